"""``quoteattr store``: the commands of an archive that grows."""

from __future__ import annotations

from itertools import islice

import click

from quoteattr.cli import options
from quoteattr.cli.archive import existing, opened
from quoteattr.cli.batch import Batch
from quoteattr.cli.output import print_results
from quoteattr.dedupe import read_aliases
from quoteattr.dedupe.dates import day
from quoteattr.model import CanonicalQuote
from quoteattr.pipeline import Pipeline
from quoteattr.store import Store

_database = click.argument("database", metavar="DB", type=click.Path(dir_okay=False))
_limit = click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to show."
)


@click.group()
def store() -> None:
    """Keep the quotes of an archive in one SQLite file, joined to sayings as they come in.

    DB is the file; `quoteattr store add` makes it.
    """


@store.command()
@_database
@options.files
@options.engine
@click.option(
    "--aliases",
    type=click.Path(dir_okay=False),
    help="CSV of other names: name, aliases (divided by |), wikidata. It is kept, and holds for all.",
)
def add(database: str, files: tuple[str, ...], engine: str, aliases: str | None) -> int:
    """Take documents in: new ones are added, changed ones replace themselves.

    FILES are articles as `quoteattr attribute` takes them, or the JSON Lines that it writes; - is
    standard input. A document with a speaker of its own is a primary source: its wording becomes
    the canonical one. After an interruption the same command goes on where it was.
    """
    batch = Batch(files, Pipeline(engine=engine))
    with opened(database) as archive:
        if aliases is not None:
            archive.use_aliases(read_aliases(aliases))
        added = archive.add(batch.attributed(again=False))
    click.echo(f"{added.taken} documents taken in, {added.unchanged} unchanged", err=True)
    return batch.status


@store.command("list")
@existing
@options.output_format
@_limit
def list_quotes(database: str, output_format: str, limit: int) -> int:
    """Show the canonical quotes with the most printings."""
    with opened(database) as archive:
        print_results(islice(archive.quotes(), limit), output_format)
    return 0


@store.command()
@existing
@click.argument("quote_id", metavar="ID")
@options.output_format
def show(database: str, quote_id: str, output_format: str) -> int:
    """Show one canonical quote, what may be the same saying, and how true to the record it is printed.

    ID is that of the canonical quote, or of one of its printings.
    """
    with opened(database) as archive:
        quote = archive.quote(quote_id)
        if quote is None:
            raise click.ClickException(f"no quote has the id {quote_id!r}")
        print_results([quote], output_format)
        if output_format == "table":
            _tell_more(archive, quote)
    return 0


def _tell_more(archive: Store, quote: CanonicalQuote) -> None:
    for check in archive.checks(quote.id):
        click.echo(f"  {check.quote_id}: {check.grade}, by {check.source_id}")
    for possible in archive.possible(quote.id):
        (other,) = set(possible.quote_ids) - {quote.id}
        click.echo(f"  perhaps the same as {other}: {'; '.join(possible.reasons)}")


@store.command()
@existing
@click.argument("words")
@click.option("--speaker", metavar="NAME", help="Only what is given to one of this name, or part of it.")
@click.option("--since", metavar="DATE", help="Only what was printed on or after this day: 2026-01-31.")
@options.output_format
@_limit
def search(  # noqa: PLR0913, PLR0917  one argument an option
    database: str, words: str, speaker: str | None, since: str | None, output_format: str, limit: int
) -> int:
    """Show the canonical quotes of which a printing has all of WORDS."""
    if since is not None and day(since) is None:
        raise click.UsageError(f"{since!r} is no date: write 2026-01-31")
    with opened(database) as archive:
        print_results(islice(archive.search(words, speaker=speaker, since=since), limit), output_format)
    return 0


@store.command()
@existing
def export(database: str) -> int:
    """Write every canonical quote as JSON Lines."""
    with opened(database) as archive:
        print_results(archive.quotes(), "jsonl")
    return 0


@store.command()
@existing
def check(database: str) -> int:
    """Say whether the store is whole; the exit status is 1 where it is not."""
    with opened(database) as archive:
        faults = archive.check()
    for fault in faults:
        click.echo(fault, err=True)
    if not faults:
        click.echo("the store is whole")
    return min(len(faults), 1)
