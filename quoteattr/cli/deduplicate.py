"""``quoteattr deduplicate``."""

from __future__ import annotations

import click

from quoteattr import dedupe
from quoteattr.cli import options
from quoteattr.cli.batch import Batch
from quoteattr.cli.output import print_results
from quoteattr.pipeline import Pipeline


@click.command()
@options.files
@options.output_format
@options.engine
def deduplicate(files: tuple[str, ...], output_format: str, engine: str) -> int:
    """Join the quotes that are one saying, wherever they are printed.

    FILES are articles as `quoteattr attribute` takes them, or the JSON Lines that it writes, or both;
    - is standard input. A file that cannot be read is told on standard error, the others are done,
    and the exit status is 1.
    """
    batch = Batch(files, Pipeline(engine=engine))
    print_results(dedupe.deduplicate(batch.attributed(again=False)), output_format)
    return batch.status
