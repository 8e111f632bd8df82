"""Results on standard output, each as soon as it is there."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from itertools import chain
from typing import IO, Any

import click

from quoteattr.model import CanonicalQuote
from quoteattr.write.formats import FORMATS, Format, Value

#: The format for a person; the others are for programs.
TABLE = "table"


def print_results(results: Iterable[Value], output_format: str) -> None:
    """Print results as a table, or in one of the formats of ``write``."""
    if output_format == TABLE:
        _print_tables(results)
        return
    form = FORMATS[output_format]
    write, stream = form.writer(), _stream(form, output_format)
    write(_flushed(_fitting(results, form, output_format), stream), stream)


def _print_tables(results: Iterable[Value]) -> None:
    from quoteattr.write.table import TableWriter

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    writer = TableWriter(sys.stdout)
    for result in results:
        writer.write(result)
        sys.stdout.flush()


def _stream(form: Format, name: str) -> IO[Any]:
    if form.binary:
        if sys.stdout.isatty():
            raise click.UsageError(f"--format {name} is not for a terminal: send it to a file with >")
        return sys.stdout.buffer
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


def _fitting(results: Iterable[Value], form: Format, name: str) -> Iterable[Value]:
    """Refuse what the format cannot hold before anything is written."""
    rest = iter(results)
    first = next(rest, None)
    if isinstance(first, CanonicalQuote) and not form.canonical:
        raise click.UsageError(f"--format {name} holds articles with their quotes, not canonical quotes")
    return rest if first is None else chain((first,), rest)


def _flushed(results: Iterable[Value], stream: IO[Any]) -> Iterator[Value]:
    """Send each result on its way when the writer, done with it, asks for the next."""
    for result in results:
        yield result
        stream.flush()
