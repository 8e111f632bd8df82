"""From wordings to sayings: each wording hangs on one full wording, a star.

Wordings are never chained (A like B, B like C, so A like C): at a precision
of .989 for each pair, chains made one quote of 76. The star is that of
MemeTracker's phrase graph (Leskovec, Backstrom and Kleinberg 2009).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import evolve, frozen

from quoteattr.dedupe.dates import days_apart
from quoteattr.dedupe.speakers import SpeakerRelation
from quoteattr.dedupe.verify import SAME_OCCASION_DAYS, Verdict, verify
from quoteattr.dedupe.wording import Wording

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


@frozen
class _Fit:
    place: int
    centre: Wording
    verdict: Verdict


def cluster(wordings: Iterable[Wording]) -> tuple[Star, ...]:
    """Attach each wording to the fuller one that it is the same as, from the fullest down.

    One that fits several equally well, with no speaker, medium or date to
    decide, attaches to none of them: it is a saying of its own.
    """
    stars: list[Star] = []
    for wording in sorted(wordings, key=lambda one: one.order):
        fit = best_fit(wording, [star.centre for star in stars])
        if fit is None:
            stars.append(Star(centre=wording))
        else:
            stars[fit] = evolve(stars[fit], others=(*stars[fit].others, wording))
    return tuple(stars)


def best_fit(wording: Wording, centres: Iterable[Wording]) -> int | None:
    """Return the place of the one centre that a wording belongs to, None where there is not one."""
    fits = [_Fit(place, centre, verify(wording, centre)) for place, centre in enumerate(centres)]
    same = [fit for fit in fits if fit.verdict.same]
    if not same:
        return None
    equals = _equals_of_best(same)
    if len(equals) > 1:
        equals = _on_the_occasion(wording, equals)
    return equals[0].place if len(equals) == 1 else None


def _equals_of_best(fits: list[_Fit]) -> list[_Fit]:
    top = max(_rank(fit.verdict) for fit in fits)
    foremost = [fit for fit in fits if _rank(fit.verdict) == top]
    score = max(fit.verdict.score for fit in foremost)
    return [fit for fit in foremost if fit.verdict.score >= score - _MARGIN]


def _rank(verdict: Verdict) -> tuple[int, bool, bool, int]:
    return _CLOSENESS[verdict.speakers], verdict.exact, verdict.whole, verdict.media


def _on_the_occasion(wording: Wording, fits: list[_Fit]) -> list[_Fit]:
    """Keep the centres printed within days of the wording, provided that all dates are known."""
    apart = [days_apart(wording.dates, fit.centre.dates) for fit in fits]
    if None in apart:
        return fits
    return [
        fit for fit, days in zip(fits, apart, strict=True) if days is not None and days <= SAME_OCCASION_DAYS
    ]
