"""Which wordings of a batch may be one saying: links from the lighter to the heavier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from quoteattr.dedupe.candidates import Index
from quoteattr.dedupe.grams import grams_of
from quoteattr.dedupe.speakers import telling_words
from quoteattr.dedupe.verify import Verdict, verify
from quoteattr.dedupe.wording import Wording, WordingId


@frozen(kw_only=True)
class Link:
    """A wording, a heavier one that it may be the same saying as, and what was found."""

    lighter: Wording
    heavier: Wording
    verdict: Verdict


def link(one: Wording, other: Wording) -> Link | None:
    """Compare two wordings; None where they are different sayings."""
    verdict = verify(one, other)
    if verdict.outcome == "different":
        return None
    heavier, lighter = sorted((one, other), key=lambda wording: wording.order)
    return Link(lighter=lighter, heavier=heavier, verdict=verdict)


def links_of(wordings: Sequence[Wording]) -> tuple[Link, ...]:
    """Compare each wording with those that share its rarest grams or all its words."""
    by_key: dict[str, list[Wording]] = {}
    for wording in sorted(wordings, key=lambda one: one.order):
        if wording.joins:
            by_key.setdefault(wording.key, []).append(wording)
    index: Index[str] = Index()
    grams = {key: grams_of(group[0].words) for key, group in by_key.items() if group[0].tells}
    for key, held in grams.items():
        index.add(key, held)
    pairs: dict[tuple[WordingId, WordingId], tuple[Wording, Wording]] = {}
    for key, group in by_key.items():
        if key in grams:
            near = {key, *index.nearest(grams[key])}
            _pair(pairs, group, (other for found in near for other in by_key[found]))
        else:
            for few in _by_speaker(group):
                _pair(pairs, few, few)
    found = (link(one, other) for one, other in pairs.values())
    return tuple(one for one in found if one is not None)


def _by_speaker(group: Iterable[Wording]) -> Iterable[list[Wording]]:
    """Put those together who may be one: thousands say "thank you", and few share a name."""
    few: dict[str, list[Wording]] = {}
    for wording in group:
        for word in telling_words(wording.speaker):
            few.setdefault(word, []).append(wording)
    return few.values()


def _pair(
    pairs: dict[tuple[WordingId, WordingId], tuple[Wording, Wording]],
    group: Iterable[Wording],
    others: Iterable[Wording],
) -> None:
    candidates = tuple(others)
    for one in group:
        for other in candidates:
            if one.id < other.id:
                pairs[one.id, other.id] = one, other
            elif other.id < one.id:
                pairs[other.id, one.id] = other, one
