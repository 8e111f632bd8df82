"""What a cue governs: the stretch of its unit before it, behind it, or both."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteattr.detect.cues import Hit
from quoteattr.detect.marks import Marked
from quoteattr.detect.units import Item, Reading
from quoteattr.lang.cues import (
    ADDRESSEE_VERBS,
    ADVERBS,
    AUXILIARIES,
    CUE_NOUNS,
    LOOSE_VERBS,
    MENTAL,
    TIME_WORDS,
)
from quoteattr.lang.terms import NAMING_VERBS
from quoteattr.lang.words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS
from quoteattr.model import QuoteKind, Span

_COMMA_LIKE = frozenset(",;—–-")
_SIGNS = frozenset(",;:.—–-?!…()")
#: Verbs that report speech even in the infinitive and without "that".
_PLAIN = frozenset("say tell argue insist claim promise vow pledge urge warn suggest believe think".split())
#: Words that stand for the object of a judgement: what he called “…”, whom she calls “…”.
_OBJECTS = frozenset({"what", "whom", "which", "that"})
#: Prepositions that give the grounds of a judgement: praised her for “…”, blamed it on “…”.
_GROUNDS = frozenset({"for", "on", "as", "of", "over"})
_LINKS = frozenset({",", "and", "but", "or", "then", ";", "—", "–", '"'})
_TAGGED = frozenset(",?!—-")
_FINAL = frozenset(",.?!…")
#: How far behind its cue the content may begin, over "on Friday in an interview with CNN".
_LEAD_REACH = 16
#: How much of a source may stand between a marked string and what was found of it, in items.
_SOURCE_REACH = 7
#: Words that a source does not run over.
_SPLITTERS = CONJUNCTIONS | AUXILIARIES | SUBJECT_PRONOUNS
#: First words of what only gives the time or the occasion: In Ohio, he said, “…”.
_OCCASIONS = (PREPOSITIONS - {"of", "as", "for", "like"}) | TIME_WORDS | frozenset("when while later then asked".split())
#: How far behind its cue "that" may stand, over an addressee or over a noun of speech.
_ADDRESSEE_REACH = 9
_NOUN_REACH = 4
#: How far behind a judgement's verb its marked words may stand.
_JUDGED_REACH = 24
_LOOSE_REACH = 4
#: Fewest words that make an unmarked clause worth reporting.
_SHORTEST_CLAUSE = 3
_TRAILING = frozenset("while as after before which who when though although".split())


@frozen(kw_only=True)
class Claim:
    """A cue with the contents that it governs."""

    hit: Hit
    kind: QuoteKind
    contents: tuple[Span, ...]
    blocks: tuple[Marked, ...]
    rule: str


@frozen(kw_only=True)
class _Side:
    """A stretch of items, the end excluded, and how it is bound to the cue."""

    first: int
    last: int
    way: str


def claims_of(
    reading: Reading, items: Sequence[Item], hits: Sequence[Hit], terms: frozenset[int]
) -> list[Claim]:
    """Give each cue of a unit its contents; cues that govern nothing are left out.

    ``terms`` are the indices of marked strings that are nobody's words.
    """
    claims: list[Claim] = []
    free_from = 0
    hits = _without_outranked(items, hits)
    for index, hit in enumerate(hits):
        following = hits[index + 1] if index + 1 < len(hits) else None
        sides = _sides(reading, items, hit, following, free_from)
        claim = _claim(items, hit, sides, terms)
        if claim is None:
            continue
        claims.append(claim)
        if not _is_outer(sides, following):
            free_from = max([hit.last + 1, *(side.last for side in sides)])
    return claims


def _without_outranked(items: Sequence[Item], hits: Sequence[Hit]) -> list[Hit]:
    """Leave out cues inside a clause that a tag behind it attributes: “…,” she said at its end."""
    kept: list[Hit] = []
    for hit in hits:
        if _is_tag(items, hit):
            while kept and not _opens_string(items, kept[-1]) and not _is_tag(items, kept[-1]):
                kept.pop()
        kept.append(hit)
    return kept


def _is_tag(items: Sequence[Item], hit: Hit) -> bool:
    before = items[hit.first - 1].block if hit.first else None
    finite = hit.form in {"past", "third"} and hit.kind == "say"
    return finite and before is not None and before.ending in _TAGGED


def _opens_string(items: Sequence[Item], hit: Hit) -> bool:
    """Say whether a comma or colon and a marked string follow a cue at once."""
    ahead = items[hit.last + 1 : hit.last + 3]
    return any(item.block is not None for item in ahead)


def _is_outer(sides: Sequence[_Side], following: Hit | None) -> bool:
    return following is not None and any(side.last > following.first for side in sides)


def _sides(
    reading: Reading, items: Sequence[Item], hit: Hit, following: Hit | None, free_from: int
) -> list[_Side]:
    left = _left(items, hit, free_from)
    if left is not None and left.way == "tag" and hit.kind != "call":
        split = _split(reading, items, hit, following)
        return [left] if split is None else [left, split]
    right = _right(reading, items, hit, following)
    if left is not None and right is not None and _resumes(items, hit, left, right):
        return [left, right]
    if right is not None and (left is None or right.way != "clause" or len(right_words(items, right)) > 0):
        if left is not None and right.way == "clause" and _is_adjunct(items, right):
            return [left] if hit.kind == "say" or hit.kind == "according" else []
        return [right]
    if left is not None and hit.kind in {"say", "according"}:
        return [left]
    return []


def _resumes(items: Sequence[Item], hit: Hit, left: _Side, right: _Side) -> bool:
    """Say whether an attribution between commas splits a sentence: As for me, she said, “I stay.”"""
    opening = items[left.first].low
    occasion = opening in _OCCASIONS or opening.endswith("ing")
    finite = hit.kind == "say" and hit.form in {"past", "third"}
    return finite and right.way == "direct" and items[right.first - 1].low == "," and not occasion


def right_words(items: Sequence[Item], side: _Side) -> list[Item]:
    """Return the words and marked strings of a side, signs left out."""
    return [item for item in items[side.first : side.last] if item.low not in _SIGNS]


def _left(items: Sequence[Item], hit: Hit, free_from: int) -> _Side | None:
    """Return what stands before the phrase of a cue and is closed off by a comma or a mark."""
    last = hit.first
    before = items[last - 1] if last else None
    if before is None or last <= free_from:
        return None
    if before.block is not None:
        return _Side(first=free_from, last=last, way="tag")
    tagged = _tagged_from_afar(items, hit, free_from)
    if tagged is not None:
        return _Side(first=free_from, last=tagged, way="tag")
    if before.low not in _COMMA_LIKE:
        return None
    if last >= 2 and items[last - 2].block is not None and last - 2 >= free_from:
        return _Side(first=free_from, last=last - 1, way="tag")
    side = _Side(first=free_from, last=last - 1, way="before")
    return side if len(right_words(items, side)) >= _SHORTEST_CLAUSE else None


def _tagged_from_afar(items: Sequence[Item], hit: Hit, free_from: int) -> int | None:
    """Find the marked string that a tag follows where its source is longer than what was found of it."""
    if hit.kind != "say" or hit.form not in {"past", "third"}:
        return None
    for at in range(hit.first - 1, max(free_from - 1, hit.first - _SOURCE_REACH), -1):
        block = items[at].block
        if block is not None:
            return at + 1 if block.ending in _TAGGED else None
        if not items[at].low[0].isalpha() or items[at].low in _SPLITTERS:
            return None
    return None


def _split(reading: Reading, items: Sequence[Item], hit: Hit, following: Hit | None) -> _Side | None:
    """Return the second half of a quotation that its attribution splits."""
    at = _behind_adjuncts(reading, items, hit.last + 1, hit, following)
    if at < len(items) and items[at].low in _COMMA_LIKE | {":"}:
        at += 1
    if at >= len(items) or items[at].block is None:
        return None
    taken = following is not None and following.first == at + 1 and following.kind != "call"
    return None if taken else _Side(first=at, last=at + 1, way="split")


def _behind_adjuncts(reading: Reading, items: Sequence[Item], at: int, hit: Hit, following: Hit | None) -> int:
    """Return the index behind addressee, time and place, at the first sign or marked string."""
    bound = following.first if following is not None else len(items)
    signs = [
        ahead
        for ahead in range(at, min(bound, at + _LEAD_REACH))
        if items[ahead].block is not None or items[ahead].low in {",", ":", "—", "–", "."}
    ]
    if len(signs) > 1 and items[signs[0]].low == "," and items[signs[0] + 1].block is None:
        return signs[1]  # behind an apposition: said Ann Lee, the mayor, “…”
    return signs[0] if signs else len(items)


def _right(reading: Reading, items: Sequence[Item], hit: Hit, following: Hit | None) -> _Side | None:
    start, way = _lead(reading, items, hit, following)
    if start >= len(items):
        return None
    if way == "direct":
        return _direct_side(items, start)
    end = _bound(items, start, following)
    if end <= start:
        return None
    side = _Side(first=start, last=end, way=way)
    has_block = any(item.block for item in items[start:end])
    if hit.form == "base" and way == "clause" and hit.kind != "call" and hit.base not in _PLAIN:
        return None
    if hit.kind == "call":
        return side if _is_judged(items, side, hit) and not _only_names(items, hit) else None
    if hit.kind == "think":
        if hit.base not in MENTAL and way == "clause":
            return None
        after_colon = any(items[at].low == ":" and items[at + 1].block for at in range(start, end - 1))
        return side if has_block and not after_colon else None
    return side if has_block or len(right_words(items, side)) >= _SHORTEST_CLAUSE else None


def _lead(reading: Reading, items: Sequence[Item], hit: Hit, following: Hit | None) -> tuple[int, str]:
    """Return where the content behind a cue begins, and how: that, direct or clause."""
    at = _behind_addressee(reading, items, hit)
    that = _that(items, at, hit)
    if that is not None:
        return that + 1, "that"
    bound = following.first if following is not None else len(items)
    if hit.kind == "call":
        return (at + 1, "clause") if at < len(items) and items[at].low == "as" else (at, "clause")
    for ahead in range(at, min(bound, at + _LEAD_REACH)):
        low = items[ahead].low
        if ahead > at and low == "that" and _opens_adjunct(items[at]):
            return ahead + 1, "that"
        if low == ":" or (low in {",", "—"} and ahead + 1 < bound and items[ahead + 1].block is not None):
            return ahead + 1, "direct" if ahead + 1 < bound and items[ahead + 1].block is not None else "clause"
        if items[ahead].block is not None:
            direct = ahead == at or (_opens_adjunct(items[at]) and _looks_whole(reading, items[ahead]))
            return (ahead, "direct") if direct else (at, "clause")
    return at, "clause"


def _that(items: Sequence[Item], at: int, hit: Hit) -> int | None:
    """Find the "that" which opens the content: at once, behind an addressee or behind a noun of speech."""
    if at < len(items) and items[at].low == "that":
        return at
    reach = _ADDRESSEE_REACH if hit.base in ADDRESSEE_VERBS else _NOUN_REACH
    for ahead in range(at + 1, min(at + reach, len(items))):
        low = items[ahead].low
        if low == "that" and (hit.base in ADDRESSEE_VERBS or items[ahead - 1].low in CUE_NOUNS):
            return ahead
        if not low[0].isalpha() or low in AUXILIARIES:
            return None
    return None


def _opens_adjunct(item: Item) -> bool:
    return item.low in PREPOSITIONS or item.low in TIME_WORDS or item.low in ADVERBS or item.low in {"last", ","}


def _looks_whole(reading: Reading, item: Item) -> bool:
    """Say whether a marked string looks like a sentence of its own: it begins with a capital."""
    assert item.block is not None
    return reading.text[item.block.inner.start].isupper()


def _behind_addressee(reading: Reading, items: Sequence[Item], hit: Hit) -> int:
    at = hit.last + 1
    while at < len(items) and items[at].low in ADVERBS:
        at += 1
    if hit.base in ADDRESSEE_VERBS and at < len(items):
        mention = reading.mention_from.get(items[at].start)
        if mention is not None:
            while at < len(items) and items[at].end <= mention.span.end:
                at += 1
        elif items[at].low in SUBJECT_PRONOUNS or items[at].low in {"me", "us", "them", "him"}:
            at += 1
    return at


def _direct_side(items: Sequence[Item], start: int) -> _Side:
    """Take the marked string, and what follows where the string is only the head of a clause."""
    end = start + 1
    while end + 1 < len(items) and items[end].low == "and" and items[end + 1].block is not None:
        end += 2
    last = items[end - 1].block
    assert last is not None
    if end >= len(items) or last.ending in _FINAL or items[end].low in _SIGNS or items[end].low in TIME_WORDS:
        return _Side(first=start, last=end, way="direct")
    return _Side(first=start, last=_bound(items, start, None), way="clause")


def _bound(items: Sequence[Item], start: int, following: Hit | None) -> int:
    """Return the index behind the content that begins at ``start``."""
    end = len(items)
    if following is not None and following.first > start and _is_coordinate(items, following):
        end = following.first
        while end > start and (items[end - 1].low in _SIGNS or items[end - 1].low in {"and", "but", "or", "then"}):
            end -= 1
    end = _before_trailing(items, start, end)
    while end > start and items[end - 1].low in _SIGNS:
        end -= 1
    return end


def _is_coordinate(items: Sequence[Item], hit: Hit) -> bool:
    """Say whether a cue goes on with the same subject, so that it ends what the cue before governs."""
    if hit.subject is None or hit.kind == "according":
        return hit.kind == "according"
    linked = hit.first > 0 and items[hit.first - 1].low in _LINKS
    return hit.form != "base" and linked and hit.subject.way in {"clause", "inverted"}


def _before_trailing(items: Sequence[Item], start: int, end: int) -> int:
    """Cut off the clause of the article that follows the last marked string: “…,” sparking a debate."""
    blocks = [at for at in range(start, end) if items[at].block is not None]
    if not blocks:
        return end
    for at in range(blocks[-1] + 1, end):
        closes = items[at - 1].block is not None and items[at - 1].block.ending == ","
        here = items[at].low
        if (here in _COMMA_LIKE or closes) and at < end:
            lead = items[at + 1].low if here in _COMMA_LIKE and at + 1 < end else here
            if lead.endswith("ing") or lead in _TRAILING or here in {"—", "–", ";"}:
                return at
    return end


def _is_judged(items: Sequence[Item], side: _Side, hit: Hit) -> bool:
    reach = _LOOSE_REACH if hit.base in LOOSE_VERBS else _JUDGED_REACH
    if any(item.block for item in items[side.first : min(side.last, side.first + reach)]):
        return True
    far = range(side.first + reach, min(side.last, side.first + _JUDGED_REACH))
    return any(items[at].block is not None and _GROUNDS & {items[at - 1].low, items[at - 2].low} for at in far)


def _only_names(items: Sequence[Item], hit: Hit) -> bool:
    """Say whether a verb gives something a name: a formula called the “chained CPI”."""
    if hit.base not in NAMING_VERBS:
        return False
    at = hit.last + 1
    while at < len(items) and items[at].low in DETERMINERS:
        at += 1
    named = at < len(items) and items[at].block is not None
    return named and not any(item.low in _OBJECTS for item in items[: hit.at])


def _is_adjunct(items: Sequence[Item], side: _Side) -> bool:
    """Say whether what follows a cue only gives time, place or occasion."""
    words = right_words(items, side)
    return bool(words) and _opens_adjunct(words[0]) and not any(word.block for word in words)


def _claim(items: Sequence[Item], hit: Hit, sides: Sequence[_Side], terms: frozenset[int]) -> Claim | None:
    trimmed = [side for side in (_trim(items, side) for side in sides) if side is not None]
    blocks = tuple(
        block
        for side in trimmed
        for at in range(side.first, side.last)
        if at not in terms and (block := items[at].block) is not None
    )
    if not trimmed or (not blocks and hit.kind not in {"say", "according"}):
        return None
    return Claim(
        hit=hit,
        kind=_kind(items, hit, trimmed, blocks),
        contents=tuple(_content(items, side) for side in trimmed),
        blocks=blocks,
        rule=_rule(hit, trimmed),
    )


def _trim(items: Sequence[Item], side: _Side) -> _Side | None:
    first, last = side.first, side.last
    while first < last and items[first].low in _SIGNS:
        first += 1
    while last > first and items[last - 1].low in _SIGNS:
        last -= 1
    return _Side(first=first, last=last, way=side.way) if first < last else None


def _content(items: Sequence[Item], side: _Side) -> Span:
    head = items[side.first]
    if side.last - side.first == 1 and head.block is not None:
        return head.block.inner
    return Span(head.start, items[side.last - 1].end)


def _kind(items: Sequence[Item], hit: Hit, sides: Sequence[_Side], blocks: Sequence[Marked]) -> QuoteKind:
    if not blocks:
        return "indirect"
    whole = all(item.block is not None for side in sides for item in right_words(items, side))
    embedded = hit.kind == "call" or any(side.way == "that" for side in sides)
    return "direct" if whole and not embedded else "mixed"


def _rule(hit: Hit, sides: Sequence[_Side]) -> str:
    if hit.kind == "according":
        return "according-to"
    if hit.kind == "call":
        return "judgement"
    if len(sides) > 1:
        return "split"
    if sides[0].way in {"tag", "before"}:
        return "inverted-tag" if hit.inverted else "tag"
    return "lead-in"
