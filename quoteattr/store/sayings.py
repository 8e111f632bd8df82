"""Canonical quotes out of a store, each put together when it is asked for, as people judged of it."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from attrs import evolve, frozen

from quoteattr.dedupe.aliases import AliasTable
from quoteattr.dedupe.canonical import Saying, canonical_quote, saying_of
from quoteattr.dedupe.check import Check, checks_of
from quoteattr.dedupe.cluster import Star
from quoteattr.dedupe.grams import grams_of
from quoteattr.dedupe.normalise import Words, words_of
from quoteattr.dedupe.possible import Possible, possible_between
from quoteattr.dedupe.primary import Primary
from quoteattr.dedupe.wording import Printing
from quoteattr.model import CanonicalQuote, Speaker
from quoteattr.store.grams import GramIndex
from quoteattr.store.names import Names
from quoteattr.store.overlay import Overlay, split_name
from quoteattr.store.rows import clean, printing_from, verdict_from
from quoteattr.store.wordings import Wordings, known

_PRINTED: Final = (
    "SELECT printings.id, wordings.id, printings.facts, outlet, published FROM wordings"
    " JOIN printings ON wording = wordings.id JOIN documents ON documents.id = document"
)


@frozen(kw_only=True)
class _Printed:
    """A printing of a saying, with the numbers of its own row and of its wording's."""

    number: int
    wording: int
    printing: Printing


