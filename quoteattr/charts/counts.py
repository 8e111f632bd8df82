"""What charts show, counted from canonical quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, get_args

from attrs import define, field, frozen

from quoteattr.charts.periods import Period, period_of
from quoteattr.model import Attestation, CanonicalQuote

#: How an outlet stands to the others that print a saying.
Rank = Literal["first", "tied", "later"]
RANKS: tuple[Rank, ...] = get_args(Rank)


@frozen(kw_only=True)
class SpeakerCount:
    """How much of one speaker is printed."""

    name: str
    #: Printings of quotes: a saying in three articles counts three times.
    quotes: int
    #: Words of these printings.
    words: int


@frozen(kw_only=True)
class SpeakerCounts:
    """How much of each named speaker is printed, the most quoted first."""

    speakers: tuple[SpeakerCount, ...]
    #: All printings, those of unnamed and unknown speakers among them.
    quotes: int


@define
class _Tally:
    names: Counter[str] = field(factory=Counter)
    words: int = 0


def count_speakers(quotes: Iterable[CanonicalQuote]) -> SpeakerCounts:
    """Count the printings and words of each named speaker.

    One speaker is one id; where outlets name one differently, the commonest name stands.
    """
    tallies: dict[str, _Tally] = {}
    total = 0
    for one in _attestations(quotes):
        total += 1
        if one.speaker is not None and one.speaker.named:
            tally = tallies.setdefault(one.speaker.id, _Tally())
            tally.names[one.speaker.name] += 1
            tally.words += len(one.text.split())
    counts = (_count(tally) for tally in tallies.values())
    ranked = sorted(counts, key=lambda one: (-one.quotes, -one.words, one.name))
    return SpeakerCounts(speakers=tuple(ranked), quotes=total)


def _attestations(quotes: Iterable[CanonicalQuote]) -> Iterator[Attestation]:
    return (one for quote in quotes for one in quote.attestations)


def _count(tally: _Tally) -> SpeakerCount:
    name = min(tally.names, key=lambda name: (-tally.names[name], -len(name), name))
    return SpeakerCount(name=name, quotes=tally.names.total(), words=tally.words)


@frozen(kw_only=True)
class OutletCount:
    """How often an outlet printed what others printed too, and when."""

    outlet: str
    ranks: Mapping[Rank, int]


@frozen(kw_only=True)
class OutletCounts:
    """Which outlets print first what several print, those that do so most often first."""

    outlets: tuple[OutletCount, ...]
    #: Sayings that two or more outlets printed, each at a known date.
    sayings: int
    #: Printings left out because their outlet or their date is not known.
    left_out: int


def count_outlets(quotes: Iterable[CanonicalQuote]) -> OutletCounts:
    """Count for each outlet how often it had a saying first, perhaps first, and later than another."""
    counts: dict[str, Counter[Rank]] = {}
    sayings = left_out = 0
    for quote in quotes:
        periods = first_printed(quote)
        left_out += sum(_is_left_out(one) for one in quote.attestations)
        if len(periods) > 1:
            sayings += 1
            for outlet, rank in ranks_of(periods).items():
                counts.setdefault(outlet, Counter())[rank] += 1
    rows = [OutletCount(outlet=outlet, ranks=dict(counts[outlet])) for outlet in sorted(counts)]
    rows.sort(key=lambda row: [-row.ranks.get(rank, 0) for rank in RANKS])
    return OutletCounts(outlets=tuple(rows), sayings=sayings, left_out=left_out)


def _is_left_out(one: Attestation) -> bool:
    return not one.outlet or period_of(one.published) is None


def first_printed(quote: CanonicalQuote) -> dict[str, Period]:
    """Return for each outlet between which moments it first printed a saying, as far as dates tell."""
    found: dict[str, list[Period]] = {}
    for one in quote.attestations:
        period = period_of(one.published)
        if one.outlet and period is not None:
            found.setdefault(one.outlet, []).append(period)
    return {
        outlet: Period(min(one.start for one in periods), min(one.end for one in periods))
        for outlet, periods in found.items()
    }


def ranks_of(periods: Mapping[str, Period]) -> dict[str, Rank]:
    """Say of each outlet whether it was first.

    Dates without a time leave open which outlet of a day was first: then all of them are tied.
    """
    bound = min(one.end for one in periods.values())
    leaders = {outlet for outlet, one in periods.items() if one.start <= bound}
    first: Rank = "first" if len(leaders) == 1 else "tied"
    return {outlet: first if outlet in leaders else "later" for outlet in periods}
