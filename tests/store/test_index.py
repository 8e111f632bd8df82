"""The index of grams and the marks of words against slow references, through all that grows and goes."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from math import log
from random import Random
from typing import TYPE_CHECKING

import pytest

from quoteattr.dedupe import AliasTable
from quoteattr.dedupe.candidates import MOST_CANDIDATES, MOST_TEXTS
from quoteattr.dedupe.verify import verify
from quoteattr.dedupe.wording import printings_of, wording_of
from quoteattr.store import grams
from quoteattr.store.grams import GramIndex
from quoteattr.store.marks import Marks
from quoteattr.store.schema import connect, writing
from tests.store.conftest import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.store.conftest import Maker

Texts = dict[int, frozenset[int]]


def made(random: Random, numbers: Iterable[int]) -> Texts:
    """Texts that share grams, those with the least and the most bits among them."""
    known = [0, 2**32 - 1, *(random.randrange(2**32) for _ in range(150))]
    return {number: frozenset(random.sample(known, random.randrange(12))) for number in numbers}


def expected(texts: Texts, asked: frozenset[int], size: int) -> list[int]:
    score: defaultdict[int, float] = defaultdict(float)
    for gram in asked:
        having = [number for number, held in texts.items() if gram in held]
        if len(having) <= MOST_TEXTS:
            for number in having:
                score[number] += log(1 + size / len(having))
    return sorted(score, key=lambda number: (-round(score[number], 6), number))[:MOST_CANDIDATES]


@pytest.mark.parametrize("seed", range(4))
def test_the_index_finds_what_comparing_all_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(grams, "_MOST_WAITING", 90)
    monkeypatch.setattr(grams, "_MOST_SHORT", 400)
    path, random, texts = str(tmp_path / "index.db"), Random(seed), Texts()  # noqa: S311 - no secret
    writer, reader = connect(path, 1), connect(path, 1)
    index, other = GramIndex(writer, "text_grams"), GramIndex(reader, "text_grams")
    for start in range(1, 400, 20):
        new = made(random, range(start, start + 20))
        with writing(writer, path):
            index.add(list(new.items()))
            texts |= new
            for number in random.sample(sorted(texts), 3):
                index.remove(number)
                del texts[number]
        asked = [*random.sample(sorted(texts.values(), key=sorted), 5), frozenset({7})]
        found = [expected(texts, one, 400) for one in asked]
        assert index.nearest(asked, 400) == found
        assert other.nearest(asked, 400) == found
    writer.close()
    reader.close()


def test_a_gram_of_too_many_texts_costs_nothing_and_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grams, "_MOST_WAITING", 50)
    path = str(tmp_path / "index.db")
    connection = connect(path, 1)
    index = GramIndex(connection, "text_grams")
    for start in range(1, 601, 60):
        with writing(connection, path):
            index.add([(number, {5, 1000 + number % 300}) for number in range(start, start + 60)])
    assert index.nearest([{5}, {1001}, {5, 1001}], 600) == [[], [1, 301], [1, 301]]
    query = "SELECT sum(length(postings)) FROM text_grams_pages"
    assert connection.execute(query).fetchone()[0] < 8 * (600 + 2 * MOST_TEXTS)
    connection.close()


def test_what_was_rolled_back_is_forgotten(tmp_path: Path) -> None:
    path = str(tmp_path / "index.db")
    connection = connect(path, 1)
    index = GramIndex(connection, "text_grams")
    with writing(connection, path):
        index.add([(1, {5})])
    with pytest.raises(sqlite3.IntegrityError), writing(connection, path):
        index.add([(2, {5}), (1, {6})])
    assert index.nearest([{5}], 2) == [[1]]
    connection.close()


def test_marks_leave_out_only_what_is_different(maker: Maker, tmp_path: Path) -> None:
    documents = maker.archive(9, 60)
    wordings = [wording_of([one]) for held in documents for one in printings_of(held, AliasTable())]
    connection = connect(str(tmp_path / "marks.db"), 1)
    marks = Marks(connection)
    marks.add(enumerate(wordings))
    numbers = list(range(len(wordings)))
    worth = marks.worth_comparing(wordings, [numbers] * len(wordings))
    connection.close()
    for one, kept in zip(wordings, worth, strict=True):
        left_out = set(numbers) - set(kept)
        others = (wordings[number] for number in left_out)
        assert all(verify(one, other).outcome == "different" or one.key == other.key for other in others)
    assert sum(map(len, worth)) < len(wordings) ** 2 * 2 / len(TEXTS)
