"""``quoteattr report``."""

from __future__ import annotations

from typing import TextIO

import click

from quoteattr import dedupe
from quoteattr.cli import options
from quoteattr.cli.batch import Batch
from quoteattr.pipeline import Pipeline


@click.command()
@options.files
@click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8", lazy=True),
    required=True,
    help="The HTML file to write; - is standard output.",
)
@options.engine
def report(files: tuple[str, ...], output: TextIO, engine: str) -> int:
    """Make an HTML page of articles with their quotes marked.

    The page shows who is quoted, each quote in its article, the canonical quotes with every wording,
    and first of all what an editor should check. It is one file and loads nothing.

    FILES are articles as `quoteattr attribute` takes them, or the JSON Lines that it writes, or both;
    - is standard input. A file that cannot be read is told on standard error, the others are done,
    and the exit status is 1.
    """
    from quoteattr.report import report_html

    batch = Batch(files, Pipeline(engine=engine))
    documents = tuple(batch.attributed(again=False))
    output.write(report_html(documents, dedupe.deduplicate(documents)))
    return batch.status
