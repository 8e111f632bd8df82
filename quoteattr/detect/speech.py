"""Speech or term: whether a marked string is somebody's words or only a name for something."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.detect.marks import Marked
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


def is_term(reading: Reading, items: Sequence[Item], at: int, block: Marked) -> bool:
    """Say whether the words around a marked string, or its capitals, make it a term.

    ``block`` is the marked string at index ``at``.
    """
    before = items[at - 1].low if at and not items[at - 1].text[:1].isupper() else ""
    second = items[at - 2].low if at > 1 else ""
    worded = before in _WORDS and second not in _LEADS_TO_WORDS
    if (before in NAMING_LEADS and not worded) or (before == "as" and second in {"known", "online"}):
        return True
    after = items[at + 1].low if at + 1 < len(items) else ""
    words = _WORD.findall(block.inner.of(reading.text))
    if after in DESCRIBED_NOUNS and block.ending not in ",.?!" and len(words) <= _LONGEST_LABEL:
        return True
    if not _is_title_case(words):
        return False
    weak = before in WEAK_TITLE_LEADS and len(words) > 1 and not _PLACES.intersection(words)
    work = before == "," and second in WORKS
    return work or weak or before in TITLE_LEADS or before in MAKING_VERBS or before in WORKS


def _is_title_case(words: Sequence[str]) -> bool:
    """Say whether words are capitalised like a title: “Back to the Future”."""
    if not words or len(words) > _LONGEST_TITLE or not words[0][0].isupper():
        return False
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words)
