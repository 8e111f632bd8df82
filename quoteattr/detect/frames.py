"""Every quotation of a document with the frame that says whose it is.

First each unit's cues take what they govern. What is left between marks then
finds its frame in wider circles: a colon, a noun of speech, a sign-off, the
attribution of the unit before, the last speaker. What finds none is a term.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import define, field

from quoteattr.detect.contents import Claim, claims_of
from quoteattr.detect.cues import find_hits
from quoteattr.detect.marks import Marked
from quoteattr.detect.speech import is_term
from quoteattr.detect.subjects import Subject, clause_subject, mention_ending
from quoteattr.detect.units import Item, Reading, Unit
from quoteattr.lang.cues import CUE_NOUNS, LOOSE_VERBS
from quoteattr.lang.words import POSSESSIVE_PRONOUNS
from quoteattr.model import Mention, QuoteKind, Span

_SIGNS = frozenset(",;:.—–-?!…()")
_DASHES = frozenset("—–-")
#: Words between a noun of speech and the marked string that it introduces.
_NOUN_REACH = 5
#: A marked string of so many words in a clause without a cue is taken for speech.
_SPEECH_WORDS = 5
#: Longest sign-off behind a dash, in items.
_SIGN_OFF = 8

#: Confidence that the rule joins content and source rightly; measured on PolNeAR train.
SCORES = {
    "tag": 0.98,
    "inverted-tag": 0.98,
    "split": 0.98,
    "lead-in": 0.94,
    "according-to": 0.95,
    "judgement": 0.92,
    "colon": 0.9,
    "noun": 0.85,
    "sign-off": 0.9,
    "floating": 0.8,
    "subject": 0.6,
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
    #: Index of the unit of its attribution, and of the last unit that it runs into.
    unit: int = 0
    until: int = 0

    def add(self, block: Marked) -> None:
        """Take in a further part of the same saying."""
        self.contents.append(block.inner)
        self.blocks.append(block)
        self.contents.sort()
        self.blocks.sort(key=lambda each: each.outer.start)


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
        terms = frozenset(
            at for at, item in enumerate(unit.items) if item.block and is_term(reading, unit.items, at)
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
    return sorted(search.found, key=lambda found: (found.contents[0], found.contents[-1]))


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
            unit=unit,
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
    bare = all(item.block is not None or item.low in _SIGNS for item in unit.items)
    last = search.spoken_in.get(index, last)
    for at, item in enumerate(unit.items):
        if item.block is None:
            continue
        owner = search.owner(item.block)
        if owner is None and bare:
            owner = _standing_alone(search, index, unit, item.block, last)
        if owner is None:
            owner = search.keep(_framed(search.reading, index, unit.items, at))
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
    before = units[index - 1] if index else None
    behind = units[index + 1] if index + 1 < len(units) else None
    if behind is not None and (signed := _signed_below(search.reading, behind)) is not None:
        return search.keep(_alone(block, index, "sign-off", signed, None))
    if before is None:
        return None
    if before.items[-1].low == ":":
        source, cue = _lead_in_above(search.reading, before.items)
        return search.keep(_alone(block, index, "colon", source, cue))
    same_paragraph = before.paragraph == unit.paragraph
    if last is not None and last.until >= index - 1 and (last.kind == "direct" or same_paragraph):
        last.kind = last.kind if last.kind == "direct" else "mixed"
        return search.join(last, block)
    if last is not None and last.until >= index - 1:
        return search.keep(_alone(block, index, "floating", last.source, last.cue))
    subject = clause_subject(search.reading, before.items, len(before.items))
    return search.keep(_alone(block, index, "floating", subject.span if subject else None, None))


def _alone(block: Marked, index: int, rule: str, source: Span | None, cue: Span | None) -> Found:
    return Found(
        kind="direct",
        speech=True,
        contents=[block.inner],
        blocks=[block],
        rule=rule,
        source=source,
        cue=cue,
        unit=index,
    )


def _lead_in_above(reading: Reading, items: Sequence[Item]) -> tuple[Span | None, Span | None]:
    """Read source and cue off a sentence that ends in a colon, a paragraph above its quotation."""
    hits = find_hits(reading, items)
    if hits and hits[-1].subject is not None:
        return hits[-1].subject.span, hits[-1].cue
    subject = clause_subject(reading, items, len(items))
    return (subject.span if subject else None), None


def _signed_below(reading: Reading, unit: Unit) -> Span | None:
    """Return the name behind the dash of a line that only signs the quotation above it."""
    items = unit.items
    if len(items) < 2 or len(items) > _SIGN_OFF or items[0].low not in _DASHES:
        return None
    mention = reading.mention_from.get(items[1].start)
    return mention.span if mention is not None and mention.form == "name" else None


def _framed(reading: Reading, index: int, items: Sequence[Item], at: int) -> Found:
    """Find the frame of one marked string inside a unit that no cue of it governs."""
    block = items[at].block
    assert block is not None
    for rule, finder in () if is_term(reading, items, at) else _FINDERS:
        frame = finder(reading, items, at)
        if frame is not None:
            source, cue = frame
            return Found(
                kind="direct" if rule in {"colon", "sign-off"} else "mixed",
                speech=True,
                contents=[block.inner],
                blocks=[block],
                cue=cue,
                source=source,
                rule=rule,
                unit=index,
            )
    return Found(kind="mixed", speech=False, contents=[block.inner], blocks=[block], unit=index)


_Frame = tuple[Span | None, Span | None]


def _colon(reading: Reading, items: Sequence[Item], at: int) -> _Frame | None:
    """A colon leads in: addressed the delegations with a stark message: “…”."""
    if at + 2 < len(items) and items[at + 1].low == ":" and at == 0:
        mention = reading.mention_from.get(items[at + 2].start)
        return (mention.span, None) if mention is not None and mention.form == "name" else None
    if at < 2 or items[at - 1].low != ":":
        return None
    label = mention_ending(reading, items, at - 2)
    if label is not None and label.form == "name" and _follows_dash(items, label):
        return label.span, None
    subject = clause_subject(reading, items, at - 1)
    nouns = [item for item in items[: at - 1] if item.low in CUE_NOUNS]
    cue = Span(nouns[-1].start, nouns[-1].end) if nouns else None
    if subject is None:
        return None
    return subject.span, cue


def _follows_dash(items: Sequence[Item], label: Mention) -> bool:
    """Say whether a name is a label: POLLS WRONG - Jeffrey Jones: “…”."""
    for before, item in zip(items, items[1:], strict=False):
        if item.start >= label.span.start:
            return before.low in _DASHES
    return False


def _noun(reading: Reading, items: Sequence[Item], at: int) -> _Frame | None:
    """A noun of speech near by: its insistence on the war's “root causes”; her “…” remark."""
    before = list(_leading_nouns(items, at))
    after = [at + 1] if at + 1 < len(items) and items[at + 1].low in CUE_NOUNS else []
    for here in [*reversed(before), *after]:
        subject = _possessor(reading, items, here, at) or (
            clause_subject(reading, items, here) if before else None
        )
        if subject is not None:
            return subject.span, Span(items[here].start, items[here].end)
    return None


