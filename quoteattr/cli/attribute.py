"""``quoteattr attribute``."""

from __future__ import annotations

import click

from quoteattr.cli import options
from quoteattr.cli.batch import Batch
from quoteattr.cli.output import print_results
from quoteattr.pipeline import Pipeline


@click.command()
@options.files
@options.output_format
@options.engine
def attribute(files: tuple[str, ...], output_format: str, engine: str) -> int:
    """Find the quotes of articles and say who said each.

    FILES are plain text (UTF-8), one article a file, or JSON Lines, one article a line; - is
    standard input. A file that cannot be read is told on standard error, the others are done, and
    the exit status is 1.
    """
    batch = Batch(files, Pipeline(engine=engine))
    print_results(batch.attributed(again=True), output_format)
    return batch.status
