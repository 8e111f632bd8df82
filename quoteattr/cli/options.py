"""The arguments that commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, get_args

import click

from quoteattr.analyse import DEFAULT_ENGINE, ENGINES
from quoteattr.cli.output import TABLE
from quoteattr.model import QuoteKind
from quoteattr.write.formats import FORMATS

_Result = TypeVar("_Result")

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

_engine = click.option(
    "--engine",
    metavar="NAME",
    default=DEFAULT_ENGINE,
    show_default=True,
    help=f"What analyses the text: {', '.join(ENGINES)}.",
)

_models = click.option(
    "--models",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="The folder of the engine's models: compact:DIR and stanza:DIR as one word.",
)


def engine(command: Callable[..., _Result]) -> Callable[..., _Result]:
    """Give a command ``--engine`` and ``--models``; it gets the engine's name with the folder in it."""

    @wraps(command)
    def named(*arguments: object, engine: str, models: str | None, **options: object) -> _Result:
        return command(*arguments, engine=_with_models(engine, models), **options)

    return _engine(_models(named))


def _with_models(engine: str, models: str | None) -> str:
    if models is None:
        return engine
    kind, plus, under = engine.partition("+")
    if kind not in {"compact", "stanza"}:
        raise click.UsageError(f"--models is for the engines compact and stanza, not {engine}")
    return f"{kind}:{models}{plus}{under}"


kinds = click.option(
    "--kinds",
    callback=_kinds,
    default=",".join(KINDS),
    show_default=True,
    help="Which quotes to show; a term is a string between marks that is nobody's words.",
)
