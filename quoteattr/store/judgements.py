"""What people judge of the quotes of a store: a log to which lines are added, and none changed.

A judgement is made on what its maker saw. Where somebody else judged the
same meanwhile both are kept, and the first stays in force until a person
says otherwise.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, Literal

from attrs import asdict, frozen

from quoteattr.model import Speaker
from quoteattr.store.anchors import Anchor, anchor_at, places_of
from quoteattr.store.errors import StoreError
from quoteattr.store.rows import clean, dumps
from quoteattr.store.schema import writing

#: accept, correct, reject: who said it, or that nobody did. merge, split, apart: whether it is one saying
#: with another quote, with none at all, or not with that one. note: what is to be remembered.
Kind = Literal["accept", "correct", "reject", "merge", "split", "apart", "note", "undo"]
#: What a judgement is about: of one quote, those of one topic replace or add to each other.
Topic = Literal["speaker", "saying", "note"]

TOPICS: Final[Mapping[Kind, Topic]] = {
    "accept": "speaker",
    "correct": "speaker",
    "reject": "speaker",
    "merge": "saying",
    "split": "saying",
    "apart": "saying",
    "note": "note",
}
#: Of these the latest holds; of the others all do.
_ONE_HOLDS: Final = "speaker"


@frozen(kw_only=True)
class Judgement:
    """One line of the log."""

    #: Rises with time.
    id: int
    who: str
    #: When, in UTC: ISO 8601, to the second.
    when: str
    topic: Topic
    kind: Kind
    #: The quotes judged: one, or for merge and apart two.
    on: tuple[Anchor, ...]
    #: With accept and correct: who said it; None where nobody can be named.
    speaker: Speaker | None = None
    #: With note.
    text: str | None = None
    #: What was shown before: ``status`` and ``speaker``, or the canonical quotes' ids as ``quotes``.
    replaced: Mapping[str, Any]
    #: The judgement in force before it; with undo the one that it takes back.
    supersedes: int | None = None
    #: The judgement that its maker did not know of; while there is one it is kept and not in force.
    contested: int | None = None


@frozen(kw_only=True)
class Ruling:
    """What somebody wants to be recorded; ``quotes`` are ids of documents and of quotes in them."""

    kind: Kind
    quotes: tuple[tuple[str, str], ...]
    speaker: Speaker | None = None
    text: str | None = None
    replaced: Mapping[str, Any]


@frozen
class Judgements:
    """The log of a store."""

    _connection: sqlite3.Connection
    _path: str

    @property
    def version(self) -> int:
        """The id of the last judgement; what a page was made of, for those that are made on it."""
        return int(self._connection.execute("SELECT coalesce(max(id), 0) FROM judgements").fetchone()[0])

    def record(self, ruling: Ruling, *, by: str, seen: int) -> Judgement:
        """Add a judgement that was made on the version ``seen``.

        Where another of the same topic on the same quote came after that, it
        is contested; where its maker only said the same twice, the first is
        returned. Raises StoreError where a quote is not there, and
        StoreBusyError.
        """
        with writing(self._connection, self._path):
            places = [self._anchored(*quote) for quote in ruling.quotes]
            return self._add(ruling, places, by, seen)

    def confirm(self, number: int, *, by: str) -> Judgement:
        """Put a contested judgement in force, over the one that it was contested by."""
        with writing(self._connection, self._path):
            given = self.one(number)
            undone = self.one(given.supersedes) if given.kind == "undo" and given.supersedes else None
            ruling = Ruling(
                kind=given.kind, quotes=(), speaker=given.speaker, text=given.text, replaced=given.replaced
            )
            return self._add(ruling, self._places(number), by, self.version, undone)

    def undo(self, number: int, *, by: str, seen: int) -> Judgement:
        """Take a judgement back; what it replaced is in force again."""
        with writing(self._connection, self._path):
            given = self.one(number)
            ruling = Ruling(kind="undo", quotes=(), replaced={"judgement": number})
            return self._add(ruling, self._places(number), by, seen, given)

    def _anchored(self, document_id: str, quote_id: str) -> tuple[Anchor, int]:
        name, quote = clean(document_id), clean(quote_id)
        row = self._connection.execute("SELECT id FROM documents WHERE name = ?", (name,)).fetchone()
        places = places_of(self._connection, row[0]) if row else []
        place = next((one for one in places if one.quote_id == quote), None)
        if place is None:
            raise StoreError(path=self._path, reason=f"holds no quote {quote_id!r} of {document_id!r}")
        return anchor_at(name, place, places), place.number

    def _places(self, number: int) -> list[tuple[Anchor, int | None]]:
        rows = self._connection.execute(
            "SELECT document, quote, text, nth, printing FROM judged WHERE judgement = ? ORDER BY place",
            (number,),
        )
        return [(_anchor(*row), printing) for *row, printing in rows]

    def _add(
        self,
        ruling: Ruling,
        places: Sequence[tuple[Anchor, int | None]],
        by: str,
        seen: int,
        undone: Judgement | None = None,
    ) -> Judgement:
        topic = undone.topic if undone else TOPICS[ruling.kind]
        printings = [printing for _, printing in places if printing is not None]
        rival = self._unknown_to(topic, printings, seen)
        if rival is not None and _says(self.one(rival), ruling, clean(by)):
            return self.one(rival)
        value = {"speaker": ruling.speaker and asdict(ruling.speaker), "text": ruling.text}
        cursor = self._connection.execute(
            "INSERT INTO judgements (who, judged_at, topic, kind, value, replaced, supersedes, contested)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                clean(by),
                datetime.now(UTC).isoformat(timespec="seconds"),
                topic,
                ruling.kind,
                dumps(value),
                dumps(dict(ruling.replaced)),
                undone.id if undone else None if rival else self._in_force(topic, printings),
                rival,
            ),
        )
        number = cursor.lastrowid or 0
        self._connection.executemany(
            "INSERT INTO judged VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (number, place, one.document_id, one.quote_id, one.text, one.nth, printing)
                for place, (one, printing) in enumerate(places)
            ],
        )
        return self.one(number)

    def _in_force(self, topic: Topic, printings: Iterable[int]) -> int | None:
        """Return the judgement that one of a topic takes the place of."""
        if topic != _ONE_HOLDS:
            return None
        return self._last("judgements_in_force WHERE topic = ? AND printing = ?", topic, printings)

    def _unknown_to(self, topic: Topic, printings: Iterable[int], seen: int) -> int | None:
        """Return the latest judgement that was not in the version ``seen``; a note is no rival."""
        if topic == "note":
            return None
        last = self._last(
            "judgements JOIN judged ON judgement = id WHERE contested IS NULL AND topic = ? AND printing = ?",
            topic,
            printings,
        )
        return last if last is not None and last > seen else None

    def _last(self, where: str, topic: Topic, printings: Iterable[int]) -> int | None:
        found = (
            self._connection.execute(f"SELECT max(id) FROM {where}", (topic, printing)).fetchone()[0]  # noqa: S608
            for printing in printings
        )
        return max((number for number in found if number is not None), default=None)

    def one(self, number: int) -> Judgement:
        """Return a judgement by its id.

        Raises StoreError where there is none.
        """
        found = next(self._read("WHERE id = ?", number), None)
        if found is None:
            raise StoreError(path=self._path, reason=f"holds no judgement {number}")
        return found

    def log(self, *, limit: int = -1, before: int | None = None) -> Iterator[Judgement]:
        """Return the judgements, the last first."""
        last = "WHERE id < coalesce(?, id + 1) ORDER BY id DESC LIMIT ?"
        return self._read(last, before, limit)

    def of(self, document_id: str) -> Mapping[str, tuple[Judgement, ...]]:
        """Return what was judged of a document, by the ids that its quotes have now, the last first."""
        rows = self._connection.execute(
            "SELECT judgement, printings.quote FROM judged JOIN printings ON printings.id = printing"
            " JOIN documents ON documents.id = printings.document WHERE documents.name = ?"
            " ORDER BY judgement DESC",
            (clean(document_id),),
        ).fetchall()
        found: dict[str, tuple[Judgement, ...]] = {}
        for number, quote in rows:
            found[quote] = (*found.get(quote, ()), self.one(number))
        return found

    def undone(self) -> frozenset[int]:
        """Return the judgements that were taken back."""
        rows = self._connection.execute(
            "SELECT supersedes FROM judgements WHERE kind = 'undo' AND contested IS NULL"
        )
        return frozenset(number for (number,) in rows)

    def _read(self, where: str, *values: object) -> Iterator[Judgement]:
        rows = self._connection.execute(
            "SELECT id, who, judged_at, topic, kind, value, replaced, supersedes, contested FROM judgements "  # noqa: S608
            + where,
            values,
        ).fetchall()
        for number, who, when, topic, kind, held, replaced, supersedes, contested in rows:
            value: dict[str, Any] = json.loads(held)
            yield Judgement(
                id=number,
                who=who,
                when=when,
                topic=topic,
                kind=kind,
                on=tuple(anchor for anchor, _ in self._places(number)),
                speaker=None if value["speaker"] is None else Speaker(**value["speaker"]),
                text=value["text"],
                replaced=json.loads(replaced),
                supersedes=supersedes,
                contested=contested,
            )


def _says(given: Judgement, ruling: Ruling, who: str) -> bool:
    said = (given.kind, given.speaker, given.text, given.who)
    return said == (ruling.kind, ruling.speaker, ruling.text, who)


def _anchor(document: str, quote: str, text: str, nth: int) -> Anchor:
    return Anchor(document_id=document, quote_id=quote, text=text, nth=nth)
