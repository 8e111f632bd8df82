"""Where a judgement belongs: a quote of a document, found again after another run of an engine."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from quoteattr.dedupe.align import align
from quoteattr.dedupe.bars import WHOLE
from quoteattr.dedupe.normalise import key_of, tidy, words_of
from quoteattr.dedupe.weigh import overlap
from quoteattr.store.queries import within


@frozen(kw_only=True)
class Anchor:
    """A quote as it was when it was judged."""

    document_id: str
    quote_id: str
    text: str
    #: Place among the quotes of the document that have the same words, from 0.
    nth: int = 0


@frozen(kw_only=True)
class Place:
    """A quote as it stands in the store now."""

    #: Of its row among the printings.
    number: int
    quote_id: str
    text: str


def places_of(connection: sqlite3.Connection, document: int) -> list[Place]:
    """Return the quotes of a document, by the number of its row, in their order."""
    rows = connection.execute("SELECT id, quote, text FROM printings WHERE document = ?", (document,))
    found = [Place(number=number, quote_id=quote, text=text) for number, quote, text in rows]
    return sorted(found, key=lambda place: place.number)


def anchor_at(document_id: str, place: Place, places: Sequence[Place]) -> Anchor:
    """Make the anchor of a quote among all those of its document."""
    equal = [one.number for one in places if _key(one.text) == _key(place.text)]
    return Anchor(
        document_id=document_id,
        quote_id=place.quote_id,
        text=place.text,
        nth=equal.index(place.number),
    )


def found_at(anchor: Anchor, places: Sequence[Place]) -> Place | None:
    """Find the quote that was judged among those that the document has now.

    It is the one with the id and the words, else the one with the words, where
    several have them the one at the same place among them, else the one that
    shares most of the words, seven tenths of either side's weight at least: two
    engines may end one quote at different words.
    """
    equal = [place for place in places if _key(place.text) == _key(anchor.text)]
    same = [place for place in equal if place.quote_id == anchor.quote_id]
    if same:
        return same[0]
    if equal:
        return equal[min(anchor.nth, len(equal) - 1)]
    return _most_alike(anchor, places)


def _most_alike(anchor: Anchor, places: Sequence[Place]) -> Place | None:
    judged = words_of(anchor.text)
    shares = [overlap(align(judged, words_of(place.text))) for place in places]
    alike = [min(share.left, share.right) for share in shares]
    best = max(range(len(places)), key=alike.__getitem__, default=None)
    return None if best is None or alike[best] < WHOLE else places[best]


def _key(text: str) -> str:
    return key_of(words_of(text)) or tidy(text)


def find_again(connection: sqlite3.Connection, documents: Mapping[str, int]) -> None:
    """Point the judgements on documents to their quotes, as they are now; to nothing where one is gone.

    The documents are given by their names, with the numbers of their rows.
    """
    query = "SELECT DISTINCT document FROM judged WHERE document IN"
    for (name,) in list(within(connection, query, list(documents))):
        _find_again(connection, name, documents[name])


def _find_again(connection: sqlite3.Connection, document_id: str, document: int) -> None:
    places = places_of(connection, document)
    for judgement, place, anchor in list(_anchors(connection, document_id)):
        found = found_at(anchor, places)
        connection.execute(
            "UPDATE judged SET printing = ? WHERE judgement = ? AND place = ?",
            (found.number if found else None, judgement, place),
        )


def _anchors(connection: sqlite3.Connection, document_id: str) -> Iterator[tuple[int, int, Anchor]]:
    rows = connection.execute(
        "SELECT judgement, place, quote, text, nth FROM judged WHERE document = ?", (document_id,)
    ).fetchall()
    for judgement, place, quote, text, nth in rows:
        yield judgement, place, Anchor(document_id=document_id, quote_id=quote, text=text, nth=nth)
