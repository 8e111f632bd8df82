"""What speakers, media, dates and primary sources decide, and what the canonical quote shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.dedupe import deduplicate, sayings

if TYPE_CHECKING:
    from tests.dedupe.conftest import Press

LONG = "The harbour wall was built by our grandfathers and it will outlive every minister in this room."
SHOALS = "We will dredge the channel before winter"
PARTS = ("our fishermen deserve deeper water", "the ferries must keep their timetable")


def test_a_long_text_of_two_named_people_is_a_conflict(press: Press) -> None:
    documents = [
        press.article("a", press.quote(LONG, press.named("Ann Holt"))),
        press.article("b", press.quote(LONG, press.named("Bert Marsh"))),
        press.article("c", press.quote(LONG, press.named("Ann Holt"))),
    ]
    (quote,) = deduplicate(documents)
    assert quote.speaker == press.named("Ann Holt")
    assert [conflict.kind for conflict in quote.conflicts] == ["speaker"]
    assert quote.conflicts[0].detail == "given to Ann Holt (2 documents) or Bert Marsh (1 document)"
    assert quote.conflicts[0].quote_ids == ("a#0", "b#0", "c#0")


def test_where_two_named_people_have_as_many_articles_nobody_said_it(press: Press) -> None:
    documents = [
        press.article("a", press.quote(LONG, press.named("Ann Holt"))),
        press.article("b", press.quote(LONG, press.named("Bert Marsh"))),
    ]
    (quote,) = deduplicate(documents)
    assert quote.speaker is None


def test_a_fragment_belongs_where_it_stands_in_one_piece(press: Press) -> None:
    whole = "Nobody pays for the harbour wall in Montevideo, said our grandfathers."
    texts = {
        "a": whole,
        "b": "She saw the harbour and the old wall in Montevideo before any of the ministers came.",
        "c": "the harbour wall in Montevideo",
    }
    found = deduplicate([press.article(name, press.quote(text)) for name, text in texts.items()])
    assert {quote.documents for quote in found} == {("a", "c"), ("b",)}


@pytest.mark.parametrize(("name", "number"), [(None, 2), ("Ann Holt", 1)])
def test_a_part_that_frays_is_the_same_only_in_the_mouth_of_one(
    press: Press, name: str | None, number: int
) -> None:
    speaker = press.named(name) if name else None
    documents = [
        press.article("a", press.quote(LONG, speaker)),
        press.article("b", press.quote("the wall was built by our grandfathers, ask", speaker)),
    ]
    found = sayings(documents)
    assert len(found.quotes) == number
    assert len(found.possible) == number - 1


@pytest.mark.parametrize("text", ["necessary", "root causes", "Make America great again", "Yes, we can"])
def test_short_texts_of_two_named_people_are_two(press: Press, text: str) -> None:
    documents = [
        press.article("a", press.quote(text, press.named("Ann Holt"))),
        press.article("b", press.quote(text, press.named("Bert Marsh"))),
    ]
    assert len(deduplicate(documents)) == 2


def test_short_texts_of_nobody_known_are_two(press: Press) -> None:
    assert len(deduplicate([press.article(name, press.quote("necessary")) for name in "ab"])) == 2


def test_long_texts_of_nobody_known_are_one(press: Press) -> None:
    assert len(deduplicate([press.article(name, press.quote(LONG)) for name in "ab"])) == 1


def test_short_texts_of_contrary_descriptions_are_two(press: Press) -> None:
    documents = [
        press.article("a", press.quote("non-starters", press.described("a Ukrainian official", "a"))),
        press.article("b", press.quote("non-starters", press.described("a Russian official", "b"))),
    ]
    assert len(deduplicate(documents)) == 2


def test_indirect_quotes_join_only_when_equal_and_of_one_speaker(press: Press) -> None:
    ann, bert = press.named("Ann Holt"), press.named("Bert Marsh")
    said = "the wall will outlive every minister in this room and most of their grandchildren"

    def indirect(name: str, text: str, *speakers: object) -> int:
        documents = [
            press.article(f"{name}{place}", press.quote(text if place else said, speaker, kind="indirect"))  # type: ignore[arg-type]
            for place, speaker in enumerate(speakers)
        ]
        return len(deduplicate(documents))

    assert indirect("equal", said.upper(), ann, ann) == 1
    assert indirect("shorter", said[:70], ann, ann) == 2
    assert indirect("speakers", said, ann, bert) == 2
    assert indirect("unknown", said, None, None) == 2


def test_an_indirect_quote_is_not_joined_to_the_direct_one(press: Press) -> None:
    ann = press.named("Ann Holt")
    documents = [
        press.article("a", press.quote(LONG, ann)),
        press.article("b", press.quote(LONG, ann, kind="indirect")),
    ]
    assert len(deduplicate(documents)) == 2


def test_a_fragment_of_two_wholes_is_of_neither(press: Press) -> None:
    ann = press.named("Ann Holt")
    documents = [
        press.article("a", press.quote(f"{SHOALS}, since {PARTS[0]}.", ann)),
        press.article("b", press.quote(f"{SHOALS}, because {PARTS[1]}.", ann)),
        press.article("c", press.quote(SHOALS, ann)),
    ]
    assert [len(quote.attestations) for quote in deduplicate(documents)] == [1, 1, 1]


def test_the_speaker_decides_between_two_wholes(press: Press) -> None:
    ann, bert = press.named("Ann Holt"), press.named("Bert Marsh")
    documents = [
        press.article("a", press.quote(f"{SHOALS}, since {PARTS[0]}.", ann)),
        press.article("b", press.quote(f"{SHOALS}, because {PARTS[1]}.", bert)),
        press.article("c", press.quote(SHOALS, bert)),
    ]
    assert {quote.documents for quote in deduplicate(documents)} == {("a",), ("b", "c")}


def test_the_date_decides_between_two_wholes(press: Press) -> None:
    ann = press.named("Ann Holt")
    documents = [
        press.article("a", press.quote(f"{SHOALS}, since {PARTS[0]}.", ann), published="2024-03-01"),
        press.article(
            "b", press.quote(f"{SHOALS}, because {PARTS[1]}.", ann), published="2025-06-09T08:00:00Z"
        ),
        press.article("c", press.quote(SHOALS, ann), published="2025-06-10"),
    ]
    assert {quote.documents for quote in deduplicate(documents)} == {("a",), ("b", "c")}


def test_stars_are_not_chained(press: Press) -> None:
    ann = press.named("Ann Holt")
    first, second, third = LONG, SHOALS + " or resign", PARTS[0] + " than that"
    documents = [
        press.article("a", press.quote(f"{first} {second}", ann)),
        press.article("b", press.quote(f"{second} {third} {PARTS[1]}", ann)),
        press.article("c", press.quote(f"{third} {PARTS[1]}", ann)),
    ]
    assert {quote.documents for quote in deduplicate(documents)} == {("a",), ("b", "c")}


def test_another_medium_asks_for_nearly_the_same_words(press: Press) -> None:
    ann = press.named("Ann Holt")
    reworded = LONG.replace("minister in this room", "official we ever met")

    def count(*media: str) -> int:
        texts = (LONG, reworded)
        return len(
            deduplicate(
                press.article(medium + text, press.quote(text, ann, medium=medium))
                for medium, text in zip(media, texts, strict=True)
            )
        )

    assert count("a post on Truth Social", "Truth Social") == 1
    assert count("a post on Truth Social", "a rally in Ohio") == 2


def test_a_misprinted_number_on_one_occasion_is_a_conflict(press: Press) -> None:
    ann = press.named("Ann Holt")
    other = LONG.replace("grandfathers", "1,200 grandfathers")
    wrong = LONG.replace("grandfathers", "2,100 grandfathers")

    def sayings(day: str | None) -> int:
        documents = [
            press.article("a", press.quote(other, ann), published="2025-01-01"),
            press.article("b", press.quote(wrong, ann), published=day),
        ]
        found = deduplicate(documents)
        kinds = [conflict.kind for quote in found for conflict in quote.conflicts]
        assert kinds == (["number"] if len(found) == 1 else [])
        return len(found)

    assert sayings("2025-01-02") == 1
    assert sayings("2025-02-02") == 2
    assert sayings(None) == 2


def test_a_lost_not_in_a_long_text_is_a_conflict(press: Press) -> None:
    ann = press.named("Ann Holt")
    lost = LONG.replace("will outlive", "will not outlive")
    (quote,) = deduplicate(press.article(text, press.quote(text, ann)) for text in (LONG, lost))
    assert [conflict.kind for conflict in quote.conflicts] == ["negation"]
    assert quote.conflicts[0].detail == "“not” in one, nothing in the other"


def test_a_fragment_of_five_common_words_is_of_the_one_whole_that_has_it(press: Press) -> None:
    whole = "She told them that she had heard what the mayor had to say about the water."
    other = "The people who had heard what the mayor had to say were very few."
    fragment = press.article("c", press.quote("to say about the water"))
    assert len(deduplicate([press.article("a", press.quote(whole)), fragment])) == 1
    assert len(deduplicate([press.article("b", press.quote(other)), fragment])) == 2


def test_a_text_that_stands_in_one_whole_is_no_misprint_of_another(press: Press) -> None:
    ann = press.named("Ann Holt")
    texts = {
        "whole": "Dear friends of the harbour. We will fight tirelessly for every fisherman and his orchard",
        "printed": "We will fight tirelessly for every fisherman and his orchard",
        "like it": "We will fight tirelessly for every fisherman and his vineyard, and thereafter rest",
    }
    found = deduplicate(press.article(name, press.quote(text, ann)) for name, text in texts.items())
    assert {quote.documents for quote in found} == {("printed", "whole"), ("like it",)}


@pytest.mark.parametrize(
    ("published", "count"),
    [
        pytest.param(("2025-01-01", "2025-01-02"), 1, id="one occasion"),
        pytest.param(("2025-01-01", "2025-02-01"), 2, id="two occasions"),
        pytest.param((None, "2025-02-01"), 1, id="a date missing"),
    ],
)
@pytest.mark.parametrize(
    "other",
    [
        pytest.param("I hope he will protect our fishermen and their harbours", id="a word"),
        pytest.param("I hope Walsh will defend our fishermen and their harbours", id="a name for a pronoun"),
    ],
)
def test_what_one_person_words_anew_weeks_later_is_said_anew(
    press: Press, other: str, published: tuple[str | None, str | None], count: int
) -> None:
    ann = press.named("Ann Holt")
    texts = ("I hope he will defend our fishermen and their harbours", other)
    documents = [
        press.article(text, press.quote(text, ann), published=date)
        for text, date in zip(texts, published, strict=True)
    ]
    assert len(deduplicate(documents)) == count


def test_words_left_out_in_silence_are_another_filling_of_a_template(press: Press) -> None:
    ann = press.named("Ann Holt")
    fuller = "We will dredge the harbour, plant orchards, pave bridges, and defend every fisherman we have"
    silent = "We will dredge the harbour, and defend every fisherman we have"
    elided = "We will dredge the harbour … and defend every fisherman we have"
    texts = (fuller, silent), (fuller, elided)
    count = [len(deduplicate(press.article(text, press.quote(text, ann)) for text in pair)) for pair in texts]
    assert count == [2, 1]


def test_round_an_ellipsis_nearly_all_words_are_the_same(press: Press) -> None:
    whole = "On those issues farmers would have to compromise"
    elided = ("On those … have to compromise", "On whose … ought to compromise")
    texts = ((whole, one) for one in elided)
    count = [len(deduplicate(press.article(text, press.quote(text)) for text in pair)) for pair in texts]
    assert count == [1, 2]


def test_a_name_in_capitals_is_not_misprinted_as_another_name(press: Press) -> None:
    texts = (
        "Our exporters have waited for the White House since spring",
        "Our exporters have waited for the White Brandt since spring",
    )
    found = sayings(press.article(text, press.quote(text)) for text in texts)
    assert len(found.quotes) == 2
    assert len(found.possible) == 1


def test_two_edits_in_eight_words_are_one_text(press: Press) -> None:
    texts = ("In general it was somewhat awkward towards armistice", "In general it was hardly")
    edited = "In short it was somewhat clumsy towards armistice"
    assert len(deduplicate(press.article(text, press.quote(text)) for text in (texts[0], edited))) == 1
    assert len(deduplicate(press.article(text, press.quote(text)) for text in (texts[1], edited))) == 2


def test_a_changed_name_in_the_record_is_a_conflict_of_name(press: Press) -> None:
    ann = press.named("Ann Holt")
    texts = (LONG, f"{LONG} So says Walsh", f"{LONG} So says Brand")
    found = deduplicate(press.article(text, press.quote(text, ann)) for text in texts)
    assert {conflict.kind for quote in found for conflict in quote.conflicts} <= {"name"}


def test_the_canonical_wording_is_the_record_s(press: Press) -> None:
    ann = press.named("Ann Holt")
    record = press.article(
        "post", text=f"Good morning! {LONG} Thank you.", speaker="Ann Holt", medium="a post"
    )
    misprint = press.quote(LONG.replace("grandfathers", "grandfather").replace("outlive", "outlast"), ann)
    (quote,) = deduplicate([record, press.article("a", misprint), press.article("b", misprint)])
    assert quote.text == LONG
    assert quote.documents == ("a", "b")
    assert [one.relation for one in quote.attestations] == ["variant", "variant"]


def test_the_record_of_another_is_not_asked(press: Press) -> None:
    record = press.article("post", text=LONG, speaker="Bert Marsh")
    printed = press.quote(LONG.replace("grandfathers", "grandfather"), press.named("Ann Holt"))
    (quote,) = deduplicate([record, press.article("a", printed)])
    assert quote.text != LONG


def test_else_it_is_the_fullest_of_the_best_attested(press: Press) -> None:
    ann = press.named("Ann Holt")
    longer = LONG.replace("built by", "built and paid for by")
    documents = [
        press.article("a", press.quote(LONG, ann)),
        press.article("b", press.quote(LONG.lower() + ",", ann)),
        press.article("c", press.quote(longer, ann)),
        *(press.article(name, press.quote(LONG[:40], ann)) for name in "defg"),
    ]
    (quote,) = deduplicate(documents)
    assert quote.text == LONG
    relations = [one.relation for one in quote.attestations]
    assert relations == ["exact", "exact", "variant", *["fragment"] * 4]


def test_an_extension_has_more_at_its_ends(press: Press) -> None:
    ann = press.named("Ann Holt")
    documents = [
        press.article("a", press.quote(LONG, ann)),
        press.article("b", press.quote(LONG, ann)),
        press.article("c", press.quote(f"{LONG} Believe me.", ann)),
    ]
    (quote,) = deduplicate(documents)
    assert [one.relation for one in quote.attestations] == ["exact", "exact", "extension"]


def test_first_seen_is_the_earliest_date_that_can_be_read(press: Press) -> None:
    dates = ["2025-05-23T10:00:00+03:00", "2025-05-23T08:00:00Z", "yesterday", None, "2025-06"]
    documents = [press.article(str(n), press.quote(LONG), published=date) for n, date in enumerate(dates)]
    (quote,) = deduplicate(documents)
    assert quote.first_seen == dates[0]


def test_the_most_printed_come_first_then_the_earliest(press: Press) -> None:
    ann = press.named("Ann Holt")
    documents = [
        press.article("a", press.quote("undated words"), press.quote(LONG, ann)),
        press.article("b", press.quote("late words"), published="2025-02-01"),
        press.article("c", press.quote("early words"), press.quote(LONG, ann), published="2025-01-01"),
    ]
    texts = [quote.text for quote in deduplicate(documents)]
    assert texts == [LONG, "early words", "late words", "undated words"]


def test_a_document_given_twice_counts_once(press: Press) -> None:
    article = press.article("a", press.quote(LONG))
    (quote,) = deduplicate([article, article])
    assert len(quote.attestations) == 1


def test_documents_that_share_an_id_do_no_harm(press: Press) -> None:
    ann, bert = press.named("Ann Holt"), press.named("Bert Marsh")
    documents = [
        press.article("a", press.quote("necessary", ann), text="one"),
        press.article("a", press.quote("necessary", bert), text="two"),
    ]
    found = deduplicate(documents)
    assert len({quote.id for quote in found}) == 2
    assert found == deduplicate(reversed(documents))


def test_nothing_comes_of_nothing() -> None:
    assert deduplicate([]) == ()
