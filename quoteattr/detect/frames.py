"""Every quotation of a document with the frame that says whose it is.

First each unit's cues take what they govern. What is left between marks then
finds its frame in wider circles: a colon, a noun of speech, a sign-off, the
attribution of the unit before, the last speaker. What finds none is a term.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence

from attrs import define, field

from quoteattr.detect.contents import Claim, claims_of
from quoteattr.detect.cues import find_hits
from quoteattr.detect.marks import Marked
from quoteattr.detect.speech import is_term
from quoteattr.detect.subjects import clause_subject
from quoteattr.detect.units import Reading, Unit
from quoteattr.detect.wider import WiderFrame, frame_of, lead_in_above, signed_below
from quoteattr.lang.cues import LOOSE_VERBS
from quoteattr.lang.words import SIGNS
from quoteattr.model import QuoteKind, Span

#: Rules that frame a sentence of its own, not a part of the article's.
_WHOLE = frozenset({"colon", "sign-off", "floating", "transcript"})

#: Confidence that a rule joins content and source rightly: the share of its matches with the right source,
#: on the half of PolNeAR train that nobody read while the rules were made (docs/quality.md). Of transcripts
#: there are too few; they are taken to be as good as sign-offs.
SCORES = {
    "tag": 0.98,
    "inverted-tag": 0.99,
    "split": 0.95,
    "lead-in": 0.89,
    "according-to": 0.88,
    "judgement": 0.86,
    "colon": 0.79,
    "noun": 0.87,
    "sign-off": 0.95,
    "transcript": 0.95,
    "floating": 0.69,
    "subject": 0.74,
}


@define(kw_only=True)
class Found:
    """A quotation in the making; later units may add contents to it."""

    kind: QuoteKind
    speech: bool
    contents: list[Span]
    blocks: list[Marked]
    cue: Span | None = None
    source: Span | None = None
    rule: str | None = None
    #: Whether the words around it make it a term; else it is one only for want of a frame.
    is_term: bool = False
    #: Confidence of a model; that of a rule stands in ``SCORES``.
    score: float | None = None
    #: Index of the last unit that it runs into.
    until: int = 0

    def add(self, block: Marked) -> None:
        """Take in a further part of the same saying."""
        insort(self.contents, block.inner)
        insort(self.blocks, block, key=lambda each: each.outer.start)


@define(kw_only=True)
class _Search:
    """What is known while a document is gone through once more for what no cue took."""

    reading: Reading
    found: list[Found] = field(factory=list)
    by_block: dict[int, Found] = field(factory=dict)
    #: Unit to the last thing that a cue in it governs.
    spoken_in: dict[int, Found] = field(factory=dict)

    def keep(self, found: Found) -> Found:
        self.found.append(found)
        for block in found.blocks:
            self.by_block[block.outer.start] = found
        return found

    def join(self, found: Found, block: Marked) -> Found:
        """Add a further string to a quotation."""
        found.add(block)
        self.by_block[block.outer.start] = found
        return found

    def owner(self, block: Marked) -> Found | None:
        return self.by_block.get(block.outer.start)


def find_frames(reading: Reading) -> list[Found]:
    """Find the quotations of a document, indirect ones and terms too, in order."""
    search = _Search(reading=reading)
    for index, unit in enumerate(reading.units):
        for block in unit.blocks:
            if block.label is not None:
                search.keep(_found(block, WiderFrame(rule="transcript", source=block.label)))
        terms = frozenset(
            at
            for at, item in enumerate(unit.items)
            if item.block is not None and (item.block.label or is_term(reading, unit.items, at, item.block))
        )
        claims = claims_of(reading, unit.items, find_hits(reading, unit.items), terms)
        for found in _of_claims(claims, index):
            search.spoken_in[index] = search.keep(found)
    chains = _continued_strings(reading)
    for chain in chains.values():
        _join_chain(search, chain)
    last: Found | None = None
    for index, unit in enumerate(reading.units):
        last = _take_leftovers(search, chains, index, unit, last)
    return distinct(search.found)


def distinct(found: Sequence[Found]) -> list[Found]:
    """Sort quotations by place; of those that begin and end together keep one, with marks if any has."""
    kept: dict[tuple[int, int], Found] = {}
    for each in found:
        other = kept.get(_extent(each))
        if other is None or (each.blocks and not other.blocks):
            kept[_extent(each)] = each
    return [kept[extent] for extent in sorted(kept)]


def _extent(found: Found) -> tuple[int, int]:
    return found.contents[0].start, found.contents[-1].end


def _of_claims(claims: Sequence[Claim], unit: int) -> Iterable[Found]:
    """Turn claims into quotations; a marked string goes to the innermost cue that claims it."""
    owner: dict[int, Claim] = {}
    for claim in claims:
        for block in claim.blocks:
            if block.outer.start not in owner or not _is_weak(claim):
                owner[block.outer.start] = claim
    for claim in claims:
        blocks = [block for block in claim.blocks if owner[block.outer.start] is claim]
        if claim.blocks and not blocks and claim.hit.kind not in {"say", "according"}:
            continue
        yield Found(
            kind=claim.kind if blocks else "indirect",
            speech=True,
            contents=list(claim.contents),
            blocks=blocks,
            cue=claim.hit.cue,
            source=claim.hit.subject.span if claim.hit.subject else None,
            rule=claim.rule,
            until=unit,
        )


def _is_weak(claim: Claim) -> bool:
    """Say whether a cue inside what another governs leaves the marked words to the other."""
    hit = claim.hit
    return hit.form == "base" or hit.kind == "think" or (hit.kind == "call" and hit.base in LOOSE_VERBS)


def _continued_strings(reading: Reading) -> dict[int, list[Marked]]:
    """Return, by where they begin, the strings that a mark opens anew in each of several paragraphs."""
    chains: dict[int, list[Marked]] = {}
    chain: list[Marked] = []
    for unit in reading.units:
        for block in unit.blocks:
            if block.continues and chain:
                chain.append(block)
                chains[chain[0].outer.start] = chain
            else:
                chain = [block]
    return chains


def _join_chain(search: _Search, chain: Sequence[Marked]) -> None:
    """Give the unattributed paragraphs of one quotation to the cue of any of them."""
    owner = next((found for block in chain if (found := search.owner(block))), None)
    if owner is not None:
        for block in chain:
            if search.owner(block) is None:
                search.join(owner, block)


def _take_leftovers(
    search: _Search, chains: dict[int, list[Marked]], index: int, unit: Unit, last: Found | None
) -> Found | None:
    """Find frames for what a unit leaves between marks; return the last speech so far."""
    bare = all(item.block is not None or item.low in SIGNS for item in unit.items)
    last = search.spoken_in.get(index, last)
    for at, item in enumerate(unit.items):
        if item.block is None:
            continue
        owner = search.owner(item.block)
        if owner is None and bare:
            owner = _standing_alone(search, index, unit, item.block, last)
        if owner is None:
            is_named = is_term(search.reading, unit.items, at, item.block)
            frame = None if is_named else frame_of(search.reading, unit.items, at, item.block)
            owner = search.keep(_found(item.block, frame))
            owner.is_term = is_named
        for block in chains.get(item.block.outer.start, ()):
            if search.owner(block) is None:
                search.join(owner, block)
        if owner.speech:
            owner.until = index
            last = owner
    return last


def _standing_alone(
    search: _Search, index: int, unit: Unit, block: Marked, last: Found | None
) -> Found | None:
    """Give a quotation that stands alone to the attribution next to it, or to the last speaker."""
    units = search.reading.units
    signed = signed_below(search.reading, units[index + 1]) if index + 1 < len(units) else None
    if signed is not None:
        return search.keep(_found(block, signed))
    if index == 0:
        return None
    before = units[index - 1]
    if before.items[-1].low == ":":
        return search.keep(_found(block, lead_in_above(search.reading, before.items)))
    fresh = last is not None and last.until >= index - 1
    if last is not None and fresh and (last.kind == "direct" or before.paragraph == unit.paragraph):
        last.kind = last.kind if last.kind == "direct" else "mixed"
        return search.join(last, block)
    if last is not None and fresh:
        frame = WiderFrame(rule="floating", source=last.source, cue=last.cue)
    else:
        subject = clause_subject(search.reading, before.items, len(before.items))
        frame = WiderFrame(rule="floating", source=subject.span if subject else None)
    return search.keep(_found(block, frame))


def _found(block: Marked, frame: WiderFrame | None) -> Found:
    """Make a quotation of a marked string by its frame, or a term where it has none."""
    whole = frame is not None and frame.rule in _WHOLE
    return Found(
        kind="direct" if whole else "mixed",
        speech=frame is not None,
        contents=[block.inner],
        blocks=[block],
        cue=frame.cue if frame else None,
        source=frame.source if frame else None,
        rule=frame.rule if frame else None,
    )
