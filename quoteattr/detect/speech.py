"""Speech or term: whether a marked string is somebody's words or only a name for something."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.detect.units import Item, Reading
from quoteattr.lang.places import CITIES, COUNTRIES, US_STATES
from quoteattr.lang.terms import (
    DESCRIBED_NOUNS,
    MAKING_VERBS,
    NAMING_LEADS,
    TITLE_LEADS,
    WEAK_TITLE_LEADS,
    WORKS,
)

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}'’\-]*+")
#: Words that a title may leave in lower case.
_SMALL = frozenset("a an the of in on at to for and or but with from by as is vs versus".split())
#: Longest string that only describes a noun, in words: the “never Trump” movement.
_LONGEST_LABEL = 4
#: Longest title, in words.
_LONGEST_TITLE = 9


_PLACES = CITIES | COUNTRIES | US_STATES
_WORDS = frozenset({"word", "words", "term"})
_LEADS_TO_WORDS = frozenset({"the", "those", "these", "a", "of"})


def is_term(reading: Reading, items: Sequence[Item], at: int) -> bool:
    """Say whether the words around a marked string, or its capitals, make it a term."""
    before = items[at - 1].low if at and not items[at - 1].text[:1].isupper() else ""
    worded = before in _WORDS and at > 1 and items[at - 2].low not in _LEADS_TO_WORDS
    if (before in NAMING_LEADS and not worded) or (
        before == "as" and at > 1 and items[at - 2].low in {"known", "online"}
    ):
        return True
    after = items[at + 1].low if at + 1 < len(items) else ""
    if after in DESCRIBED_NOUNS and not _is_clause(reading, items[at]):
        return True
    if not is_title_case(reading, items[at]):
        return False
    return _introduces_title(items, at) or (before in WEAK_TITLE_LEADS and _is_placeless(reading, items[at]))


def _is_clause(reading: Reading, item: Item) -> bool:
    """Say whether a marked string is too long, or too complete, to describe a noun."""
    assert item.block is not None
    return item.block.ending in ",.?!" or len(item.block.inner.of(reading.text).split()) > _LONGEST_LABEL


def _is_placeless(reading: Reading, item: Item) -> bool:
    assert item.block is not None
    words = _WORD.findall(item.block.inner.of(reading.text))
    return len(words) > 1 and not any(word in _PLACES for word in words)


def _introduces_title(items: Sequence[Item], at: int) -> bool:
    before = items[at - 1].low if at else ""
    work = at > 1 and before == "," and items[at - 2].low in WORKS
    return work or before in TITLE_LEADS or before in MAKING_VERBS or before in WORKS


def is_title_case(reading: Reading, item: Item) -> bool:
    """Say whether a marked string is capitalised like a title: “Back to the Future”."""
    assert item.block is not None
    words = _WORD.findall(item.block.inner.of(reading.text))
    if not words or len(words) > _LONGEST_TITLE or not words[0][0].isupper():
        return False
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words)
