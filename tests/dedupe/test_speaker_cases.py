"""How two speakers stand to each other, and when a word that differs is an error of printing: the corners."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from quoteattr.dedupe import sayings
from quoteattr.dedupe.speakers import relate, telling_words, voice_of
from quoteattr.model import Document, EntityKind, Speaker

if TYPE_CHECKING:
    from tests.dedupe.conftest import Press

LONG = (
    "The harbour wall was built by our grandfathers in 1911 and it will outlive every minister in this room."
)
NUMBER = LONG.replace("1911", "1921")
NOT = LONG.replace("will outlive", "will not outlive")
MAY_23, MAY_26, MAY_27 = "2025-05-23", "2025-05-26", "2025-05-27"

HOLT = ("Ann Holt", "Ann Holt")
NOBODY = (None, None)
ONE_DAY = (MAY_23, MAY_23)
UNDATED = (None, None)

#: The other wording, the speakers and the dates of both; how many sayings, and the kinds of conflict.
Misprint = tuple[str, tuple[str | None, str | None], tuple[str | None, str | None], int, list[str]]

MISPRINTS: dict[str, Misprint] = {
    "a number, of one day": (NUMBER, HOLT, ONE_DAY, 1, ["number"]),
    "a number, three days apart": (NUMBER, HOLT, (MAY_23, MAY_26), 1, ["number"]),
    "a number, four days apart": (NUMBER, HOLT, (MAY_23, MAY_27), 2, []),
    "a number, one undated": (NUMBER, HOLT, (MAY_23, None), 2, []),
    "a number, of nobody": (NUMBER, NOBODY, ONE_DAY, 2, []),
    "a number, of two people": (NUMBER, ("Ann Holt", "Bert Marsh"), ONE_DAY, 2, []),
    "a not": (NOT, HOLT, UNDATED, 1, ["negation"]),
    "a not, of any days": (NOT, HOLT, (MAY_23, MAY_27), 1, ["negation"]),
    "a not, of nobody": (NOT, NOBODY, UNDATED, 2, []),
}


@pytest.mark.parametrize("case", MISPRINTS.values(), ids=MISPRINTS.keys())
def test_misprints(press: Press, case: Misprint) -> None:
    other, names, days, count, kinds = case
    one, two = (press.named(name) if name else None for name in names)
    documents = [
        press.article("a", press.quote(LONG, one), published=days[0]),
        press.article("b", press.quote(other, two), published=days[1]),
    ]
    found = sayings(documents).quotes
    assert len(found) == count
    assert [conflict.kind for quote in found for conflict in quote.conflicts] == kinds


@pytest.mark.parametrize("other", [NUMBER, NOT], ids=["a number", "a not"])
def test_one_article_that_prints_both_means_both(press: Press, other: str) -> None:
    holt = press.named("Ann Holt")
    article = press.article("a", press.quote(LONG, holt), press.quote(other, holt), published=MAY_23)
    assert len(sayings([article]).quotes) == 2


def test_an_indirect_quote_is_never_one_with_a_direct_one(press: Press) -> None:
    holt = press.named("Ann Holt")
    direct = press.article("a", press.quote(LONG, holt))
    indirect = [press.article(name, press.quote(LONG, holt, kind="indirect")) for name in "bc"]
    found = sayings([direct, *indirect]).quotes
    assert sorted(len(quote.attestations) for quote in found) == [1, 2]


def speaker(name: str, kind: EntityKind = "person", *, named: bool = True) -> Speaker:
    """A speaker of one document: no two have one id."""
    return Speaker(id=f"{kind}:{name}", name=name, kind=kind, named=named)


def described(name: str) -> Speaker:
    return speaker(name, named=False)


RELATIONS = {
    "case": (speaker("NATO", "organization"), speaker("Nato", "organization"), "same"),
    "a surname": (speaker("Jane Doe"), speaker("Doe"), "alike"),
    "a surname of unknown kind": (speaker("Doe", "other"), speaker("Jane Doe"), "alike"),
    "a given name": (speaker("Jane Doe"), speaker("Jane"), "different"),
    "another given name": (speaker("Jane Doe"), speaker("John Doe"), "different"),
    "the end of a body's name": (
        speaker("Border Guard Service", "organization"),
        speaker("Guard Service", "organization"),
        "different",
    ),
    "a person and a body": (speaker("Jane Doe"), speaker("Doe Group", "organization"), "open"),
    "an unknown kind and a body": (
        speaker("Doe", "other"),
        speaker("Doe Group", "organization"),
        "open",
    ),
    "one description": (described("a doctor"), described("the doctor"), "alike"),
    "two descriptions": (described("a doctor"), described("a sailor"), "open"),
    "descriptions that tell nothing": (described("an official"), described("the official"), "open"),
    "one people": (described("an Iranian official"), described("officials in Iran"), "alike"),
    "two peoples": (described("an Iranian official"), described("a Russian official"), "different"),
    "a people and none": (described("an Iranian doctor"), described("a doctor"), "alike"),
    "a name and a description": (speaker("Jane Doe"), described("a doctor"), "open"),
}


@pytest.mark.parametrize(("one", "other", "expected"), RELATIONS.values(), ids=RELATIONS.keys())
def test_relations(one: Speaker, other: Speaker, expected: str) -> None:
    assert relate(one, other) == relate(other, one) == expected
    if expected in {"same", "alike"}:
        assert telling_words(one) & telling_words(other)


EVERYBODY = [one for *pair, _ in RELATIONS.values() for one in pair]


def test_one_voice_stands_to_everybody_as_each_of_its_speakers_does() -> None:
    for one, other in product(EVERYBODY, repeat=2):
        if voice_of(one) and voice_of(one) == voice_of(other):
            assert relate(one, other) in {"same", "alike"}
            rest = [each for each in EVERYBODY if each.id not in {one.id, other.id}]
            assert [relate(one, each) for each in rest] == [relate(other, each) for each in rest]


def test_nobody_has_no_telling_words() -> None:
    assert not telling_words(None)
    assert relate(None, None) == "open"


@pytest.mark.parametrize(
    ("printed", "grades"),
    [
        ("We counted fish number 7 in the river near mill 7.", ["verbatim"]),
        ("Mountains glow softly under purple evening skies", []),
        ("Mountains glow softly and we counted many under purple evening skies", []),
    ],
    ids=["a part", "no word", "two words in a row"],
)
def test_a_long_record_is_searched_for_the_part_that_is_printed(
    press: Press, printed: str, grades: list[str]
) -> None:
    text = " ".join(f"We counted fish number {at} in the river near mill {at}." for at in range(400))
    record = Document(id="record", speaker="Ann Holt", text=text)
    article = press.article("a", press.quote(printed, press.named("Ann Holt")))
    assert [check.grade for check in sayings([article], sources=[record]).checks] == grades
