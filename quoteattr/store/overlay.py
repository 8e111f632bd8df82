"""What the judgements in force change of what a store shows.

Nothing of them is written into what deduplication found: they are laid over
it when sayings are put together, so that they can be taken back, and hold for
what comes.

The parts that sayings are made of have numbers here: that of a centre's row
stands for the wordings that hang on it, less the printings that were judged
to stand apart, and the number of such a printing's row, negative, for the
printing alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from attrs import evolve, field, frozen

from quoteattr.dedupe.wording import digest
from quoteattr.model import AttributedDocument, Attribution, Candidate, Entity, Quote, Speaker


@frozen(kw_only=True)
class Judged:
    """A judgement in force on one quote."""

    id: int
    who: str
    kind: str
    speaker: Speaker | None
    #: Row of the printing, of its wording, and of the centre on which that hangs.
    printing: int
    wording: int
    centre: int
    #: The document and the quote as they were when they were judged.
    anchor: tuple[str, str]


@frozen(kw_only=True)
class Overlay:
    """The judgements in force, by the printings that they are on."""

    #: The latest on who said it.
    speakers: Mapping[int, Judged] = field(factory=dict)
    #: Those that stand apart from what they hang on.
    splits: Mapping[int, Judged] = field(factory=dict)
    #: A part, to the first part of the saying that it was merged into.
    roots: Mapping[int, int] = field(factory=dict)
    #: Pairs of sayings that were judged to be two.
    strangers: frozenset[frozenset[int]] = frozenset()
    #: Printings that are nobody's words.
    rejected: frozenset[int] = field(init=False)
    #: What is not where it hangs, rejected or apart, by the wording.
    moved: Mapping[int, tuple[Judged, ...]] = field(init=False)
    #: The sayings that are not what deduplication found.
    touched: frozenset[int] = field(init=False)
    #: The parts of a saying that was merged, by its first.
    _parts: Mapping[int, tuple[int, ...]] = field(init=False)

    @rejected.default
    def _rejected(self) -> frozenset[int]:
        return frozenset(number for number, one in self.speakers.items() if one.kind == "reject")

    @moved.default
    def _make_moved(self) -> Mapping[int, tuple[Judged, ...]]:
        # What is both is rejected, and nowhere.
        found = {number: one for number, one in self.splits.items() if number not in self.rejected}
        found |= {number: self.speakers[number] for number in self.rejected}
        moved: dict[int, tuple[Judged, ...]] = {}
        for one in found.values():
            moved[one.wording] = (*moved.get(one.wording, ()), one)
        return moved

    @touched.default
    def _make_touched(self) -> frozenset[int]:
        moved = (one for group in self.moved.values() for one in group)
        parts = {part for one in moved for part in (one.centre, -one.printing)}
        return frozenset({self.root(part) for part in parts} | set(self.roots.values()))

    @_parts.default
    def _make_parts(self) -> Mapping[int, tuple[int, ...]]:
        parts: dict[int, tuple[int, ...]] = {}
        for part, root in sorted(self.roots.items()):
            parts[root] = (*parts.get(root, ()), part)
        return parts

    def root(self, part: int) -> int:
        """Return the number of the saying that a part belongs to."""
        return self.roots.get(part, part)

    def parts(self, saying: int) -> tuple[int, ...]:
        """Return what a saying is made of."""
        return self._parts.get(saying, (saying,))

    def has(self, printing: int, part: int) -> bool:
        """Say whether a printing that hangs on a part, or stands apart as one, is shown with it."""
        return printing not in self.rejected and (part < 0 or printing not in self.splits)

    def part_of(self, printing: int, centre: int) -> int:
        """Return the part that a printing is in."""
        return -printing if printing in self.splits else centre

    def ranked(self, counts: Iterable[tuple[int, int]]) -> list[int]:
        """Put sayings in order, given the centres with their numbers of printings, the most printed first."""
        left = Counter(dict(counts))
        if not self.touched:
            return list(left)
        for one in chain.from_iterable(self.moved.values()):
            left[one.centre] -= 1
            if one.printing not in self.rejected:
                left[-one.printing] = 1
        total: Counter[int] = Counter()
        for part, count in left.items():
            total[self.root(part)] += count
        return sorted((number for number in total if total[number] > 0), key=lambda number: -total[number])

    def alone(self, name: str) -> int | None:
        """Return the printing that stands apart and has this id as a canonical quote."""
        found = (number for number, one in self.splits.items() if split_name(one) == name)
        return next(found, None)

    def speaker_of(self, printing: int, speaker: Speaker | None) -> Speaker | None:
        """Return who is judged to have said it; ``speaker`` where nobody judged."""
        judged = self.speakers.get(printing)
        return speaker if judged is None else judged.speaker


def split_name(split: Judged) -> str:
    """Return the id of the canonical quote of a printing that was split off."""
    return digest(repr(("split", *split.anchor)))


#: Both quotes of a merge are rows here, one after the other.
_IN_FORCE: Final = (
    "SELECT held.id, who, kind, value, printing, wording, centre, held.document, held.quote"
    " FROM judgements_in_force AS held"
    " JOIN printings ON printings.id = printing JOIN wordings ON wordings.id = wording"
    " WHERE topic <> 'note' ORDER BY held.id, place"
)


def overlay_of(connection: sqlite3.Connection) -> Overlay:
    """Read the judgements in force."""
    judged: dict[int, list[Judged]] = {}
    for one in map(_judged, connection.execute(_IN_FORCE)):
        judged.setdefault(one.id, []).append(one)
    sayings = [group for group in judged.values() if group[0].kind in {"merge", "split", "apart"}]
    splits = _splits(sayings)
    roots = _merged(_pairs(sayings, "merge", splits))
    apart = _pairs(sayings, "apart", splits)
    return Overlay(
        # Rows come in their order: the last of a printing holds.
        speakers={
            one.printing: one
            for group in judged.values()
            for one in group
            if one.kind in {"accept", "correct", "reject"}
        },
        splits=splits,
        roots=roots,
        strangers=frozenset(frozenset(roots.get(part, part) for part in pair) for pair in apart),
    )


def _judged(row: Sequence[Any]) -> Judged:
    number, who, kind, value, printing, wording, centre, document, quote = row
    speaker = json.loads(value)["speaker"]
    return Judged(
        id=number,
        who=who,
        kind=kind,
        speaker=None if speaker is None else Speaker(**speaker),
        printing=printing,
        wording=wording,
        centre=centre,
        anchor=(document, quote),
    )


def _splits(sayings: Iterable[Sequence[Judged]]) -> dict[int, Judged]:
    """Return what was split off, and of two that were told apart and hang on one centre the second."""
    found: dict[int, Judged] = {}
    for group in sayings:
        if group[0].kind == "split":
            found.setdefault(group[0].printing, group[0])
        elif group[0].kind == "apart" and len(group) == 2 and group[0].centre == group[1].centre:
            found.setdefault(group[1].printing, group[1])
    return found


def _pairs(
    sayings: Iterable[Sequence[Judged]], kind: str, splits: Mapping[int, Judged]
) -> list[tuple[int, int]]:
    return [
        (_part(group[0], splits), _part(group[1], splits))
        for group in sayings
        if group[0].kind == kind and len(group) == 2
    ]


def _part(one: Judged, splits: Mapping[int, Judged]) -> int:
    """Return the part that a judgement was on: what was split off later left it behind."""
    split = splits.get(one.printing)
    return -one.printing if split is not None and split.id <= one.id else one.centre


def _merged(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Point each part that was merged to the first of those that it is one with, centres before others."""
    groups: dict[int, set[int]] = {}
    for one, other in pairs:
        group = groups.get(one, {one}) | groups.get(other, {other})
        groups |= dict.fromkeys(group, group)
    return {part: min(group, key=lambda number: (number < 0, abs(number))) for part, group in groups.items()}


