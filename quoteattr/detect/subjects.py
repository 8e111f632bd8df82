"""Who the subject of a cue is: the source, by where it stands.

The cases are those of news prose: right before the verb, behind auxiliaries
and adverbs ("has since said"), before an apposition or a relative clause
("Hugh Hill, a doctor, said"), carried over a conjunction or a participle
("took the stage and said", "…, adding"), or behind the verb (said Trump).
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteattr.detect.units import Item, Reading
from quoteattr.lang.cues import ADVERBS, AUXILIARIES, LIGHT_VERBS, TIME_WORDS
from quoteattr.lang.words import (
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    NUMBERS,
    PHRASE_STOPS,
    POSSESSIVE_PRONOUNS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    WRITER_PRONOUNS,
)
from quoteattr.model import Mention, Span

#: Prepositions that tie a second phrase to the first: a member of the delegation.
_TIES = frozenset("of from in at for with on to by inside within".split())
_BACK_TIES = frozenset("of from for by".split())
_CONNECTIVES = frozenset("however meanwhile though too instead therefore then in turn also".split())
_APPOSITION = (
    DETERMINERS
    | POSSESSIVE_PRONOUNS
    | frozenset("who whose whom which where then now once also like".split())
)
_LONGEST_PHRASE = 8
_TIMES = (
    TIME_WORDS | NUMBERS | frozenset("ago last next this late early less than more earlier later".split())
)
_SUBORDINATORS = CONJUNCTIONS - {"and", "or", "but", "nor", "that"}
#: How far before its verb "who" may stand: who in 2010 said.
_RELATIVE_REACH = 4
#: Longest title that ends an apposition, in code points.
_LONGEST_TITLE = 24


@frozen(kw_only=True)
class Subject:
    """A source and the items that it takes up in its unit, both ends included."""

    span: Span
    first: int
    last: int
    #: How it was found: adjacent, apposition, relative, clause, inverted, phrase.
    way: str


def skip_left(items: Sequence[Item], at: int) -> int:
    """Return the index left of the auxiliaries and adverbs that end at ``at``."""
    while at >= 0:
        low = items[at].low
        if (
            low in ADVERBS
            or low in AUXILIARIES
            or low in LIGHT_VERBS
            or (low.endswith("ly") and len(low) > 4)
        ):
            at -= 1
        elif low == "," and at >= 2 and items[at - 1].low in _CONNECTIVES and items[at - 2].low == ",":
            at -= 3
        else:
            break
    return at


def subject_before(reading: Reading, items: Sequence[Item], cue: int) -> Subject | None:
    """Find the subject that stands right before a cue, with what may come between."""
    at = skip_left(items, cue - 1)
    if at < 0:
        return None
    low = items[at].low
    if low == ")":
        at = _before_parenthesis(items, at)
        low = items[at].low if at >= 0 else ""
    if at < 0:
        return None
    if items[at].block is not None:
        return _before_apposition(reading, items, at) if _is_title(items[at]) else None
    at = _before_time(items, at)
    low = items[at].low
    mention = mention_ending(reading, items, at)
    if mention is not None:
        return _climbed(reading, items, mention, at, "adjacent")
    if low in SUBJECT_PRONOUNS:
        return _pronoun(items, at)
    if low == "," or low in DASHES:
        return _before_apposition(reading, items, at)
    for back in range(at, max(-1, at - _RELATIVE_REACH), -1):
        if items[back].low == "who":
            return _pronoun(items, back)
    return _phrase_before(items, at)


def _before_time(items: Sequence[Item], at: int) -> int:
    """Step over a time between subject and verb: the department two weeks ago said."""
    last = at
    while at > 0 and (items[at].low in _TIMES or items[at].low.isdigit()):
        at -= 1
    timed = any(
        item.low in TIME_WORDS or item.low == "ago" or item.low.isdigit() for item in items[at + 1 : last + 1]
    )
    if timed and items[at].low in {"in", "on", "by"} and at > 0:
        at -= 1
    return at if timed else last


def _is_title(item: Item) -> bool:
    """Say whether a marked string can end an apposition: star of television's “Scandal,”."""
    return item.block is not None and item.block.ending == "," and len(item.block.inner) < _LONGEST_TITLE


def clause_subject(reading: Reading, items: Sequence[Item], upto: int) -> Subject | None:
    """Find the subject of the clause that a participle or a conjunction carries on."""
    fallback: Subject | None = None
    for at in range(upto):
        item = items[at]
        mention = reading.mention_from.get(item.start)
        pronoun = item.low in SUBJECT_PRONOUNS and item.low != "who"
        if (mention is None and not pronoun) or _is_dateline(items, at):
            continue
        last = at if mention is None else _last_item(items, at, mention)
        subject = _pronoun(items, at) if mention is None else _of(mention, at, last, "clause")
        is_place = mention is not None and mention.kind == "place" and mention.form == "name"
        if at and (items[at - 1].low in PREPOSITIONS or (is_place and items[at - 1].low not in CONJUNCTIONS)):
            fallback = fallback or subject
        elif _is_followed_by_possessive(items, last) or item.low in {"him", "them"}:
            continue
        else:
            return subject
    return fallback


