"""Results on standard output, each as soon as it is there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from typing import TypeAlias

from quoteattr.model import AttributedDocument, CanonicalQuote
from quoteattr.write import jsonl

_Printer: TypeAlias = Callable[[AttributedDocument | CanonicalQuote], None]


def print_results(results: Iterable[AttributedDocument | CanonicalQuote], output_format: str) -> None:
    """Print results as ``table`` or ``jsonl``."""
    print_one = _table_printer() if output_format == "table" else _line_printer()
    for result in results:
        print_one(result)
        sys.stdout.flush()


def _table_printer() -> _Printer:
    from quoteattr.write.table import TableWriter

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return TableWriter(sys.stdout).write


def _line_printer() -> _Printer:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return lambda result: jsonl.write([result], sys.stdout)
