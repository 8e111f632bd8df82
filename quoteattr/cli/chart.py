"""``quoteattr chart``: the commands that draw."""

from __future__ import annotations

from pathlib import Path

import click

from quoteattr import charts
from quoteattr.cli.archive import existing, opened


def _ending(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    if Path(value).suffix.lower() not in charts.ENDINGS:
        told = f"{value!r} ends in none of {', '.join(charts.ENDINGS)}, which say what to write"
        raise click.BadParameter(told, ctx=ctx, param=parameter)
    return value


_output = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    callback=_ending,
    required=True,
    help="The file to write; its ending says what: .svg or .png.",
)
_top = click.option(
    "--top", type=click.IntRange(min=1), default=20, show_default=True, help="How many rows to show."
)


@click.group()
def chart() -> None:
    """Draw what a store holds: speakers, one quote's way, outlets.

    DB is a file that `quoteattr store add` made. Needs the extra chart: pip install
    'quoteattr[chart]'.
    """


@chart.command()
@existing
@_output
@_top
def speakers(database: str, output: str, top: int) -> int:
    """Draw who is quoted most: quotes and words of named speakers."""
    with opened(database) as archive:
        charts.speakers_chart(archive.quotes(), top=top).save(output)
    return 0


@chart.command()
@existing
@_output
@_top
@click.option("--quote", metavar="ID", help="The canonical quote, by its id or that of a printing.")
def timeline(database: str, output: str, top: int, quote: str | None) -> int:
    """Draw when a canonical quote was printed where.

    Without --quote it is the one with the most printings.
    """
    with opened(database) as archive:
        shown = next(archive.quotes(), None) if quote is None else archive.quote(quote)
    if quote is not None and shown is None:
        raise click.ClickException(f"no quote has the id {quote!r}")
    charts.timeline_chart(shown, top=top).save(output)
    return 0


@chart.command()
@existing
@_output
@_top
def outlets(database: str, output: str, top: int) -> int:
    """Draw which outlets print first what two or more print."""
    with opened(database) as archive:
        charts.outlets_chart(archive.quotes(), top=top).save(output)
    return 0
