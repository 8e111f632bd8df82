"""A store of canonical quotes that grows with the news: one file, any number of readers, one writer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from os import PathLike, fspath
from time import monotonic
from types import TracebackType
from typing import Final, Self

from attrs import frozen

from quoteattr.dedupe.aliases import AliasTable, Person
from quoteattr.dedupe.check import Check
from quoteattr.dedupe.dates import day
from quoteattr.dedupe.entities import may_name_one
from quoteattr.dedupe.possible import Possible
from quoteattr.model import AttributedDocument, CanonicalQuote
from quoteattr.store.anchors import places_of
from quoteattr.store.articles import Articles
from quoteattr.store.checking import faults
from quoteattr.store.grams import GramIndex
from quoteattr.store.judgements import Judgements
from quoteattr.store.overlay import Overlay, judged_document, overlay_of
from quoteattr.store.rows import clean, dumps
from quoteattr.store.sayings import Archive
from quoteattr.store.schema import connect, reading, writing
from quoteattr.store.wordings import Wordings
from quoteattr.store.writing import Intake

#: For how long another writer is waited for, in seconds.
PATIENCE: Final = 30.0
#: Documents that come within so many seconds are written at once, so many at most:
#: what is lost to a kill is done again.
_SECONDS_A_TRANSACTION: Final = 1.0
_DOCUMENTS_A_TRANSACTION: Final = 1_000


@frozen(kw_only=True)
class Added:
    """What became of the documents that a store was given."""

    #: New to the store, or changed since.
    taken: int
    #: In the store already, as they are.
    unchanged: int


class Store:
    """The quotes of an archive in one SQLite file, joined to sayings as they come in.

    What it holds does not depend on the order in which the documents came.
    Opening makes the file where there is none. Raises StoreError where the
    file is no store, and StoreBusyError where another process writes to it for
    longer than ``patience`` seconds; reading never waits.
    """

    def __init__(self, path: str | PathLike[str], *, patience: float = PATIENCE) -> None:
        self.path = fspath(path)
        self._connection = connect(self.path, patience)
        self._wordings = Wordings(self._connection)
        self._sources = GramIndex(self._connection, "source_grams")
        self._laid_over: tuple[object, Overlay] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def add(self, documents: Iterable[AttributedDocument]) -> Added:
        """Take documents in; one that is there already changes nothing, a changed one replaces itself.

        What comes within a second, at most a thousand documents, is written at
        once: after a kill the rest can be added again, or all of them.
        Documents with a speaker of their own are primary sources. Raises
        StoreBusyError.
        """
        taken = unchanged = 0
        for batch in _batches(documents):
            with writing(self._connection, self.path):
                intake = self._intake()
                new = intake.take(batch)
                intake.finish()
            taken, unchanged = taken + new, unchanged + len(batch) - new
        return Added(taken=taken, unchanged=unchanged)

    def _intake(self) -> Intake:
        self._wordings.forget()
        return Intake(self._connection, self._wordings, self._sources, self.aliases)

    @property
    def aliases(self) -> AliasTable:
        """The table of other names in use."""
        rows = self._connection.execute("SELECT name, aliases, wikidata, attributes FROM people").fetchall()
        return AliasTable(
            tuple(
                Person(
                    name=name,
                    aliases=tuple(json.loads(aliases)),
                    wikidata=wikidata,
                    attributes=json.loads(attributes),
                )
                for name, aliases, wikidata, attributes in rows
            )
        )

    def use_aliases(self, table: AliasTable) -> None:
        """Put a table of other names in place of the one in use, for all that is in the store as well."""
        with writing(self._connection, self.path):
            before = self.aliases
            self._connection.execute("DELETE FROM people")
            self._connection.executemany(
                "INSERT INTO people VALUES (?, ?, ?, ?)",
                [
                    (one.name, dumps(one.aliases), one.wikidata, dumps(dict(one.attributes)))
                    for one in table.people
                ],
            )
            intake = self._intake()
            intake.rename(before)
            intake.finish()

    def judged_documents(self, *, partly: bool = False) -> Iterator[AttributedDocument]:
        """Return the documents of which every quote was accepted, corrected or rejected, as it was judged.

        That is what ``quoteattr.training`` learns from: in a quote that nobody
        judged the engine would teach itself. ``partly`` adds the documents of
        which some quotes were judged.
        """
        for one in self.articles.listed(-1):
            if one.judged and (partly or one.judged == one.quotes):
                document = self.document(one.document_id)
                if document is not None:
                    yield document

    def quotes(self) -> Iterator[CanonicalQuote]:
        """Return all canonical quotes, those with the most printings first."""
        return self._shown(lambda archive: archive.numbers())

    def quote(self, quote_id: str) -> CanonicalQuote | None:
        """Return the canonical quote that has an id, or of which a printing has it."""
        with reading(self._connection):
            archive = self._archive()
            number = archive.named(quote_id)
            return None if number is None else archive.quote(number)

    def checks(self, quote_id: str) -> list[Check]:
        """Hold the printings of a canonical quote against the primary sources of the store."""
        with reading(self._connection):
            archive = self._archive()
            number = archive.named(quote_id)
            return [] if number is None else archive.checks(number)

    def possible(self, quote_id: str | None = None) -> list[Possible]:
        """Return the canonical quotes that may be one, or those that may be one of them, the best first."""
        with reading(self._connection):
            archive = self._archive()
            if quote_id is None:
                return archive.possible()
            number = archive.named(quote_id)
            return [] if number is None else archive.possible(number)

    def search(
        self, words: str, *, speaker: str | None = None, since: str | None = None
    ) -> Iterator[CanonicalQuote]:
        """Return the canonical quotes with a printing that has all these words, the best match first.

        ``speaker`` is a name or the end of one; ``since`` is an ISO 8601 date
        on or after which there is a printing.
        """
        return (
            quote
            for quote in self._shown(lambda archive: archive.holding(words))
            if _is_by(quote, speaker) and _is_since(quote, since)
        )

    def _shown(self, found: Callable[[Archive], Iterable[int]]) -> Iterator[CanonicalQuote]:
        with reading(self._connection):
            numbers = list(found(self._archive()))
        for number in numbers:
            with reading(self._connection):
                archive = self._archive()
                quote = archive.quote(number) if archive.is_saying(number) else None
            if quote is not None:
                yield quote

    def _archive(self) -> Archive:
        self._wordings.forget()
        return Archive(self._connection, self._wordings, self._sources, self.aliases, self._overlay())

    def _overlay(self) -> Overlay:
        """Return the judgements in force, read anew where this process or another has written since."""
        (others,) = self._connection.execute("PRAGMA data_version").fetchone()
        state = (others, self._connection.total_changes)
        if self._laid_over is None or self._laid_over[0] != state:
            self._laid_over = state, overlay_of(self._connection)
        return self._laid_over[1]

    @property
    def judgements(self) -> Judgements:
        """What people judged; ``quotes`` and all the others show things as they were judged."""
        return Judgements(self._connection, self.path)

    @property
    def articles(self) -> Articles:
        """The documents as the engine attributed them, and what is in doubt."""
        return Articles(self._connection)

    def document(self, document_id: str) -> AttributedDocument | None:
        """Return a document as it was judged; one that was taken in before texts were kept is None.

        A quote that somebody accepted or corrected is ``resolved``, with the
        reason "judged by" and the name. One that was rejected is no speech.
        """
        with reading(self._connection):
            articles = Articles(self._connection)
            number = articles.number(clean(document_id))
            document = None if number is None else articles.read(number)
            if number is None or document is None:
                return None
            speakers = self._overlay().speakers
            judged = {
                place.quote_id: speakers[place.number]
                for place in places_of(self._connection, number)
                if place.number in speakers
            }
            return judged_document(document, judged)

    def documents(self) -> Iterator[AttributedDocument]:
        """Return all documents as they were judged, those published last first."""
        with reading(self._connection):
            names = [one.document_id for one in Articles(self._connection).listed(-1)]
        return filter(None, map(self.document, names))

    def check(self) -> list[str]:
        """Return what is wrong with the store, nothing where all is well."""
        with reading(self._connection):
            self._wordings.forget()
            return list(faults(self._connection, self._wordings))


def _batches(documents: Iterable[AttributedDocument]) -> Iterator[list[AttributedDocument]]:
    batch: list[AttributedDocument] = []
    begun = monotonic()
    for document in documents:
        batch.append(document)
        if len(batch) >= _DOCUMENTS_A_TRANSACTION or monotonic() - begun >= _SECONDS_A_TRANSACTION:
            yield batch
            batch, begun = [], monotonic()
    if batch:
        yield batch


def _is_by(quote: CanonicalQuote, name: str | None) -> bool:
    speakers = (quote.speaker, *(one.speaker for one in quote.attestations))
    return name is None or any(one is not None and may_name_one(name, one.name) for one in speakers)


def _is_since(quote: CanonicalQuote, date: str | None) -> bool:
    since = day(date)
    days = (day(one.published) for one in quote.attestations)
    return since is None or any(read is not None and read >= since for read in days)
