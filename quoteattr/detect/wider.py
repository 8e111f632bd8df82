"""Frames that no verb gives: a colon, a sign-off, a noun of speech, a clause about somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from quoteattr.detect.cues import find_hits
from quoteattr.detect.marks import Marked
from quoteattr.detect.subjects import Subject, clause_subject, mention_ending
from quoteattr.detect.units import Item, Reading, Unit
from quoteattr.lang.cues import CUE_NOUNS
from quoteattr.lang.words import DASHES, POSSESSIVE_PRONOUNS
from quoteattr.model import Mention, Span

#: Items between a noun of speech and the marked string that it introduces.
_NOUN_REACH = 5
#: Items between a possessor and what it possesses.
_POSSESSOR_REACH = 4
#: Fewest words of a marked string that is taken for speech in a clause without a cue.
_SPEECH_WORDS = 5
#: Longest sign-off behind a dash, in items.
_SIGN_OFF = 8


@frozen(kw_only=True)
class WiderFrame:
    """The source and cue of a marked string, as far as the text around it tells."""

    rule: str
    source: Span | None
    cue: Span | None = None


def frame_of(reading: Reading, items: Sequence[Item], at: int, block: Marked) -> WiderFrame | None:
    """Find a frame for the marked string ``block`` at index ``at``; None where it is only a term."""
    return (
        _headline(reading, items, at)
        or _colon(reading, items, at)
        or _sign_off(reading, items, at)
        or _noun(reading, items, at)
        or _clause(reading, items, at, block)
    )


def lead_in_above(reading: Reading, items: Sequence[Item]) -> WiderFrame:
    """Read the frame off a sentence that ends in a colon, a paragraph above its quotation."""
    hits = find_hits(reading, items)
    if hits and hits[-1].subject is not None:
        return WiderFrame(rule="colon", source=hits[-1].subject.span, cue=hits[-1].cue)
    subject = clause_subject(reading, items, len(items))
    return WiderFrame(rule="colon", source=subject.span if subject else None)


def signed_below(reading: Reading, unit: Unit) -> WiderFrame | None:
    """Read the frame off a line that only signs the quotation above it: — Name."""
    items = unit.items
    if not 1 < len(items) <= _SIGN_OFF or items[0].low not in DASHES:
        return None
    return _named(reading, items[1], "sign-off")


def _named(reading: Reading, item: Item, rule: str) -> WiderFrame | None:
    mention = reading.mention_from.get(item.start)
    return WiderFrame(rule=rule, source=mention.span) if mention and mention.form == "name" else None


def _headline(reading: Reading, items: Sequence[Item], at: int) -> WiderFrame | None:
    """Take the name behind a colon that follows a headline's quotation: ‘We will win’: Ann Lee."""
    follows = [item.low for item in items[1:2]]
    return _named(reading, items[2], "colon") if at == 0 and follows == [":"] and items[2:] else None


def _colon(reading: Reading, items: Sequence[Item], at: int) -> WiderFrame | None:
    """Take the subject before a colon: addressed the delegations with a stark message: “…”."""
    if at <= 1 or items[at - 1].low != ":":
        return None
    label = mention_ending(reading, items, at - 2)
    if label is not None and label.form == "name" and _follows_dash(items, label):
        return WiderFrame(rule="colon", source=label.span)
    subject = clause_subject(reading, items, at - 1)
    if subject is None:
        return None
    nouns = [item for item in items[: at - 1] if item.low in CUE_NOUNS]
    cue = Span(nouns[-1].start, nouns[-1].end) if nouns else None
    return WiderFrame(rule="colon", source=subject.span, cue=cue)


def _follows_dash(items: Sequence[Item], label: Mention) -> bool:
    """Say whether a name is a label: POLLS WRONG - Jeffrey Jones: “…”."""
    return any(item.start == label.span.start and before.low in DASHES for before, item in pairwise(items))


def _sign_off(reading: Reading, items: Sequence[Item], at: int) -> WiderFrame | None:
    """Take the name behind a dash that ends the line: “…” — Name."""
    tail = items[at + 1 :]
    if not 1 < len(tail) < _SIGN_OFF or tail[0].low not in DASHES:
        return None
    return _named(reading, tail[1], "sign-off")


def _noun(reading: Reading, items: Sequence[Item], at: int) -> WiderFrame | None:
    """Take a noun of speech near by: its insistence on the war's “root causes”; her “…” remark."""
    before = list(_leading_nouns(items, at))
    after = [at + 1] if at + 1 < len(items) and items[at + 1].low in CUE_NOUNS else []
    for here in [*reversed(before), *after]:
        subject = _possessor(reading, items, min(here, at))
        if subject is None and before:
            subject = clause_subject(reading, items, here)
        if subject is not None:
            cue = Span(items[here].start, items[here].end)
            return WiderFrame(rule="noun", source=subject.span, cue=cue)
    return None


def _leading_nouns(items: Sequence[Item], at: int) -> Iterator[int]:
    """Yield the nouns of speech that lead to a marked string over small words only, the nearest last."""
    first = at
    while first > max(0, at - _NOUN_REACH) and items[first - 1].text.islower():
        first -= 1
    return (here for here in range(first, at) if items[here].low in CUE_NOUNS)


def _possessor(reading: Reading, items: Sequence[Item], before: int) -> Subject | None:
    """Return whose statement, remark or demand it is that stands at ``before``."""
    for here in range(before - 1, max(-1, before - _POSSESSOR_REACH), -1):
        item = items[here]
        if item.low in POSSESSIVE_PRONOUNS:
            return Subject(span=Span(item.start, item.end), first=here, last=here, way="possessor")
        mention = mention_ending(reading, items, here - 1) if here and item.low in {"'s", "'"} else None
        if mention is not None:
            return Subject(span=mention.span, first=here - 1, last=here - 1, way="possessor")
    return None


def _clause(reading: Reading, items: Sequence[Item], at: int, block: Marked) -> WiderFrame | None:
    """Give a whole sentence between marks to the subject of its clause, with little certainty."""
    if len(block.inner.of(reading.text).split()) < _SPEECH_WORDS:
        return None
    subject = clause_subject(reading, items, at)
    return WiderFrame(rule="subject", source=subject.span) if subject is not None else None
