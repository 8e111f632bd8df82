"""Printings held against the record, aliases, differences as shown, and what is only possible."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from quoteattr.dedupe import AliasTable, deduplicate, read_aliases, sayings
from quoteattr.dedupe.aliases import Person
from quoteattr.dedupe.align import difference
from quoteattr.dedupe.render import as_text
from quoteattr.errors import ReadError
from quoteattr.model import Document
from quoteattr.write.jsonl import line

if TYPE_CHECKING:
    from pathlib import Path

    from tests.dedupe.conftest import Press

POST = Document(
    id="post",
    speaker="Ann Holt",
    text="Good morning! The refinery, which nobody inspected for eleven years, poisoned our river. "
    "We counted 1,000 dead fish before noon. The governor promised clean water before winter. Thank you!",
)

GRADES = {
    "a sentence": ("We counted 1,000 dead fish before noon,", "verbatim"),
    "case and marks": ("WE COUNTED 1000 DEAD FISH BEFORE NOON", "verbatim"),
    "two sentences": (
        "We counted 1,000 dead fish before noon. The governor promised clean water before winter",
        "verbatim",
    ),
    "cut at the end": ("The governor promised clean water", "trimmed"),
    "cut at the start": ("promised clean water before winter", "trimmed"),
    "ellipsis": ("The refinery … poisoned our river", "trimmed"),
    "inserted words": ("The governor promised [us] clean water before winter", "verbatim"),
    "left out without a word": ("The refinery, which nobody inspected, poisoned our river", "spliced"),
    "a word changed": ("The governor promised dirty water before winter", "altered"),
    "a word added": ("The governor promised clean water well before winter", "altered"),
    "a number changed": ("We counted 2,000 dead fish before noon", "altered"),
}


@pytest.mark.parametrize(("printed", "grade"), GRADES.values(), ids=GRADES.keys())
def test_grades(press: Press, printed: str, grade: str) -> None:
    article = press.article("a", press.quote(printed, press.named("Ann Holt")))
    (check,) = sayings([article], sources=[POST]).checks
    assert (check.grade, check.source_id, check.quote_id) == (grade, "post", "a#0")
    assert ([edit.kind for edit in check.difference] == ["equal"]) <= (grade in {"verbatim", "trimmed"})


def test_an_altered_word_is_shown(press: Press) -> None:
    article = press.article("a", press.quote(GRADES["a word changed"][0], press.named("Holt")))
    (check,) = sayings([article], sources=[POST]).checks
    assert as_text(check.difference) == "The governor promised [-clean-]{+dirty+} water before winter"


@pytest.mark.parametrize(
    ("text", "name"), [("We are going home to our families tonight", "Ann Holt"), (POST.text[14:88], "Bert")]
)
def test_what_the_record_has_not_is_not_graded(press: Press, text: str, name: str) -> None:
    article = press.article("a", press.quote(text, press.named(name)))
    assert sayings([article], sources=[POST]).checks == ()


def test_a_quote_is_found_in_a_long_transcript(press: Press) -> None:
    filler = " ".join(
        f"The minister answered question {n} about the water and the governor." for n in range(900)
    )
    transcript = Document(id="t", speaker="Ann Holt", text=f"{filler} {POST.text} {filler}")
    article = press.article("a", press.quote("The governor promised clean water before winter"))
    (check,) = sayings([article], sources=[transcript]).checks
    assert check.grade == "verbatim"


def test_a_difference_in_text() -> None:
    edits = difference("We <will> never go there", "We <will> ever go")
    assert as_text(edits) == "We <will> [-never-]{+ever+} go [-there-]"


def test_aliases_join_speakers(press: Press) -> None:
    documents = [
        press.article("a", press.quote("root causes", press.named("Bill Clinton"))),
        press.article("b", press.quote("root causes", press.named("William Jefferson Clinton"))),
    ]
    table = AliasTable((Person(name="Bill Clinton", aliases=("William Jefferson Clinton",)),))
    assert len(deduplicate(documents)) == 2
    (quote,) = sayings(documents, aliases=table).quotes
    assert {one.speaker.name for one in quote.attestations if one.speaker} == {"Bill Clinton"}


def test_an_alias_of_two_is_nobody_s(press: Press) -> None:
    table = AliasTable(
        (Person(name="Ann Holt", aliases=("Holt",)), Person(name="Bo Holt", aliases=("Holt",)))
    )
    assert table.person_of("Holt") is None
    assert table.known_as(press.described("Holt", "a")) == press.described("Holt", "a")


def test_the_table_of_aliases_is_read(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,aliases,wikidata,party\nAnn Holt,Mayor Holt|A. Holt,Q1,Green\nBo Li,,,\n", "utf-8")
    ann, bo = read_aliases(path).people
    assert ann == Person(
        name="Ann Holt", aliases=("Mayor Holt", "A. Holt"), wikidata="Q1", attributes={"party": "Green"}
    )
    assert bo == Person(name="Bo Li")


def test_a_speaker_has_the_wikidata_item_of_the_table(press: Press) -> None:
    text = "The governor promised clean water before winter and broke his word."
    table = AliasTable((Person(name="Ann Holt", aliases=("Mayor Holt",), wikidata="Q1"),))
    speakers = {"a": "Ann Holt", "b": "Mayor Holt", "c": "Holt"}
    found = sayings(
        [press.article(name, press.quote(text, press.named(one))) for name, one in speakers.items()],
        aliases=table,
    )
    (quote,) = found.quotes
    assert {(one.speaker.name, one.speaker.wikidata) for one in quote.attestations if one.speaker} == {
        ("Ann Holt", "Q1")
    }
    assert quote.speaker is not None
    assert quote.speaker.wikidata == "Q1"
    assert json.loads(line(quote))["speaker"]["wikidata"] == "Q1"
    (unknown,) = deduplicate([press.article("a", press.quote(text, press.named("Bo Li")))])
    assert "wikidata" not in json.loads(line(unknown))["speaker"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"who\nAnn\n", "no column is called name"),
        (b"name\n \n", "a row has no name"),
        (b"\xff", "not UTF-8"),
    ],
)
def test_a_bad_table_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=told):
        read_aliases(path)
    with pytest.raises(ReadError, match="no such file"):
        read_aliases(tmp_path / "none.csv")


def test_a_rewording_is_possible(press: Press) -> None:
    documents = press.two(
        "We are going to do everything we can to return the money to our ratepayers this winter",
        "We are doing everything to see the money back with our ratepayers this winter",
    )
    found = sayings(documents)
    (link,) = found.possible
    assert set(link.quote_ids) == {quote.id for quote in found.quotes}
    assert link.reasons


def test_the_short_name_of_a_saying_is_its_full_name(press: Press) -> None:
    text = "The governor promised clean water before winter and broke his word."
    speakers = ["Donald Trump", "Trump"]
    documents = [press.article(name, press.quote(text, press.named(name))) for name in speakers]
    documents.append(press.article("other", press.quote("Nothing.", press.named("Melania Trump"))))
    quote = deduplicate(documents)[0]
    assert [one.speaker and one.speaker.name for one in quote.attestations] == ["Donald Trump"] * 2


def test_described_speakers_stay_two(press: Press) -> None:
    text = "The governor promised clean water before winter and broke his word."
    documents = [
        press.article(name, press.quote(text, press.described("a Ukrainian official", name))) for name in "ab"
    ]
    (quote,) = deduplicate(documents)
    assert len({one.speaker and one.speaker.id for one in quote.attestations}) == 2
