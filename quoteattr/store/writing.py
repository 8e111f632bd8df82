"""Taking documents into a store: new ones, changed ones, none twice."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain

from attrs import field, frozen

from quoteattr.dedupe.aliases import AliasTable
from quoteattr.dedupe.entities import Form, forms_of
from quoteattr.dedupe.grams import grams_of
from quoteattr.dedupe.normalise import words_of
from quoteattr.dedupe.wording import Printing, printings_of
from quoteattr.model import AttributedDocument
from quoteattr.store.articles import Articles, record_of
from quoteattr.store.grams import GramIndex
from quoteattr.store.names import Names
from quoteattr.store.queries import following, within
from quoteattr.store.rows import clean, clean_or_none, dumps, printing_from, printing_json
from quoteattr.store.wordings import Wordings, known


@frozen(kw_only=True)
class _Incoming:
    """A document to take in."""

    document: AttributedDocument
    #: Its id, as SQLite can hold it.
    name: str
    #: As ``Articles`` keeps it.
    record: str

    @classmethod
    def of(cls, document: AttributedDocument) -> _Incoming:
        return cls(document=document, name=clean(document.id), record=record_of(document))

    @property
    def digest(self) -> str:
        """What changes where anything about the document changes."""
        return sha256(self.record.encode("ascii")).hexdigest()


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

    def take(self, documents: Iterable[AttributedDocument]) -> int:
        """Take documents in, each in place of an earlier one of its id; return how many changed anything."""
        return sum(map(self._take, _of_different_names(map(_Incoming.of, documents))))

    def _take(self, documents: Sequence[_Incoming]) -> int:
        query = "SELECT name, id, digest FROM documents WHERE name IN"
        rows = within(self._connection, query, [one.name for one in documents])
        held = {name: (number, digest) for name, number, digest in rows}
        digests = [(one, one.digest) for one in documents]
        new = [(one, digest) for one, digest in digests if held.get(one.name, (0, ""))[1] != digest]
        for one, _ in new:
            if one.name in held:
                self._drop(held[one.name][0])
        self._insert(new)
        return len(new)

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

    def _insert(self, documents: Iterable[tuple[_Incoming, str]]) -> None:
        numbered = list(enumerate(documents, start=following(self._connection, "documents")))
        taken = {number: one.document for number, (one, _) in numbered}
        forms = {number: forms_of(document) for number, document in taken.items()}
        self._connection.executemany(
            "INSERT INTO documents (id, name, digest, names, title, url, outlet, published, speaker, medium)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (number, one.name, digest, _forms_json(forms[number]), *_shown(one.document))
                for number, (one, digest) in numbered
            ],
        )
        Names(self._connection).add(chain.from_iterable(forms.values()), 1)
        self._insert_sources({number: document for number, document in taken.items() if document.speaker})
        self._print(taken)
        articles = Articles(self._connection)
        articles.add([(number, one.name, one.record) for number, (one, _) in numbered])

    def _print(self, documents: Mapping[int, AttributedDocument]) -> None:
        """Write the printings of documents, given by the numbers of their rows."""
        printed = {
            number: list(printings_of(document, AliasTable())) for number, document in documents.items()
        }
        self._taken.extend(number for number, printings in printed.items() if len(printings) > 1)
        together = [(number, printing) for number, printings in printed.items() for printing in printings]
        taken = self._wordings.take([known(printing, self._aliases) for _, printing in together])
        self._changed.update(taken.changed)
        first = following(self._connection, "printings")
        self._connection.executemany(
            "INSERT INTO printings (id, document, wording, quote, text, speaker, facts)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (place, document, wording, *_told(printing))
                for place, ((document, printing), wording) in enumerate(
                    zip(together, taken.numbers, strict=True), start=first
                )
            ],
        )
        said = (quote for document in documents.values() for quote in document.quotes if quote.speech)
        Articles(self._connection).doubt(enumerate((quote.attribution for quote in said), start=first))

    def _insert_sources(self, documents: Mapping[int, AttributedDocument]) -> None:
        texts = {number: document.text for number, document in documents.items()}
        self._connection.executemany(
            "INSERT INTO sources (document, text) VALUES (?, ?)",
            [(number, dumps(text)) for number, text in texts.items()],
        )
        self._sources.add([(number, grams_of(words_of(text))) for number, text in texts.items()])

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
                taken = self._wordings.take([now])
                query = "UPDATE printings SET wording = ? WHERE id = ?"
                self._connection.execute(query, (taken.numbers[0], number))
                self._thinned.add(wording)
                self._changed.update(taken.changed)

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
        query = (
            "WITH printed AS MATERIALIZED (SELECT DISTINCT document, wording"
            " FROM json_each(?) CROSS JOIN printings ON document = value)"
            " SELECT DISTINCT lighter FROM printed AS one JOIN links ON lighter = one.wording"
            " JOIN printed AS other ON other.wording = heavier AND other.document = one.document"
        )
        for (number,) in self._connection.execute(query, (dumps(self._taken),)):
            yield number


def _of_different_names(documents: Iterable[_Incoming]) -> Iterator[list[_Incoming]]:
    """Divide documents, so that one that replaces another comes after it."""
    some: dict[str, _Incoming] = {}
    for one in documents:
        if one.name in some:
            yield list(some.values())
            some = {}
        some[one.name] = one
    if some:
        yield list(some.values())


def _forms_json(forms: Iterable[Form]) -> str:
    return dumps([{"name": form.name, "kind": form.kind, "entity_id": form.entity_id} for form in forms])


def _shown(document: AttributedDocument) -> tuple[str | None, ...]:
    shown = (document.title, document.url, document.outlet, document.published, document.speaker)
    return tuple(map(clean_or_none, (*shown, document.medium)))


def _told(printing: Printing) -> tuple[str, str, str | None, str]:
    speaker = printing.speaker.name if printing.speaker else None
    return (
        clean(printing.quote_id),
        clean(printing.text),
        clean_or_none(speaker),
        printing_json(printing),
    )
