"""Sayings that may be one: for a person to judge."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from attrs import frozen

from quoteattr.dedupe.verify import Verdict

K = TypeVar("K", bound=Hashable)


@frozen(kw_only=True)
class Possible:
    """Two canonical quotes that may be one saying, with what speaks for it and against it."""

    #: Ids of the canonical quotes, the smaller first.
    quote_ids: tuple[str, str]
    #: Share of the lighter of two wordings that the heavier holds, 0 to 1.
    score: float
    reasons: tuple[str, ...]


def possible_between(
    links: Iterable[tuple[K, K, Verdict]], centre_of: Callable[[K], K], id_of: Callable[[K], str]
) -> list[Possible]:
    """Return the pairs of centres that links from lighter to heavier wordings leave open, the best first.

    A link is left open where it is no more than possible, or where a fragment
    is the same as several wholes and belongs to none of them.
    """
    best: dict[tuple[str, str], Possible] = {}
    for lighter, heavier, verdict in links:
        ours, theirs = centre_of(lighter), centre_of(heavier)
        if ours != theirs and (not verdict.same or ours == lighter):
            first, second = sorted((id_of(ours), id_of(theirs)))
            found = Possible(quote_ids=(first, second), score=verdict.score, reasons=verdict.reasons)
            best[first, second] = min(best.get((first, second), found), found, key=_order)
    return sorted(best.values(), key=_order)


def _order(one: Possible) -> tuple[float, tuple[str, str], tuple[str, ...]]:
    return -one.score, one.quote_ids, one.reasons
