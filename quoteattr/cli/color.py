"""``--color``: whether what is printed is coloured, for every command at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

# What rich asks wherever a console is made, for tables and for progress bars (no-color.org, force-color.org).
_VARIABLES = {"always": "FORCE_COLOR", "never": "NO_COLOR"}


def _apply(ctx: click.Context, _: click.Parameter, when: str) -> str:
    if when in _VARIABLES:
        ctx.with_resource(_only(_VARIABLES[when]))
    return when


@contextmanager
def _only(name: str) -> Iterator[None]:
    """Set one of the variables and none of the others; afterwards all are as they were."""
    before = {one: os.environ.pop(one, None) for one in _VARIABLES.values()}
    os.environ[name] = "1"
    try:
        yield
    finally:
        del os.environ[name]
        os.environ.update({one: value for one, value in before.items() if value is not None})


option = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    callback=_apply,
    help="Print in colour: auto is on a terminal, unless NO_COLOR is set; always is as on a terminal.",
)
