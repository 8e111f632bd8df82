"""The two sides of a cue: what stands before its phrase, and what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteattr.detect.cues import Hit
from quoteattr.detect.leads import behind_adjuncts, lead_of, opens_adjunct
from quoteattr.detect.units import TAGGED, Item, Reading
from quoteattr.lang.cues import (
    AUXILIARIES,
    CLAUSAL,
    COMMISSIVE,
    LOOSE_VERBS,
    MENTAL,
    SAY_FORMS,
    TIME_WORDS,
)
from quoteattr.lang.terms import NAMING_VERBS
from quoteattr.lang.words import (
    BE_HAVE_DO,
    CONJUNCTIONS,
    COORDINATORS,
    DASHES,
    DETERMINERS,
    PREPOSITIONS,
    SIGNS,
    SUBJECT_PRONOUNS,
)

_COMMA_LIKE = DASHES | {",", ";"}
#: Verbs that report speech even in the infinitive and without "that".
_PLAIN = frozenset("say tell argue insist claim promise vow pledge urge warn suggest believe think".split())
#: Words that stand for the object of a judgement: what he called “…”, whom she calls “…”.
_OBJECTS = frozenset({"what", "whom", "which", "that"})
#: Prepositions that give the grounds of a judgement: praised her for “…”, blamed it on “…”.
_GROUNDS = frozenset({"for", "on", "as", "of", "over"})
_CONJUNCTIONS = frozenset({"and", "but", "or", "then"})
_LINKS = _CONJUNCTIONS | _COMMA_LIKE | {'"'}
#: The last sign of a marked string that ends its sentence.
_FINAL = frozenset(",.?!…")
#: How much of a source may stand between a marked string and what was found of it, in items.
_SOURCE_REACH = 7
#: Words that a source does not run over.
_SPLITTERS = CONJUNCTIONS | AUXILIARIES | SUBJECT_PRONOUNS
#: How far behind a judgement's verb its marked words may stand, in items.
_JUDGED_REACH = 24
_LOOSE_REACH = 4
#: Fewest words that make an unmarked clause worth reporting.
_SHORTEST_CLAUSE = 3
#: How far into a clause its verb may stand, in items.
_VERB_REACH = 14
_FINITE = frozenset(word for word in BE_HAVE_DO if word[0].isalpha())
#: Words that begin no clause.
_NO_CLAUSE = PREPOSITIONS | CONJUNCTIONS | {"to", "and", "or", "not"}
_TRAILING = frozenset("while as after before which who when though although".split())
#: First words of what only gives the time or the occasion: In Ohio, he said, “…”.
_OCCASIONS = (
    (PREPOSITIONS - {"of", "as", "for", "like"})
    | TIME_WORDS
    | frozenset("when while later then asked".split())
)

#: Ways of finding a subject that is the cue's own.
_OWN = frozenset({"adjacent", "apposition"})


@frozen(kw_only=True)
class Place:
    """A cue in its unit, with what bounds the search for its contents."""

    reading: Reading
    items: Sequence[Item]
    hit: Hit
    #: The cue that follows in the unit.
    following: Hit | None
    #: Index of the first item that no cue before has taken.
    free_from: int


@frozen(kw_only=True)
class Side:
    """A stretch of items, the end excluded, and how it is bound to the cue."""

    first: int
    last: int
    #: tag or before (left of the phrase), that, direct or clause (right of it), split (both).
    way: str


def words_of(items: Sequence[Item], side: Side) -> list[Item]:
    """Return the words and marked strings of a side, signs left out."""
    return [item for item in items[side.first : side.last] if item.low not in SIGNS]


def sides_of(place: Place) -> list[Side]:
    """Choose which sides of a cue it governs."""
    items, hit = place.items, place.hit
    left = _left(place)
    if left is not None and left.way == "tag" and hit.kind != "call":
        split = _split(place)
        return [left] if split is None else [left, split]
    right = _right(place)
    if left is None or hit.kind not in {"say", "according"}:
        skipped = left is not None and right is not None and _is_adjunct(items, right)
        return [] if right is None or skipped else [right]
    if right is None or _is_adjunct(items, right):
        return [left]
    return [left, right] if _resumes(items, hit, left, right) else [right]


def _resumes(items: Sequence[Item], hit: Hit, left: Side, right: Side) -> bool:
    """Say whether an attribution between commas splits a sentence, as in: Of me, she said, “I stay”."""
    opening = items[left.first].low
    occasion = opening in _OCCASIONS or opening.endswith("ing")
    return (
        hit.kind == "say"
        and hit.finite
        and right.way == "direct"
        and items[right.first - 1].low == ","
        and not occasion
    )


def _left(place: Place) -> Side | None:
    """Return what stands before the phrase of a cue and is closed off by a comma or a mark."""
    items, last, free_from = place.items, place.hit.first, place.free_from
    if last <= free_from:
        return None
    tags = place.hit.finite or place.hit.kind == "according"
    if items[last - 1].block is not None:
        return Side(first=free_from, last=last, way="tag") if tags else None
    tagged = _tagged_from_afar(place)
    if tagged is not None:
        return Side(first=free_from, last=tagged, way="tag")
    if items[last - 1].low not in _COMMA_LIKE:
        return None
    if last - 1 > free_from and items[last - 2].block is not None:
        return Side(first=free_from, last=last - 1, way="tag")
    side = Side(first=free_from, last=last - 1, way="before")
    has_block = any(item.block for item in items[side.first : side.last])
    reports = place.hit.kind == "according" or place.hit.base in CLAUSAL
    reported = reports and tags and _has_verb(items, side)
    long_enough = len(words_of(items, side)) >= _SHORTEST_CLAUSE
    if free_from and items[free_from].low not in SIGNS:
        return None  # it goes on with what the cue before has begun
    return side if long_enough and (has_block or reported) else None


def _tagged_from_afar(place: Place) -> int | None:
    """Find the marked string that a tag follows where its source is longer than what was found of it."""
    items, hit = place.items, place.hit
    if hit.kind != "say" or not hit.finite:
        return None
    for at in range(hit.first - 1, max(place.free_from - 1, hit.first - _SOURCE_REACH), -1):
        block = items[at].block
        if block is not None:
            return at + 1 if block.ending in TAGGED else None
        if not items[at].low[0].isalpha() or items[at].low in _SPLITTERS:
            return None
    return None


def _split(place: Place) -> Side | None:
    """Return the second half of a quotation that its attribution splits."""
    items, following = place.items, place.following
    at = behind_adjuncts(items, place.hit, following)
    if at < len(items) and items[at].low in _COMMA_LIKE | {":"}:
        at += 1
    if at >= len(items) or items[at].block is None:
        return None
    taken = following is not None and following.first == at + 1 and following.kind != "call"
    return None if taken else Side(first=at, last=at + 1, way="split")


def _right(place: Place) -> Side | None:
    """Return what a cue governs behind it."""
    items = place.items
    start, way = lead_of(place.reading, items, place.hit, place.following)
    if start >= len(items):
        return None
    if way == "direct":
        return _direct_side(items, start)
    side = Side(first=start, last=_bound(items, start, place.following), way=way)
    return side if side.last > start and _governs(items, place.hit, side) else None


def _governs(items: Sequence[Item], hit: Hit, side: Side) -> bool:
    """Say whether a cue of its kind takes a clause like this one."""
    if hit.kind == "call":
        return _is_judged(items, side, hit) and not _only_names(items, hit)
    if side.way == "clause" and hit.form == "base" and hit.base not in _PLAIN:
        return False
    has_block = any(item.block for item in items[side.first : side.last])
    if hit.kind == "think":
        takes_clause = hit.base in MENTAL or side.way != "clause"
        return takes_clause and has_block and not _holds_colon(items, side)
    return has_block or _reports(items, hit, side)


def _reports(items: Sequence[Item], hit: Hit, side: Side) -> bool:
    """Say whether unmarked words behind a cue are a clause that it reports."""
    if len(words_of(items, side)) < _SHORTEST_CLAUSE:
        return False
    opening = items[side.first].low
    if side.way == "that":
        return opening not in PREPOSITIONS
    if hit.base in COMMISSIVE:
        return opening == "to"
    return hit.base in CLAUSAL and opening not in _NO_CLAUSE and _has_verb(items, side)


def _has_verb(items: Sequence[Item], side: Side) -> bool:
    """Say whether a finite verb stands near the beginning of a clause, before any comma."""
    for item in items[side.first + 1 : min(side.last, side.first + _VERB_REACH)]:
        if item.low in {",", ";", ":"}:
            return False
        if item.low in _FINITE or item.low.endswith("ed") or item.low in SAY_FORMS:
            return True
    return False


def _holds_colon(items: Sequence[Item], side: Side) -> bool:
    """Say whether a colon leads to a marked string: that one has a frame of its own."""
    return any(items[at].low == ":" and items[at + 1].block for at in range(side.first, side.last - 1))


def _direct_side(items: Sequence[Item], start: int) -> Side:
    """Take the marked string, and what follows where the string is only the head of a clause."""
    end = start + 1
    while end + 1 < len(items) and items[end].low == "and" and items[end + 1].block is not None:
        end += 2
    last = items[end - 1].block
    closed = last is not None and last.ending in _FINAL
    if end >= len(items) or closed or items[end].low in SIGNS or items[end].low in TIME_WORDS:
        return Side(first=start, last=end, way="direct")
    return Side(first=start, last=_bound(items, start, None), way="clause")


def _bound(items: Sequence[Item], start: int, following: Hit | None) -> int:
    """Return the index behind the content that begins at ``start``."""
    end = len(items)
    if following is not None and following.first > start and _is_coordinate(items, following):
        end = following.first
        while end > start and (
            items[end - 1].low in SIGNS or items[end - 1].low in COORDINATORS | {"or", "then"}
        ):
            end -= 1
    end = _before_trailing(items, start, end)
    while end > start and items[end - 1].low in SIGNS:
        end -= 1
    return end


def _is_coordinate(items: Sequence[Item], hit: Hit) -> bool:
    """Say whether a cue ends what the cue before governs: the same subject goes on, or another beside it."""
    if hit.subject is None or hit.kind == "according":
        return hit.kind == "according"
    before = items[hit.first - 1].low if hit.first else ""
    if before in COORDINATORS and hit.kind == "say" and hit.finite and hit.subject.way in _OWN:
        return True
    linked = before in _LINKS
    return hit.form != "base" and linked and hit.subject.way in {"clause", "inverted"}


def _before_trailing(items: Sequence[Item], start: int, end: int) -> int:
    """Cut off the clause of the article that follows the last marked string: “…,” sparking a debate."""
    blocks = [at for at in range(start, end) if items[at].block is not None]
    if not blocks:
        return end
    for at in range(blocks[-1] + 1, end):
        before = items[at - 1].block
        closes = before is not None and before.ending == ","
        here = items[at].low
        if (here in _COMMA_LIKE or closes) and at < end:
            lead = items[at + 1].low if here in _COMMA_LIKE and at + 1 < end else here
            if lead.endswith("ing") or lead in _TRAILING or here == ";" or (here in DASHES and here != "-"):
                return at
    return end


def _is_judged(items: Sequence[Item], side: Side, hit: Hit) -> bool:
    reach = _LOOSE_REACH if hit.base in LOOSE_VERBS else _JUDGED_REACH
    if any(item.block for item in items[side.first : min(side.last, side.first + reach)]):
        return True
    far = range(side.first + reach, min(side.last, side.first + _JUDGED_REACH))
    return any(
        items[at].block is not None and _GROUNDS & {items[at - 1].low, items[at - 2].low} for at in far
    )


def _only_names(items: Sequence[Item], hit: Hit) -> bool:
    """Say whether a verb gives something a name: a formula called the “chained CPI”."""
    if hit.base not in NAMING_VERBS:
        return False
    at = hit.last + 1
    while at < len(items) and items[at].low in DETERMINERS:
        at += 1
    named = at < len(items) and items[at].block is not None
    return named and not any(item.low in _OBJECTS for item in items[: hit.at])


def _is_adjunct(items: Sequence[Item], side: Side) -> bool:
    """Say whether what follows a cue only gives time, place or occasion."""
    words = words_of(items, side)
    return (
        side.way == "clause"
        and bool(words)
        and opens_adjunct(words[0])
        and not any(word.block for word in words)
    )
