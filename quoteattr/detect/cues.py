"""Cues and their phrases: every place in a unit where somebody is said to say something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import regex
from attrs import frozen

from quoteattr.detect.subjects import (
    Subject,
    clause_subject,
    is_writer,
    skip_left,
    subject_after,
    subject_before,
)
from quoteattr.detect.units import TAGGED, Item, Reading
from quoteattr.lang.cues import (
    ADDRESSEE_VERBS,
    ADVERBS,
    AUXILIARIES,
    CALL_FORMS,
    CUE_NOUNS,
    LIGHT_VERBS,
    LOOSE_VERBS,
    SAY_FORMS,
    THINK_FORMS,
)
from quoteattr.lang.inflection import VerbForm
from quoteattr.lang.media import ADDRESSEE_NOUNS, MEDIUM_NOUNS
from quoteattr.lang.words import DASHES, DETERMINERS, POSSESSIVE_PRONOUNS, PREPOSITIONS, SUBJECT_PRONOUNS
from quoteattr.model import Span

CueKind = Literal["say", "think", "call", "according"]

_BEFORE_BASE = frozenset(
    """
    to will would can could may might must shall should did does do didn't doesn't don't let i we they you
    """.split()
)
_BE = frozenset("is are was were be been being get gets got gotten 's 're".split())
#: Words that begin or are a cue wherever they stand.
_KNOWN = frozenset({"according", "per", "put"}) | LIGHT_VERBS | SAY_FORMS.keys() | CALL_FORMS.keys()
#: What an unknown verb of a tag looks like.
_VERBAL = regex.compile(r"\p{Ll}{2,}+(?<=ed|[^s]s|went|goes)$")
#: What carries or receives speech: a participle behind it goes on with the subject before it.
_CARRIERS = MEDIUM_NOUNS | ADDRESSEE_NOUNS
#: Words that show the word before them to be a verb: notes that, claims he.
_CLAUSE_STARTS = frozenset("that the a an he she it they there his her its their".split())
#: Ways of finding a subject that stands beside its verb.
_BESIDE = frozenset({"adjacent", "apposition", "phrase"})
#: Words that make a verb of the form that follows them: "that he", "and said".
_OPENERS = DASHES | {",", '"', "and", "but", "or", "then", ":", ";", ")", "who", "which"}


@frozen(kw_only=True)
class Hit:
    """A cue with its source, and the items of its unit that both take up."""

    kind: CueKind
    #: Base form of the verb, or "according to".
    base: str
    form: VerbForm
    cue: Span
    #: Index of the cue's item; of its last word where it has several.
    at: int
    subject: Subject | None
    #: First and last item of the phrase: source, auxiliaries, cue.
    first: int
    last: int

    @property
    def finite(self) -> bool:
        """Whether the verb is finite, as in a tag: said, says, has said, went on to say."""
        if self.form in {"past", "third"}:
            return True
        subject = self.subject
        return subject is not None and subject.way in _BESIDE and subject.last + 1 < self.at

    @property
    def inverted(self) -> bool:
        """Whether the source stands behind the cue."""
        return self.subject is not None and self.subject.way == "inverted"


def find_hits(reading: Reading, items: Sequence[Item]) -> list[Hit]:
    """Find the cues of a unit, in order."""
    hits: list[Hit] = []
    marked = False
    for at, item in enumerate(items):
        marked = marked or item.block is not None
        if item.block is not None or not (marked or item.low in _KNOWN):
            continue  # an unknown verb is a cue behind a string only
        hit = _hit(reading, items, at)
        if hit is None:
            continue
        while hits and hit.first < hits[-1].at and _is_borrowed(hits[-1]):
            hits.pop()
        if not (hits and hit.first <= hits[-1].last):
            hits.append(hit)
    return hits


def _is_borrowed(hit: Hit) -> bool:
    """Say whether a cue has no subject of its own: in "Russia, which had agreed, said", what "agreed" has."""
    return hit.subject is None or hit.subject.way == "clause"


def _hit(reading: Reading, items: Sequence[Item], at: int) -> Hit | None:
    item = items[at]
    if item.low == "according" or (item.low == "per" and at and items[at - 1].low in _OPENERS):
        return _according(reading, items, at)
    if item.low == "put" and at + 1 < len(items) and items[at + 1].low == "it":
        return _put_it(reading, items, at)
    if item.low in LIGHT_VERBS and _leads_to_cue(items, at):
        return None  # the cue is the next verb: was quoted as saying
    in_sentence = item.text[0].islower() or at == 0 or items[at - 1].block is not None
    if in_sentence and (item.low in SAY_FORMS or item.low in CALL_FORMS):
        return _verb_hit(reading, items, at)
    return _tag_hit(reading, items, at)


def _leads_to_cue(items: Sequence[Item], at: int) -> bool:
    behind = [item.low for item in items[at + 1 : at + 3]]
    form = SAY_FORMS.get(behind[-1]) if behind[:1] == ["as"] else None
    return form is not None and form[1] == "gerund"


def _tag_hit(reading: Reading, items: Sequence[Item], at: int) -> Hit | None:
    """Take any verb for a cue where it stands in a tag: “…,” Bozell points out."""
    item = items[at]
    if at < 2 or not _VERBAL.match(item.low) or not item.text.islower():
        return None
    if item.low in PREPOSITIONS or item.low in AUXILIARIES or item.low in LIGHT_VERBS:
        return None
    subject = subject_before(reading, items, at)
    if subject is None or subject.way not in {"adjacent", "apposition"} or subject.first < 1:
        return None
    block = items[subject.first - 1].block
    if block is None or block.ending not in TAGGED or is_writer(subject, items):
        return None
    first, last = _phrase(items, at, subject)
    cue = Span(item.start, item.end)
    return Hit(
        kind="say", base=item.low, form="past", cue=cue, at=at, subject=subject, first=first, last=last
    )


def _according(reading: Reading, items: Sequence[Item], at: int) -> Hit | None:
    last = at + 1 if items[at].low == "according" else at
    if last + 1 >= len(items) or items[last].low not in {"to", "per"}:
        return None
    subject = subject_after(reading, items, last)
    if subject is None or items[subject.first].low in POSSESSIVE_PRONOUNS:
        return None
    return Hit(
        kind="according",
        base="according to",
        form="gerund",
        cue=Span(items[at].start, items[last].end),
        at=last,
        subject=subject,
        first=at,
        last=subject.last,
    )


def _put_it(reading: Reading, items: Sequence[Item], at: int) -> Hit | None:
    """Take "as one aide put it" for a cue."""
    subject = subject_before(reading, items, at)
    if subject is None or subject.first == 0:
        return None
    cue = Span(items[at].start, items[at + 1].end)
    first = subject.first - 1 if items[subject.first - 1].low == "as" else subject.first
    return Hit(
        kind="say", base="put it", form="past", cue=cue, at=at + 1, subject=subject, first=first, last=at + 1
    )


def _verb_hit(reading: Reading, items: Sequence[Item], at: int) -> Hit | None:
    low = items[at].low
    base, form = SAY_FORMS.get(low) or CALL_FORMS[low]
    if not _is_verb(reading, items, at, form):
        return None
    subject = _subject(reading, items, at, base, form)
    if subject is None and low not in SAY_FORMS and not _is_judged_passively(items, at, base):
        return None
    if subject is None and not _may_lack_subject(items, at, form):
        return None
    if subject is not None and is_writer(subject, items):
        return None
    kind: CueKind = "call"
    if low in SAY_FORMS:
        kind = "think" if low in THINK_FORMS else "say"
    first, last = _phrase(items, at, subject)
    return Hit(
        kind=kind,
        base=base,
        form=form,
        cue=Span(items[at].start, items[at].end),
        at=at,
        subject=subject,
        first=first,
        last=last,
    )


def _is_verb(reading: Reading, items: Sequence[Item], at: int, form: VerbForm) -> bool:
    """Say whether a word that can be a cue is a verb here, by what stands before it."""
    before = items[at - 1].low if at else ""
    if form == "base":
        left = items[skip_left(items, at - 1)].low if at else ""
        plural = at > 0 and _is_plural(reading, items, at)
        return before in _BEFORE_BASE or (plural and items[at].low not in CUE_NOUNS) or left in {"to", "they"}
    contracted = before == "'s" and form == "gerund" and at > 1 and items[at - 2].low in SUBJECT_PRONOUNS
    if before in DETERMINERS or before in POSSESSIVE_PRONOUNS or (before == "'s" and not contracted):
        return False
    if form == "third" and (items[at].low in CUE_NOUNS or before in PREPOSITIONS):
        behind = items[at + 1] if at + 1 < len(items) else None
        goes_on = behind is None or not behind.low[0].isalpha() or behind.low in _CLAUSE_STARTS
        subject = at > 0 and (
            items[at - 1].end in reading.mention_to or before in _OPENERS or before in ADVERBS
        )
        return subject and (goes_on or behind is None or behind.start in reading.mention_from)
    return not (form == "past" and before in PREPOSITIONS and before != "as")


def _is_plural(reading: Reading, items: Sequence[Item], at: int) -> bool:
    left = skip_left(items, at - 1)
    mention = reading.mention_to.get(items[left].end) if left >= 0 else None
    return mention is not None and mention.number == "plural"


def _subject(reading: Reading, items: Sequence[Item], at: int, base: str, form: VerbForm) -> Subject | None:
    if _is_passive(items, at, form):
        return _agent(reading, items, at)
    behind = items[at - 1].low if at else ","
    asked = base == "ask" and at > 0 and items[at - 1].block is not None
    may_invert = items[at].low in SAY_FORMS and (asked or base not in ADDRESSEE_VERBS)
    if may_invert and form in {"past", "third"} and (behind in {",", '"'} or behind in DASHES):
        subject = subject_after(reading, items, at)
        if subject is not None:
            return subject
    if form == "gerund" and at == 0:
        return _main_subject(reading, items)
    if form == "gerund" and behind == ",":
        return clause_subject(reading, items, at)
    before = subject_before(reading, items, at)
    if form == "gerund" and before is not None and items[before.last].low in _CARRIERS:
        return clause_subject(reading, items, at)  # she issued a statement calling …
    if before is not None and (before.way != "phrase" or form in {"past", "third"}):
        return before
    if form == "gerund" or behind in {"and", "but", "or", "then", "to", ","} or before is None:
        return clause_subject(reading, items, at)
    return before


def _main_subject(reading: Reading, items: Sequence[Item]) -> Subject | None:
    """Find the subject behind a participle that begins a sentence: Bemoaning the “…,” Trump left."""
    for at in range(1, len(items) - 1):
        block = items[at].block
        closed = items[at].low == "," if block is None else block.ending == ","
        mention = reading.mention_from.get(items[at + 1].start) if closed else None
        if mention is not None:
            return Subject(span=mention.span, first=at + 1, last=at + 1, way="main")
    return None


def _is_passive(items: Sequence[Item], at: int, form: VerbForm) -> bool:
    if form not in {"past", "participle"}:
        return False
    left = at - 1
    while left >= 0 and items[left].low in ADVERBS:
        left -= 1
    return left >= 0 and items[left].low in _BE


def _agent(reading: Reading, items: Sequence[Item], at: int) -> Subject | None:
    """Find the source of a passive behind "by"."""
    for ahead in range(at + 1, min(at + 5, len(items))):
        if items[ahead].low == "by":
            return subject_after(reading, items, ahead)
    return None


def _may_lack_subject(items: Sequence[Item], at: int, form: VerbForm) -> bool:
    """Say whether a cue without a source still frames what stands between marks next to it."""
    near = range(at + 1, min(at + 4, len(items)))
    return form in {"past", "participle"} and any(items[ahead].block is not None for ahead in near)


def _is_judged_passively(items: Sequence[Item], at: int, base: str) -> bool:
    """Say whether nobody is said to judge: was described as “…”."""
    behind = [item.low for item in items[at + 1 : at + 4]]
    return base not in LOOSE_VERBS and behind[:1] == ["as"] and '"' in behind


def _phrase(items: Sequence[Item], at: int, subject: Subject | None) -> tuple[int, int]:
    first = skip_left(items, at - 1) + 1
    last = at
    if subject is None:
        return first, last
    if subject.way == "inverted":
        return at, subject.last
    if subject.way in {"clause", "main"}:
        return first, last
    return min(first, subject.first), last
