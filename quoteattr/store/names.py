"""Who is meant by a name, among all whom the documents of a store name."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from quoteattr.dedupe.entities import Form, NameKey, may_be_person, name_key, speakers_of
from quoteattr.model import Speaker
from quoteattr.store.rows import clean


@frozen
class Names:
    """The names that documents use, each with the number of documents that do."""

    _connection: sqlite3.Connection

    def add(self, forms: Iterable[Form], times: int) -> None:
        """Count the names of documents in, each name once for a document, or with ``times`` of -1 out."""
        count = Counter(forms)
        self._connection.executemany(
            "INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET documents = documents + excluded.documents",
            [
                (*_row_key(form.key), clean(form.name), form.kind, clean(form.entity_id), times * number)
                for form, number in count.items()
            ],
        )
        if times < 0:
            self._connection.execute("DELETE FROM names WHERE documents <= 0")

    def linked(self, speaker: Speaker) -> Speaker:
        """Return the speaker whom a named one is, across all documents."""
        key = may_be_person(speaker.kind), name_key(speaker.name)
        return speakers_of(self._ending_so(key)).get(key, speaker)

    def _ending_so(self, key: NameKey) -> dict[Form, int]:
        """Return the forms of a name and of the fuller names that end in it."""
        person, reversed_words = _row_key(key)
        rows = self._connection.execute(
            "SELECT name, kind, entity, documents FROM names"
            " WHERE person = ?1 AND (reversed = ?2 OR (reversed > ?2 || ' ' AND reversed < ?2 || '!'))",
            (person, reversed_words),
        )
        return {Form(name=name, kind=kind, entity_id=entity): count for name, kind, entity, count in rows}


def _row_key(key: NameKey) -> tuple[bool, str]:
    person, words = key
    return person, clean(" ".join(reversed(words)))
