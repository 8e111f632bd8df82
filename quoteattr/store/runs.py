"""Runs of pages: postings in the file, sorted by gram, each page found by its number."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from attrs import evolve, frozen

from quoteattr.store.postings import Grams, Postings, capped, distinct, pages_of, together, unpacked, without

_BITS: Final = 32
#: Postings of a page, about: few enough to be read in no time, many enough to cost few rows.
_A_PAGE: Final = 64
#: Pages of a run are at least 2 to the power of this, and from so many postings on
#: as many as it takes to keep the rest of a gram in two bytes.
_LEAST_BITS: Final = 12
_MANY: Final = 2**20
_SHORT_BITS: Final = 16
#: Postings that are put together at once.
_AT_ONCE: Final = 2**20


@frozen(kw_only=True)
class Run:
    """Pages of one sorting."""

    #: What the numbers of its pages begin with.
    number: int
    #: Lowest bits of a gram: those with the same bits above are on one page.
    shift: int
    postings: int = 0

    def first_page(self, gram: int) -> int:
        """Return the number of the page of a gram and those above it."""
        return (self.number << _BITS) + (gram >> self.shift)


@frozen
class Pages:
    """The pages of one index."""

    _connection: sqlite3.Connection
    #: The name of their table.
    _table: str

    def read(self, run: Run, grams: Grams) -> Postings:
        """Return what stands on the pages of a run that may have these rising grams."""
        wanted = distinct(grams >> np.uint64(run.shift)) + np.uint64(run.number << _BITS)
        rows = self._connection.execute(
            f"SELECT pages.id & {2**_BITS - 1}, postings FROM json_each(?)"  # noqa: S608 - names of ours
            f" CROSS JOIN {self._table} AS pages ON pages.id = value",
            (json.dumps(wanted.tolist()),),
        )
        return unpacked(rows.fetchall(), run.shift)

    def merge(self, number: int, runs: Sequence[Run], more: Postings, gone: Postings) -> Run:
        """Make one run, of a number of its own, of some, that are used up, and of more postings.

        It is done a range of grams after the other, so that memory does not
        grow with the store, and pages that were read are free for new ones.
        """
        total = len(more) + sum(run.postings for run in runs)
        made = Run(number=number, shift=_BITS - _bits(total))
        for low, high in pairwise(_ranges(total)):
            ours = more[_place(more, low) : _place(more, high)]
            postings = together([*(self._take(run, low, high) for run in runs), ours])
            kept = capped(without(postings, gone))
            self._write(made, kept)
            made = evolve(made, postings=made.postings + len(kept))
        return made

    def _take(self, run: Run, low: int, high: int) -> Postings:
        between = f"FROM {self._table} WHERE id >= ? AND id < ?"
        pages = run.first_page(low), run.first_page(high)
        rows = self._connection.execute(f"SELECT id & {2**_BITS - 1}, postings {between}", pages)
        postings = unpacked(rows.fetchall(), run.shift)
        self._connection.execute(f"DELETE {between}", pages)
        return postings

    def _write(self, run: Run, postings: Postings) -> None:
        begin = run.number << _BITS
        rows = ((begin + page, held) for page, held in pages_of(postings, run.shift))
        self._connection.executemany(f"INSERT INTO {self._table} VALUES (?, ?)", rows)  # noqa: S608


def _bits(postings: int) -> int:
    """Return how many bits of a gram name its page."""
    bits = max(_LEAST_BITS, (postings // _A_PAGE).bit_length())
    return max(bits, _SHORT_BITS) if postings >= _MANY else bits


def _ranges(postings: int) -> list[int]:
    """Return the bounds of as many ranges of grams as can be put together one by one, all of whole pages."""
    bits = min(_LEAST_BITS, (postings // _AT_ONCE).bit_length())
    return list(range(0, 2**_BITS + 1, 2 ** (_BITS - bits)))


def _place(postings: Postings, gram: int) -> int:
    return len(postings) if gram >= 2**_BITS else int(np.searchsorted(postings, np.uint64(gram << _BITS)))
