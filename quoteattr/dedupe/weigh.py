"""How much it tells that two texts share a word, and how much two texts share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from math import log
from typing import Final

from attrs import frozen

from quoteattr.dedupe.align import Alignment, elided, gapped
from quoteattr.dedupe.normalise import Words
from quoteattr.lang.word_frequencies import PER_MILLION, UNLISTED_PER_MILLION

#: A word's weight is the surprise of meeting it in a sentence of this many
#: words, about that of a news quote; so it is on the scale of an inverse
#: document frequency where each sentence is a document.
_SENTENCE: Final = 20
#: What a gap costs against what a match gains, where the best run of matches
#: is sought: a stray "the" beyond a long gap is not worth the gap.
_GAP_COST: Final = 0.5
#: Letters that a word shares with its inflections and with most of its misspellings.
_BEGINNING: Final = 4


@cache
def nats(word: str) -> float:
    """Return the weight of a word in nats: its inverse document frequency.

    It is minus the natural logarithm of the chance that a sentence holds the
    word, by a background table: in a batch of five articles every word of
    the news they share would look common.
    """
    return _surprise(PER_MILLION.get(word, UNLISTED_PER_MILLION))


def _surprise(per_million: float) -> float:
    return -log(1 - (1 - per_million / 1_000_000) ** _SENTENCE)


def beginning(word: str) -> str:
    """Return what a word has in common with those that ``alike`` takes for it, with few exceptions."""
    return word[:_BEGINNING]


@cache
def beginning_nats(letters: str) -> float:
    """Return the weight of meeting any word that begins so, in nats; it is no more than that of the word."""
    return _surprise(_beginnings().get(letters, UNLISTED_PER_MILLION))


@cache
def _beginnings() -> Mapping[str, float]:
    """Return how often a word begins so, per million, for all beginnings of the table."""
    rates: defaultdict[str, float] = defaultdict(float)
    for word, per_million in PER_MILLION.items():
        rates[beginning(word)] += per_million
    return dict(rates)


def weight(words: Words) -> float:
    """Return how much a text tells, in nats."""
    return sum([nats(word.text) for word in words])


@frozen(kw_only=True)
class Overlap:
    """What two texts have in common, in the stretch where they run together."""

    #: Weight of the matched words, in nats: chance would need that much luck.
    evidence: float
    #: How many words are matched.
    words: int
    #: Share of all the left text's weight that is matched; so for the right.
    left: float
    right: float
    #: The same shares of the stretch alone, without what lies beyond its ends.
    left_inside: float
    right_inside: float
    #: The steps of the alignment that the stretch covers, half-open.
    steps: range


@frozen
class _Sides:
    """For each word of both texts what it counts, matched or not."""

    left: tuple[float, ...]
    right: tuple[float, ...]


def overlap(alignment: Alignment) -> Overlap:
    """Measure what two aligned texts have in common.

    What an editor inserted counts only where it is matched, and what an
    ellipsis or an insertion on one side stands for does not count against
    the other.
    """
    counts = _counts(alignment)
    stretch = _best_run(_gains(alignment, counts))
    inside = alignment.steps[stretch.start : stretch.stop]
    ours = _across([step.left for step in inside])
    theirs = _across([step.right for step in inside])
    left = _matched(alignment.left_credit[ours], counts.left[ours])
    right = _matched(alignment.right_credit[theirs], counts.right[theirs])
    return Overlap(
        evidence=min(left, right),
        words=sum([credit > 0 for credit in alignment.left_credit[ours]]),
        left=_share(left, sum(counts.left)),
        right=_share(right, sum(counts.right)),
        left_inside=_share(left, sum(counts.left[ours])),
        right_inside=_share(right, sum(counts.right[theirs])),
        steps=stretch,
    )


def _across(places: Sequence[range]) -> slice:
    """Return the stretch that ranges cover which stand end to end."""
    return slice(places[0].start, places[-1].stop) if places else slice(0, 0)


def stands_for_more(words: Words, places: range) -> bool:
    """Say whether there is an ellipsis in or after a stretch, or an insertion fills it."""
    return elided(words, places) or _inserted(words, places)


def _inserted(words: Words, places: range) -> bool:
    return bool(places) and all(words[place].editorial for place in places)


def _counts(alignment: Alignment) -> _Sides:
    left = [nats(word.text) for word in alignment.left]
    right = [nats(word.text) for word in alignment.right]
    if gapped(alignment.left) or gapped(alignment.right):
        last = len(alignment.steps) - 1
        for place, step in enumerate(alignment.steps):
            # Beyond all that is matched, an ellipsis says that a text was broken off, not what follows.
            stands = stands_for_more if 0 < place < last else _inserted
            if stands(alignment.left, step.left):
                _discount(right, step.right, alignment.right_credit)
            if stands(alignment.right, step.right):
                _discount(left, step.left, alignment.left_credit)
        _discount_editorial(left, alignment.left, alignment.left_credit)
        _discount_editorial(right, alignment.right, alignment.right_credit)
    return _Sides(tuple(left), tuple(right))


def _discount(counts: list[float], places: range, credit: tuple[float, ...]) -> None:
    for place in places:
        if not credit[place]:
            counts[place] = 0.0


def _discount_editorial(counts: list[float], words: Words, credit: tuple[float, ...]) -> None:
    for place, word in enumerate(words):
        if word.editorial and not credit[place]:
            counts[place] = 0.0


def _gains(alignment: Alignment, counts: _Sides) -> list[float]:
    """Return for each step what its matches tell, less what its gaps cost."""
    left = _balances(alignment.left_credit, counts.left)
    right = _balances(alignment.right_credit, counts.right)
    return [
        sum(left[step.left.start : step.left.stop]) + sum(right[step.right.start : step.right.stop])
        for step in alignment.steps
    ]


def _balances(credits_: tuple[float, ...], counts: tuple[float, ...]) -> list[float]:
    return [count * (credit or -_GAP_COST) for credit, count in zip(credits_, counts, strict=True)]


def _best_run(gains: list[float]) -> range:
    """Return the run of steps with the greatest sum (Kadane's method), the first of equals."""
    best, best_sum = range(0), 0.0
    start, total = 0, 0.0
    for place, gain in enumerate(gains):
        if total <= 0:
            start, total = place, 0.0
        total += gain
        if total > best_sum:
            best, best_sum = range(start, place + 1), total
    return best


def _matched(credits_: tuple[float, ...], counts: tuple[float, ...]) -> float:
    return sum([count * credit for credit, count in zip(credits_, counts, strict=True)])


def _share(part: float, whole: float) -> float:
    return min(1.0, part / whole) if whole > 0 else 0.0
