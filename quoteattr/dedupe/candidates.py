"""Which of many texts to compare one with: those that share the rarest grams."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from heapq import nsmallest
from math import log
from typing import Final, Generic, TypeVar

from attrs import field, frozen

#: A gram in more texts than this tells too little to be worth following.
MOST_TEXTS: Final = 200
#: So many candidates are compared, at most.
MOST_CANDIDATES: Final = 20

T = TypeVar("T", bound=Hashable)


def nearest(postings: Iterable[Sequence[T]], size: int) -> list[T]:
    """Return the best candidates of some postings: for each gram the texts that have it, of ``size`` in all.

    The best share the greatest sum of inverse document frequencies. A gram of
    too many texts does not count; equals are taken in order of the postings.
    """
    score: defaultdict[T, float] = defaultdict(float)
    for texts in postings:
        if 0 < len(texts) <= MOST_TEXTS:
            rarity = log(1 + size / len(texts))
            for text in texts:
                score[text] += rarity
    return nsmallest(MOST_CANDIDATES, score, key=lambda text: -round(score[text], 9))


@frozen
class Index(Generic[T]):
    """The texts of a batch by their grams, in memory."""

    _texts: dict[int, list[T]] = field(factory=dict, init=False)
    _size: list[int] = field(factory=lambda: [0], init=False)

    def add(self, text: T, grams: Iterable[int]) -> None:
        """Take a text in."""
        self._size[0] += 1
        for gram in grams:
            self._texts.setdefault(gram, []).append(text)

    def nearest(self, grams: Iterable[int]) -> list[T]:
        """Return the texts to compare with one that has these grams, the best first."""
        return nearest((self._texts.get(gram, ()) for gram in grams), self._size[0])
