"""brat's standoff: beside each text a file of its attributions, for people to look at and correct.

Types and events are PolNeAR's, which ``quoteattr.read.brat`` reads back: spans
Source, Cue and Content, and an event for each quote that is speech. A note on
the event tells the speaker. brat counts code points, like this package, and
wants no line end within a piece of a span: what runs over lines is in pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote as percent_encoded
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from attrs import define, field

from quoteattr.model import AttributedDocument, Passage, Quote
from quoteattr.write.characters import encodable, one_line

#: What ends a line for some reader of the file, or a column of it.
_PIECE = re.compile("[^\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+")

#: Bytes of a file's name, of the 255 that file systems allow.
_LONGEST = 200
_DIGEST = 16


def write(documents: Iterable[AttributedDocument], stream: BinaryIO) -> None:
    """Write a .zip with a .txt and a .ann for each document, each as soon as it is there."""
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, data in _files(documents):
            # A plain ZipInfo has one date for ever: the same documents give the same bytes.
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data)


def write_folder(documents: Iterable[AttributedDocument], folder: str | PathLike[str]) -> None:
    """Write a .txt and a .ann for each document into a folder, which must be there.

    Raises OSError where a file cannot be written.
    """
    for name, data in _files(documents):
        (Path(folder) / name).write_bytes(data)


def standoff(document: AttributedDocument) -> str:
    """Give the annotations of a document."""
    writer = _Writer()
    for quote in document.quotes:
        if quote.speech and quote.contents:
            writer.attribution(quote)
    return "".join(f"{line}\n" for line in writer.lines)


def _files(documents: Iterable[AttributedDocument]) -> Iterator[tuple[str, bytes]]:
    for document in documents:
        name = _safe(document.id)
        yield f"{name}.txt", encodable(document.text).encode()
        yield f"{name}.ann", encodable(standoff(document)).encode()


def _safe(name: str) -> str:
    """Make a file's name of an id, which may be any text: no other folder, nothing hidden, not too long."""
    safe = percent_encoded(name, safe=" ", errors="replace")
    safe = f"%2E{safe[1:]}" if safe.startswith(".") else safe
    if len(safe) <= _LONGEST:
        return safe
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    return f"{safe[:_LONGEST]}-{digest}"


@define
class _Writer:
    lines: list[str] = field(factory=list, init=False)
    _spans: int = field(default=0, init=False)
    _events: int = field(default=0, init=False)

    def attribution(self, quote: Quote) -> None:
        """Write the spans of a quote, its event, and who is behind it."""
        said = quote.attribution
        parts = {"Content": quote.contents, "Cue": _one(said.cue), "Source": _one(said.source)}
        names = {role: self._span(role, passages) for role, passages in parts.items()}
        kind = "Attribution" if names["Source"] else "Attribution-no-source"
        trigger = self._span(kind, _one(said.cue)) or self._span(kind, quote.contents)
        if trigger is None:
            return
        self._events += 1
        roles = "".join(f" {role}:{name}" for role, name in names.items() if name)
        self.lines.append(f"E{self._events}\t{kind}:{trigger}{roles}")
        who = f"{said.speaker.name}, " if said.speaker else ""
        note = one_line(f"{who}{said.status}: {said.reason}")
        self.lines.append(f"#{self._events}\tAnnotatorNotes E{self._events}\t{note}")

    def _span(self, kind: str, passages: Iterable[Passage]) -> str | None:
        """Write a span of one or more pieces; give its name, or None where there is nothing to mark."""
        pieces = [piece for passage in passages for piece in _pieces(passage)]
        if not pieces:
            return None
        self._spans += 1
        places = ";".join(f"{start} {end}" for start, end, _ in pieces)
        text = " ".join(text for *_, text in pieces)
        self.lines.append(f"T{self._spans}\t{kind} {places}\t{text}")
        return f"T{self._spans}"


def _one(passage: Passage | None) -> tuple[Passage, ...]:
    return (passage,) if passage else ()


def _pieces(passage: Passage) -> Iterator[tuple[int, int, str]]:
    for found in _PIECE.finditer(passage.text):
        text = found[0].strip(" ")
        start = passage.start + found.start() + found[0].index(text)
        if text:
            yield start, start + len(text), text
