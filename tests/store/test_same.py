"""A store holds what deduplication finds of all its documents, however they came in."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoteattr.dedupe import AliasTable, sayings
from quoteattr.dedupe.aliases import Person
from quoteattr.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from quoteattr.model import AttributedDocument, CanonicalQuote
    from tests.store.conftest import Maker


def by_id(quotes: object) -> list[CanonicalQuote]:
    return sorted(quotes, key=lambda quote: quote.id)  # type: ignore[call-overload, no-any-return]


def assert_same(store: Store, documents: list[AttributedDocument], aliases: AliasTable | None = None) -> None:
    expected = sayings(documents, aliases=aliases)
    assert by_id(store.quotes()) == by_id(expected.quotes)
    assert store.possible() == list(expected.possible)
    assert store.check() == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(min_value=0, max_value=2**32), size=st.integers(min_value=0, max_value=12))
def test_one_by_one_in_any_order(
    maker: Maker, tmp_path_factory: pytest.TempPathFactory, seed: int, size: int
) -> None:
    documents = maker.archive(seed, size)
    Random(seed).shuffle(documents)  # noqa: S311 - no secret
    with Store(tmp_path_factory.mktemp("store") / "quotes.db") as store:
        for document in documents:
            store.add([document])
        assert_same(store, documents)


def test_a_hundred_documents_in_a_few_orders(maker: Maker, tmp_path: Path) -> None:
    documents = maker.archive(7, 60)
    for seed in range(3):
        Random(seed).shuffle(documents)  # noqa: S311 - no secret
        with Store(tmp_path / f"{seed}.db") as store:
            for start in range(0, len(documents), 7):
                store.add(documents[start : start + 7])
            assert_same(store, documents)


@settings(max_examples=10)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_changed_documents_replace_themselves(
    maker: Maker, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    before, after = maker.archive(seed, 10), maker.archive(seed + 1, 6)
    with Store(tmp_path_factory.mktemp("store") / "quotes.db") as store:
        store.add(before)
        store.add(after)
        assert_same(store, [*after, *before[len(after) :]])


def test_aliases_hold_for_what_is_there_and_what_comes(maker: Maker, tmp_path: Path) -> None:
    table = AliasTable((Person(name="Ann Holt", aliases=("the council", "Bert Marsh"), wikidata="Q1"),))
    documents = maker.archive(3, 30)
    with Store(tmp_path / "quotes.db") as store:
        store.add(documents[:15])
        store.use_aliases(table)
        store.add(documents[15:])
        assert_same(store, documents, table)
        assert store.aliases == table
        store.use_aliases(AliasTable())
        assert_same(store, documents)