def _is_dateline(items: Sequence[Item], at: int) -> bool:
    """Say whether a name is the place or the agency of a dateline: PARIS (AFP)."""
    behind = items[at + 1].low if at + 1 < len(items) else ""
    return (at == 0 and behind == "(") or (at > 0 and items[at - 1].low == "(" and behind == ")")


def subject_after(reading: Reading, items: Sequence[Item], cue: int) -> Subject | None:
    """Find a subject that stands behind its cue (said Trump), where no clause begins with it."""
    at = cue + 1
    while at < len(items) and items[at].low in ADVERBS:
        at += 1
    if at >= len(items):
        return None
    mention = reading.mention_from.get(items[at].start)
    if mention is None:
        last = at if items[at].low in SUBJECT_PRONOUNS else _phrase_end(items, at)
        if last is not None and items[at].low == "one" and items[min(last + 1, len(items) - 1)].low == "of":
            group = reading.mention_from.get(items[last + 2].start) if last + 2 < len(items) else None
            last = _last_item(items, last + 2, group) if group is not None else last
        span = Span(items[at].start, items[last].end) if last is not None else None
    else:
        last = _with_ties(reading, items, _last_item(items, at, mention), mention)
        last = _with_name(reading, items, last, mention)
        span = Span(mention.span.start, items[last].end)
    if span is None or last is None or not _closes(items, last + 1):
        return None
    return Subject(span=span, first=at, last=last, way="inverted")


def _with_ties(reading: Reading, items: Sequence[Item], last: int, mention: Mention) -> int:
    """Take in what hangs on a phrase behind it: Ann Lee and Tom Hill; a post by Ann Lee."""
    while last + 2 < len(items) and mention.form != "pronoun":
        link = items[last + 1].low
        following = reading.mention_from.get(items[last + 2].start)
        if following is None or not (link == "and" or (link in _BACK_TIES and mention.form == "nominal")):
            break
        last = _last_item(items, last + 2, following)
        mention = following
    return last


def _with_name(reading: Reading, items: Sequence[Item], last: int, mention: Mention) -> int:
    """Take in the name that explains a description behind it: said the owner's lawyer, Ida Holm."""
    if mention.form != "nominal" or last + 2 >= len(items) or items[last + 1].low != ",":
        return last
    name = reading.mention_from.get(items[last + 2].start)
    if name is None or name.form != "name" or name.kind != "person":
        return last
    end = _last_item(items, last + 2, name)
    return end if end + 1 >= len(items) or not items[end + 1].low[0].isalpha() else last


def mention_ending(reading: Reading, items: Sequence[Item], at: int) -> Mention | None:
    """Return the mention whose last word is the item at ``at``."""
    return reading.mention_to.get(items[at].end)


def first_item(items: Sequence[Item], at: int, mention: Mention) -> int:
    """Return the index of a mention's first item, from that of its last."""
    while at > 0 and items[at - 1].start >= mention.span.start:
        at -= 1
    return at


def _last_item(items: Sequence[Item], at: int, mention: Mention) -> int:
    while at + 1 < len(items) and items[at + 1].end <= mention.span.end:
        at += 1
    return at


def _of(mention: Mention, first: int, last: int, way: str) -> Subject:
    return Subject(span=mention.span, first=first, last=last, way=way)


def _pronoun(items: Sequence[Item], at: int) -> Subject:
    return Subject(span=Span(items[at].start, items[at].end), first=at, last=at, way="adjacent")


def _climbed(reading: Reading, items: Sequence[Item], mention: Mention, at: int, way: str) -> Subject:
    """Take in what a phrase hangs on: from "delegation" to "a member of the … delegation"."""
    first = first_item(items, at, mention)
    start = mention.span.start
    while first >= 2:
        link = items[first - 1].low
        before = mention_ending(reading, items, first - 2)
        if before is None or before.form == "pronoun":
            break
        body = mention.kind != "person" and before.kind == "person"
        tied = link in _TIES and mention.form != "pronoun" and (before.form == "nominal" or body)
        joined = link in {"and", "&"} and _opens_clause(items, first_item(items, first - 2, before))
        if not (tied or joined):
            break
        first = first_item(items, first - 2, before)
        start, mention = before.span.start, before
    return Subject(span=Span(start, items[at].end), first=first, last=at, way=way)


def _opens_clause(items: Sequence[Item], at: int) -> bool:
    return at == 0 or items[at - 1].low in {",", '"', ";", ":", "but", "and"} or items[at - 1].low in DASHES


def _before_parenthesis(items: Sequence[Item], at: int) -> int:
    while at >= 0 and items[at].low != "(":
        at -= 1
    return at - 1