@frozen
class Archive:
    """Reads the sayings of a store; a saying is named by the number of its first part, as ``overlay`` has it.

    Where nobody judged, that is the number of its centre's row.
    """

    _connection: sqlite3.Connection
    _wordings: Wordings
    _sources: GramIndex
    _aliases: AliasTable
    _overlay: Overlay

    def numbers(self) -> Iterator[int]:
        """Return all sayings, those with the most printings first."""
        rows = self._connection.execute(
            "SELECT centre, count(*) FROM wordings JOIN printings ON wording = wordings.id"
            " GROUP BY centre ORDER BY count(*) DESC, centre"
        )
        return iter(self._overlay.ranked(rows.fetchall()))

    def is_saying(self, number: int) -> bool:
        """Say whether there is a saying of that number."""
        return self._overlay.root(number) == number and any(map(self._rows, self._overlay.parts(number)))

    def named(self, name: str) -> int | None:
        """Return the saying whose canonical quote, or one of whose printings, has an id."""
        alone = self._overlay.alone(name)
        row = self._connection.execute(
            "SELECT centre, NULL FROM wordings WHERE name = ?1 UNION"
            " SELECT centre, printings.id FROM wordings JOIN printings ON wording = wordings.id"
            " JOIN documents ON documents.id = document"
            " WHERE documents.name = ?2 AND quote = ?1",
            (name, name.rpartition("#")[0]),
        ).fetchone()
        if alone is not None:
            part = -alone
        elif row is None or row[1] in self._overlay.rejected:
            return None
        else:
            part = self._overlay.part_of(row[1], row[0])
        found = self._overlay.root(part)
        return found if self.is_saying(found) else None

    def holding(self, words: str) -> Iterator[int]:
        """Return the sayings of which a printing has all these words, the best match first."""
        quoted = " ".join('"' + word.replace('"', '""') + '"' for word in clean(words).split())
        if not quoted:
            return iter(())
        rows = self._connection.execute(
            "SELECT centre, wordings.id FROM (SELECT rowid, rank FROM text_words WHERE text_words MATCH ?)"
            " AS found JOIN wordings ON wordings.text = found.rowid ORDER BY found.rank, centre",
            (quoted,),
        ).fetchall()
        found = (self._overlay.root(part) for row in rows for part in self._parts_with(*row))
        return iter(dict.fromkeys(found))

    def _parts_with(self, centre: int, wording: int) -> Iterator[int]:
        """Return the parts that show a wording: where it hangs, and the printings of it that stand apart."""
        if self._stands(wording):
            yield centre
        moved = self._overlay.moved.get(wording, ())
        yield from (-one.printing for one in moved if one.printing not in self._overlay.rejected)

    def _stands(self, wording: int) -> bool:
        """Say whether a wording has printings left where it hangs."""
        moved = len(self._overlay.moved.get(wording, ()))
        query = "SELECT count(*) FROM printings WHERE wording = ?"
        return not moved or moved < int(self._connection.execute(query, (wording,)).fetchone()[0])

    def quote(self, number: int) -> CanonicalQuote:
        """Return the canonical quote of a saying."""
        printed = self._printed(number)
        quote = canonical_quote(self._saying(printed), self._linked)
        return evolve(quote, id=self._name(number, printed), speaker=self._judged_speaker(quote, printed))

    def _name(self, number: int, printed: Iterable[_Printed]) -> str:
        """Return the id of a saying, of its fullest wording that no other saying has as well."""
        splits = self._overlay.splits
        settled = {one.wording for one in printed if one.number not in splits}
        if not settled:
            return split_name(splits[-number])
        return min(map(self._wordings.read, settled), key=lambda wording: wording.order).name

    def _judged_speaker(self, quote: CanonicalQuote, printed: Iterable[_Printed]) -> Speaker | None:
        """Return whom people gave it to: one judgement outweighs all that nobody judged."""
        keys = {
            (one.printing.document_id, one.printing.quote_id)
            for one in printed
            if one.number in self._overlay.speakers
        }
        judged = Counter(one.speaker for one in quote.attestations if (one.document_id, one.quote_id) in keys)
        if not judged:
            return quote.speaker
        (speaker, times), *others = judged.most_common()
        return None if others and others[0][1] == times else speaker

    def _linked(self, speaker: Speaker) -> Speaker:
        if self._aliases.person_of(speaker.name):
            return speaker
        return self._aliases.known_as(Names(self._connection).linked(speaker))

    def checks(self, number: int) -> list[Check]:
        """Hold the printings of a saying against the primary sources."""
        saying = self._saying(self._printed(number))
        return list(checks_of(saying.printings, self._primaries(saying.star.centre.words)))

    def _printed(self, number: int) -> list[_Printed]:
        return [
            _Printed(number=row, wording=wording, printing=self._as_judged(row, printing_from(*held)))
            for part in self._overlay.parts(number)
            for row, wording, *held in self._rows(part)
        ]

    def _as_judged(self, number: int, printing: Printing) -> Printing:
        speaker = self._overlay.speaker_of(number, printing.speaker)
        return known(evolve(printing, speaker=speaker), self._aliases)

    def _rows(self, part: int) -> list[tuple[Any, ...]]:
        where = " WHERE centre = ?" if part > 0 else " WHERE printings.id = ?"
        rows = self._connection.execute(_PRINTED + where, (abs(part),)).fetchall()
        return [row for row in rows if self._overlay.has(row[0], part)]

    def _saying(self, printed: Iterable[_Printed]) -> Saying:
        found = list(printed)
        numbers = {one.wording for one in found}
        centre, *others = sorted(map(self._wordings.read, numbers), key=lambda one: one.order)
        star = Star(centre=centre, others=tuple(others))
        return saying_of(star, (one.printing for one in found), self._primaries)

    def _primaries(self, words: Words) -> Iterable[Primary]:
        (size,) = self._connection.execute("SELECT count(*) FROM sources").fetchone()
        near = self._sources.nearest([grams_of(words)], size) if size else [[]]
        return sorted(map(self._primary, near[0]), key=lambda primary: primary.order)

    def _primary(self, document: int) -> Primary:
        name, speaker, published, held = self._connection.execute(
            "SELECT name, speaker, published, text FROM documents JOIN sources ON document = id WHERE id = ?",
            (document,),
        ).fetchone()
        text: str = json.loads(held)
        return Primary(
            document_id=name, speaker=speaker, published=published, text=text, words=words_of(text)
        )

    def possible(self, number: int | None = None) -> list[Possible]:
        """Return the sayings that may be one, or those that may be one saying in particular, best first."""
        between = (
            "SELECT lighter, heavier, verdict FROM links"
            " JOIN wordings AS one ON one.id = lighter JOIN wordings AS other ON other.id = heavier"
            " WHERE one.centre <> other.centre"
        )
        rows: list[tuple[int, int, str]] = []
        if number is None:
            rows = self._connection.execute(between).fetchall()
        for part in () if number is None else self._overlay.parts(number):
            query = f"{between} AND one.centre = ?1 UNION {between} AND other.centre = ?1"
            rows += self._connection.execute(query, (part,)).fetchall()
        links = (
            (lighter, heavier, verdict_from(held))
            for lighter, heavier, held in rows
            if self._is_open(lighter, heavier)
        )
        return possible_between(links, self._root_of, self._id_of)

    def _is_open(self, lighter: int, heavier: int) -> bool:
        """Say whether nobody judged that two wordings are two, and both are shown where they hang."""
        pair = frozenset((self._root_of(lighter), self._root_of(heavier)))
        return pair not in self._overlay.strangers and self._stands(lighter) and self._stands(heavier)

    def _root_of(self, wording: int) -> int:
        return self._overlay.root(self._centre_of(wording))

    def _id_of(self, number: int) -> str:
        if number in self._overlay.touched:
            return self._name(number, self._printed(number))
        return self._wordings.read(number).name

    def _centre_of(self, number: int) -> int:
        row = self._connection.execute("SELECT centre FROM wordings WHERE id = ?", (number,)).fetchone()
        return int(row[0])
