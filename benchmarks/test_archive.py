"""How fast a store takes quotes in and finds them: ``pytest benchmarks/test_archive.py``.

Beside it, in the same run, stands a peer that does less: a bare table of
SQLite that counts quotes equal word for word, as Quotebank joins them. Speed is
told, as a ratio to the peer's too, and so is growth: the smaller store is too
small to have pages of grams yet, so that the step to the first ones is in it.
"""

from __future__ import annotations

import os
import sqlite3
import time
from itertools import islice
from pathlib import Path
from statistics import median

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.archive import recombined
from benchmarks.pairs import article
from quoteattr.dedupe.normalise import key_of, words_of
from quoteattr.dedupe.wording import digest
from quoteattr.model import AttributedDocument
from quoteattr.store import Store
from quoteattr.store.schema import connect
from quoteattr.store.wordings import Wordings

QUOTES = 2_000
SIZES = (1_000, 9_000)
PROBES = 60


@pytest.fixture(scope="module")
def texts() -> list[str]:
    if "QUOTEATTR_DATA" not in os.environ:
        pytest.skip("QUOTEATTR_DATA is not set")
    return list(islice(recombined(QUOTES + SIZES[-1] + 2 * PROBES), QUOTES + SIZES[-1] + 2 * PROBES))


def documents(texts: list[str], name: str = "d") -> list[AttributedDocument]:
    return [article(f"{name} {place}", text) for place, text in enumerate(texts)]


def peer(path: Path, texts: list[str]) -> None:
    """Count quotes that are equal word for word."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE quotes (hash TEXT PRIMARY KEY, text TEXT, printings INTEGER)")
        for text in texts:
            connection.execute(
                "INSERT INTO quotes VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET printings = printings + 1",
                (digest(key_of(words_of(text))), text),
            )
    connection.close()


def test_quotes_taken_in_bulk(benchmark: BenchmarkFixture, texts: list[str], tmp_path: Path) -> None:
    some, places = documents(texts[:QUOTES]), iter(range(100))

    def fill() -> None:
        with Store(tmp_path / f"{next(places)}.db") as store:
            store.add(some)

    benchmark.pedantic(fill, rounds=2)  # type: ignore[no-untyped-call]  # it ships without types
    begun = time.process_time()
    peer(tmp_path / "peer.db", texts[:QUOTES])
    theirs = time.process_time() - begun
    begun = time.process_time()
    fill()
    benchmark.extra_info["quotes"] = QUOTES
    benchmark.extra_info["times the peer"] = (time.process_time() - begun) / theirs


def test_quotes_looked_up(benchmark: BenchmarkFixture, texts: list[str], tmp_path: Path) -> None:
    with Store(tmp_path / "quotes.db") as store:
        store.add(documents(texts[:QUOTES]))
    connection = connect(str(tmp_path / "quotes.db"), 1)
    wordings = Wordings(connection)
    found = benchmark(lambda: wordings.like(texts[:PROBES]))
    assert [numbers[0] for numbers in found] == list(range(1, PROBES + 1))
    connection.close()


def test_an_article_in_a_larger_store(benchmark: BenchmarkFixture, texts: list[str], tmp_path: Path) -> None:
    if benchmark.disabled:
        pytest.skip("times are not told apart")
    costs, rest = [], iter(texts)
    with Store(tmp_path / "quotes.db") as store:
        for size in SIZES:
            store.add(documents(list(islice(rest, size)), f"to {size}"))
            probes = documents(list(islice(rest, PROBES)), f"probe {size}")
            costs.append(median(_seconds(store, probe) for probe in probes))
        last = documents(list(islice(rest, 1)), "last")
        benchmark.pedantic(store.add, args=(last,), rounds=1)  # type: ignore[no-untyped-call]  # as above
    benchmark.extra_info["growth"] = costs[1] / costs[0]


def _seconds(store: Store, document: AttributedDocument) -> float:
    begun = time.process_time()
    store.add([document])
    return time.process_time() - begun
