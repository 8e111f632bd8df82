"""What many rows at once are asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Final

#: SQLite takes as many values as this in one statement, and some builds of it more.
_MOST_VALUES: Final = 999


def following(connection: sqlite3.Connection, table: str) -> int:
    """Return the number of the next row of a table; where the table counts itself none comes twice."""
    counted = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?"
    held = f"SELECT coalesce(max(id), 0) FROM {table}"  # noqa: S608 - a name of ours
    return int(connection.execute(f"SELECT max(({counted}), ({held})) + 1", (table,)).fetchone()[0])


def within(connection: sqlite3.Connection, query: str, values: Sequence[object]) -> Iterator[tuple[Any, ...]]:
    """Return the rows of a query that ends in ``IN``, for any number of values."""
    for start in range(0, len(values), _MOST_VALUES):
        some = values[start : start + _MOST_VALUES]
        places = ", ".join("?" * len(some))
        yield from connection.execute(f"{query} ({places})", some).fetchall()
