"""Paragraphs, sentences and tokens, of any layout."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from quoteattr.analyse.layout import paragraphs, tokenize

WRAPPED = (
    "The ferry left the harbour an hour late because the\n"
    "captain had overslept, and the passengers, who were\n"
    "cold and tired, made their displeasure plain to the\n"
    "crew.\n"
)

#: A text and its paragraphs.
PARAGRAPHS: dict[str, tuple[str, list[str]]] = {
    "none": ("", []),
    "white space alone": (" \n\t\r\n ", []),
    "one": ("The ferry left.", ["The ferry left."]),
    "a blank line": ("The ferry left.\n\nIt was late.", ["The ferry left.", "It was late."]),
    "a single line break": ("The ferry left.\nIt was late.", ["The ferry left.", "It was late."]),
    "carriage returns": ("The ferry left.\r\n\r\nIt was late.\r\n", ["The ferry left.", "It was late."]),
    "carriage returns alone": ("The ferry left.\rIt was late.", ["The ferry left.", "It was late."]),
    "separators of Unicode": (
        "The ferry left.\u2029It was late.\u2028It sank.",
        ["The ferry left.", "It was late.", "It sank."],
    ),
    "space around lines": ("  The ferry left. \n \n\tIt was late.\xa0", ["The ferry left.", "It was late."]),
    "many blank lines": (
        "\n\n\nThe ferry left.\n\n\n\nIt was late.\n\n",
        ["The ferry left.", "It was late."],
    ),
    "wrapped lines": (WRAPPED, [WRAPPED.strip()]),
    "wrapped lines with carriage returns": (
        WRAPPED.replace("\n", "\r\n"),
        [WRAPPED.strip().replace("\n", "\r\n")],
    ),
    "wrapped paragraphs": (f"{WRAPPED}\n{WRAPPED}", [WRAPPED.strip(), WRAPPED.strip()]),
    "short lines are not wrapped": (
        "Ferry late\nCaptain sleeps\nPassengers cold\nCrew silent",
        ["Ferry late", "Captain sleeps", "Passengers cold", "Crew silent"],
    ),
}

#: A text and its sentences.
SENTENCES: dict[str, tuple[str, list[str]]] = {
    "two": ("The ferry left. It was late.", ["The ferry left.", "It was late."]),
    "a question and an exclamation": (
        "Was it late? It was! Nobody slept.",
        ["Was it late?", "It was!", "Nobody slept."],
    ),
    "an ellipsis before a capital": ("It was late… Nobody slept.", ["It was late…", "Nobody slept."]),
    "an ellipsis before a small letter": ("It was late … and cold.", ["It was late … and cold."]),
    "no space behind a full stop": ("The ferry v2.5 left.", ["The ferry v2.5 left."]),
    "an honorific": ("Mr. Marsh met Dr. Hill. They ate.", ["Mr. Marsh met Dr. Hill.", "They ate."]),
    "an office in short": ("Sen. Joan Park met Gov. Lee.", ["Sen. Joan Park met Gov. Lee."]),
    "initials": ("J. R. R. Tolkien met C.S. Lewis.", ["J. R. R. Tolkien met C.S. Lewis."]),
    "a country in short": ("The U.S. Senate met. It ate.", ["The U.S. Senate met.", "It ate."]),
    "a country in short at the end": (
        "She moved to the U.S. The ferry sank.",
        ["She moved to the U.S.", "The ferry sank."],
    ),
    "a month in short": ("It left on Jan. 5 at 6 a.m. on time.", ["It left on Jan. 5 at 6 a.m. on time."]),
    "a company": ("Marsh Inc. bought Hill Co. for a song.", ["Marsh Inc. bought Hill Co. for a song."]),
    "a number": ("It cost 3.50 dollars. Nobody paid.", ["It cost 3.50 dollars.", "Nobody paid."]),
    "I at the end": ("So did I. Nobody slept.", ["So did I.", "Nobody slept."]),
    "a closing mark": ("He said “never.” She left.", ["He said “never.”", "She left."]),
    "a word that is an abbreviation too": ("He said “no.” She left.", ["He said “no.”", "She left."]),
    "a closing parenthesis": ("It sank (slowly.) She left.", ["It sank (slowly.)", "She left."]),
    "a paragraph without a full stop": ("Ferry sinks\n\nIt was late.", ["Ferry sinks", "It was late."]),
    "many marks": ("What??? Nobody slept.", ["What???", "Nobody slept."]),
}

#: A text and its tokens.
TOKENS: dict[str, tuple[str, list[str]]] = {
    "words and signs": ("Ferries sank, slowly.", ["Ferries", "sank", ",", "slowly", "."]),
    "a possessive": ("Ann’s and James' cat", ["Ann", "’s", "and", "James", "'", "cat"]),
    "a contraction": ("They don't, can’t", ["They", "don't", ",", "can’t"]),
    "an apostrophe in a name": ("O’Neill left", ["O’Neill", "left"]),
    "a hyphen": ("a 30-day cease-fire", ["a", "30", "-", "day", "cease-fire"]),
    "numbers": (
        "1,000 at 5.30 in 1990s, 21st, 50%",
        ["1,000", "at", "5.30", "in", "1990s", ",", "21st", ",", "50%"],
    ),
    "an abbreviation": ("Mr. Hill of the U.S. left.", ["Mr.", "Hill", "of", "the", "U.S.", "left", "."]),
    "an address": ("see https://example.org/a?b=1 now", ["see", "https://example.org/a?b=1", "now"]),
    "a handle and a tag": ("@annlee likes #ferries", ["@annlee", "likes", "#ferries"]),
    "marks": ("“no,” he", ["“", "no", ",", "”", "he"]),
    "typewriter marks": ("``no'' he", ["``", "no", "''", "he"]),
    "dots": ("no... he … said", ["no", "...", "he", "…", "said"]),
    "an accent and a combining one": ("Zoë Zoe\u0308 left", ["Zoë", "Zoe\u0308", "left"]),
    "emoji": ("so 😀!", ["so", "😀", "!"]),
}

#: Case, and why it fails.
KNOWN_FAILURES: dict[str, str] = {
    "a word that is an abbreviation too": "no with a full stop is taken for number, even in marks",
}


def rows(cases: Mapping[str, tuple[str, list[str]]]) -> list[object]:
    return [pytest.param(*case, id=name, marks=expectation(name)) for name, case in cases.items()]


def expectation(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=KNOWN_FAILURES[name])] if name in KNOWN_FAILURES else []


@pytest.mark.parametrize(("text", "expected"), rows(PARAGRAPHS))
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [piece.of(text) for piece in paragraphs(text)] == expected


@pytest.mark.parametrize(("text", "expected"), rows(SENTENCES))
def test_sentences(text: str, expected: list[str]) -> None:
    sentences, _ = tokenize(text, paragraphs(text))
    assert [sentence.of(text) for sentence in sentences] == expected


@pytest.mark.parametrize(("text", "expected"), rows(TOKENS))
def test_tokens(text: str, expected: list[str]) -> None:
    _, tokens = tokenize(text, paragraphs(text))
    assert [token.text for token in tokens] == expected
    assert [token.span.of(text) for token in tokens] == expected


def test_tokens_know_their_sentences() -> None:
    text = "The ferry left. It was late.\n\nNobody slept."
    sentences, tokens = tokenize(text, paragraphs(text))
    assert all(sentences[token.sentence].covers(token.span) for token in tokens)
    assert {token.sentence for token in tokens} == {0, 1, 2}
