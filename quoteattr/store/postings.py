"""Postings, which text has which gram, as arrays: sorted, packed into bytes, and looked up many at once.

A posting is one whole number: the gram in its upper 32 bits, the number of the
text in the lower. Sorted, the postings of a gram are neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from quoteattr.dedupe.candidates import MOST_CANDIDATES, MOST_TEXTS

Postings = NDArray[np.uint64]
Grams = NDArray[np.uint64]

_BITS: Final = 32
_LOW: Final = np.uint64(2**_BITS - 1)
_UP: Final = np.uint64(_BITS)
#: Grams of a page that agree in all but this many bits are kept in two bytes each.
_SHORT: Final = 16
#: Scores are compared in these units, so that the order of a sum decides nothing.
_SCORE_UNIT: Final = 1e6

NONE: Final[Postings] = np.empty(0, dtype=np.uint64)


def posted(numbers: Iterable[int], grams: Sequence[Iterable[int]]) -> Postings:
    """Return the postings of some texts, sorted."""
    counts = np.fromiter(map(len, grams), dtype=np.int64, count=len(grams))  # type: ignore[arg-type]
    flat = np.fromiter((gram for held in grams for gram in held), dtype=np.uint64, count=int(counts.sum()))
    owners = np.repeat(np.fromiter(numbers, dtype=np.uint64, count=len(grams)), counts)
    return np.sort((flat << _UP) | owners)


def texts_of(postings: Postings) -> Postings:
    """Return the number of the text of each posting."""
    return postings & _LOW


def grams_in(postings: Postings) -> Grams:
    """Return the gram of each posting."""
    return postings >> _UP


def together(parts: Sequence[Postings]) -> Postings:
    """Put sorted postings together, sorted."""
    full = [part for part in parts if len(part)]
    if len(full) < 2:
        return full[0] if full else NONE
    # The stable sort finds the sorted stretches and merges them.
    return np.sort(np.concatenate(full), kind="stable")


def capped(postings: Postings) -> Postings:
    """Keep of a gram in too many texts one posting more than counts, so that it shows."""
    if not len(postings):
        return postings
    first = _first_of_each(grams_in(postings))
    counts = np.diff(np.append(first, len(postings)))
    if counts.max() <= MOST_TEXTS + 1:
        return postings
    rank = np.arange(len(postings)) - np.repeat(first, counts)
    return postings[rank <= MOST_TEXTS]


def without(postings: Postings, gone: Postings) -> Postings:
    """Leave out the postings of texts that are gone."""
    return postings[~np.isin(texts_of(postings), gone)] if len(gone) else postings


def pages_of(postings: Postings, shift: int) -> list[tuple[int, bytes]]:
    """Pack postings into pages: those whose grams agree in all but the lowest ``shift`` bits are one."""
    pages = grams_in(postings) >> np.uint64(shift)
    records = np.empty(len(postings), dtype=_record(shift))
    records["low"] = grams_in(postings) & np.uint64(2**shift - 1)
    records["text"] = texts_of(postings)
    first = _first_of_each(pages)
    width, held = records.itemsize, records.tobytes()
    bounds = zip(pages[first].tolist(), first.tolist(), [*first[1:].tolist(), len(pages)], strict=True)
    return [(page, held[width * start : width * stop]) for page, start, stop in bounds]


def unpacked(pages: Sequence[tuple[int, bytes]], shift: int) -> Postings:
    """Return the postings of some pages; rising pages give them sorted."""
    records = np.frombuffer(b"".join([held for _, held in pages]), dtype=_record(shift))
    counts = np.array([len(held) for _, held in pages], dtype=np.int64) // records.itemsize
    postings = np.repeat(np.array([page for page, _ in pages], dtype=np.uint64), counts)
    postings <<= np.uint64(shift)
    postings |= records["low"]
    postings <<= _UP
    postings |= records["text"]
    return postings


def _record(shift: int) -> np.dtype[np.void]:
    return np.dtype([("low", "<u2" if shift <= _SHORT else "<u4"), ("text", "<u4")])


def distinct(values: Postings) -> Postings:
    """Return the different values, rising."""
    ordered = np.sort(values)
    return ordered[_first_of_each(ordered)]


def _first_of_each(ordered: Postings) -> NDArray[np.int64]:
    """Return where each value of a rising array begins."""
    if not len(ordered):
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))


def matching(postings: Postings, grams: Grams) -> Postings:
    """Return the postings of rising grams, in order; of one in too many texts one more than counts."""
    start = np.searchsorted(postings, grams << _UP)
    stop = np.searchsorted(postings, (grams << _UP) | _LOW, side="right")
    return postings[_places(start, np.minimum(stop - start, MOST_TEXTS + 1))]


def _places(start: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return so many places from each start on, one stretch after the other."""
    offset = np.repeat(start - np.cumsum(counts) + counts, counts)
    return offset + np.arange(len(offset))


def best(batch: Sequence[Sequence[int]], grams: Grams, postings: Postings, size: int) -> list[list[int]]:
    """Return for each of a batch of texts, given by their grams, the texts to compare it with, best first.

    ``grams`` are the grams of all of the batch, rising, and ``postings`` those
    of these grams in an index of ``size`` texts. It is what
    ``candidates.nearest`` finds; equals are taken in order of their numbers.
    """
    owners, held = _asked(batch, grams)
    first = np.searchsorted(grams_in(postings), grams)
    counts = np.diff(np.append(first, len(postings)))
    telling = (counts[held] > 0) & (counts[held] <= MOST_TEXTS)
    owners, held = owners[telling], held[telling]
    times = counts[held]
    pairs = np.repeat(owners << _UP, times) | texts_of(postings[_places(first[held], times)])
    rarity = np.repeat(np.log1p(size / times), times)
    order = np.argsort(pairs, kind="stable")
    pairs = pairs[order]
    begins = _first_of_each(pairs)
    score = np.add.reduceat(rarity[order], begins) if len(begins) else rarity
    return _foremost(pairs[begins], score, len(batch))


def _asked(batch: Sequence[Sequence[int]], grams: Grams) -> tuple[Postings, NDArray[np.int64]]:
    """Return for each gram of each text of a batch the text's place and the gram's place."""
    lengths = np.fromiter(map(len, batch), dtype=np.int64, count=len(batch))
    flat = np.fromiter((gram for one in batch for gram in one), dtype=np.uint64, count=int(lengths.sum()))
    return np.repeat(np.arange(len(batch), dtype=np.uint64), lengths), np.searchsorted(grams, flat)


def _foremost(pairs: Postings, score: NDArray[np.float64], size: int) -> list[list[int]]:
    owners, texts = (pairs >> _UP).astype(np.int64), texts_of(pairs)
    # Owners rise already, so that one stable sort by both puts each one's best first.
    units = np.rint(score * _SCORE_UNIT).astype(np.int64)
    order = np.lexsort((-units, owners))
    edges = np.searchsorted(owners, np.arange(size + 1))
    chosen = texts[order].astype(np.int64)
    return [
        chosen[start : min(stop, start + MOST_CANDIDATES)].tolist()
        for start, stop in pairwise(edges.tolist())
    ]
