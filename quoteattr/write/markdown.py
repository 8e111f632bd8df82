"""Markdown (CommonMark) for a chat or a CMS: each quote as a block quotation with its speaker.

All text is escaped: none of it becomes a link, an image, HTML or emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from quoteattr.model import Attestation, AttributedDocument, Attribution, CanonicalQuote, Quote
from quoteattr.write.characters import encodable, one_line

#: What means something within a line; what means something at its beginning never stands there.
_MEANING = re.compile(r"([\\`*_\[\]<>&~|#$])")
_ADDRESS = re.compile(r"https?://[^\s<>]+")


def write(values: Iterable[AttributedDocument | CanonicalQuote], stream: TextIO) -> None:
    """Write a section for each document, or for each canonical quote, as soon as it is there."""
    for value in values:
        lines = _document(value) if isinstance(value, AttributedDocument) else _canonical(value)
        stream.write("".join(f"{line}\n" for line in lines))


def _document(document: AttributedDocument) -> Iterator[str]:
    yield f"## {_escaped(document.title or document.id)}"
    yield ""
    place = ", ".join(
        _escaped(part) for part in (document.outlet, document.published, document.agency) if part
    )
    address = document.url if document.url and _ADDRESS.fullmatch(document.url) else None
    if place or address:
        yield " ".join(filter(None, (place, address and f"<{address}>")))
        yield ""
    for quote in document.quotes:
        if quote.speech:
            yield f"> {_quoted(quote)}"
            yield ">"
            yield f"> — {_who(quote.attribution)}"
            yield ""


def _canonical(quote: CanonicalQuote) -> Iterator[str]:
    yield f"> “{_escaped(quote.text)}”"
    yield ">"
    yield f"> — **{_escaped(quote.speaker.name)}**" if quote.speaker else "> — unknown"
    yield ""
    for one in quote.attestations:
        yield f"- {_printed(one)}"
    yield ""
    for conflict in quote.conflicts:
        yield f"Conflict of {conflict.kind}: {_escaped(conflict.detail)}"
        yield ""


def _quoted(quote: Quote) -> str:
    text = _escaped(quote.text)
    return f"“{text}”" if quote.verbatim else f"… {text}"


def _who(said: Attribution) -> str:
    if said.speaker:
        return f"**{_escaped(said.speaker.name)}**"
    names = " or ".join(_escaped(one.speaker.name) for one in said.candidates)
    return f"{names}? ({said.status})" if names else said.status


def _printed(one: Attestation) -> str:
    place = ", ".join(_escaped(part) for part in (one.outlet or one.document_id, one.published) if part)
    return f"{place}: “{_escaped(one.text)}” ({one.relation})"


def _escaped(text: str) -> str:
    return _MEANING.sub(r"\\\1", one_line(encodable(text))) or "…"
