"""The five articles of May 2025, as the stages before would hand them over."""

from __future__ import annotations

from itertools import islice, permutations
from typing import TYPE_CHECKING

import pytest

from quoteattr.dedupe import deduplicate
from quoteattr.model import Edit

if TYPE_CHECKING:
    from quoteattr.model import AttributedDocument, CanonicalQuote
    from tests.dedupe.conftest import Press

BOTH = "Congratulations to both sides on this negotiation. This could lead to something big???"


@pytest.fixture(scope="module")
def articles(press: Press) -> list[AttributedDocument]:
    trump, lavrov = press.named("Donald Trump"), press.named("Sergei Lavrov")
    zelensky, umerov = press.named("Volodymyr Zelensky"), press.named("Rustem Umerov")
    moscow, fidan = press.named("Moscow", "place"), press.named("Hakan Fidan")
    quote = press.quote
    return [
        press.article(
            "000",
            quote(BOTH + ",", trump, medium="a post on Truth Social"),
            quote(BOTH, trump, medium="Truth Social"),
            quote("non-starters,", press.described("Ukrainian delegates", "000"), kind="mixed"),
            quote("root causes,", moscow, kind="mixed"),
        ),
        press.article(
            "001",
            quote("this could lead to something big???", trump, medium="Truth Social platform"),
            quote("memorandum", lavrov, kind="mixed"),
            quote(
                "First, we need to have a deal. And when it’s agreed, then we will decide. But, as President "
                "Putin has said many times, President Zelensky does not have legitimacy,",
                lavrov,
            ),
            quote("immediately", trump, kind="mixed"),
            quote("trying to buy time", zelensky, kind="mixed"),
            quote("not a very realistic option", lavrov, kind="mixed"),
            quote("100-for-100", speech=False, kind="mixed"),
        ),
        press.article(
            "002",
            quote(
                "A major prisoners swap was just completed between Russia and Ukraine. "
                "It will go into effect shortly,",
                press.named("Trump"),
                medium="a Truth Social post",
            ),
            quote("Congratulations to both sides on this negotiation,", press.named("Trump")),
            quote("This could lead to something big???", press.named("Trump")),
            quote(
                "We talked about a ‘1,000 for 1,000’ exchange and are also working on other modalities "
                "for this swap,",
                umerov,
            ),
        ),
        press.article(
            "003",
            quote(
                "From here, there are two paths—one toward peace, the other toward more destruction "
                "and loss of life.",
                fidan,
            ),
            quote(
                "new and unacceptable demands,", press.described("A Ukrainian official", "003"), kind="mixed"
            ),
            quote(
                "a very good ending to a very difficult day,", press.named("Serhiy Kyslytsya"), kind="mixed"
            ),
            quote(
                "The next step, should be a meeting between President Zelensky and President Putin.", umerov
            ),
            quote("Nothing will happen until Putin and I sit down together,", trump),
            quote("necessary,", press.named("Dmitry Peskov"), kind="mixed"),
        ),
        press.article(
            "004",
            quote(BOTH + ",", trump, medium="a post on Truth Social"),
            quote(
                "non-starters", press.described("A member of the Ukrainian delegation", "004"), kind="mixed"
            ),
            quote("root causes", moscow, kind="mixed"),
        ),
    ]


@pytest.fixture(scope="module")
def canonical(articles: list[AttributedDocument]) -> tuple[CanonicalQuote, ...]:
    return deduplicate(articles)


def test_every_other_quote_is_its_own(canonical: tuple[CanonicalQuote, ...]) -> None:
    assert len(canonical) == 16
    assert [len(quote.attestations) for quote in canonical] == [6, 2, 2, *[1] * 13]


def test_the_post_is_one_saying_of_four_articles(canonical: tuple[CanonicalQuote, ...]) -> None:
    post = canonical[0]
    assert post.text == BOTH
    assert post.speaker is not None
    assert post.speaker.name == "Donald Trump"
    assert post.documents == ("000", "001", "002", "004")
    assert post.conflicts == ()
    assert [(one.quote_id, one.relation, one.score) for one in post.attestations] == [
        ("000#0", "exact", 1.0),
        ("000#1", "exact", 1.0),
        ("001#0", "fragment", 1.0),
        ("002#1", "fragment", 1.0),
        ("002#2", "fragment", 1.0),
        ("004#0", "exact", 1.0),
    ]


def test_the_variants_say_how_they_differ(canonical: tuple[CanonicalQuote, ...]) -> None:
    first, second = (
        "Congratulations to both sides on this negotiation.",
        "This could lead to something big???",
    )
    assert [(one.text, one.count, one.difference) for one in canonical[0].variants] == [
        (BOTH, 3, (Edit(kind="equal", canonical=BOTH, variant=BOTH),)),
        (
            first[:-1],
            1,
            (
                Edit(kind="equal", canonical=first, variant=first[:-1]),
                Edit(kind="cut", canonical=second, variant=""),
            ),
        ),
        (
            second,
            1,
            (
                Edit(kind="cut", canonical=first, variant=""),
                Edit(kind="equal", canonical=second, variant=second),
            ),
        ),
        (
            "this could lead to something big???",
            1,
            (
                Edit(kind="cut", canonical=first, variant=""),
                Edit(kind="equal", canonical=second, variant="this could lead to something big???"),
            ),
        ),
    ]


def test_two_descriptions_that_may_be_one_are_no_conflict(canonical: tuple[CanonicalQuote, ...]) -> None:
    (quote,) = (one for one in canonical if one.text == "non-starters")
    assert quote.documents == ("000", "004")
    assert quote.conflicts == ()
    assert quote.speaker is not None
    assert not quote.speaker.named


def test_moscow_says_root_causes_twice(canonical: tuple[CanonicalQuote, ...]) -> None:
    (quote,) = (one for one in canonical if one.text == "root causes")
    assert quote.documents == ("000", "004")
    assert quote.speaker is not None
    assert quote.speaker.name == "Moscow"


def test_the_term_is_not_there(canonical: tuple[CanonicalQuote, ...]) -> None:
    assert all("100" not in quote.text for quote in canonical)


def test_the_order_of_the_articles_does_not_matter(
    articles: list[AttributedDocument], canonical: tuple[CanonicalQuote, ...]
) -> None:
    assert all(deduplicate(order) == canonical for order in islice(permutations(articles), 0, None, 8))
