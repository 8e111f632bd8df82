"""The index of grams: an FTS5 table that holds hashes as words and nothing else.

Without positions, sizes and content it costs about a hundred bytes a quote,
where a dictionary in memory costs over a thousand.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final, Literal

from attrs import frozen

from quoteattr.dedupe.candidates import MOST_TEXTS, nearest

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def _token(gram: int) -> str:
    """Write 32 bits in up to seven letters and digits, all that a tokenizer takes for one word."""
    letters = ""
    while gram:
        gram, digit = divmod(gram, 36)
        letters = _DIGITS[digit] + letters
    return letters or "0"


@frozen
class GramIndex:
    """The texts or primary sources of a store by their grams."""

    _connection: sqlite3.Connection
    _table: Literal["text_grams", "source_grams"]

    def add(self, number: int, grams: Iterable[int]) -> None:
        """Take in the row of that number."""
        self._connection.execute(
            f"INSERT INTO {self._table} (rowid, grams) VALUES (?, ?)",  # noqa: S608 - a name of ours
            (number, self._line(grams)),
        )

    def remove(self, number: int, grams: Iterable[int]) -> None:
        """Take the row of that number out; the grams are those that it was added with."""
        self._connection.execute(
            f"INSERT INTO {self._table} ({self._table}, rowid, grams) "  # noqa: S608 - a name of ours
            "VALUES ('delete', ?, ?)",
            (number, self._line(grams)),
        )

    def nearest(self, grams: Iterable[int], size: int) -> list[int]:
        """Return the rows, of ``size`` in all, to compare with a text that has these grams, best first."""
        return nearest((self._rows(gram) for gram in sorted(grams)), size)

    def _rows(self, gram: int) -> list[int]:
        # One more than counts, so that a gram of too many texts shows.
        found = self._connection.execute(
            f"SELECT rowid FROM {self._table} WHERE {self._table} MATCH ? LIMIT {MOST_TEXTS + 1}",  # noqa: S608
            (f'"{_token(gram)}"',),
        )
        return [number for (number,) in found]

    @staticmethod
    def _line(grams: Iterable[int]) -> str:
        return " ".join(map(_token, sorted(grams)))
