"""What people judge: kept, laid over what deduplication finds, and found again after another run."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from quoteattr.model import AttributedDocument, CanonicalQuote, Passage, Speaker
from quoteattr.store import Store, StoreError
from quoteattr.store.anchors import Anchor, Place, anchor_at, found_at
from quoteattr.store.judgements import Judgement, Kind, Ruling
from quoteattr.store.schema import MIGRATIONS, connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.store.conftest import Maker

WALL = "The harbour wall was built by our grandfathers and it will outlive every minister in this room."
CHANNEL = "We will never again dredge the northern channel without asking the fishermen who live there."
ANN = Speaker(id="person:ann-holt", name="Ann Holt", kind="person")
BERT = Speaker(id="person:bert-marsh", name="Bert Marsh", kind="person")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "quotes.db") as opened:
        yield opened


def judge(
    store: Store,
    kind: Kind,
    *quotes: str,
    speaker: Speaker | None = None,
    by: str = "Eve",
    seen: int | None = None,
) -> Judgement:
    on = tuple((quote.rpartition("#")[0], quote) for quote in quotes)
    version = store.judgements.version if seen is None else seen
    return store.judgements.record(
        Ruling(kind=kind, quotes=on, speaker=speaker, replaced={}), by=by, seen=version
    )


def ids(store: Store) -> list[str]:
    return [one.quote_id for quote in store.quotes() for one in quote.attestations]


def shown(store: Store) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    """Return the speaker and the documents of each saying by its first words."""
    return {
        " ".join(quote.text.split()[:3]): (quote.speaker.name if quote.speaker else None, quote.documents)
        for quote in store.quotes()
    }


def only(store: Store) -> CanonicalQuote:
    (quote,) = store.quotes()
    return quote


def status(store: Store, document: str, place: int = 0) -> tuple[str, str, str | None]:
    found = store.document(document)
    assert found
    said = found.quotes[place].attribution
    return said.status, said.reason, said.speaker.name if said.speaker else None


def test_a_corrected_speaker_is_resolved_and_given_out(store: Store, maker: Maker) -> None:
    store.add([maker.document("a", (WALL, None))])
    judge(store, "correct", "a#0-95", speaker=BERT)
    assert status(store, "a") == ("resolved", "judged by Eve", "Bert Marsh")
    assert only(store).speaker == only(store).attestations[0].speaker == BERT
    assert [quote.text for quote in store.search("harbour", speaker="Marsh")] == [WALL]
    document = store.document("a")
    assert document
    assert [entity.id for entity in document.entities] == [BERT.id]


def test_the_latest_judgement_holds_and_taking_it_back_brings_the_one_before(
    store: Store, maker: Maker
) -> None:
    store.add([maker.document("a", (WALL, None))])
    first = judge(store, "correct", "a#0-95", speaker=ANN)
    second = judge(store, "correct", "a#0-95", speaker=BERT, by="Ada")
    assert (second.supersedes, second.who) == (first.id, "Ada")
    assert status(store, "a")[1:] == ("judged by Ada", "Bert Marsh")
    store.judgements.undo(second.id, by="Eve", seen=second.id)
    assert status(store, "a")[1:] == ("judged by Eve", "Ann Holt")
    store.judgements.undo(first.id, by="Eve", seen=store.judgements.version)
    assert status(store, "a") == ("unknown", "not resolved", None)
    assert [one.kind for one in store.judgements.log()] == ["undo", "undo", "correct", "correct"]


def test_nobody_to_be_named_is_a_judgement_too(store: Store, maker: Maker) -> None:
    store.add([maker.document("a", (WALL, ANN))])
    assert [one.quote_id for one in store.articles.unsure("unknown", 9)] == ["a#0-95"]
    judge(store, "accept", "a#0-95", speaker=None)
    assert status(store, "a") == ("unknown", "judged by Eve", None)
    assert only(store).speaker is None
    assert store.articles.unsure("unknown", 9) == []
    assert store.articles.count_unsure() == {}


def test_what_is_rejected_is_left_out_and_no_speech(store: Store, maker: Maker) -> None:
    store.add([maker.document("a", (WALL, ANN), (CHANNEL, None)), maker.document("b", (WALL, ANN))])
    rejected = judge(store, "reject", "a#0-95")
    assert sorted(ids(store)) == ["a#96-188", "b#0-95"]
    document = store.document("a")
    assert document
    assert [quote.speech for quote in document.quotes] == [False, True]
    assert store.quote("a#0-95") is None
    judge(store, "reject", "b#0-95")
    assert ids(store) == ["a#96-188"]
    assert list(store.search("harbour")) == []
    store.judgements.undo(rejected.id, by="Eve", seen=store.judgements.version)
    assert sorted(ids(store)) == ["a#0-95", "a#96-188"]


def test_one_judgement_outweighs_what_nobody_judged(store: Store, maker: Maker) -> None:
    store.add([maker.document(name, (WALL, ANN)) for name in "abc"])
    judge(store, "correct", "b#0-95", speaker=BERT)
    assert only(store).speaker == BERT
    assert [one.kind for one in only(store).conflicts] == ["speaker"]
    judge(store, "accept", "a#0-95", speaker=ANN)
    assert only(store).speaker is None


def test_a_merge_makes_two_sayings_one_and_either_id_leads_to_it(store: Store, maker: Maker) -> None:
    store.add([maker.document("a", (WALL, ANN)), maker.document("b", (CHANNEL, ANN))])
    before = {quote.id for quote in store.quotes()}
    merged = judge(store, "merge", "a#0-95", "b#0-92")
    assert only(store).documents == ("a", "b")
    assert only(store).id in before
    assert {store.quote(one) for one in before} == {only(store)}
    assert [quote.id for quote in store.search("fishermen")] == [only(store).id]
    store.judgements.undo(merged.id, by="Eve", seen=merged.id)
    assert {quote.id for quote in store.quotes()} == before


def test_a_split_keeps_one_printing_apart(store: Store, maker: Maker) -> None:
    store.add([maker.document(name, (WALL, ANN)) for name in "abc"])
    judge(store, "split", "b#0-95")
    both, alone = store.quotes()
    assert (both.documents, alone.documents) == (("a", "c"), ("b",))
    assert store.quote(both.id) == both
    assert store.quote(alone.id) == store.quote("b#0-95") == alone
    assert {quote.id for quote in store.search("harbour")} == {both.id, alone.id}
    assert store.check() == []


def test_a_later_split_takes_one_printing_out_of_what_was_merged(store: Store, maker: Maker) -> None:
    store.add([maker.document("a", (WALL, ANN), (CHANNEL, ANN)), maker.document("b", (WALL, ANN))])
    judge(store, "merge", "a#0-95", "a#96-188")
    judge(store, "split", "a#0-95")
    assert sorted(quote.documents for quote in store.quotes()) == [("a",), ("a", "b")]
    judge(store, "merge", "a#0-95", "b#0-95")
    assert [one.quote_id for one in only(store).attestations] == ["a#0-95", "a#96-188", "b#0-95"]


POSSIBLE = (
    "We are going to do everything we can to return the money to our ratepayers this winter",
    "We will do everything to return the money to the ratepayers before spring",
)


@pytest.mark.parametrize("kind", ["merge", "apart"])
def test_what_may_be_one_is_asked_once(store: Store, maker: Maker, kind: Kind) -> None:
    store.add([maker.document(f"d{place}", (text, None)) for place, text in enumerate(POSSIBLE)])
    assert len(store.possible()) == len(store.possible("d1#0-73")) == 1
    judge(store, kind, "d0#0-86", "d1#0-73")
    assert store.possible() == store.possible("d1#0-73") == []
    assert len(list(store.quotes())) == (1 if kind == "merge" else 2)


def test_two_that_were_told_apart_stay_so_when_another_run_joins_them(store: Store, maker: Maker) -> None:
    store.add([maker.document("a", (WALL, ANN)), maker.document("b", (CHANNEL, ANN))])
    judge(store, "apart", "a#0-95", "b#0-92")
    store.add([maker.document("b", (WALL[:92], ANN), engine="other")])
    assert len(list(store.quotes())) == 1
    store.add([maker.document("b", (CHANNEL.replace("never", "not"), ANN), engine="another")])
    assert len(list(store.quotes())) == 2


def moved(document: AttributedDocument, shift: int, engine: str) -> AttributedDocument:
    """Return a document with another beginning, and the ids that its quotes have then."""

    def passages(given: tuple[Passage, ...]) -> tuple[Passage, ...]:
        return tuple(evolve(one, start=one.start + shift, end=one.end + shift) for one in given)

    quotes = tuple(
        evolve(
            quote,
            id=f"{document.id}#{quote.contents[0].start + shift}-{quote.contents[-1].end + shift}",
            contents=passages(quote.contents),
            verbatim=passages(quote.verbatim),
        )
        for quote in document.quotes
    )
    return evolve(document, text="x" * shift + document.text, quotes=quotes, engine=engine)


def test_judgements_survive_another_engine_and_shifted_offsets(store: Store, maker: Maker) -> None:
    quotes = ((WALL, ANN), (CHANNEL, None), (WALL, None))
    store.add([maker.document("a", *quotes), maker.document("b", (WALL, ANN))])
    judge(store, "correct", "a#96-188", speaker=BERT)
    judge(store, "reject", "a#189-284")
    judge(store, "split", "a#0-95")
    before = shown(store)
    again = maker.document("a", (WALL, BERT), (CHANNEL, ANN), (WALL, BERT), engine="other")
    for engine, document in (("other", again), ("third", moved(again, 50, engine="third"))):
        store.add([document])
        found = store.document("a")
        assert found
        assert found.engine == engine
        assert [quote.speech for quote in found.quotes] == [True, True, False]
        assert status(store, "a", 1) == ("resolved", "judged by Eve", "Bert Marsh")
        assert shown(store).keys() == before.keys()
        assert len(list(store.quotes())) == 3
        assert store.check() == []


def test_a_judgement_waits_for_a_quote_that_a_run_does_not_find(store: Store, maker: Maker) -> None:
    store.add([maker.document("a", (WALL, None))])
    judge(store, "correct", "a#0-95", speaker=BERT)
    store.add([maker.document("a", (CHANNEL, None))])
    assert status(store, "a") == ("unknown", "not resolved", None)
    store.add([maker.document("a", (CHANNEL, None), (WALL, None))])
    assert status(store, "a", 1) == ("resolved", "judged by Eve", "Bert Marsh")
    assert store.check() == []


PLACES = {
    "the same id and words": ("d#0-9", "never again", 0, ["never again", "never again"], 0),
    "the same words elsewhere": ("d#5-9", "never again", 0, ["not now", "Never again."], 1),
    "the second of the same words": ("d#70-90", "never again", 1, ["never again", "x", "never again"], 2),
    "the last where there are fewer": ("d#70-90", "never again", 3, ["never again", "x", "never again"], 2),
    "another end of the same quote": ("d#5-9", CHANNEL, 0, ["never", CHANNEL[:-11], WALL], 1),
    "another quote at the same place": ("d#0-9", WALL, 0, [CHANNEL], None),
    "half of it": ("d#5-9", CHANNEL, 0, [CHANNEL[:40]], None),
    "nothing": ("d#0-9", WALL, 0, [], None),
    "no words": ("d#9-9", "…", 0, ["?", "…"], 1),
}


@pytest.mark.parametrize(("quote", "text", "nth", "texts", "expected"), PLACES.values(), ids=PLACES)
def test_where_a_judged_quote_is_now(
    quote: str, text: str, nth: int, texts: list[str], expected: int | None
) -> None:
    places = [Place(number=number, quote_id=f"d#{number}-9", text=now) for number, now in enumerate(texts)]
    anchor = Anchor(document_id="d", quote_id=quote, text=text, nth=nth)
    found = found_at(anchor, places)
    assert (found.number if found else None) == expected


def test_every_quote_is_found_at_its_own_anchor() -> None:
    places = [Place(number=number, quote_id="d#0-9", text=text) for number, text in enumerate("aba?b?")]
    ours = [evolve(place, quote_id=f"d#{place.number}") for place in places]
    for place in places:
        assert found_at(anchor_at("d", place, places), ours) == ours[place.number]


def test_of_two_at_once_both_are_kept_and_the_first_holds_until_the_later_insists(
    store: Store, maker: Maker
) -> None:
    store.add([maker.document("a", (WALL, None), (CHANNEL, None))])
    with Store(store.path) as other:
        seen = store.judgements.version
        first = judge(store, "correct", "a#0-95", speaker=ANN, by="Ann", seen=seen)
        elsewhere = judge(other, "correct", "a#96-188", speaker=ANN, by="Bo", seen=seen)
        later = judge(other, "correct", "a#0-95", speaker=BERT, by="Bo", seen=seen)
        assert (first.contested, elsewhere.contested, later.contested) == (None, None, first.id)
        assert status(store, "a") == status(other, "a") == ("resolved", "judged by Ann", "Ann Holt")
        confirmed = other.judgements.confirm(later.id, by="Bo")
        assert (confirmed.contested, confirmed.supersedes) == (None, first.id)
        assert status(store, "a") == ("resolved", "judged by Bo", "Bert Marsh")
    assert [one.id for one in store.judgements.log()] == [4, 3, 2, 1]


def test_the_same_said_twice_is_said_once(store: Store, maker: Maker) -> None:
    store.add([maker.document("a", (WALL, None))])
    seen = store.judgements.version
    first = judge(store, "correct", "a#0-95", speaker=ANN, seen=seen)
    assert judge(store, "correct", "a#0-95", speaker=ANN, seen=seen) == first


def test_taking_back_meets_a_rival_as_any_judgement_does(store: Store, maker: Maker) -> None:
    store.add([maker.document("a", (WALL, None))])
    first = judge(store, "correct", "a#0-95", speaker=ANN)
    judge(store, "correct", "a#0-95", speaker=BERT, by="Bo")
    undo = store.judgements.undo(first.id, by="Eve", seen=first.id)
    assert undo.contested == 2
    assert status(store, "a")[2] == "Bert Marsh"
    store.judgements.confirm(undo.id, by="Eve")
    assert store.judgements.undone() == {first.id}


def test_notes_are_added_and_never_rivals(store: Store, maker: Maker) -> None:
    store.add([maker.document("a", (WALL, None))])
    for who in ("Ann", "Bo"):
        ruling = Ruling(kind="note", quotes=(("a", "a#0-95"),), text=f"asked {who}", replaced={})
        assert store.judgements.record(ruling, by=who, seen=0).contested is None
    assert [one.text for one in store.judgements.of("a")["a#0-95"]] == ["asked Bo", "asked Ann"]


def test_what_was_there_before_is_kept_with_who_and_when(store: Store, maker: Maker) -> None:
    store.add([maker.document("\ud800", (WALL, None))])
    replaced = {"status": "unknown", "speaker": None}
    quotes = (("\ud800", "\ud800#0-95"),)
    given = store.judgements.record(
        Ruling(kind="accept", quotes=quotes, replaced=replaced), by="Eve \udfff", seen=0
    )
    assert given == next(store.judgements.log())
    assert given.replaced == replaced
    assert given.when.endswith("+00:00")
    with pytest.raises(StoreError, match="holds no quote"):
        judge(store, "accept", "a#0-1")
    with pytest.raises(StoreError, match="holds no judgement 9"):
        store.judgements.confirm(9, by="Eve")


def test_a_document_comes_back_as_it_went_in(store: Store, sample: AttributedDocument) -> None:
    store.add([sample])
    assert store.document(sample.id) == sample
    assert list(store.documents()) == [sample]
    assert store.document("none") is None
    (listed,) = store.articles.listed(9)
    assert (listed.quotes, listed.doubts, listed.judged) == (3, 2, 0)


def test_a_store_of_before_takes_in_the_texts_when_articles_are_added_again(
    maker: Maker, tmp_path: Path
) -> None:
    path = tmp_path / "quotes.db"
    connect(str(path), 1, MIGRATIONS[:1]).close()
    old = sqlite3.connect(path)
    document = maker.document("a", (WALL, None))
    old.execute("INSERT INTO documents (name, digest, names) VALUES ('a', 'x', ?)", (json.dumps([]),))
    old.commit()
    old.close()
    with Store(path) as store:
        assert store.document("a") is None
        assert store.add([document]).taken == 1
        assert store.document("a") == document
