"""What the model learns from: articles with attributions, text with names, in whichever form they come."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attrs import frozen

from quoteattr.errors import ReadError
from quoteattr.model import AttributedDocument, Passage, Span
from quoteattr.read import brat
from quoteattr.read.batch import read_items

Spans = tuple[tuple[int, int], ...]

_PARAGRAPH = re.compile(r"[^\n]+")
_OPENING, _CLOSING, _DOUBLE = '“"„«', '”"»', '“”"'
_THAT = "that "


@frozen(kw_only=True)
class GoldFrame:
    """One annotated attribution: spans in code points of the article, each layer in order."""

    source: Spans
    cue: Spans
    content: Spans
    #: Whether a double quotation mark stands in the content.
    quoted: bool = False


@frozen(kw_only=True)
class Article:
    """A text with what is known about it; None where a layer was never annotated."""

    id: str
    text: str
    paragraphs: Spans
    frames: tuple[GoldFrame, ...] | None = None
    names: tuple[tuple[int, int, str], ...] | None = None


def paragraphs(text: str) -> Spans:
    """Find the paragraphs: what stands between line breaks and is not blank."""
    return tuple(match.span() for match in _PARAGRAPH.finditer(text) if not match.group().isspace())


def article(name: str, text: str, frames: Iterable[tuple[Spans, Spans, Spans]]) -> Article:
    """Make an article of a text and its frames: source, cue and content of each."""
    return Article(
        id=name,
        text=text,
        paragraphs=paragraphs(text),
        frames=tuple(_frame(text, *parts) for parts in frames),
    )


def _frame(text: str, source: Spans, cue: Spans, content: Spans) -> GoldFrame:
    return GoldFrame(
        source=_trimmed(text, source),
        cue=_trimmed(text, cue),
        content=_trimmed(text, content),
        quoted=any(mark in text[start:end] for start, end in content for mark in _DOUBLE),
    )


def _trimmed(text: str, given: Iterable[tuple[int, int]]) -> Spans:
    """Take the spans in order, without the blanks at their ends."""
    trimmed = []
    for start, end in sorted(given):
        inside = text[start:end]
        left, right = len(inside) - len(inside.lstrip()), len(inside.rstrip())
        if right > left:
            trimmed.append((start + left, start + right))
    return tuple(trimmed)


def read_articles(path: Path) -> list[Article]:
    """Read annotated articles.

    A folder holds texts with brat's standoff files, with events as in PolNeAR.
    A file holds JSON Lines: either
    PolNeAR's articles as ``{"id", "text", "attributions": [{"source", "cue",
    "content"}]}``, each a list of [start, end], or the attributed documents
    that quoteattr writes, with their quotes corrected.

    Raises ReadError where something cannot be read, and where nothing is found.
    """
    found = _read_folder(path) if path.is_dir() else _read_lines(path)
    if not found:
        raise ReadError(path=str(path), reason="no annotated article in it")
    return found


def _read_folder(folder: Path) -> list[Article]:
    """Read brat's files of a folder and of the folders in it, in order of their names."""
    found = []
    for path in sorted(folder.rglob("*.ann")):
        document, annotations = brat.read(path.with_suffix(".txt"))
        frames = [(_pairs(one.source), _pairs(one.cue), _pairs(one.content)) for one in annotations]
        found.append(article(str(path.relative_to(folder).with_suffix("")), document.text, frames))
    return found


def _pairs(spans: Iterable[Span]) -> Spans:
    return tuple((span.start, span.end) for span in spans)


def _read_lines(path: Path) -> list[Article]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(path=str(path), reason=str(error)) from error
    if '"attributions"' not in next((line for line in lines if line.strip()), ""):
        return _read_documents(path)
    return [
        _parallel(path, number, line)
        for number, line in enumerate(lines, start=1)
        if line and not line.isspace()
    ]


def _parallel(path: Path, number: int, line: str) -> Article:
    try:
        row = json.loads(line)
        frames = [_layers(given) for given in row["attributions"]]
        text = row["text"]
        if any(start < 0 or end > len(text) for one in frames for spans in one for start, end in spans):
            raise ValueError("a span lies outside the text")  # noqa: TRY301  one place for all errors
        return article(row["id"], text, frames)
    except (ValueError, KeyError, TypeError) as error:
        reason = f"not an annotated article: {error!r}"
        raise ReadError(path=str(path), line=number, reason=reason) from error


def _layers(given: dict[str, Any]) -> tuple[Spans, Spans, Spans]:
    source, cue, content = (
        tuple((int(start), int(end)) for start, end in given[layer]) for layer in ("source", "cue", "content")
    )
    return source, cue, content


def _read_documents(path: Path) -> list[Article]:
    """Read attributed documents; of their quotes, those that are speech."""
    found = []
    for item in read_items([str(path)]):
        if isinstance(item, ReadError):
            raise item
        if not isinstance(item, AttributedDocument):
            raise ReadError(path=str(path), reason=f"{item.id}: an article without quotes")
        frames = [
            (
                _passages(quote.attribution.source),
                _passages(quote.attribution.cue),
                tuple(_extent(item.text, one.start, one.end) for one in quote.contents),
            )
            for quote in item.quotes
            if quote.speech
        ]
        found.append(article(item.id, item.text, frames))
    return found


def _passages(passage: Passage | None) -> Spans:
    return () if passage is None else ((passage.start, passage.end),)


def _extent(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the marks around a content and a "that" before it, as PolNeAR does and quoteattr does not."""
    opened = start > 0 and text[start - 1] in _OPENING
    closed = end < len(text) and text[end] in _CLOSING
    if not opened and text[max(0, start - len(_THAT)) : start] == _THAT:
        start -= len(_THAT)
    return start - opened, end + closed
