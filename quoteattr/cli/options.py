"""The arguments that commands share."""

from __future__ import annotations

import click

from quoteattr.analyse import DEFAULT_ENGINE, ENGINES

files = click.argument("files", nargs=-1, required=True, metavar="FILES...")

output_format = click.option(
    "--format",
    "output_format",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="A table for a person, or JSON Lines for a program.",
)

engine = click.option(
    "--engine",
    type=click.Choice(tuple(ENGINES)),
    default=DEFAULT_ENGINE,
    show_default=True,
    help="What analyses the text.",
)
