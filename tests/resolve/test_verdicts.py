"""What an attribution says of itself: status, reason, score, candidates; who the entities of a text are."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from attrs import evolve

import quoteattr
from quoteattr.analyse import engine_named
from quoteattr.detect import detect
from quoteattr.model import Document, Mention, Span
from quoteattr.resolve.chains import build_chains

LEXICAL = quoteattr.Pipeline(engine="lexical")

#: Status, reason, score, candidates with their scores.
Verdict = tuple[str, str, float, list[tuple[str, float]]]
#: Name, kind, whether that is a name, aliases, number of mentions.
Known = tuple[str, str, bool, tuple[str, ...], int]

SEVERAL = "several bear the surname"

#: The verdict on the last quotation of a text. The rule is as sure as its tag: 0.99 inverted, 0.98 else.
VERDICTS: Mapping[str, tuple[str, Verdict]] = {
    "a name": (
        "“We sail,” said Helena Marsh.",
        ("resolved", "the source is a name", 0.99, [("Helena Marsh", 1.0)]),
    ),
    "nobody": (
        "The honey was described as “the best in years.”",
        ("unknown", "the text names no source", 0.86, []),
    ),
    "a term": (
        "The so-called “fog” lifted.",
        ("unknown", "a term between marks, not speech", 0.0, []),
    ),
    "no one that speaks": (
        "“We sail,” the fog said.",
        ("unknown", "nothing tells who “the fog” is", 0.0, []),
    ),
    "a pronoun for nobody": (
        "“We sail,” he said.",
        ("unknown", "nothing tells who “he” is", 0.0, []),
    ),
    "one described": (
        "“We sail,” said a captain.",
        ("resolved", "the source is described, not named", 0.891, [("a captain", 1.0)]),
    ),
    "several described": (
        "“We sail,” said the captains.",
        ("resolved", "the source is described, not named", 0.891, [("the captains", 1.0)]),
    ),
    "one whom the text may name elsewhere": (
        "“We sail,” said the captain.",
        (
            "ambiguous",
            "the description may mean somebody the article names",
            0.495,
            [("the captain", 1.0)],
        ),
    ),
    "a body called by a name and a noun": (
        "The Marsh campaign lost. “We sail,” said the Marsh campaign.",
        ("resolved", "the source is described, not named", 0.891, [("Marsh campaign", 1.0)]),
    ),
    "an aide of somebody named": (
        "“We sail,” said Helena Marsh’s aide.",
        ("resolved", "the source is described, not named", 0.891, [("Helena Marsh’s aide", 1.0)]),
    ),
    "an aide to somebody named": (
        "“We sail,” said an aide to Helena Marsh.",
        ("resolved", "the source is described, not named", 0.891, [("an aide", 1.0)]),
    ),
    "an office and a name": (
        "“We sail,” said the captain’s aide, Helena Marsh.",
        ("resolved", "the source is a name", 0.99, [("Helena Marsh", 1.0)]),
    ),
    "two of one surname": (
        "Helena Marsh and Otto Marsh own the ship. “We sail,” Marsh said.",
        ("ambiguous", SEVERAL, 0.49, [("Helena Marsh", 0.5), ("Otto Marsh", 0.5)]),
    ),
    "three of one surname": (
        "Helena Marsh, Ida Marsh and Otto Marsh own the ship. “We sail,” Marsh said.",
        (
            "ambiguous",
            SEVERAL,
            0.327,
            [("Helena Marsh", 0.333), ("Ida Marsh", 0.333), ("Otto Marsh", 0.333)],
        ),
    ),
    "two of one surname, one named more": (
        "Helena Marsh and Otto Marsh own the ship. Helena Marsh smiled. “We sail,” Marsh said.",
        ("resolved", "the source is a name", 0.98, [("Helena Marsh", 1.0)]),
    ),
}

#: The entities of a text, in order.
ENTITIES: Mapping[str, tuple[str, list[Known]]] = {
    "a surname is an alias": (
        "Helena Marsh left. “We sail,” Marsh said.",
        [("Helena Marsh", "person", True, ("Marsh",), 2)],
    ),
    "so is an initial": (
        "Helena Marsh owns the ship. “We sail,” H. Marsh said.",
        [("Helena Marsh", "person", True, ("H. Marsh",), 2)],
    ),
    "and a name without its middle": (
        "Helena Marsh owns the ship. “We sail,” Helena B. Marsh said.",
        [("Helena B. Marsh", "person", True, ("Helena Marsh",), 2)],
    ),
    "and one without its suffix": (
        "Dr. Martin Abara Jr. owns the ship. “We sail,” Martin Abara said.",
        [("Martin Abara Jr.", "person", True, ("Martin Abara",), 2)],
    ),
    "another given name is another person": (
        "Helena Marsh owns the ship. “We sail,” Hanna Marsh said.",
        [("Helena Marsh", "person", True, (), 1), ("Hanna Marsh", "person", True, (), 1)],
    ),
    "a surname of another gender is another person": (
        "Senator Helena Marsh owns the ship. “We sail,” Mr. Marsh said.",
        [("Helena Marsh", "person", True, (), 1), ("Marsh", "person", True, (), 1)],
    ),
    "an office that is not hers, before she is introduced": (
        "“We sail,” President Marsh said. Senator Helena Marsh owns the ship.",
        [("Helena Marsh", "person", True, (), 1), ("Marsh", "person", True, (), 1)],
    ),
    "her own office, before she is introduced": (
        "“We sail,” Senator Marsh said. Senator Helena Marsh owns the ship.",
        [("Helena Marsh", "person", True, ("Marsh",), 2)],
    ),
    "an office that may be his": (
        "Michelle Marsh and Mr. Marsh own the ship. “We sail,” President Marsh said.",
        [("Michelle Marsh", "person", True, (), 1), ("Marsh", "person", True, (), 2)],
    ),
    "an acronym": (
        "The World Health Organization owns the ship. “We sail,” the WHO said.",
        [("World Health Organization", "organization", True, ("WHO",), 2)],
    ),
    "a body called by a name and a noun": (
        "The Marsh campaign lost. “We sail,” said the Marsh campaign.",
        [("Marsh campaign", "organization", True, (), 2)],
    ),
    "a possessive is no part": (
        "The mill is Otto Brandt’s. Otto Brandt left.",
        [("Otto Brandt", "person", True, (), 2)],
    ),
    "what stands beside a name is theirs": (
        "Otto Brandt, a baker, left.",
        [("Otto Brandt", "person", True, (), 2)],
    ),
    "behind an age too": (
        "Otto Brandt, 42, a baker, left.",
        [("Otto Brandt", "person", True, (), 2)],
    ),
    "and what is said outright": (
        "The baker is Otto Brandt. He left.",
        [("Otto Brandt", "person", True, (), 3)],
    ),
    "and of a pronoun": (
        "Otto Brandt left. He is a baker.",
        [("Otto Brandt", "person", True, (), 3)],
    ),
    "what stands beside a body describes no person": (
        "NATO, a doctor, left. “We sail,” the doctor said.",
        [("NATO", "organization", True, (), 1), ("a doctor", "person", False, (), 2)],
    ),
    "a crowd beside a name is not theirs": (
        "Otto Brandt, the crowd, left.",
        [("Otto Brandt", "person", True, (), 1)],
    ),
    "nor are several": (
        "Ministers, Otto Brandt, left.",
        [("Otto Brandt", "person", True, (), 1)],
    ),
    "one described counts where they speak": (
        "Otto Brandt left with a doctor. “We sail,” the doctor said.",
        [("Otto Brandt", "person", True, (), 1), ("a doctor", "person", False, (), 2)],
    ),
    "and not where they do not": (
        "Otto Brandt left with a doctor.",
        [("Otto Brandt", "person", True, (), 1)],
    ),
}

#: A text, the reason for the status of its last quotation: what is left of it where numbers are learned.
CHOICES: Mapping[str, tuple[str, str, str]] = {
    "a pronoun": (
        "Otto Brandt owns the mill. “We sail,” he said.",
        "resolved",
        "the pronoun stands for Otto Brandt: nobody else fits",
    ),
    "a pronoun, and another who fits less": (
        "Karl Weber left. It rained.\n\n“I go,” Otto Brandt said. “We sail,” he added.",
        "resolved",
        "the pronoun stands for Otto Brandt: Karl Weber fits less",
    ),
    "a description": (
        "Mayor Otto Brandt left. “We sail,” the mayor said.",
        "resolved",
        "the description means Otto Brandt: nobody else fits",
    ),
    "two who fit": (
        "In the morning, Otto Brandt and Karl Weber met. “We sail,” he said.",
        "ambiguous",
        "Karl Weber and Otto Brandt fit nearly as well",
    ),
    "a relative": (
        "The crowd cheered Helena Marsh, who said, “We sail at noon.”",
        "resolved",
        "the pronoun stands for Helena Marsh: nobody else fits",
    ),
    "a relative behind nobody known": (
        "The clerk left. “It rained on us,” said those who knew it, who said: “We sail.”",
        "unknown",
        "nothing tells who “who” is",
    ),
    "a relative that begins a sentence": (
        "The crowd cheered Helena Marsh. Who said, “We sail at noon”?",
        "unknown",
        "nothing tells who “Who” is",
    ),
}


#: A sentence, a source in the next, and the one candidate for it; none where nobody fits.
WHO_FITS: Mapping[str, tuple[str, str, str | None]] = {
    "they, of a group": ("Two captains left.", "they", "Two captains"),
    "they, of a party": ("Democrats left.", "they", "Democrats"),
    "they, of a body": ("NATO left.", "they", "NATO"),
    "they, of a government": ("Norway left.", "they", "Norway"),
    "they, of one person": ("Otto Brandt left.", "they", None),
    "it, of a body": ("NATO left.", "it", "NATO"),
    "it, of a government": ("Norway left.", "it", "Norway"),
    "it, of a name of unknown kind": ("Northwind Engineering left.", "it", "Northwind Engineering"),
    "it, of a person": ("Otto Brandt left.", "it", None),
    "it, of several": ("Democrats left.", "it", None),
    "he, of a name of unknown kind": ("Northwind Engineering left.", "he", "Northwind Engineering"),
    "he, of several": ("Two captains left.", "he", None),
    "he, of a body": ("NATO left.", "he", None),
    "he, of a woman": ("Helena Marsh left.", "he", None),
    "she, of one whose gender is not told": ("A captain left.", "she", "A captain"),
    "several, of several": ("Two captains left.", "the captains", "Two captains"),
    "several, of one": ("A captain left.", "the captains", "the captains"),
    "one, of several": ("Two captains left.", "the captain", "the captain"),
    "a body, of a body": ("The Labor Department left.", "the department", "Labor Department"),
    "bodies, of a body": ("The Labor Department left.", "the departments", "the departments"),
    "a man, of a woman": ("Helena Marsh left.", "the chairman", "the chairman"),
    "a woman, of a woman": ("Helena Marsh left.", "the chairwoman", "Helena Marsh"),
}


def last_of(text: str) -> quoteattr.Attribution:
    return LEXICAL.attribute(text).quotes[-1].attribution


@pytest.mark.parametrize(("text", "expected"), VERDICTS.values(), ids=VERDICTS)
def test_verdicts(text: str, expected: Verdict) -> None:
    found = last_of(text)
    assert (found.rule == "term") is (found.reason == "a term between marks, not speech")
    candidates = [(each.speaker.name, each.score) for each in found.candidates]
    assert (found.status, found.reason, found.score, candidates) == expected
    speaker = found.candidates[0].speaker if found.status == "resolved" else None
    assert found.speaker == speaker


@pytest.mark.parametrize(("text", "status", "reason"), CHOICES.values(), ids=CHOICES)
def test_choices(text: str, status: str, reason: str) -> None:
    found = last_of(text)
    assert (found.status, found.reason) == (status, reason)


@pytest.mark.parametrize(("before", "source", "expected"), WHO_FITS.values(), ids=WHO_FITS)
def test_who_fits(before: str, source: str, expected: str | None) -> None:
    found = last_of(f"{before} “We sail,” {source} said.")
    assert [each.speaker.name for each in found.candidates] == ([expected] if expected else [])


@pytest.mark.parametrize(("text", "expected"), ENTITIES.values(), ids=ENTITIES)
def test_entities(text: str, expected: list[Known]) -> None:
    known = LEXICAL.attribute(text).entities
    assert [
        (each.name, each.kind, each.named, each.aliases, len(each.mentions)) for each in known
    ] == expected
    assert all(part.text == text[part.start : part.end] for each in known for part in each.mentions)


def test_the_writer_is_nobody_even_where_an_engine_gives_a_mention_of_them() -> None:
    document = Document.from_text("Otto Brandt left. We sail.")
    analysis = engine_named("lexical").analyse(document)
    start = document.text.index("We")
    span = Span(start, start + 2)
    writer = Mention(span=span, form="pronoun", kind="person", head=span, number="plural")
    analysis = evolve(analysis, mentions=(*analysis.mentions, writer))
    chains = build_chains(document.text, analysis, detect(document, analysis))
    assert span not in chains.owner
    assert span not in chains.ranked
