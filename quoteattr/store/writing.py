"""Taking documents into a store: new ones, changed ones, none twice."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from attrs import field, frozen

from quoteattr.dedupe.aliases import AliasTable
from quoteattr.dedupe.entities import Form, forms_of
from quoteattr.dedupe.grams import grams_of
from quoteattr.dedupe.normalise import words_of
from quoteattr.dedupe.wording import Printing, printings_of
from quoteattr.model import AttributedDocument
from quoteattr.store.articles import Articles
from quoteattr.store.grams import GramIndex
from quoteattr.store.names import Names
from quoteattr.store.rows import clean, clean_or_none, digest_of, dumps, printing_from, printing_json
from quoteattr.store.wordings import Wordings, known


@frozen
class Intake:
    """Writes documents within one transaction; ``finish`` joins their quotes to the sayings."""

    _connection: sqlite3.Connection
    _wordings: Wordings
    _sources: GramIndex
    _aliases: AliasTable
    #: Wordings of which something changed that bears on what is the same saying.
    _changed: set[int] = field(factory=set, init=False)
    #: Wordings that lost a printing.
    _thinned: set[int] = field(factory=set, init=False)
    #: Rows of the documents taken in that have more than one quote.
    _taken: list[int] = field(factory=list, init=False)

    def take(self, document: AttributedDocument) -> bool:
        """Take a document in, in place of an earlier one of its id; say whether anything changed."""
        digest = digest_of(document)
        name = clean(document.id)
        row = self._connection.execute("SELECT id, digest FROM documents WHERE name = ?", (name,)).fetchone()
        if row is not None and row[1] == digest:
            return False
        if row is not None:
            self._drop(row[0])
        self._insert(document, name, digest)
        return True

    def _drop(self, number: int) -> None:
        held, speaker = self._connection.execute(
            "SELECT names, speaker FROM documents WHERE id = ?", (number,)
        ).fetchone()
        Names(self._connection).add((Form(**form) for form in json.loads(held)), -1)
        if speaker:
            self._drop_source(number)
        rows = self._connection.execute("SELECT wording FROM printings WHERE document = ?", (number,))
        self._thinned.update(wording for (wording,) in rows)
        Articles(self._connection).remove(number)
        self._connection.execute("DELETE FROM printings WHERE document = ?", (number,))
        self._connection.execute("DELETE FROM documents WHERE id = ?", (number,))

    def _insert(self, document: AttributedDocument, name: str, digest: str) -> None:
        forms = forms_of(document)
        held = [{"name": form.name, "kind": form.kind, "entity_id": form.entity_id} for form in forms]
        shown = (document.title, document.url, document.outlet, document.published, document.speaker)
        cursor = self._connection.execute(
            "INSERT INTO documents (name, digest, title, url, outlet, published, speaker, medium, names)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (name, digest, *map(clean_or_none, (*shown, document.medium)), dumps(held)),
        )
        number = cursor.lastrowid or 0
        Names(self._connection).add(forms, 1)
        if document.speaker:
            self._insert_source(number, document)
        printings = list(printings_of(document, AliasTable()))
        for printing in printings:
            self._print(number, printing)
        if len(printings) > 1:
            self._taken.append(number)
        Articles(self._connection).add(number, document)

    def _print(self, document: int, printing: Printing) -> None:
        wording, changed = self._wordings.take(known(printing, self._aliases))
        if changed:
            self._changed.add(wording)
        speaker = printing.speaker.name if printing.speaker else None
        self._connection.execute(
            "INSERT INTO printings (document, wording, quote, text, speaker, facts)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                document,
                wording,
                clean(printing.quote_id),
                clean(printing.text),
                clean_or_none(speaker),
                printing_json(printing),
            ),
        )

    def _insert_source(self, number: int, document: AttributedDocument) -> None:
        held = dumps(document.text)
        self._connection.execute("INSERT INTO sources (document, text) VALUES (?, ?)", (number, held))
        self._sources.add([(number, grams_of(words_of(document.text)))])

    def _drop_source(self, number: int) -> None:
        self._sources.remove(number)
        self._connection.execute("DELETE FROM sources WHERE document = ?", (number,))

    def rename(self, before: AliasTable) -> None:
        """Move the printings whose speakers the table of aliases knows otherwise than before."""
        rows = self._connection.execute(
            "SELECT printings.id, wording, facts, outlet, published FROM printings"
            " JOIN documents ON documents.id = document WHERE printings.speaker IS NOT NULL"
        )
        for number, wording, held, outlet, published in rows.fetchall():
            printing = printing_from(held, outlet, published)
            now = known(printing, self._aliases)
            if now != known(printing, before):
                taken, changed = self._wordings.take(now)
                self._connection.execute("UPDATE printings SET wording = ? WHERE id = ?", (taken, number))
                self._thinned.add(wording)
                if changed:
                    self._changed.add(taken)

    def finish(self) -> None:
        """Settle all that the documents taken in bear upon."""
        unsettled: set[int] = set()
        gone: set[int] = set()
        for number in self._thinned:
            unsettled |= self._wordings.unlink(number)
            if not self._wordings.refresh(number, self._aliases):
                gone.add(number)
        again = (self._changed | self._thinned | set(self._printed_together())) - gone
        unsettled |= self._wordings.relink(again)
        self._wordings.settle(unsettled - gone)

    def _printed_together(self) -> Iterator[int]:
        """Return wordings linked to another that one of the documents taken in prints as well.

        A number that differs is an error of printing in two documents, not in one.
        """
        for document in self._taken:
            rows = self._connection.execute(
                "SELECT lighter FROM links"
                " JOIN printings AS one ON one.wording = lighter AND one.document = ?1"
                " JOIN printings AS other ON other.wording = heavier AND other.document = ?1",
                (document,),
            )
            yield from [number for (number,) in rows]
