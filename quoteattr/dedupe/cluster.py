"""From wordings to sayings: each wording hangs on one fuller wording, a star.

Wordings are never chained (A like B, B like C, so A like C): at a precision
of .989 for each pair, chains made one quote of 76. The star is that of
MemeTracker's phrase graph (Leskovec, Backstrom and Kleinberg 2009).

Where a wording hangs depends on the fuller ones alone, whatever came first,
so that what is new in an archive can be settled from the fullest down.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, TypeVar

from attrs import evolve, frozen

from quoteattr.dedupe.bars import SAME_OCCASION_DAYS
from quoteattr.dedupe.links import Link
from quoteattr.dedupe.speakers import SpeakerRelation
from quoteattr.dedupe.verify import Verdict, verify
from quoteattr.dedupe.wording import Wording, WordingId

#: Two wholes fit a fragment equally where the shares of it that they hold differ by no more,
#: unless one of them holds all of it.
_MARGIN: Final = 0.05
_CLOSENESS: Final[dict[SpeakerRelation, int]] = {"same": 3, "alike": 2, "open": 1, "different": 0}

#: What names a wording: in a batch its id, in a store the number of its row.
K = TypeVar("K", bound=Hashable)


@frozen(kw_only=True)
class Star:
    """One saying: its fullest wording, and all that are the same as that one."""

    centre: Wording
    #: Without the centre, fullest first.
    others: tuple[Wording, ...] = ()

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """All of them, the centre first."""
        return (self.centre, *self.others)


def cluster(wordings: Iterable[Wording], links: Iterable[Link]) -> tuple[Star, ...]:
    """Attach each wording to the fuller one that it is the same as, from the fullest down.

    One that fits several equally well, with no speaker, medium or date to
    decide, attaches to none of them: it is a saying of its own.
    """
    heavier: dict[WordingId, list[tuple[WordingId, Verdict]]] = {}
    for one in links:
        heavier.setdefault(one.lighter.id, []).append((one.heavier.id, one.verdict))
    centres: dict[WordingId, WordingId] = {}
    stars: dict[WordingId, Star] = {}
    for wording in sorted(wordings, key=lambda one: one.order):
        centre = centre_for(
            heavier.get(wording.id, ()),
            centres.__getitem__,
            lambda other, wording=wording: verify(wording, stars[other].centre),  # type: ignore[misc]
        )
        if centre is None:
            stars[wording.id] = Star(centre=wording)
        else:
            stars[centre] = evolve(stars[centre], others=(*stars[centre].others, wording))
        centres[wording.id] = wording.id if centre is None else centre
    return tuple(stars.values())


def centre_for(
    heavier: Iterable[tuple[K, Verdict]], centre_of: Callable[[K], K], compare: Callable[[K], Verdict]
) -> K | None:
    """Return the one centre that a wording belongs to, None where there is not one.

    ``heavier`` are the fuller wordings that it is linked to, ``centre_of``
    says where those hang, and ``compare`` compares the wording with one more.
    A fuller wording that hangs on a centre itself leads to that centre.
    """
    same = {other: verdict for other, verdict in heavier if verdict.same}
    fits: dict[K, Verdict] = {}
    for other in same:
        centre = centre_of(other)
        if centre not in fits:
            fits[centre] = same[centre] if centre in same else compare(centre)
    return _best([(centre, verdict) for centre, verdict in fits.items() if verdict.same])


def _best(fits: Sequence[tuple[K, Verdict]]) -> K | None:
    if not fits:
        return None
    equals = _equals_of_best(fits)
    if len(equals) > 1:
        equals = _on_the_occasion(equals)
    return equals[0][0] if len(equals) == 1 else None


def _equals_of_best(fits: Sequence[tuple[K, Verdict]]) -> list[tuple[K, Verdict]]:
    """Keep the best: by speaker, by how much of the wording is held, in one piece or in several, by wholes.

    What stands in one text word for word is no misprint of another.
    """
    closest = _foremost(fits, lambda verdict: (_CLOSENESS[verdict.speakers], verdict.exact))
    score = max(verdict.score for _, verdict in closest)
    margin = 0 if score == 1 else _MARGIN
    holding = [fit for fit in closest if fit[1].score >= score - margin]
    return _foremost(holding, lambda verdict: (verdict.in_one_piece, verdict.whole, verdict.media))


def _foremost(
    fits: Iterable[tuple[K, Verdict]], rank: Callable[[Verdict], tuple[int, ...]]
) -> list[tuple[K, Verdict]]:
    ranked = [(rank(verdict), (place, verdict)) for place, verdict in fits]
    top = max(standing for standing, _ in ranked)
    return [fit for standing, fit in ranked if standing == top]


def _on_the_occasion(fits: list[tuple[K, Verdict]]) -> list[tuple[K, Verdict]]:
    """Keep the centres printed within days of the wording, provided that all dates are known."""
    if any(verdict.days is None for _, verdict in fits):
        return fits
    return [fit for fit in fits if (fit[1].days or 0) <= SAME_OCCASION_DAYS]
