"""CSV by RFC 4180: a row a quote, or a row an attestation of a canonical quote.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a
formula, and an article may hold any text. Such a cell gets an apostrophe in
front, as OWASP advises; to have the text back, take it away.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from quoteattr.model import AttributedDocument, CanonicalQuote
from quoteattr.write.rows import Cell, table

#: Signs that begin a formula, in wide form too; white space before them is passed over by some programs.
_FORMULA = tuple("=+-@＝＋－＠")
#: By these some programs end a cell that is not closed, and begin another.
_BREAKING = ("\t", "\r", "\n")


def write(values: Iterable[AttributedDocument | CanonicalQuote], stream: TextIO) -> None:
    """Write a heading and the rows, each as soon as it is there; open ``stream`` with ``newline=""``.

    Raises TypeError where documents and canonical quotes are mixed.
    """
    columns, rows = table(values)
    writer = csv.writer(stream)
    writer.writerow(columns)
    writer.writerows([_harmless(row[name]) for name in columns] for row in rows)


def _harmless(cell: Cell) -> Cell:
    if isinstance(cell, str) and (cell.lstrip().startswith(_FORMULA) or cell.startswith(_BREAKING)):
        return f"'{cell}"
    return cell
