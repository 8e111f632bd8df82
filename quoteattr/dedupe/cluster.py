"""From wordings to sayings: each wording hangs on one fuller wording, a star.

Wordings are never chained (A like B, B like C, so A like C): at a precision
of .989 for each pair, chains made one quote of 76. The star is that of
MemeTracker's phrase graph (Leskovec, Backstrom and Kleinberg 2009).

Where a wording hangs depends on the fuller ones alone, whatever came first,
so that what is new in an archive can be settled from the fullest down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from attrs import evolve, frozen

from quoteattr.dedupe.bars import SAME_OCCASION_DAYS
from quoteattr.dedupe.links import Link, link
from quoteattr.dedupe.speakers import SpeakerRelation
from quoteattr.dedupe.verify import Verdict
from quoteattr.dedupe.wording import Wording, WordingId

#: Two wholes fit a fragment equally where the shares of it that they hold differ by no more.
_MARGIN: Final = 0.05
_CLOSENESS: Final[dict[SpeakerRelation, int]] = {"same": 3, "alike": 2, "open": 1, "different": 0}


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
    heavier: dict[WordingId, list[Link]] = {}
    for one in links:
        heavier.setdefault(one.lighter.id, []).append(one)
    centres: dict[WordingId, Wording] = {}
    stars: dict[WordingId, Star] = {}
    for wording in sorted(wordings, key=lambda one: one.order):
        centre = centre_for(wording, heavier.get(wording.id, ()), centres) or wording
        centres[wording.id] = centre
        if centre is wording:
            stars[wording.id] = Star(centre=wording)
        else:
            star = stars[centre.id]
            stars[centre.id] = evolve(star, others=(*star.others, wording))
    return tuple(stars.values())


def centre_for(
    wording: Wording,
    heavier: Iterable[Link],
    centres: Mapping[WordingId, Wording],
    compare: Callable[[Wording, Wording], Link | None] = link,
) -> Wording | None:
    """Return the one centre that a wording belongs to, None where there is not one.

    A fuller wording that hangs on a centre itself leads to that centre.
    """
    fits: dict[WordingId, Link] = {}
    beyond: dict[WordingId, Wording] = {}
    for found in heavier:
        if found.verdict.same:
            centre = centres[found.heavier.id]
            if centre.id == found.heavier.id:
                fits[centre.id] = found
            else:
                beyond[centre.id] = centre
    for centre in beyond.values():
        if centre.id not in fits:
            found_beyond = compare(wording, centre)
            if found_beyond is not None and found_beyond.verdict.same:
                fits[centre.id] = found_beyond
    best = _best(fits.values())
    return best.heavier if best else None


def _best(fits: Iterable[Link]) -> Link | None:
    same = list(fits)
    if not same:
        return None
    equals = _equals_of_best(same)
    if len(equals) > 1:
        equals = _on_the_occasion(equals)
    return equals[0] if len(equals) == 1 else None


def _equals_of_best(fits: list[Link]) -> list[Link]:
    top = max(_rank(fit.verdict) for fit in fits)
    foremost = [fit for fit in fits if _rank(fit.verdict) == top]
    score = max(fit.verdict.score for fit in foremost)
    return [fit for fit in foremost if fit.verdict.score >= score - _MARGIN]


def _rank(verdict: Verdict) -> tuple[int, bool, bool, int]:
    return _CLOSENESS[verdict.speakers], verdict.exact, verdict.whole, verdict.media


def _on_the_occasion(fits: list[Link]) -> list[Link]:
    """Keep the centres printed within days of the wording, provided that all dates are known."""
    apart = [fit.verdict.days for fit in fits]
    if None in apart:
        return fits
    return [
        fit for fit, days in zip(fits, apart, strict=True) if days is not None and days <= SAME_OCCASION_DAYS
    ]
