"""The different texts of a store: each is indexed once, however many wordings have it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from quoteattr.dedupe.grams import grams_of
from quoteattr.dedupe.normalise import words_of
from quoteattr.dedupe.wording import Wording, digest
from quoteattr.store.grams import GramIndex
from quoteattr.store.marks import Marks
from quoteattr.store.queries import following, within
from quoteattr.store.rows import clean


@frozen
class Texts:
    """Texts by the numbers of their rows; those that tell can be found by what they share with others."""

    _connection: sqlite3.Connection
    _grams: GramIndex = field(init=False)
    _marks: Marks = field(init=False)
    #: Those that are not in the index yet, each with a wording of it.
    _unindexed: dict[int, Wording] = field(factory=dict, init=False)

    @_grams.default
    def _make_grams(self) -> GramIndex:
        return GramIndex(self._connection, "text_grams")

    @_marks.default
    def _make_marks(self) -> Marks:
        return Marks(self._connection)

    def forget(self) -> None:
        """Drop what is held in memory: another process may have changed it."""
        self._unindexed.clear()

    def take(self, wordings: Sequence[tuple[Wording, str]]) -> list[int]:
        """Return the number of each wording's text, made where there is none.

        A wording comes with its text as it was printed.
        """
        hashes = [_hash(wording.key) for wording, _ in wordings]
        query = "SELECT hash, id FROM texts WHERE hash IN"
        numbers: dict[int, int] = dict(within(self._connection, query, hashes))
        first = following(self._connection, "texts")
        rows: list[tuple[int, int, str]] = []
        for hashed, (wording, printed) in zip(hashes, wordings, strict=True):
            if hashed not in numbers:
                number = numbers[hashed] = first + len(rows)
                rows.append((number, hashed, clean(printed)))
                if wording.tells_in_words:
                    self._unindexed[number] = wording
        self._connection.executemany("INSERT INTO texts VALUES (?, ?, ?)", rows)
        shown = [(number, text) for number, _, text in rows]
        self._connection.executemany("INSERT INTO text_words (rowid, text) VALUES (?, ?)", shown)
        return [numbers[hashed] for hashed in hashes]

    def remove(self, number: int, wording: Wording) -> None:
        """Delete a text of which that was the last wording."""
        if self._unindexed.pop(number, None) is None and wording.tells_in_words:
            self._grams.remove(number)
            self._marks.remove(number)
        (shown,) = self._connection.execute("SELECT text FROM texts WHERE id = ?", (number,)).fetchone()
        self._connection.execute(
            "INSERT INTO text_words (text_words, rowid, text) VALUES ('delete', ?, ?)", (number, shown)
        )
        self._connection.execute("DELETE FROM texts WHERE id = ?", (number,))

    def like(self, texts: Iterable[str]) -> list[list[int]]:
        """Return for each text the numbers of those that share the rarest grams with it, the best first."""
        return self._nearest([grams_of(words_of(text)) for text in texts])

    def near(self, wordings: Iterable[Wording]) -> list[list[int]]:
        """Return for each wording that tells the texts to compare it with, the best first."""
        telling = list(wordings)
        grams = self._index_new()
        asked = [grams.get(wording.key) or grams_of(wording.words) for wording in telling]
        return self._marks.worth_comparing(telling, self._nearest(asked))

    def _nearest(self, asked: Sequence[frozenset[int]]) -> list[list[int]]:
        (size,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM texts").fetchone()
        return self._grams.nearest(asked, size)

    def _index_new(self) -> dict[str, frozenset[int]]:
        """Put new texts into the index; return their grams, by their words."""
        grams = {number: grams_of(wording.words) for number, wording in self._unindexed.items()}
        self._grams.add(list(grams.items()))
        self._marks.add(self._unindexed.items())
        by_words = {wording.key: grams[number] for number, wording in self._unindexed.items()}
        self._unindexed.clear()
        return by_words


def _hash(key: str) -> int:
    """Return 64 bits of a text as SQLite holds whole numbers."""
    return int(digest(key), 16) - 2**63
