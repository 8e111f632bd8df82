"""The documents of a store as they were attributed: for a person to read, and to learn from."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from quoteattr.model import AttributedDocument, Attribution, Status
from quoteattr.store.anchors import find_again
from quoteattr.store.rows import dumps

if TYPE_CHECKING:
    from cattrs import Converter

#: A speaker who is less sure than this is one to look at.
SURE: Final = 0.8
#: The quickest: it makes a fifth of the text, and a slower one little less.
_COMPRESSION: Final = 1


@frozen(kw_only=True)
class Doubt:
    """A quote whose speaker a person should look at."""

    document_id: str
    #: The article's title, where it has one.
    title: str | None
    outlet: str | None
    published: str | None
    quote_id: str
    text: str
    status: Status
    #: Confidence in the speaker, between 0 and 1.
    score: float


@frozen(kw_only=True)
class Listed:
    """A document, as a list shows it."""

    document_id: str
    title: str | None
    outlet: str | None
    published: str | None
    #: How many quotes there are, how many of these are in doubt, and how many were judged.
    quotes: int
    doubts: int
    judged: int


# What a person has judged is in doubt no more.
_UNSURE: Final = (
    "SELECT documents.name, title, outlet, published, quote, printings.text, status, score FROM doubts"
    " JOIN printings ON printings.id = printing JOIN documents ON documents.id = printings.document"
    " WHERE status = ? AND printing NOT IN (SELECT printing FROM speakers_judged)"
    " ORDER BY score, printing LIMIT ? OFFSET ?"
)
_COUNTS: Final = (
    "SELECT status, count(*) FROM doubts"
    " WHERE printing NOT IN (SELECT printing FROM speakers_judged) GROUP BY status"
)
_LIST: Final = (
    "SELECT documents.name, title, outlet, published, count(printings.id),"
    " count(doubts.printing)"
    " - count(CASE WHEN doubts.printing IN (SELECT printing FROM speakers_judged) THEN 1 END),"
    " count(CASE WHEN printings.id IN (SELECT printing FROM speakers_judged) THEN 1 END)"
    " FROM documents LEFT JOIN printings ON printings.document = documents.id"
    " LEFT JOIN doubts ON doubts.printing = printings.id"
    " WHERE documents.id IN (SELECT id FROM documents ORDER BY published DESC, id LIMIT ? OFFSET ?)"
    " GROUP BY documents.id ORDER BY published DESC, documents.id"
)


@frozen
class Articles:
    """The documents, by their ids or by the numbers of their rows."""

    _connection: sqlite3.Connection

    def add(self, documents: Sequence[tuple[int, str, str]]) -> None:
        """Keep documents whose printings are in the store, and find what was judged of them again.

        Each is given by the number of its row, its name and its record.
        """
        self._connection.executemany(
            "INSERT INTO articles VALUES (?, ?)",
            [
                (number, zlib.compress(record.encode("ascii"), _COMPRESSION))
                for number, _, record in documents
            ],
        )
        find_again(self._connection, {name: number for number, name, _ in documents})

    def doubt(self, attributions: Iterable[tuple[int, Attribution]]) -> None:
        """Note which printings a person should look at, each given by the number of its row."""
        self._connection.executemany(
            "INSERT INTO doubts VALUES (?, ?, ?)",
            [
                (number, said.status, said.score)
                for number, said in attributions
                if said.status != "resolved" or said.score < SURE
            ],
        )

    def remove(self, number: int) -> None:
        """Forget a document; its printings must still be there."""
        self._connection.execute(
            "DELETE FROM doubts WHERE printing IN (SELECT id FROM printings WHERE document = ?)", (number,)
        )
        self._connection.execute("DELETE FROM articles WHERE document = ?", (number,))

    def number(self, document_id: str) -> int | None:
        """Return the number of a document's row."""
        row = self._connection.execute("SELECT id FROM documents WHERE name = ?", (document_id,)).fetchone()
        return row[0] if row else None

    def read(self, number: int) -> AttributedDocument | None:
        """Return a document as it was attributed; None where an older quoteattr took it in."""
        row = self._connection.execute("SELECT record FROM articles WHERE document = ?", (number,)).fetchone()
        if row is None:
            return None
        return _converter().structure(json.loads(zlib.decompress(row[0])), AttributedDocument)

    def unsure(self, status: Status, limit: int, offset: int = 0) -> list[Doubt]:
        """Return the quotes in doubt that nobody has judged, the least sure first."""
        rows = self._connection.execute(_UNSURE, (status, limit, offset))
        return [
            Doubt(
                document_id=name,
                title=title,
                outlet=outlet,
                published=published,
                quote_id=quote,
                text=text,
                status=known,
                score=score,
            )
            for name, title, outlet, published, quote, text, known, score in rows
        ]

    def count_unsure(self) -> dict[Status, int]:
        """Return how many quotes in doubt nobody has judged, by their status."""
        return dict(self._connection.execute(_COUNTS).fetchall())

    def listed(self, limit: int, offset: int = 0) -> list[Listed]:
        """Return the documents, those published last first."""
        return [
            Listed(
                document_id=name,
                title=title,
                outlet=outlet,
                published=published,
                quotes=quotes,
                doubts=doubts,
                judged=judged,
            )
            for name, title, outlet, published, quotes, doubts, judged in self._connection.execute(
                _LIST, (limit, offset)
            )
        ]

    def state(self) -> tuple[int, int]:
        """Return what changes whenever a document is taken in."""
        last, count = self._connection.execute(
            "SELECT coalesce(max(id), 0), count(*) FROM documents"
        ).fetchone()
        return last, count

    def count(self) -> int:
        """Return how many documents there are."""
        return int(self._connection.execute("SELECT count(*) FROM documents").fetchone()[0])


def record_of(document: AttributedDocument) -> str:
    """Write a document as it is kept, in ASCII."""
    return dumps(_converter().unstructure(document))


@cache
def _converter() -> Converter:
    from cattrs import Converter

    return Converter()
