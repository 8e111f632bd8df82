"""Given names and the gender they speak for.

The names live beside this module in ``data/given_names_{female,male,any}.txt``,
one a line, lower case, sorted. They come from the 1990 census of the United
States (dist.female.first and dist.male.first, public domain): a name in both
lists counts for the gender that bears it at least ten times as often, and is in
``any``, a given name that says nothing of gender, where neither does. Names of
world news and of American politics are added from general knowledge; names that
in news are mostly words, places or titles ("will", "may", "china", "king") are
left out, and names that are mostly surnames there ("clinton") are in ``any``.

Ask about the first word of a name of two or more: alone, it may be a surname.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

__all__ = ["gender_of", "is_given_name"]


def gender_of(given_name: str) -> Literal["female", "male"] | None:
    """Return the gender that a given name, in any case, speaks for; None where it says nothing."""
    return _genders().get(_key(given_name))


def is_given_name(name: str) -> bool:
    """Tell whether a name, in any case, is known as a given name."""
    return _key(name) in _genders()


@cache
def _genders() -> Mapping[str, Literal["female", "male"] | None]:
    genders: dict[str, Literal["female", "male"] | None] = dict.fromkeys(_names_in("any"))
    genders |= dict.fromkeys(_names_in("female"), "female")
    genders |= dict.fromkeys(_names_in("male"), "male")
    return genders


def _names_in(kind: str) -> list[str]:
    path = files("quoteattr") / "lang" / "data" / f"given_names_{kind}.txt"
    return path.read_text(encoding="utf-8").split()


def _key(name: str) -> str:
    """Spell a name as the files do: lower case, without accents."""
    lowered = name.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
