"""Who is who across documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.dedupe import link_entities
from quoteattr.dedupe.entities import may_name_one
from quoteattr.dedupe.speakers import relate

if TYPE_CHECKING:
    from quoteattr.model import EntityKind
    from tests.dedupe.conftest import Press


def linked(press: Press, *names: str, kind: EntityKind = "person") -> list[str]:
    documents = [
        press.article(str(place), press.quote("Yes.", press.named(name, kind)))
        for place, name in enumerate(names)
    ]
    links = link_entities(documents)
    return [links[key].name for key in sorted(links)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Donald Trump", "Trump"], ["Donald Trump", "Donald Trump"]),
        (["Trump", "Donald Trump"], ["Donald Trump", "Donald Trump"]),
        (["Trump", "Trump"], ["Trump", "Trump"]),
        (["Donald Trump", "Melania Trump", "Trump"], ["Donald Trump", "Melania Trump", "Trump"]),
        (["Donald Trump", "Donald Trump Jr.", "Trump"], ["Donald Trump", "Donald Trump Jr.", "Donald Trump"]),
        (["Donald J. Trump", "Donald Trump", "Donald Trump"], ["Donald Trump"] * 3),
        (["Volodymyr Zelensky", "Zelenskyy", "Zelenskiy"], ["Volodymyr Zelensky"] * 3),
        (["Volodymyr Zelenskyy", "Volodymyr Zelensky"], ["Volodymyr Zelenskyy"] * 2),
        (["Ursula von der Leyen", "von der Leyen", "Leyen"], ["Ursula von der Leyen"] * 3),
        (["Recep Tayyip Erdoğan", "Erdogan"], ["Recep Tayyip Erdoğan"] * 2),
        (["Donald Trump", "Donald"], ["Donald Trump", "Donald"]),
        (["Joe Biden", "Donald Trump"], ["Joe Biden", "Donald Trump"]),
        (["\ud800", "\ud800"], ["\ud800", "\ud800"]),
        (["", "!"], ["", "!"]),
    ],
)
def test_names_of_persons(press: Press, names: list[str], expected: list[str]) -> None:
    assert linked(press, *names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["the Kremlin", "Kremlin"], ["the Kremlin"] * 2),
        (["Government of Ukraine", "Ukraine"], ["Government of Ukraine", "Ukraine"]),
        (["Apollo 11", "Apollo 12"], ["Apollo 11", "Apollo 12"]),
    ],
)
def test_names_of_bodies(press: Press, names: list[str], expected: list[str]) -> None:
    assert linked(press, *names, kind="organization") == expected


def test_a_person_is_no_place(press: Press) -> None:
    documents = [
        press.article("a", press.quote("Yes.", press.named("George Washington"))),
        press.article("b", press.quote("Yes.", press.named("Washington", "place"))),
    ]
    assert {speaker.kind for speaker in link_entities(documents).values()} == {"person", "place"}


def test_the_described_are_nobody_else(press: Press) -> None:
    documents = [
        press.article(name, press.quote("Yes.", press.described("a Ukrainian official", name)))
        for name in "ab"
    ]
    assert len({speaker.id for speaker in link_entities(documents).values()}) == 2


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ukrainian delegates", "A member of the Ukrainian delegation", "alike"),
        ("Ukraine's negotiators", "a Ukrainian source", "alike"),
        ("an Iranian diplomat", "Iran", "alike"),
        ("US officials", "a senior US official", "alike"),
        ("a Ukrainian official", "a Russian official", "different"),
        ("an official", "another official", "open"),
        ("a firefighter", "the nurse", "open"),
        ("the prosecutor", "a federal prosecutor", "alike"),
    ],
)
def test_descriptions(press: Press, one: str, other: str, expected: str) -> None:
    pair = press.described(one, "a"), press.described(other, "b")
    assert relate(*pair) == relate(*reversed(pair)) == expected


def test_names_and_descriptions(press: Press) -> None:
    trump, biden = press.named("Donald Trump"), press.named("Joe Biden")
    moscow, lavrov = press.named("Moscow", "place"), press.named("Sergei Lavrov")
    assert relate(trump, trump) == "same"
    assert relate(trump, biden) == "different"
    assert relate(moscow, press.named("Kyiv", "place")) == "different"
    assert relate(moscow, lavrov) == "open"
    assert relate(trump, press.described("a Republican", "a")) == "open"
    assert relate(trump, None) == "open"


def test_the_end_of_a_name() -> None:
    assert may_name_one("Trump", "Donald J. Trump")
    assert not may_name_one("Melania Trump", "Donald Trump")
