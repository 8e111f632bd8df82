"""Writing: from results to what a program or a person reads, one file a format."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from quoteattr.model import AttributedDocument, CanonicalQuote

__all__ = ["write"]


def write(values: Iterable[AttributedDocument | CanonicalQuote], file: str | PathLike[str] | TextIO) -> None:
    """Write JSON Lines, one document or canonical quote a line, to a path or an open text file.

    ``read`` gives documents back equal to those written. Raises OSError where
    the file cannot be written.
    """
    from quoteattr.write import jsonl

    if not isinstance(file, str | PathLike):
        jsonl.write(values, file)
        return
    with Path(file).open("w", encoding="utf-8", newline="\n") as stream:
        jsonl.write(values, stream)
