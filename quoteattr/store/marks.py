"""What is kept of each text to see at a glance that another has hardly a word in common with it.

Most candidates are none: they share two words in a row with a text and little
else. To see so by reading them costs some hundred times as much as by sixteen
bits of the beginning of each of their words.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import floor
from typing import Final
from zlib import crc32

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from quoteattr.dedupe.verify import Measure, least_in_common, measure_of
from quoteattr.dedupe.weigh import beginning_nats
from quoteattr.dedupe.wording import Wording

#: The measure of a text, rounded down, and the marks of its words.
_Row = tuple[Measure, bytes | None]

_MARKS: Final = 2**16
#: A sum in another order may be less by a little.
_SLACK: Final = 1e-6
#: What is not kept, as of a text that an older quoteattr took in, is worth comparing with all.
_NONE: Final = Measure(0, gapped=True), None


@lru_cache(maxsize=65_536)
def _mark(beginning: str) -> int:
    return crc32(beginning.encode("utf-8", "surrogatepass")) % _MARKS


@frozen
class Marks:
    """Marks of the beginnings of the words of the texts of a store, and how much these tell."""

    _connection: sqlite3.Connection

    def add(self, rows: Iterable[tuple[int, Wording]]) -> None:
        """Keep the marks of texts, each given by a wording of it."""
        self._connection.executemany(
            "INSERT INTO text_marks (id, weight, gapped, marks) VALUES (?, ?, ?, ?)",
            [(number, *_row(wording)) for number, wording in rows],
        )

    def remove(self, number: int) -> None:
        """Forget a text."""
        self._connection.execute("DELETE FROM text_marks WHERE id = ?", (number,))

    def worth_comparing(self, wordings: Sequence[Wording], near: Sequence[Sequence[int]]) -> list[list[int]]:
        """Return of the texts near to each wording those that ``verify`` may find more than different.

        Two words of one mark count as one word, so none is lost.
        """
        rows = self._read({number for numbers in near for number in numbers})
        told = np.zeros(_MARKS)
        return [
            _worth(wording, numbers, [rows.get(number, _NONE) for number in numbers], told)
            for wording, numbers in zip(wordings, near, strict=True)
        ]

    def _read(self, numbers: Iterable[int]) -> dict[int, _Row]:
        rows = self._connection.execute(
            "SELECT text_marks.id, weight, gapped, marks FROM json_each(?)"
            " CROSS JOIN text_marks ON text_marks.id = value",
            (json.dumps(sorted(numbers)),),
        )
        return {number: (Measure(weight, bool(gapped)), marks) for number, weight, gapped, marks in rows}


def _row(wording: Wording) -> tuple[int, bool, bytes]:
    return floor(wording.beginnings_weight), wording.gapped, _marks(wording).astype("<u2").tobytes()


def _marks(wording: Wording) -> NDArray[np.int64]:
    return np.fromiter(map(_mark, wording.beginnings), dtype=np.int64, count=len(wording.beginnings))


def _worth(
    wording: Wording,
    numbers: Sequence[int],
    rows: Sequence[_Row],
    told: NDArray[np.float64],
) -> list[int]:
    """Choose among the texts of one wording; ``told`` is all zeros, before and after."""
    ours, measure = _marks(wording), measure_of(wording)
    weights = map(beginning_nats, wording.beginnings)
    np.add.at(told, ours, np.fromiter(weights, dtype=np.float64, count=len(ours)))
    held = [marks or b"" for _, marks in rows]
    lengths = np.array(list(map(len, held)), dtype=np.int64) // 2
    shared = np.append(told[np.frombuffer(b"".join(held), dtype="<u2")], 0.0)
    told[ours] = 0.0
    sums = np.add.reduceat(shared, np.cumsum(lengths) - lengths).tolist() if len(rows) else []
    return [
        number
        for number, (other, marks), in_common in zip(numbers, rows, sums, strict=True)
        if marks is None or in_common + _SLACK >= least_in_common(other, measure)
    ]
