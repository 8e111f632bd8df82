"""Results as rows of a table, for CSV, Parquet and pandas alike: a row a quote, or a row an attestation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from quoteattr.model import Attestation, AttributedDocument, CanonicalQuote, Passage, Quote, Speaker
from quoteattr.write.characters import encodable

Cell: TypeAlias = str | float | int | bool | None
Row: TypeAlias = dict[str, Cell]
Columns: TypeAlias = dict[str, type]

#: Columns of a table of quotes, with their types; each may be empty.
QUOTES: Columns = {
    "document_id": str,
    "title": str,
    "outlet": str,
    "agency": str,
    "published": str,
    "url": str,
    "quote_id": str,
    "kind": str,
    "speech": bool,
    "text": str,
    "start": int,
    "end": int,
    "status": str,
    "score": float,
    "speaker_id": str,
    "speaker": str,
    "speaker_kind": str,
    "candidates": str,
    "source": str,
    "cue": str,
    "medium": str,
    "addressee": str,
    "relay": str,
    "rule": str,
    "reason": str,
}

#: Columns of a table of canonical quotes, of which each attestation is a row.
ATTESTATIONS: Columns = {
    "canonical_id": str,
    "canonical_text": str,
    "canonical_speaker_id": str,
    "canonical_speaker": str,
    "first_seen": str,
    "relation": str,
    "score": float,
    "text": str,
    "document_id": str,
    "quote_id": str,
    "outlet": str,
    "published": str,
    "speaker_id": str,
    "speaker": str,
}


def table(values: Iterable[AttributedDocument | CanonicalQuote]) -> tuple[Columns, Iterator[Row]]:
    """Give the columns and, one at a time, the rows of documents or of canonical quotes.

    The first value decides which they are; nothing at all is a table of quotes.
    Raises TypeError, when it comes to it, where the two are mixed.
    """
    rest = iter(values)
    first = next(rest, None)
    if first is None:
        return QUOTES, iter(())
    kind = type(first)
    columns = QUOTES if kind is AttributedDocument else ATTESTATIONS
    return columns, chain.from_iterable(_rows(value, kind) for value in chain((first,), rest))


def _rows(value: AttributedDocument | CanonicalQuote, kind: type) -> Iterator[Row]:
    if type(value) is not kind:
        raise TypeError("a table holds quotes or attestations, not both")
    if isinstance(value, AttributedDocument):
        found = (_quote(value, quote) for quote in value.quotes)
    else:
        found = (_attestation(value, one) for one in value.attestations)
    for row in found:
        yield {name: encodable(cell) if isinstance(cell, str) else cell for name, cell in row.items()}


def _quote(document: AttributedDocument, quote: Quote) -> Row:
    said = quote.attribution
    return {
        "document_id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "agency": document.agency,
        "published": document.published,
        "url": document.url,
        "quote_id": quote.id,
        "kind": quote.kind,
        "speech": quote.speech,
        "text": quote.text,
        "start": quote.contents[0].start if quote.contents else None,
        "end": quote.contents[-1].end if quote.contents else None,
        "status": said.status,
        "score": said.score,
        **_speaker("speaker", said.speaker),
        "speaker_kind": said.speaker.kind if said.speaker else None,
        "candidates": "; ".join(one.speaker.name for one in said.candidates) or None,
        "source": _text(said.source),
        "cue": _text(said.cue),
        "medium": _text(said.medium),
        "addressee": _text(said.addressee),
        "relay": _text(said.relay),
        "rule": said.rule,
        "reason": said.reason,
    }


def _attestation(quote: CanonicalQuote, one: Attestation) -> Row:
    return {
        "canonical_id": quote.id,
        "canonical_text": quote.text,
        **_speaker("canonical_speaker", quote.speaker),
        "first_seen": quote.first_seen,
        "relation": one.relation,
        "score": one.score,
        "text": one.text,
        "document_id": one.document_id,
        "quote_id": one.quote_id,
        "outlet": one.outlet,
        "published": one.published,
        **_speaker("speaker", one.speaker),
    }


def _speaker(column: str, speaker: Speaker | None) -> Row:
    if speaker is None:
        return {f"{column}_id": None, column: None}
    return {f"{column}_id": speaker.id, column: speaker.name}


def _text(passage: Passage | None) -> str | None:
    return passage.text if passage else None
