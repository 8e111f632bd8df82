"""What holds for any text."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.dedupe import deduplicate
from quoteattr.dedupe.align import align, difference
from quoteattr.dedupe.normalise import tidy, words_of
from quoteattr.dedupe.weigh import overlap

if TYPE_CHECKING:
    from quoteattr.model import AttributedDocument, QuoteKind
    from tests.dedupe.conftest import Press

SAYINGS = (
    "We will never again dredge the northern channel without asking the fishermen who live there.",
    "we will never again dredge the northern channel,",
    "asking the fishermen who live there",
    "We will … dredge the northern channel",
    "We will never again dredge the southern channel without asking the fishermen who live there.",
    "[The council] will never dredge the channel",
    "In Congress, Mike will work hard to grow the economy, cut taxes and defend the border",
    "In Congress, Laura will work hard to grow the economy, cut taxes and defend the border",
    "work hard to grow the economy",
    "necessary",
    "root causes,",
    "We counted 1,000 prisoners",
    "We counted 1,001 prisoners",
    "???",
    "",
)
ANY_TEXT = st.text(st.characters(), max_size=60)
NEWS_TEXT = st.lists(
    st.sampled_from(
        "the The this not 1,000 two Putin Zelensky Zelenskyy swap swaps it's it is … ... [Trump] [t]he "
        "ceasefire cease-fire — “ ” , . big??? per cent % percent U.S. \u00ad \ud800".split()
    ),
    max_size=16,
).map(" ".join)
TEXT = st.one_of(ANY_TEXT, NEWS_TEXT, st.sampled_from(SAYINGS))
SPEAKERS = st.sampled_from(
    ["", "Ann Holt", "Holt", "Bert Marsh", "?a Ukrainian official", "?Ukrainian delegates"]
)
KINDS = st.sampled_from(["direct", "mixed", "indirect", "term"])
DATES = st.sampled_from([None, "2025-05-23", "2025-05-24T09:00:00Z", "2025-07", "soon"])
BATCH = st.lists(
    st.tuples(st.sampled_from("aabcde"), st.lists(st.tuples(TEXT, SPEAKERS, KINDS), max_size=3), DATES),
    max_size=6,
)


def printed(
    press: Press, batch: list[tuple[str, list[tuple[str, str, str]], str | None]]
) -> list[AttributedDocument]:
    documents = []
    for name, quotes, date in batch:
        made = [
            press.quote(
                text,
                press.described(who[1:], name) if who[:1] == "?" else press.named(who) if who else None,
                kind=cast("QuoteKind", "mixed" if kind == "term" else kind),
                speech=kind != "term",
            )
            for text, who, kind in quotes
        ]
        documents.append(press.article(name, *made, published=date))
    return documents


@settings(deadline=None, max_examples=100)
@given(batch=BATCH, data=st.data())
def test_any_batch_has_one_result_in_any_order(
    press: Press, batch: list[tuple[str, list[tuple[str, str, str]], str | None]], data: st.DataObject
) -> None:
    documents = printed(press, batch)
    found = deduplicate(documents)
    assert found == deduplicate(data.draw(st.permutations(documents)))
    assert len({quote.id for quote in found}) == len(found)


@settings(deadline=None, max_examples=100)
@given(batch=BATCH)
def test_each_quote_is_attested_once(
    press: Press, batch: list[tuple[str, list[tuple[str, str, str]], str | None]]
) -> None:
    documents = printed(press, batch)
    once = {(document.id, document.text): document for document in documents}
    if len(once) < len(documents):
        return
    given_quotes = Counter(q.id for document in documents for q in document.quotes if q.speech)
    found = deduplicate(documents)
    assert Counter(one.quote_id for quote in found for one in quote.attestations) == given_quotes
    for quote in found:
        assert sum(variant.count for variant in quote.variants) == len(quote.attestations)
        assert {one.document_id for one in quote.attestations} == set(quote.documents)
        assert all(0 <= one.score <= 1 for one in quote.attestations)


@settings(deadline=None, max_examples=200)
@given(canonical=TEXT, variant=TEXT)
def test_a_difference_rebuilds_both_wordings(canonical: str, variant: str) -> None:
    edits = difference(canonical, variant)
    assert bare("".join(edit.canonical for edit in edits)) == bare(canonical)
    assert bare("".join(edit.variant for edit in edits)) == bare(variant)
    for edit in edits:
        assert (edit.kind == "cut") <= (not edit.variant)
        assert (edit.kind == "inserted") <= (not edit.canonical)


@settings(deadline=None, max_examples=200)
@given(left=TEXT, right=TEXT)
def test_an_alignment_covers_both_texts_in_order(left: str, right: str) -> None:
    alignment = align(words_of(left), words_of(right))
    assert [place for step in alignment.steps for place in step.left] == list(range(len(alignment.left)))
    assert [place for step in alignment.steps for place in step.right] == list(range(len(alignment.right)))
    shared = overlap(alignment)
    assert 0 <= min(shared.left, shared.right) <= max(shared.left, shared.right) <= 1


@settings(deadline=None, max_examples=200)
@given(text=TEXT)
def test_words_slice_to_what_they_stand_for(text: str) -> None:
    words = words_of(text)
    assert all(0 <= one.start < one.end <= len(text) and one.text for one in words)
    assert all(one.end <= other.start for one, other in pairwise(words))
    assert tidy(tidy(text)) == tidy(text)


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    "text",
    ["", "???", " , ", "\ud800", "[[[[", "… … …", "'" * 5000, "[" * 5000, "a" * 100_000, "-a" * 20_000],
)
def test_odd_texts_come_through(press: Press, text: str) -> None:
    found = deduplicate(press.two(text, text + "!"))
    assert sum(len(quote.attestations) for quote in found) == 2


def test_huge_texts_come_through(press: Press) -> None:
    one = " ".join(f"word{n % 5000}" for n in range(21_000))
    other = " ".join(f"word{n % 4999}" for n in range(21_000))
    assert len(deduplicate(press.two(one, other))) == 2
