"""``quoteattr deduplicate``."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import click

from quoteattr import dedupe
from quoteattr.cli import options
from quoteattr.cli.batch import Batch
from quoteattr.cli.output import print_results
from quoteattr.dedupe.render import as_text
from quoteattr.errors import ReadError
from quoteattr.model import AttributedDocument, Document
from quoteattr.pipeline import Pipeline
from quoteattr.read.batch import read_items
from quoteattr.write.jsonl import encode


@click.command()
@options.files
@options.output_format
@options.engine
@click.option(
    "--sources",
    multiple=True,
    type=click.Path(),
    help="Posts, transcripts, statements, as articles with a speaker: quotes are held against them.",
)
@click.option(
    "--aliases",
    type=click.Path(dir_okay=False),
    help="CSV of other names of speakers: name, aliases (divided by |), wikidata.",
)
def deduplicate(
    files: tuple[str, ...],
    output_format: str,
    engine: str,
    sources: tuple[str, ...],
    aliases: str | None,
) -> int:
    """Join the quotes that are one saying, wherever they are printed.

    FILES are articles as `quoteattr attribute` takes them, or the JSON Lines that it writes, or both;
    - is standard input. A file that cannot be read is told on standard error, the others are done,
    and the exit status is 1. With --sources, each printing of which a source has the words is graded
    behind the quotes: verbatim, trimmed, spliced or altered.
    """
    batch = Batch(files, Pipeline(engine=engine))
    found = dedupe.sayings(
        batch.attributed(again=False),
        sources=list(_sources(sources)),
        aliases=None if aliases is None else dedupe.read_aliases(aliases),
    )
    print_results(found.quotes, output_format)
    if sources:
        _print_checks(found.checks, output_format)
    return batch.status


def _sources(paths: tuple[str, ...]) -> Iterator[Document | AttributedDocument]:
    """Read the record; a document of nobody's is none."""
    for item in read_items(paths):
        if isinstance(item, ReadError):
            raise item
        if not item.speaker:
            raise click.UsageError(f"a source has no speaker: {item.id}")
        yield item


def _print_checks(checks: tuple[dedupe.Check, ...], output_format: str) -> None:
    for check in checks:
        if output_format == "jsonl":
            click.echo(encode(attrs.asdict(check)))
        elif output_format == "table":
            click.echo(f"{check.grade}  {check.quote_id}, by {check.source_id}: {as_text(check.difference)}")
