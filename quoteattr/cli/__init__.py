"""The command line: one thin file a command, no logic of its own."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import NoReturn

import click
from click.shell_completion import CompletionItem

from quoteattr.cli import color, config
from quoteattr.errors import QuoteattrError

__all__ = ["COMMANDS", "main"]

#: The commands, each with the first sentence of its help. Command `some-name` is `some_name` in
#: quoteattr/cli/some_name.py, which is imported when the command is called.
COMMANDS = {
    "attribute": "Find the quotes of articles and say who said each.",
    "chart": "Draw what a store holds: speakers, one quote's way, outlets.",
    "config": "Show which value each option has and where it comes from.",
    "deduplicate": "Join the quotes that are one saying, wherever they are printed.",
    "models": "Show which models the engines use, and get more.",
    "report": "Make an HTML page of articles with their quotes marked.",
    "review": "Judge the quotes of an archive on a page in the browser.",
    "store": "Keep the quotes of an archive in one SQLite file, joined to sayings as they come in.",
}

# What a shell reports for a program that the signal ended: 128 and the signal's number.
_INTERRUPTED = 130
_PIPE_CLOSED = 141


class _Commands(click.Group):
    """Commands that return their exit status; how each may end otherwise is settled here."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"quoteattr.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  click's
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        names = [
            CompletionItem(name, help=told)
            for name, told in sorted(COMMANDS.items())
            if name.startswith(incomplete)
        ]
        return names + click.Command.shell_complete(self, ctx, incomplete)

    def invoke(self, ctx: click.Context) -> NoReturn:
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)
        except BrokenPipeError:
            _discard_stdout()
            ctx.exit(_PIPE_CLOSED)
        except OSError as error:
            _discard_stdout()
            raise click.ClickException(f"cannot write: {error.strerror}") from error
        except QuoteattrError as error:
            raise click.UsageError(str(error), ctx) from error
        ctx.exit(status)


def _discard_stdout() -> None:
    """Point standard output nowhere, or Python would try once more to write the rest as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quoteattr")
@config.option
@color.option
def main(color: str) -> None:
    """Find who said what in English news articles, and the same quote where others print it."""
