"""Speech or term: whether a marked string is somebody's words or only a name for something."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.detect.units import Item, Reading
from quoteattr.lang.cues import CUE_NOUNS
from quoteattr.lang.terms import DESCRIBED_NOUNS, NAMING_LEADS, TITLE_LEADS

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}'’\-]*+")
#: Words that a title may leave in lower case.
_SMALL = frozenset("a an the of in on at to for and or but with from by as is vs versus".split())
#: Longest title, in words.
_LONGEST_TITLE = 9


def is_term(reading: Reading, items: Sequence[Item], at: int) -> bool:
    """Say whether the words around a marked string, or its capitals, make it a term."""
    before = items[at - 1].low if at else ""
    if before in NAMING_LEADS or (before == "as" and at > 1 and items[at - 2].low in {"known", "online"}):
        return True
    after = items[at + 1].low if at + 1 < len(items) else ""
    if after in DESCRIBED_NOUNS and after not in CUE_NOUNS and before in _LEADS_TO_NOUN:
        return True
    return before in TITLE_LEADS and is_title_case(reading, items[at])


_LEADS_TO_NOUN = frozenset("the a an its his her their of 's this that several all".split())


def is_title_case(reading: Reading, item: Item) -> bool:
    """Say whether a marked string is capitalised like a title: “Back to the Future”."""
    assert item.block is not None
    words = _WORD.findall(item.block.inner.of(reading.text))
    if not words or len(words) > _LONGEST_TITLE or not words[0][0].isupper():
        return False
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words)
