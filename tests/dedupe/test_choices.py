"""What is chosen among equals, and what a verdict and an alias tell beside their outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.dedupe import AliasTable, deduplicate, sayings
from quoteattr.dedupe.aliases import Person
from quoteattr.dedupe.candidates import MOST_CANDIDATES, Index
from quoteattr.dedupe.verify import verify
from quoteattr.dedupe.wording import printings_of, wording_of
from quoteattr.model import Document, Entity

if TYPE_CHECKING:
    from tests.dedupe.conftest import Press

WALL = "The harbour wall was built by our grandfathers and it will outlive every minister"


@pytest.mark.parametrize(
    ("fragment", "least", "most"),
    [
        ("it will outlive every minister", 1.0, 1.0),
        ("was built by our grandfather and it will outlive every minister", 0.9, 0.999),
    ],
    ids=["held whole", "a word in another form"],
)
def test_a_verdict_tells_how_much_of_the_lighter_is_held(
    press: Press, fragment: str, least: float, most: float
) -> None:
    one, other = (wording_of(printings_of(document, AliasTable())) for document in press.two(WALL, fragment))
    assert least <= verify(one, other).score <= most


def test_of_texts_that_are_printed_as_often_the_longest_is_shown(press: Press) -> None:
    (quote,) = deduplicate(press.two(f"{WALL}.", f"{WALL}!!!"))
    assert quote.text == f"{WALL}!!!"


def test_of_two_who_are_named_as_often_the_person_is_the_speaker(press: Press) -> None:
    documents = [
        press.article("a", press.quote(WALL, press.named("Harbour Office of Northport", "organization"))),
        press.article("b", press.quote(WALL, press.named("Jane Doe"))),
    ]
    (quote,) = deduplicate(documents)
    assert quote.speaker == press.named("Jane Doe")


def test_an_alias_gives_the_id_of_the_name_that_it_stands_for(press: Press) -> None:
    documents = [press.article("a", press.quote(WALL, press.named("J. Doe")))]
    table = AliasTable((Person(name="Jane Mary Doe", aliases=("J. Doe",), wikidata="Q1"),))
    (quote,) = sayings(documents, aliases=table).quotes
    assert quote.speaker is not None
    assert (quote.speaker.id, quote.speaker.wikidata) == ("person:jane-mary-doe", "Q1")


def test_a_word_that_one_article_knows_as_a_name_is_one_in_all(press: Press) -> None:
    brook = Entity(id="person-brook", name="Brook", kind="person")
    shouted = "BROOK WILL WIN THE SEAT OF THE HARBOUR DISTRICT"
    documents = [
        press.article("a", press.quote(shouted, press.named("Jane Doe"))),
        press.article("b", press.quote(shouted, press.named("Jane Doe")), entities=(brook,)),
    ]
    first, second = (next(iter(printings_of(document, AliasTable()))) for document in documents)
    assert "brook" not in first.names
    assert "brook" in second.names
    wording = wording_of([first, second])
    assert "name" in {word.kind for word in wording.words if word.text == "brook"}


def test_of_many_candidates_those_that_share_most_are_compared() -> None:
    index: Index[int] = Index()
    for text in range(2 * MOST_CANDIDATES):
        index.add(text, range(text + 1))
    best = range(2 * MOST_CANDIDATES - 1, MOST_CANDIDATES - 1, -1)
    assert index.nearest(range(2 * MOST_CANDIDATES)) == list(best)


def test_of_two_records_the_earlier_is_the_original(press: Press) -> None:
    records = [
        Document(id=f"post-{day}", text=f"{WALL}{mark}", speaker="Jane Doe", published=f"2026-05-{day}")
        for day, mark in (("03", "!"), ("02", "."), ("04", "?"))
    ]
    (quote,) = sayings([press.article("a", press.quote(WALL))], sources=records).quotes
    assert quote.text == f"{WALL}."


def test_what_is_equal_word_for_word_is_exact_and_whole(press: Press) -> None:
    one, other = (
        wording_of(printings_of(document, AliasTable()))
        for document in (
            press.article("a", press.quote(WALL, press.named("Jane Doe"))),
            press.article("b", press.quote(f"{WALL}!", press.described("a doctor", "b"))),
        )
    )
    found = verify(one, other)
    assert (found.same, found.exact, found.whole, found.in_one_piece) == (True, True, True, True)


def test_of_what_is_different_no_share_is_told(press: Press) -> None:
    one, other = (
        wording_of(printings_of(document, AliasTable()))
        for document in press.two(WALL, "We will never again dredge the northern channel without asking them")
    )
    assert verify(one, other).score == 0.0