def _leading_nouns(items: Sequence[Item], at: int) -> Iterable[int]:
    """Yield the nouns of speech that lead to a marked string over small words only, the nearest last."""
    first = at
    while (
        first > max(0, at - _NOUN_REACH)
        and items[first - 1].block is None
        and items[first - 1].text.islower()
    ):
        first -= 1
    return (here for here in range(first, at) if items[here].low in CUE_NOUNS)


def _possessor(reading: Reading, items: Sequence[Item], noun: int, at: int) -> Subject | None:
    """Return whose statement, remark or demand it is."""
    for here in range(min(noun, at) - 1, max(-1, min(noun, at) - 4), -1):
        if items[here].low in POSSESSIVE_PRONOUNS:
            return Subject(
                span=Span(items[here].start, items[here].end), first=here, last=here, way="possessor"
            )
        if items[here].low in {"'s", "'"} and here and not items[here].spaced:
            mention = mention_ending(reading, items, here - 1)
            if mention is not None:
                return Subject(span=mention.span, first=here - 1, last=here - 1, way="possessor")
    return None


def _sign_off(reading: Reading, items: Sequence[Item], at: int) -> _Frame | None:
    """A dash and a name behind the quotation end it: “…” — Name."""
    if at + 2 >= len(items) or items[at + 1].low not in _DASHES or len(items) - at > _SIGN_OFF:
        return None
    mention = reading.mention_from.get(items[at + 2].start)
    return (mention.span, None) if mention is not None and mention.form == "name" else None


def _subject(reading: Reading, items: Sequence[Item], at: int) -> _Frame | None:
    """A whole sentence between marks in a clause about somebody is theirs, with little certainty."""
    block = items[at].block
    assert block is not None
    words = block.inner.of(reading.text).split()
    if len(words) < _SPEECH_WORDS:
        return None
    subject = clause_subject(reading, items, at)
    return (subject.span, None) if subject is not None else None


_FINDERS = (("colon", _colon), ("sign-off", _sign_off), ("noun", _noun), ("subject", _subject))
