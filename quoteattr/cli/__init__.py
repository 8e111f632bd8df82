"""The command line: one thin file a command, no logic of its own."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

from quoteattr.cli import color, config
from quoteattr.cli.attribute import attribute
from quoteattr.cli.deduplicate import deduplicate
from quoteattr.cli.report import report
from quoteattr.cli.store import store
from quoteattr.errors import QuoteattrError

__all__ = ["main"]

# What a shell reports for a program that the signal ended: 128 and the signal's number.
_INTERRUPTED = 130
_PIPE_CLOSED = 141


class _Commands(click.Group):
    """Commands that return their exit status; how each may end otherwise is settled here."""

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


main.add_command(attribute)
main.add_command(deduplicate)
main.add_command(report)
main.add_command(store)
main.add_command(config.config)
