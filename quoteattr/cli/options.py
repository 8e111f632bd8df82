"""The arguments that commands share."""

from __future__ import annotations

from typing import get_args

import click

from quoteattr.analyse import DEFAULT_ENGINE, ENGINES
from quoteattr.cli.output import TABLE
from quoteattr.model import QuoteKind
from quoteattr.write.formats import FORMATS

#: What a quote may be asked for as: the kinds of speech, and terms.
KINDS = (*get_args(QuoteKind), "term")


def _kinds(ctx: click.Context, parameter: click.Parameter, value: str) -> frozenset[str]:
    chosen = frozenset(value.split(","))
    if unknown := sorted(chosen.difference(KINDS)):
        told = f"{', '.join(map(repr, unknown))}; there are: {', '.join(KINDS)}"
        raise click.BadParameter(told, ctx=ctx, param=parameter)
    return chosen


files = click.argument("files", nargs=-1, required=True, metavar="FILES...", type=click.Path(readable=False))

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
    metavar="NAME",
    default=DEFAULT_ENGINE,
    show_default=True,
    help=f"What analyses the text: {' or '.join(ENGINES)}; compact:FOLDER for a model of your own.",
)

kinds = click.option(
    "--kinds",
    callback=_kinds,
    default=",".join(KINDS),
    show_default=True,
    help="Which quotes to show; a term is a string between marks that is nobody's words.",
)
