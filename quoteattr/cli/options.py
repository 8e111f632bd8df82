"""The arguments that commands share."""

from __future__ import annotations

import click
from attrs import fields

from quoteattr.analyse import ENGINES
from quoteattr.pipeline import Pipeline

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
    default=fields(Pipeline).engine.default,
    show_default=True,
    help="What analyses the text.",
)
