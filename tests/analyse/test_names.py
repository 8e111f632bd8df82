"""Proper names: which words are one, and what it names."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from quoteattr.analyse.layout import paragraphs, tokenize
from quoteattr.analyse.names import find_names

#: A text, and its names with their kinds.
CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "none": ("The river froze in one night.", []),
    "a person": ("We met Helena Marsh.", [("Helena Marsh", "person")]),
    "a person at the start": ("Helena Marsh met us.", [("Helena Marsh", "person")]),
    "an office is no part": ("We met Finance Minister Clara Ruiz.", [("Clara Ruiz", "person")]),
    "an origin is no part": ("We met Spanish Finance Minister Clara Ruiz.", [("Clara Ruiz", "person")]),
    "an honorific is no part": ("We met Mr. Marsh.", [("Marsh", "person")]),
    "a surname that is a title": ("We met Mr. Bishop.", [("Bishop", "person")]),
    "an origin that is no common word": ("We met Afghan minister Ida Holm.", [("Ida Holm", "person")]),
    "an origin, and no office": ("We met Afghan Ida Holm.", [("Ida Holm", "person")]),
    "members of a party": ("We met the Democrats.", [("Democrats", "group")]),
    "an office with its field": ("We met Minister of Defense Ida Holm.", [("Ida Holm", "person")]),
    "a particle": ("We met Ursula von der Leyen.", [("Ursula von der Leyen", "person")]),
    "an initial": ("We met Helena B. Marsh.", [("Helena B. Marsh", "person")]),
    "a surname once the full name is known": (
        "We met Helena Marsh. Marsh smiled.",
        [("Helena Marsh", "person"), ("Marsh", "person")],
    ),
    "accents": (
        "We met Zoë Żółć-Ångström.",
        [("Zoë Żółć-Ångström", "person")],
    ),
    "a month as a given name": ("We met April Jones.", [("April Jones", "person")]),
    "a month is no name": ("We met in April.", []),
    "a day is no name": ("On Monday we met.", []),
    "a first word is no name": ("However, we met.", []),
    "I is no name": ("Then I left, and I’m glad.", []),
    "a city": ("We met in Oslo.", [("Oslo", "place")]),
    "a country": ("We met in Norway.", [("Norway", "place")]),
    "a country in short": ("We met in the U.S. on Monday.", [("U.S.", "place")]),
    "an organization": (
        "We met the World Health Organization.",
        [("World Health Organization", "organization")],
    ),
    "a department of": ("We met the Department of Justice.", [("Department of Justice", "organization")]),
    "an acronym": ("We met the NATO envoy at NATO.", [("NATO", "organization"), ("NATO", "organization")]),
    "a newspaper": ("We read the Kyiv Post.", [("Kyiv Post", "organization")]),
    "a possessive is no part": ("We read Helena Marsh’s letter.", [("Helena Marsh", "person")]),
    "two names and a comma": (
        "We met Helena Marsh, Otto Brandt and Ida Holm.",
        [("Helena Marsh", "person"), ("Otto Brandt", "person"), ("Ida Holm", "person")],
    ),
    "a headline names what the text names": (
        "Helena Marsh Buys Old Ferry From City\n\nHelena Marsh is a baker.",
        [("Helena Marsh", "person"), ("Helena Marsh", "person")],
    ),
}

#: Case, and why it fails.
KNOWN_FAILURES: dict[str, str] = {
    "a month as a given name": "a given name that is a month does not make a person",
    "a newspaper": "Post behind a city is left out, and the city is named instead",
}


def rows(cases: Mapping[str, tuple[str, list[tuple[str, str]]]]) -> list[object]:
    return [pytest.param(*case, id=name, marks=expectation(name)) for name, case in cases.items()]


def expectation(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=KNOWN_FAILURES[name])] if name in KNOWN_FAILURES else []


def names_in(text: str) -> list[tuple[str, str]]:
    _, tokens = tokenize(text, paragraphs(text))
    return [(name.span.of(text), name.kind) for name in find_names(text, tokens)]


@pytest.mark.parametrize(("text", "expected"), rows(CASES))
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert names_in(text) == expected
