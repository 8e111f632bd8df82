"""What is kept of each text to see at a glance that another has hardly a word in common with it.

Most candidates are none: they share two words in a row with a text and little
else. To see so by reading them costs some hundred times as much as by sixteen
bits of each of their words.
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

from quoteattr.dedupe.verify import least_in_common
from quoteattr.dedupe.weigh import nats
from quoteattr.dedupe.wording import Wording

_MARKS: Final = 2**16
#: A sum in another order may be less by a little.
_SLACK: Final = 1e-6
_NONE: Final = 0, b""


@lru_cache(maxsize=65_536)
def _mark(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass")) % _MARKS


@frozen
class Marks:
    """Marks of the words of the texts of a store, and how much these words tell."""

    _connection: sqlite3.Connection

    def add(self, rows: Iterable[tuple[int, Wording]]) -> None:
        """Keep the marks of texts, each given by a wording of it."""
        self._connection.executemany(
            "INSERT INTO text_marks VALUES (?, ?, ?)",
            [
                (number, floor(wording.vocabulary_weight), _marks(wording).astype("<u2").tobytes())
                for number, wording in rows
            ],
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

    def _read(self, numbers: Iterable[int]) -> dict[int, tuple[int, bytes]]:
        rows = self._connection.execute(
            "SELECT text_marks.id, weight, marks FROM json_each(?)"
            " CROSS JOIN text_marks ON text_marks.id = value",
            (json.dumps(sorted(numbers)),),
        )
        return {number: (weight, marks) for number, weight, marks in rows}


def _marks(wording: Wording) -> NDArray[np.int64]:
    return np.fromiter(map(_mark, wording.vocabulary), dtype=np.int64, count=len(wording.vocabulary))


def _worth(
    wording: Wording,
    numbers: Sequence[int],
    rows: Sequence[tuple[int, bytes]],
    told: NDArray[np.float64],
) -> list[int]:
    """Choose among the texts of one wording; ``told`` is all zeros, before and after."""
    ours = _marks(wording)
    np.add.at(told, ours, np.fromiter(map(nats, wording.vocabulary), dtype=np.float64, count=len(ours)))
    lengths = np.array([len(marks) // 2 for _, marks in rows], dtype=np.int64)
    shared = np.append(told[np.frombuffer(b"".join([marks for _, marks in rows]), dtype="<u2")], 0.0)
    told[ours] = 0.0
    ends = np.cumsum(lengths)
    sums = np.where(lengths, np.add.reduceat(shared, ends - lengths), 0.0) if len(rows) else lengths
    return [
        number
        for number, (weight, _), in_common in zip(numbers, rows, sums.tolist(), strict=True)
        if in_common + _SLACK >= least_in_common(min(weight, wording.vocabulary_weight))
    ]
