"""``quoteattr attribute``."""

from __future__ import annotations

import click
from attrs import evolve

from quoteattr.cli import options
from quoteattr.cli.batch import Batch
from quoteattr.cli.output import print_results
from quoteattr.model import AttributedDocument
from quoteattr.pipeline import Pipeline


@click.command()
@options.files
@options.output_format
@options.engine
@options.kinds
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many processes work side by side; each holds the engine.",
)
def attribute(
    files: tuple[str, ...], output_format: str, engine: str, kinds: frozenset[str], jobs: int
) -> int:
    """Find the quotes of articles and say who said each.

    FILES are plain text, web pages, ninjs or JSON Lines, packed in .gz or .zip or not, or directories
    and patterns of them; - is standard input. What cannot be read is told on standard error, the
    others are done, and the exit status is 1.
    """
    batch = Batch(files, Pipeline(engine=engine), jobs)
    found = (_only(document, kinds) for document in batch.attributed(again=True))
    print_results(found, output_format)
    return batch.status


def _only(document: AttributedDocument, kinds: frozenset[str]) -> AttributedDocument:
    kept = tuple(quote for quote in document.quotes if (quote.kind if quote.speech else "term") in kinds)
    return evolve(document, quotes=kept)
