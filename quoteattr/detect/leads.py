"""Where the content behind a cue begins: at "that", at a mark, or with the clause itself."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.detect.cues import Hit
from quoteattr.detect.units import Item, Reading
from quoteattr.lang.cues import ADDRESSEE_VERBS, ADVERBS, AUXILIARIES, CUE_NOUNS, TIME_WORDS
from quoteattr.lang.words import DASHES, OBJECT_PRONOUNS, PREPOSITIONS, SUBJECT_PRONOUNS

#: How far behind its cue the content may begin, over "on Friday in an interview with CNN".
_LEAD_REACH = 16
#: How far behind its cue "that" may stand, over an addressee or over a noun of speech.
_ADDRESSEE_REACH = 9
_NOUN_REACH = 4
_STOPS = DASHES | {",", ":", "."}


def lead_of(reading: Reading, items: Sequence[Item], hit: Hit, following: Hit | None) -> tuple[int, str]:
    """Return where the content behind a cue begins, and how: that, direct or clause."""
    at = _behind_addressee(reading, items, hit)
    that = _that(items, at, hit)
    if that is not None:
        return that + 1, "that"
    if hit.kind == "call":
        return at + (at < len(items) and items[at].low == "as"), "clause"
    bound = following.first if following is not None else len(items)
    return _marked_lead(reading, items, at, min(bound, at + _LEAD_REACH)) or (at, "clause")


def _marked_lead(reading: Reading, items: Sequence[Item], at: int, bound: int) -> tuple[int, str] | None:
    """Find the sign, the "that" or the marked string that begins the content behind an adjunct."""
    for ahead in range(at, bound):
        item = items[ahead]
        before_string = ahead + 1 < bound and items[ahead + 1].block is not None
        if item.low == "that" and ahead > at and opens_adjunct(items[at]):
            return ahead + 1, "that"
        if item.low == ":" or ((item.low == "," or item.low in DASHES) and before_string):
            return ahead + 1, "direct" if before_string else "clause"
        if item.block is not None:
            whole = opens_adjunct(items[at]) and reading.text[item.block.inner.start].isupper()
            return (ahead, "direct") if ahead == at or whole else None
    return None


def behind_adjuncts(items: Sequence[Item], hit: Hit, following: Hit | None) -> int:
    """Return the index behind addressee, time and place, at the first sign or marked string."""
    at = hit.last + 1
    bound = following.first if following is not None else len(items)
    signs = [
        ahead
        for ahead in range(at, min(bound, at + _LEAD_REACH))
        if items[ahead].block is not None or items[ahead].low in _STOPS
    ]
    if len(signs) > 1 and items[signs[0]].low == "," and items[signs[0] + 1].block is None:
        return signs[1]  # behind an apposition: said Ann Lee, the mayor, “…”
    return signs[0] if signs else len(items)


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


def opens_adjunct(item: Item) -> bool:
    """Say whether a word begins what gives only time, place or manner."""
    low = item.low
    return low in PREPOSITIONS or low in TIME_WORDS or low in ADVERBS or low in {"last", ","}


def _behind_addressee(reading: Reading, items: Sequence[Item], hit: Hit) -> int:
    """Return the index behind the adverbs and the one spoken to."""
    at = hit.last + 1
    while at < len(items) and items[at].low in ADVERBS:
        at += 1
    if hit.base not in ADDRESSEE_VERBS or at >= len(items):
        return at
    mention = reading.mention_from.get(items[at].start)
    if mention is None:
        return at + (items[at].low in SUBJECT_PRONOUNS or items[at].low in OBJECT_PRONOUNS)
    while at < len(items) and items[at].end <= mention.span.end:
        at += 1
    return at
