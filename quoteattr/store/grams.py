"""The index of grams: which texts have which gram.

New texts wait, sorted in memory and a row each in the file. When there are
many they go into a run of pages, sorted by gram, and that run, when it has
grown to a share of the long one, into the long one: a log-structured merge
tree (O'Neil, Cheng, Gawlick and O'Neil 1996). So a gram is looked up in two
places of the file at most, and a posting is written some ten times however
large the store grows.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from typing import Final, Literal

import numpy as np
from attrs import asdict, define, field, frozen

from quoteattr.store.postings import (
    NONE,
    Grams,
    Postings,
    best,
    distinct,
    matching,
    posted,
    together,
    without,
)
from quoteattr.store.runs import Pages, Run

#: So many postings wait, those of some four thousand quotes, before they are put into pages.
_MOST_WAITING: Final = 2**17
#: The short run goes into the long one when it has so many postings, and this share of the long one's.
_MOST_SHORT: Final = 8 * _MOST_WAITING
_SHARE: Final = 8
#: Texts that are looked up at once: more have more grams on one page, and take more memory.
_BATCH: Final = 500


@define(kw_only=True)
class _Held:
    """What of the index is in memory."""

    #: The state of the file that it is of: what SQLite counts up where another process writes, and our row.
    version: tuple[int, str | None]
    #: Counted up by each change.
    changes: int = 0
    short: Run | None = None
    long: Run | None = None
    waiting: Postings = NONE
    #: Texts that are still on pages and count no more.
    gone: Postings = NONE


@frozen
class GramIndex:
    """The texts or primary sources of a store by their grams."""

    _connection: sqlite3.Connection
    _name: Literal["text_grams", "source_grams"]
    _memory: list[_Held] = field(factory=list, init=False)

    @property
    def _pages(self) -> Pages:
        return Pages(self._connection, f"{self._name}_pages")

    def add(self, rows: Sequence[tuple[int, Collection[int]]]) -> None:
        """Take in the rows of these numbers, each with its grams; no number is ever used again."""
        if not rows:
            return
        held = self._held()
        numbers, grams = [number for number, _ in rows], [grams for _, grams in rows]
        packed = (np.fromiter(one, dtype="<u4", count=len(one)).tobytes() for one in grams)
        self._connection.executemany(
            f"INSERT INTO {self._name}_waiting VALUES (?, ?)",  # noqa: S608 - a name of ours
            zip(numbers, packed, strict=True),
        )
        held.waiting = together([held.waiting, posted(numbers, grams)])
        if len(held.waiting) >= _MOST_WAITING:
            self._put_into_pages(held)
        self._save(held)

    def remove(self, number: int) -> None:
        """Take the row of that number out."""
        held = self._held()
        one = np.array([number], dtype=np.uint64)
        query = f"DELETE FROM {self._name}_waiting WHERE id = ?"  # noqa: S608 - a name of ours
        if self._connection.execute(query, (number,)).rowcount:
            held.waiting = without(held.waiting, one)
        else:
            self._connection.execute(f"INSERT INTO {self._name}_gone VALUES (?)", (number,))  # noqa: S608
            held.gone = np.append(held.gone, one)
        self._save(held)

    def nearest(self, batch: Sequence[Collection[int]], size: int) -> list[list[int]]:
        """Return for each of a batch of texts, given by their grams, the rows to compare it with, best first.

        There are ``size`` rows in all.
        """
        found: list[list[int]] = []
        for start in range(0, len(batch), _BATCH):
            some = [tuple(grams) for grams in batch[start : start + _BATCH]]
            asked = distinct(np.array([gram for grams in some for gram in grams], dtype=np.uint64))
            found += best(some, asked, self._postings(asked), size)
        return found

    def _postings(self, grams: Grams) -> Postings:
        held = self._held()
        runs = (run for run in (held.short, held.long) if run)
        parts = [matching(self._pages.read(run, grams), grams) for run in runs]
        return without(together([*parts, matching(held.waiting, grams)]), held.gone)

    def _held(self) -> _Held:
        """Return what is in memory, read anew where the file is not what it was."""
        (foreign,) = self._connection.execute("PRAGMA data_version").fetchone()
        query = "SELECT state FROM gram_indexes WHERE name = ?"
        row = self._connection.execute(query, (self._name,)).fetchone()
        version = foreign, row[0] if row else None
        if not self._memory or self._memory[0].version != version:
            self._memory[:] = [self._load(version)]
        return self._memory[0]

    def _load(self, version: tuple[int, str | None]) -> _Held:
        changes, short, long = json.loads(version[1]) if version[1] else (0, None, None)
        waiting = self._connection.execute(f"SELECT id, grams FROM {self._name}_waiting").fetchall()  # noqa: S608
        gone = self._connection.execute(f"SELECT id FROM {self._name}_gone").fetchall()  # noqa: S608
        grams = [np.frombuffer(packed, dtype="<u4").tolist() for _, packed in waiting]
        return _Held(
            version=version,
            changes=changes,
            short=Run(**short) if short else None,
            long=Run(**long) if long else None,
            waiting=posted([number for number, _ in waiting], grams),
            gone=np.array([number for (number,) in gone], dtype=np.uint64),
        )

    def _save(self, held: _Held) -> None:
        held.changes += 1
        runs = [asdict(run) if run else None for run in (held.short, held.long)]
        state = json.dumps([held.changes, *runs])
        self._connection.execute("INSERT OR REPLACE INTO gram_indexes VALUES (?, ?)", (self._name, state))
        held.version = held.version[0], state

    def _put_into_pages(self, held: _Held) -> None:
        held.short = self._merged(held, (held.short,), held.waiting)
        held.waiting = NONE
        self._connection.execute(f"DELETE FROM {self._name}_waiting")  # noqa: S608 - a name of ours
        if held.short.postings >= max(_MOST_SHORT, held.long.postings // _SHARE if held.long else 0):
            held.short, held.long = None, self._merged(held, (held.short, held.long), NONE)
            self._connection.execute(f"DELETE FROM {self._name}_gone")  # noqa: S608 - a name of ours
            held.gone = NONE

    def _merged(self, held: _Held, runs: Sequence[Run | None], more: Postings) -> Run:
        taken = {run.number for run in (held.short, held.long) if run}
        number = next(number for number in range(len(taken) + 1) if number not in taken)
        return self._pages.merge(number, [run for run in runs if run], more, held.gone)