def judged_document(document: AttributedDocument, judged: Mapping[str, Judged]) -> AttributedDocument:
    """Return a document as it was judged, by the ids of its quotes."""
    if not judged:
        return document
    quotes = tuple(
        _ruled(quote, judged[quote.id]) if quote.id in judged and quote.speech else quote
        for quote in document.quotes
    )
    known = {entity.id for entity in document.entities}
    named = {quote.attribution.speaker for quote in quotes} - {None}
    new = sorted((one for one in named if one is not None and one.id not in known), key=lambda one: one.id)
    entities = tuple(Entity(id=one.id, name=one.name, kind=one.kind, named=one.named) for one in new)
    return evolve(document, quotes=quotes, entities=(*document.entities, *entities))


def _ruled(quote: Quote, judged: Judged) -> Quote:
    said = quote.attribution
    if judged.kind == "reject":
        rejected = evolve(said, status="unknown", reason=f"rejected by {judged.who}", score=0.0, speaker=None)
        return evolve(quote, speech=False, attribution=rejected)
    return evolve(quote, attribution=_given_to(said, judged.speaker, f"judged by {judged.who}"))


def _given_to(said: Attribution, speaker: Speaker | None, reason: str) -> Attribution:
    if speaker is None:
        return evolve(said, status="unknown", reason=reason, score=0.0, speaker=None)
    others = (one for one in said.candidates if one.speaker.id != speaker.id)
    return evolve(
        said,
        status="resolved",
        reason=reason,
        score=1.0,
        speaker=speaker,
        candidates=(Candidate(speaker=speaker, score=1.0, reasons=(reason,)), *others),
    )
