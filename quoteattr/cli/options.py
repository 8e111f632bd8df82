"""The arguments that commands share."""

from __future__ import annotations

import click

from quoteattr.analyse import DEFAULT_ENGINE, ENGINES
from quoteattr.cli.output import TABLE
from quoteattr.write.formats import FORMATS

files = click.argument("files", nargs=-1, required=True, metavar="FILES...")

output_format = click.option(
    "--format",
    "output_format",
    type=click.Choice([TABLE, *FORMATS]),
    default=TABLE,
    show_default=True,
    help="A table for a person, or what another program reads.",
)

engine = click.option(
    "--engine",
    type=click.Choice(tuple(ENGINES)),
    default=DEFAULT_ENGINE,
    show_default=True,
    help="What analyses the text.",
)
