"""Writes docs/reference/cli.md from what each command says of itself.

python docs/site/cli.py
"""
# ruff: noqa: INP001  a script by itself

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from quoteattr.cli import main

PAGE = Path(__file__).parents[1] / "reference" / "cli.md"
# As on a terminal of 80 columns, of which click leaves two free.
_COLUMNS = 78
_HEAD = """\
# Commands

What each command says of itself with `--help`. This page is written by `docs/site/cli.py`. How to
[set up the command line](../how-to/command-line.md): defaults in a file, colours, completion.

A result goes to standard output, and what went wrong to standard error, a line each. The exit status is 0;
1 where something failed; 2 for wrong usage ([errors](errors.md)).
"""


def page() -> str:
    """Return the page."""
    settings: dict[str, Any] = main.context_settings
    top = click.Context(main, info_name="quoteattr", terminal_width=_COLUMNS, **settings)
    return "\n".join([_HEAD, *_sections(top)])


def _sections(ctx: click.Context) -> Iterator[str]:
    yield f"## {ctx.command_path}\n\n```text\n{ctx.get_help()}\n```\n"
    if isinstance(ctx.command, click.Group):
        for name in ctx.command.list_commands(ctx):
            command = ctx.command.get_command(ctx, name)
            if command is not None:
                yield from _sections(click.Context(command, parent=ctx, info_name=name))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
