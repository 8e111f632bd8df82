"""The wordings of a store: kept, linked to those like them, and settled on their centres."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import Final

from attrs import evolve, field, frozen

from quoteattr.dedupe.aliases import AliasTable
from quoteattr.dedupe.bars import OVERWHELMING
from quoteattr.dedupe.cluster import centre_for
from quoteattr.dedupe.grams import grams_of
from quoteattr.dedupe.normalise import words_of
from quoteattr.dedupe.verify import Verdict, verify
from quoteattr.dedupe.wording import (
    Facts,
    Printing,
    Wording,
    digest,
    facts_of,
    joined,
    tells,
    wording_from,
)
from quoteattr.store.grams import GramIndex
from quoteattr.store.marks import Marks
from quoteattr.store.rows import clean, facts_from, facts_json, printing_from, verdict_from, verdict_json

#: Wordings that are kept in memory, read: about 80 MB of them.
_MOST_HELD: Final = 10_000
#: Of the wordings that equal one word for word so many are compared with it.
_MOST_EQUAL: Final = 200


@frozen
class Wordings:
    """The wordings of a store, by the numbers of their rows."""

    _connection: sqlite3.Connection
    _grams: GramIndex = field(init=False)
    _marks: Marks = field(init=False)
    _held: dict[int, Wording] = field(factory=dict, init=False)
    #: Texts that are not in the index yet, by their numbers, each with a wording of it.
    _unindexed: dict[int, Wording] = field(factory=dict, init=False)
    #: Wordings that were made since what is in memory was dropped: they have no links.
    _new: set[int] = field(factory=set, init=False)

    @_grams.default
    def _make_grams(self) -> GramIndex:
        return GramIndex(self._connection, "text_grams")

    @_marks.default
    def _make_marks(self) -> Marks:
        return Marks(self._connection)

    def forget(self) -> None:
        """Drop what is held in memory: another process may have changed it."""
        self._held.clear()
        self._unindexed.clear()
        self._new.clear()

    def take(self, printing: Printing) -> tuple[int, bool]:
        """Return the number of a printing's wording, made where there is none, and whether it changed."""
        facts = facts_of(printing)
        wording = wording_from(
            facts,
            verbatim=printing.verbatim,
            documents=frozenset({printing.document_id}),
            words=printing.words,
        )
        name = wording.name
        row = self._connection.execute("SELECT id, facts FROM wordings WHERE name = ?", (name,)).fetchone()
        if row is None:
            return self._insert(name, wording, facts), True
        number, held = row
        now = facts_json(joined(facts_from(held), facts))
        self._held.pop(number, None)
        if now == held:
            return number, False
        self._connection.execute("UPDATE wordings SET facts = ? WHERE id = ?", (now, number))
        return number, True

    def _insert(self, name: str, wording: Wording, facts: Facts) -> int:
        cursor = self._connection.execute(
            "INSERT INTO wordings (id, name, text, verbatim, joins, centre, facts)"
            " SELECT number, ?, ?, ?, ?, number, ?"
            " FROM (SELECT coalesce(max(id), 0) + 1 AS number FROM wordings)",
            (name, self._text(wording, facts.text), wording.verbatim, wording.joins, facts_json(facts)),
        )
        number = cursor.lastrowid or 0
        self._hold(number, wording)
        self._new.add(number)
        return number

    def _text(self, wording: Wording, printed: str) -> int:
        """Return the number of the words' row; equal words are indexed once."""
        hashed = _hash(wording.key)
        row = self._connection.execute("SELECT id FROM texts WHERE hash = ?", (hashed,)).fetchone()
        if row is not None:
            return int(row[0])
        text = clean(printed)
        cursor = self._connection.execute("INSERT INTO texts (hash, text) VALUES (?, ?)", (hashed, text))
        number = cursor.lastrowid or 0
        self._connection.execute("INSERT INTO text_words (rowid, text) VALUES (?, ?)", (number, text))
        if tells(wording.words, wording.weight):
            self._unindexed[number] = wording
        return number

    def refresh(self, number: int, aliases: AliasTable) -> bool:
        """Make a wording anew of the printings that are left; where none is, delete it and say so."""
        rows = self._connection.execute(
            "SELECT printings.facts, outlet, published FROM printings"
            " JOIN documents ON documents.id = document WHERE wording = ?",
            (number,),
        )
        facts: Facts | None = None
        for held, outlet, published in rows:
            one = facts_of(known(printing_from(held, outlet, published), aliases))
            facts = one if facts is None else joined(facts, one)
        self._held.pop(number, None)
        if facts is None:
            self._delete(number)
            return False
        self._connection.execute("UPDATE wordings SET facts = ? WHERE id = ?", (facts_json(facts), number))
        return True

    def _delete(self, number: int) -> None:
        (text,) = self._connection.execute("SELECT text FROM wordings WHERE id = ?", (number,)).fetchone()
        wording = self.read(number)
        self._held.pop(number, None)
        self._new.discard(number)
        self._connection.execute("DELETE FROM wordings WHERE id = ?", (number,))
        if self._connection.execute("SELECT 1 FROM wordings WHERE text = ? LIMIT 1", (text,)).fetchone():
            return
        if self._unindexed.pop(text, None) is None and tells(wording.words, wording.weight):
            self._grams.remove(text)
            self._marks.remove(text)
        (shown,) = self._connection.execute("SELECT text FROM texts WHERE id = ?", (text,)).fetchone()
        self._connection.execute(
            "INSERT INTO text_words (text_words, rowid, text) VALUES ('delete', ?, ?)", (text, shown)
        )
        self._connection.execute("DELETE FROM texts WHERE id = ?", (text,))

    def read(self, number: int) -> Wording:
        """Return a wording."""
        if number not in self._held:
            self._hold(number, self._read(number))
        return self._held[number]

    def _hold(self, number: int, wording: Wording) -> None:
        if len(self._held) >= _MOST_HELD:
            del self._held[next(iter(self._held))]
        self._held[number] = wording

    def _read(self, number: int) -> Wording:
        held, verbatim = self._connection.execute(
            "SELECT facts, verbatim FROM wordings WHERE id = ?", (number,)
        ).fetchone()
        wording = wording_from(facts_from(held), verbatim=bool(verbatim), documents=frozenset())
        if wording.weight < OVERWHELMING.evidence:
            # Only of a long wording is it asked which documents print it.
            return wording
        return evolve(wording, documents=self._documents(number))

    def _documents(self, number: int) -> frozenset[str]:
        rows = self._connection.execute(
            "SELECT DISTINCT name FROM printings JOIN documents ON documents.id = document WHERE wording = ?",
            (number,),
        )
        return frozenset(name for (name,) in rows)

    def like(self, texts: Sequence[str]) -> list[list[int]]:
        """Return for each text the numbers of those that share the rarest grams with it, the best first."""
        return self._grams.nearest([grams_of(words_of(text)) for text in texts], self._size())

    def _size(self) -> int:
        return int(self._connection.execute("SELECT coalesce(max(id), 0) FROM texts").fetchone()[0])

    def relink(self, numbers: Iterable[int]) -> set[int]:
        """Compare wordings anew with those like them; return all whose links to heavier ones changed."""
        again = sorted(numbers)
        grams = self._index_new()
        touched: set[int] = set()
        for number in again:
            if number not in self._new:
                touched |= self.unlink(number)
        for one, other in self._pairs(again, grams):
            verdict = verify(self.read(one), self.read(other))
            if verdict.outcome != "different":
                touched.add(self._link(one, other, verdict))
        self._new.clear()
        return touched

    def _index_new(self) -> dict[str, frozenset[int]]:
        """Put new texts into the index; return their grams, by their words."""
        grams = {number: grams_of(wording.words) for number, wording in self._unindexed.items()}
        self._grams.add(list(grams.items()))
        self._marks.add(self._unindexed.items())
        by_words = {wording.key: grams[number] for number, wording in self._unindexed.items()}
        self._unindexed.clear()
        return by_words

    def unlink(self, number: int) -> set[int]:
        """Take the links of a wording away, and return it with those that hung on it."""
        lighter = {
            row
            for (row,) in self._connection.execute("SELECT lighter FROM links WHERE heavier = ?", (number,))
        }
        self._connection.execute("DELETE FROM links WHERE lighter = ? OR heavier = ?", (number, number))
        return {number, *lighter}

    def _pairs(
        self, numbers: Iterable[int], grams: Mapping[str, frozenset[int]]
    ) -> Iterator[tuple[int, int]]:
        """Return each pair of wordings to compare once, one of each is among those given."""
        joining = [number for number in numbers if self.read(number).joins]
        near = self._near([self.read(number) for number in joining], grams)
        done: set[tuple[int, int]] = set()
        for number, texts in zip(joining, near, strict=True):
            for other in self._candidates(number, texts):
                pair = min(number, other), max(number, other)
                if pair not in done:
                    done.add(pair)
                    yield number, other

    def _near(self, wordings: Sequence[Wording], grams: Mapping[str, frozenset[int]]) -> list[list[int]]:
        telling = [wording for wording in wordings if wording.tells]
        asked = [grams.get(wording.key) or grams_of(wording.words) for wording in telling]
        found = self._grams.nearest(asked, self._size())
        worth = iter(self._marks.worth_comparing(telling, found))
        return [next(worth) if wording.tells else [] for wording in wordings]

    def _candidates(self, number: int, near: Iterable[int]) -> Iterator[int]:
        (own,) = self._connection.execute("SELECT text FROM wordings WHERE id = ?", (number,)).fetchone()
        for text in dict.fromkeys((own, *near)):
            rows = self._connection.execute(
                "SELECT id FROM wordings WHERE text = ? AND joins AND id <> ? LIMIT ?",
                (text, number, _MOST_EQUAL),
            )
            yield from [row for (row,) in rows]

    def _link(self, one: int, other: int, verdict: Verdict) -> int:
        heavier, lighter = sorted((one, other), key=lambda number: self.read(number).order)
        self._connection.execute(
            "INSERT OR REPLACE INTO links (lighter, heavier, verdict) VALUES (?, ?, ?)",
            (lighter, heavier, verdict_json(verdict)),
        )
        return lighter

    def settle(self, numbers: Iterable[int]) -> None:
        """Hang each wording where it belongs, and those that depend on it, from the fullest down."""
        waiting = [(self.read(number).order, number) for number in set(numbers)]
        heapify(waiting)
        queued = {number for _, number in waiting}
        while waiting:
            _, number = heappop(waiting)
            centre = self.centre(number)
            if centre == self._centre_of(number):
                continue
            self._connection.execute("UPDATE wordings SET centre = ? WHERE id = ?", (centre, number))
            for lighter in self._dependent(number) - queued:
                queued.add(lighter)
                heappush(waiting, (self.read(lighter).order, lighter))

    def centre(self, number: int) -> int:
        """Say where a wording belongs, going by its links."""
        rows = self._connection.execute("SELECT heavier, verdict FROM links WHERE lighter = ?", (number,))
        heavier = [(other, verdict_from(held)) for other, held in rows.fetchall()]
        found = centre_for(
            heavier, self._centre_of, lambda other: verify(self.read(number), self.read(other))
        )
        return number if found is None else found

    def _centre_of(self, number: int) -> int:
        row = self._connection.execute("SELECT centre FROM wordings WHERE id = ?", (number,)).fetchone()
        return int(row[0])

    def _dependent(self, number: int) -> set[int]:
        rows = self._connection.execute("SELECT lighter FROM links WHERE heavier = ?", (number,))
        return {lighter for (lighter,) in rows}


def known(printing: Printing, aliases: AliasTable) -> Printing:
    """Return a printing with its speaker under the name that a table of aliases gives."""
    return evolve(printing, speaker=aliases.known_as(printing.speaker))


def _hash(key: str) -> int:
    """Return 64 bits of a text as SQLite holds whole numbers."""
    return int(digest(key), 16) - 2**63