def _before_apposition(reading: Reading, items: Sequence[Item], comma: int) -> Subject | None:
    """Jump from the comma that ends an apposition to the phrase that it explains."""
    best: Subject | None = None
    for at in range(comma - 1, 0, -1):
        if items[at].block is not None and at != comma - 1:
            break
        if items[at].low not in {",", "("} | DASHES:
            continue
        mention = mention_ending(reading, items, at - 1)
        if mention is None or not _explains(reading, items, at + 1):
            continue
        best = _outermost(reading, items, _climbed(reading, items, mention, at - 1, "apposition"))
        if best.first == 0 or items[best.first - 1].low not in PREPOSITIONS:
            return _spanning(reading, items, best, comma)
    return best or _named_before(reading, items, comma)


def _outermost(reading: Reading, items: Sequence[Item], subject: Subject) -> Subject:
    """Go on from an apposition to the name that it explains in turn: Ann Lee, the mayor, a lawyer, said."""
    while subject.first >= 2 and items[subject.first - 1].low == ",":
        mention = mention_ending(reading, items, subject.first - 2)
        inner = reading.mention_from.get(items[subject.first].start)
        if mention is None or mention.form != "name" or inner is None or inner.form != "nominal":
            break
        subject = _climbed(reading, items, mention, subject.first - 2, subject.way)
    return subject


def _named_before(reading: Reading, items: Sequence[Item], comma: int) -> Subject | None:
    """Take the phrase right before a lone comma: "Trump, said"."""
    mention = mention_ending(reading, items, comma - 1) if comma else None
    if mention is None or not _opens_clause(items, first_item(items, comma - 1, mention)):
        return None
    return _climbed(reading, items, mention, comma - 1, "apposition")


def _spanning(reading: Reading, items: Sequence[Item], subject: Subject, comma: int) -> Subject:
    """Stretch a described source over the name that explains it: the mayor, Ann Lee, said."""
    inner = mention_ending(reading, items, comma - 1)
    if inner is None or inner.form != "name" or inner.kind not in {"person", "other"}:
        return subject
    if items[subject.last + 2].start != inner.span.start:
        return subject
    return Subject(
        span=Span(subject.span.start, inner.span.end), first=subject.first, last=comma - 1, way=subject.way
    )


def _explains(reading: Reading, items: Sequence[Item], at: int) -> bool:
    """Say whether what follows a comma can be an apposition or a relative clause."""
    item = items[at]
    return (
        item.low in _APPOSITION
        or item.low[0].isdigit()
        or item.low.endswith("ing")
        or item.low in PREPOSITIONS
        or item.start in reading.mention_from
        or (item.low.endswith("ed") and item.low not in PHRASE_STOPS)
    )


def _phrase_before(items: Sequence[Item], at: int) -> Subject | None:
    """Take the words up to a determiner as a source of no known kind: "the lawsuit alleges"."""
    if not items[at].low[0].isalpha() or items[at].low in PHRASE_STOPS or items[at].low in TIME_WORDS:
        return None
    for first in range(at, max(-1, at - _LONGEST_PHRASE), -1):
        low = items[first].low
        if low in DETERMINERS and first < at:
            return Subject(span=Span(items[first].start, items[at].end), first=first, last=at, way="phrase")
        if low in PHRASE_STOPS or items[first].block is not None or not low[0].isalpha():
            break
    if at == 0 or items[at].text[0].isupper():
        return Subject(span=Span(items[at].start, items[at].end), first=at, last=at, way="phrase")
    return None


def _phrase_end(items: Sequence[Item], at: int) -> int | None:
    """Return the index of the last word of a phrase of no known kind; None where there is none."""
    if items[at].low in TIME_WORDS or not (items[at].low in DETERMINERS or items[at].text[:1].isupper()):
        return None
    last = at
    while last + 1 < len(items) and last - at < _LONGEST_PHRASE:
        low = items[last + 1].low
        if low in PHRASE_STOPS or not low[0].isalpha() or low in TIME_WORDS:
            break
        last += 1
    return last if last > at or items[at].text[0].isupper() or items[at].low == "one" else None


def _closes(items: Sequence[Item], at: int) -> bool:
    """Say whether a subject behind its cue ends its clause there."""
    if at >= len(items):
        return True
    low = items[at].low
    if low in {"'s", "'"} or items[at].block is not None:
        return False
    if items[at - 1].low in SUBJECT_PRONOUNS:
        return not low[0].isalpha()
    return (
        not low[0].isalpha()
        or low in PREPOSITIONS
        or low in _SUBORDINATORS
        or low in TIME_WORDS
        or low in {"who", "whose", "last", "this", "earlier", "during", "later", "recently"}
    )


def _is_followed_by_possessive(items: Sequence[Item], last: int) -> bool:
    return last + 1 < len(items) and items[last + 1].low in {"'s", "'"} and not items[last + 1].spaced


def is_writer(subject: Subject, items: Sequence[Item]) -> bool:
    """Say whether a subject is the writer of the article: I, we, you."""
    return items[subject.first].low in WRITER_PRONOUNS and subject.first == subject.last
