"""When two namings of a speaker are the same, for the speaker metric.

The rules are the benchmark's own and know nothing of the engine's tables: a
metric that shares the tables of what it measures cannot see their faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend pastor father sister imam rabbi
    president vice-president vice senator sen sens representative rep reps congressman congresswoman
    governor gov lt lieutenant mayor secretary minister prime chancellor king queen prince princess pope
    judge justice chief attorney general gen colonel col captain capt major maj sergeant sgt admiral adm
    officer sheriff detective ambassador speaker chairman chairwoman chair director
    former republican democratic democrat then the a an
    """.split(),
)
_WORD = re.compile(r"[^\W_]+(?:[-.'][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"'s?(?!\w)")
_LINKS = frozenset(
    "of for at in on from to with who whom whose which that and or by near inside outside".split()
)
_ARTICLES = frozenset(
    {"a", "an", "the", "one", "some", "several", "many", "two", "three", "other", "another"}
)


def words(name: str) -> tuple[str, ...]:
    """Split a name into words without case, full stops and possessives."""
    plain = _POSSESSIVE.sub("", name.casefold().replace("’", "'"))
    return tuple(word.rstrip(".") for word in _WORD.findall(plain))


def bare(name: str) -> tuple[str, ...]:
    """Return the words of a name without titles before it and initials inside it."""
    parts = words(name)
    first = next((i for i, word in enumerate(parts) if word not in _TITLES), 0)
    rest = parts[first:]
    return tuple(word for i, word in enumerate(rest) if len(word) > 1 or not 0 < i < len(rest) - 1)


def same_name(predicted: str, right: Iterable[str]) -> bool:
    """Say whether the predicted name is one of the right ones.

    >>> same_name("Sen. Ted Cruz", ["Ted Cruz"])
    True
    >>> same_name("Cruz", ["Ted Cruz"])
    False
    """
    return bare(predicted) in {bare(name) for name in right}


def head_noun(description: str) -> str | None:
    """Return the noun that a description is about, in the singular.

    >>> head_noun("several campaign officials in Ohio")
    'official'
    """
    parts = words(re.split(r"[,;(]", description)[0])
    phrase = tuple(word for word in parts if word not in _ARTICLES) or parts
    end = next((i for i, word in enumerate(phrase) if i and word in _LINKS), len(phrase))
    return phrase[end - 1].removesuffix("s") if phrase else None
