"""The wordings of a store: kept, linked to those like them, and settled on their centres."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from heapq import heapify, heappop, heappush
from itertools import chain
from typing import Final

from attrs import evolve, field, frozen

from quoteattr.dedupe.aliases import AliasTable
from quoteattr.dedupe.bars import OVERWHELMING
from quoteattr.dedupe.cluster import centre_for
from quoteattr.dedupe.verify import Verdict, verify
from quoteattr.dedupe.wording import (
    Facts,
    Printing,
    Wording,
    facts_of,
    joined,
    wording_from,
)
from quoteattr.store.queries import following, within
from quoteattr.store.rows import facts_from, facts_json, printing_from, verdict_from, verdict_json
from quoteattr.store.texts import Texts

#: Wordings that are kept in memory, read: about 80 MB of them.
_MOST_HELD: Final = 10_000
#: Of the wordings that equal one word for word so many are compared with it.
_MOST_EQUAL: Final = 200


@frozen(kw_only=True)
class Taken:
    """Where printings went."""

    #: For each of them the number of its wording.
    numbers: Sequence[int]
    #: Wordings of which something changed that bears on what is the same saying.
    changed: frozenset[int]


@frozen(kw_only=True)
class _Made:
    """A wording made of printings that are taken in together."""

    name: str
    wording: Wording
    facts: Facts
    #: Whether the wording is made of all the facts.
    alone: bool = True

    @classmethod
    def of(cls, printing: Printing) -> _Made:
        facts = facts_of(printing)
        wording = wording_from(
            facts,
            verbatim=printing.verbatim,
            documents=frozenset({printing.document_id}),
            words=printing.words,
        )
        return cls(name=wording.name, wording=wording, facts=facts)

    def joined_to(self, other: _Made) -> _Made:
        return evolve(self, facts=joined(self.facts, other.facts), alone=False)


@frozen
class Wordings:
    """The wordings of a store, by the numbers of their rows."""

    _connection: sqlite3.Connection
    _texts: Texts = field(init=False)
    _held: dict[int, Wording] = field(factory=dict, init=False)
    #: Wordings that were made since what is in memory was dropped: they have no links.
    _new: set[int] = field(factory=set, init=False)

    @_texts.default
    def _make_texts(self) -> Texts:
        return Texts(self._connection)

    def forget(self) -> None:
        """Drop what is held in memory: another process may have changed it."""
        self._held.clear()
        self._texts.forget()
        self._new.clear()

    def take(self, printings: Sequence[Printing]) -> Taken:
        """Return the wording of each printing, made where there is none."""
        made = [_Made.of(printing) for printing in printings]
        together: dict[str, _Made] = {}
        for one in made:
            known = together.get(one.name)
            together[one.name] = known.joined_to(one) if known else one
        query = "SELECT name, id, facts FROM wordings WHERE name IN"
        held = list(within(self._connection, query, list(together)))
        numbers = {name: number for name, number, _ in held}
        changed = {number for name, number, facts in held if self._join(number, facts, together[name].facts)}
        new = self._insert([one for name, one in together.items() if name not in numbers])
        numbers |= new
        return Taken(
            numbers=[numbers[one.name] for one in made],
            changed=frozenset(changed.union(new.values())),
        )

    def _join(self, number: int, held: str, facts: Facts) -> bool:
        """Add to what a wording's printings say together; say whether it changed."""
        now = facts_json(joined(facts_from(held), facts))
        self._held.pop(number, None)
        if now == held:
            return False
        self._connection.execute("UPDATE wordings SET facts = ? WHERE id = ?", (now, number))
        return True

    def _insert(self, made: Sequence[_Made]) -> dict[str, int]:
        """Make wordings; return their numbers, by their names."""
        texts = self._texts.take([(one.wording, one.facts.text) for one in made])
        numbered = list(enumerate(made, start=following(self._connection, "wordings")))
        self._connection.executemany(
            "INSERT INTO wordings (id, name, text, verbatim, joins, centre, facts)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?1, ?6)",
            [
                (number, one.name, text, one.wording.verbatim, one.wording.joins, facts_json(one.facts))
                for (number, one), text in zip(numbered, texts, strict=True)
            ],
        )
        for number, one in numbered:
            if one.alone:
                self._hold(number, one.wording)
        self._new.update(number for number, _ in numbered)
        return {one.name: number for number, one in numbered}

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
        self._texts.remove(text, wording)

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

    def like(self, texts: Iterable[str]) -> list[list[int]]:
        """Return for each text the numbers of those that share the rarest grams with it, the best first."""
        return self._texts.like(texts)

    def relink(self, numbers: Iterable[int]) -> set[int]:
        """Compare wordings anew with those like them; return all whose links to heavier ones changed."""
        again = sorted(numbers)
        touched: set[int] = set()
        for number in again:
            if number not in self._new:
                touched |= self.unlink(number)
        for one, other in self._pairs(again):
            verdict = verify(self.read(one), self.read(other))
            if verdict.outcome != "different":
                touched.add(self._link(one, other, verdict))
        self._new.clear()
        return touched

    def unlink(self, number: int) -> set[int]:
        """Take the links of a wording away, and return it with those that hung on it."""
        lighter = {
            row
            for (row,) in self._connection.execute("SELECT lighter FROM links WHERE heavier = ?", (number,))
        }
        self._connection.execute("DELETE FROM links WHERE lighter = ? OR heavier = ?", (number, number))
        return {number, *lighter}

    def _pairs(self, numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Return each pair of wordings to compare once, one of each is among those given."""
        joining = [number for number in numbers if self.read(number).joins]
        telling = [number for number in joining if self.read(number).tells]
        near = dict(zip(telling, self._texts.near(map(self.read, telling)), strict=True))
        query = "SELECT id, text FROM wordings WHERE id IN"
        own: dict[int, int] = dict(within(self._connection, query, joining))
        equal = cache(self._with_text)
        done: set[tuple[int, int]] = set()
        for number in joining:
            texts = dict.fromkeys((own[number], *near.get(number, ())))
            for other in chain.from_iterable(map(equal, texts)):
                pair = min(number, other), max(number, other)
                if number != other and pair not in done:
                    done.add(pair)
                    yield number, other

    def _with_text(self, text: int) -> list[int]:
        """Return the wordings that have a text and can be of one saying with others."""
        query = "SELECT id FROM wordings WHERE text = ? AND joins LIMIT ?"
        return [number for (number,) in self._connection.execute(query, (text, _MOST_EQUAL)).fetchall()]

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
