"""Canonical quotes out of a store, each put together when it is asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from attrs import frozen

from quoteattr.dedupe.aliases import AliasTable
from quoteattr.dedupe.canonical import Saying, canonical_quote, saying_of
from quoteattr.dedupe.check import Check, checks_of
from quoteattr.dedupe.cluster import Star
from quoteattr.dedupe.grams import grams_of
from quoteattr.dedupe.normalise import Words, words_of
from quoteattr.dedupe.possible import Possible, possible_between
from quoteattr.dedupe.primary import Primary
from quoteattr.model import CanonicalQuote, Speaker
from quoteattr.store.grams import GramIndex
from quoteattr.store.names import Names
from quoteattr.store.rows import clean, printing_from, verdict_from
from quoteattr.store.wordings import Wordings, known


@frozen
class Archive:
    """Reads the sayings of a store; a saying is named by the number of its centre's row."""

    _connection: sqlite3.Connection
    _wordings: Wordings
    _aliases: AliasTable

    def numbers(self) -> Iterator[int]:
        """Return all sayings, those with the most printings first."""
        rows = self._connection.execute(
            "SELECT centre FROM wordings JOIN printings ON wording = wordings.id"
            " GROUP BY centre ORDER BY count(*) DESC, centre"
        )
        return (number for (number,) in rows.fetchall())

    def is_saying(self, number: int) -> bool:
        """Say whether a wording is the centre of a saying."""
        query = "SELECT 1 FROM wordings WHERE id = ?1 AND centre = ?1"
        return self._connection.execute(query, (number,)).fetchone() is not None

    def named(self, name: str) -> int | None:
        """Return the saying whose canonical quote, or one of whose printings, has an id."""
        row = self._connection.execute(
            "SELECT centre FROM wordings WHERE name = ?1 UNION SELECT centre FROM wordings"
            " JOIN printings ON wording = wordings.id JOIN documents ON documents.id = document"
            " WHERE documents.name = ?2 AND quote = ?1",
            (name, name.rpartition("#")[0]),
        ).fetchone()
        return row[0] if row else None

    def holding(self, words: str) -> Iterator[int]:
        """Return the sayings of which a printing has all these words, the best match first."""
        quoted = " ".join('"' + word.replace('"', '""') + '"' for word in clean(words).split())
        if not quoted:
            return iter(())
        rows = self._connection.execute(
            "SELECT DISTINCT centre FROM (SELECT rowid, rank FROM text_words WHERE text_words MATCH ?)"
            " AS found JOIN wordings ON wordings.text = found.rowid ORDER BY found.rank, centre",
            (quoted,),
        )
        return (number for (number,) in rows.fetchall())

    def quote(self, number: int) -> CanonicalQuote:
        """Return the canonical quote of a saying."""
        return canonical_quote(self._saying(number), self._linked)

    def _linked(self, speaker: Speaker) -> Speaker:
        if self._aliases.person_of(speaker.name):
            return speaker
        return Names(self._connection).linked(speaker)

    def checks(self, number: int) -> list[Check]:
        """Hold the printings of a saying against the primary sources."""
        saying = self._saying(number)
        return list(checks_of(saying.printings, self._primaries(saying.star.centre.words)))

    def _saying(self, number: int) -> Saying:
        rows = self._connection.execute(
            "SELECT id FROM wordings WHERE centre = ? AND id <> centre", (number,)
        )
        others = sorted((self._wordings.read(row) for (row,) in rows.fetchall()), key=lambda one: one.order)
        star = Star(centre=self._wordings.read(number), others=tuple(others))
        printings = self._connection.execute(
            "SELECT printings.facts, outlet, published FROM wordings"
            " JOIN printings ON wording = wordings.id JOIN documents ON documents.id = document"
            " WHERE centre = ?",
            (number,),
        )
        found = (known(printing_from(*row), self._aliases) for row in printings.fetchall())
        return saying_of(star, found, self._primaries)

    def _primaries(self, words: Words) -> Iterable[Primary]:
        (size,) = self._connection.execute("SELECT count(*) FROM sources").fetchone()
        near = GramIndex(self._connection, "source_grams").nearest(grams_of(words), size) if size else []
        return sorted(map(self._primary, near), key=lambda primary: primary.order)

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
        if number is not None:
            between = f"{between} AND one.centre = ?1 UNION {between} AND other.centre = ?1"
        rows = self._connection.execute(between, () if number is None else (number,))
        links = ((lighter, heavier, verdict_from(held)) for lighter, heavier, held in rows.fetchall())
        return possible_between(links, self._centre_of, lambda number: self._wordings.read(number).name)

    def _centre_of(self, number: int) -> int:
        row = self._connection.execute("SELECT centre FROM wordings WHERE id = ?", (number,)).fetchone()
        return int(row[0])
