"""Phrases that stand for somebody: names with what describes them, roles, pronouns."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import quoteattr
from quoteattr.analyse import engine_named
from quoteattr.model import Mention

#: Phrase, form, kind, role, number, gender, definite.
Seen = tuple[str, str, str, str | None, str | None, str | None, bool]


def named(phrase: str, role: str | None = None, gender: str | None = None, kind: str = "person") -> Seen:
    return phrase, "name", kind, role, "singular", gender, True


def nominal(phrase: str, role: str, number: str = "singular", *, definite: bool, **other: str) -> Seen:
    kind = other.get("kind", "person" if number == "singular" else "group")
    return phrase, "nominal", kind, role, number, other.get("gender"), definite


def pronoun(phrase: str, number: str, gender: str | None, kind: str) -> Seen:
    return phrase, "pronoun", kind, None, number, gender, True


#: A text and its first mention.
CASES: dict[str, tuple[str, Seen]] = {
    "a name": ("Helena Marsh smiled.", named("Helena Marsh", gender="female")),
    "a man's name": ("Otto Brandt smiled.", named("Otto Brandt", gender="male")),
    "an honorific": ("Mr. Xu smiled.", named("Mr. Xu", role="mr.", gender="male")),
    "an office": (
        "Finance Minister Clara Ruiz smiled.",
        named("Finance Minister Clara Ruiz", role="finance minister", gender="female"),
    ),
    "an office with its field": (
        "Minister of Defense Clara Ruiz smiled.",
        named("Minister of Defense Clara Ruiz", role="minister of defense", gender="female"),
    ),
    "an office with its field, behind an article": (
        "The Secretary of State Clara Ruiz smiled.",
        named("The Secretary of State Clara Ruiz", role="secretary of state", gender="female"),
    ),
    "an origin and an office": (
        "Spanish Finance Minister Clara Ruiz smiled.",
        named("Spanish Finance Minister Clara Ruiz", role="spanish finance minister", gender="female"),
    ),
    "a body's spokesman": (
        "Kremlin spokesman Dmitry Peskov smiled.",
        named("Kremlin spokesman Dmitry Peskov", role="kremlin spokesman", gender="male"),
    ),
    "a place": ("Norway smiled.", named("Norway", kind="place")),
    "a definite role": ("The minister smiled.", nominal("The minister", "minister", definite=True)),
    "an indefinite role": (
        "A senior official smiled.",
        nominal("A senior official", "senior official", definite=False),
    ),
    "an indefinite role with an origin": (
        "A Ukrainian official smiled.",
        nominal("A Ukrainian official", "ukrainian official", definite=False),
    ),
    "a plural": (
        "Ukrainian delegates smiled.",
        nominal("Ukrainian delegates", "ukrainian delegates", "plural", definite=False),
    ),
    "the plural of a role": (
        "The engineers smiled.",
        nominal("The engineers", "engineers", "plural", definite=True),
    ),
    "a woman's role": (
        "The spokeswoman smiled.",
        nominal("The spokeswoman", "spokeswoman", definite=True, gender="female"),
    ),
    "a man's role": (
        "The chairman smiled.",
        nominal("The chairman", "chairman", definite=True, gender="male"),
    ),
    "a body": (
        "The company smiled.",
        nominal("The company", "company", definite=True, kind="organization"),
    ),
    "he": ("Then he smiled.", pronoun("he", "singular", "male", "person")),
    "she": ("Then she smiled.", pronoun("she", "singular", "female", "person")),
    "it": ("Then it smiled.", pronoun("it", "singular", None, "other")),
    "they": ("Then they smiled.", pronoun("they", "plural", None, "other")),
}

#: A text and the phrases of all its mentions.
PHRASES: dict[str, tuple[str, list[str]]] = {
    "none": ("The river froze in one night.", []),
    "a role and a name between commas": (
        "The mayor, Helena Marsh, smiled.",
        ["The mayor", "Helena Marsh"],
    ),
    "a role before a title": ("We met the deputy Prime Minister.", ["the deputy Prime Minister"]),
    "a role before a title and a name": (
        "We met assistant Secretary of State Ida Holm.",
        ["assistant Secretary of State Ida Holm"],
    ),
    "whose aide": ("The minister’s aide smiled.", ["The minister", "The minister’s aide"]),
    "a year owns nobody": ("In 1911’s minister smiled.", []),
    "nor does a mark": ("”’s minister smiled.", []),
    "an apposition": ("Hugh Hill, a doctor, smiled.", ["Hugh Hill", "a doctor"]),
    "two names": ("Helena Marsh met Otto Brandt.", ["Helena Marsh", "Otto Brandt"]),
    "a role is no name of its own before a name": ("We met President Trump.", ["President Trump"]),
    "a possessor and an office": (
        "Spain’s Finance Minister Clara Ruiz smiled.",
        ["Spain", "Spain’s Finance Minister Clara Ruiz"],
    ),
    "a pronoun and its owner": ("Helena Marsh sold her mill.", ["Helena Marsh", "her"]),
}

#: Case, and why it fails.
KNOWN_FAILURES: dict[str, str] = {}


def rows(cases: Mapping[str, tuple[str, object]]) -> list[object]:
    return [pytest.param(*case, id=name, marks=expectation(name)) for name, case in cases.items()]


def expectation(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=KNOWN_FAILURES[name])] if name in KNOWN_FAILURES else []


def mentions_in(text: str) -> tuple[Mention, ...]:
    return engine_named("lexical").analyse(quoteattr.Document.from_text(text)).mentions


def seen(text: str) -> Seen:
    mention = mentions_in(text)[0]
    phrase = mention.span.of(text)
    return (
        phrase,
        mention.form,
        mention.kind,
        mention.role,
        mention.number,
        mention.gender,
        mention.definite,
    )


def phrases_in(text: str) -> list[str]:
    return [mention.span.of(text) for mention in mentions_in(text)]


@pytest.mark.parametrize(("text", "expected"), rows(CASES))
def test_a_mention(text: str, expected: Seen) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows(PHRASES))
def test_phrases(text: str, expected: list[str]) -> None:
    assert phrases_in(text) == expected
