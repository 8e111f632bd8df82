"""Read what the model learns from: articles with attributions, text with names, text with nothing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PARAGRAPH = re.compile(r"[^\n]+")
#: Sentences of the names corpus to a paragraph, in turn: about as many as news puts there.
_GROUPS = (2, 1, 3, 2)
#: Marks that stand against the word before, or after.
_NO_SPACE_BEFORE = frozenset(".,;:!?)]%”’")
_NO_SPACE_AFTER = frozenset("([“‘$")


@frozen(kw_only=True)
class GoldFrame:
    """One annotated attribution: spans in code points of the article."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    quoted: bool = False


@frozen(kw_only=True)
class Article:
    """A text with what is known about it; None where a layer was never annotated."""

    id: str
    text: str
    paragraphs: tuple[tuple[int, int], ...]
    frames: tuple[GoldFrame, ...] | None = None
    names: tuple[tuple[int, int, str], ...] | None = None


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Find the paragraphs: what stands between line breaks and is not blank."""
    return tuple(match.span() for match in _PARAGRAPH.finditer(text) if not match.group().isspace())


def read_articles(path: Path) -> list[Article]:
    """Read annotated articles, JSON Lines as in polnear/."""
    with path.open(encoding="utf-8") as lines:
        return [_article(json.loads(line)) for line in lines]


def _article(row: dict[str, Any]) -> Article:
    frames = tuple(
        GoldFrame(
            **{layer: _spans(row["text"], given[layer]) for layer in ("source", "cue", "content")},
            quoted=given.get("quoted", False),
        )
        for given in row["attributions"]
    )
    return Article(id=row["id"], text=row["text"], paragraphs=paragraphs(row["text"]), frames=frames)


def _spans(text: str, given: list[list[int]]) -> tuple[tuple[int, int], ...]:
    """Take the spans in order, without the blanks at their ends."""
    trimmed = []
    for start, end in sorted(given):
        inside = text[start:end]
        left, right = len(inside) - len(inside.lstrip()), len(inside.rstrip())
        if right > left:
            trimmed.append((start + left, start + right))
    return tuple(trimmed)


def read_names(path: Path) -> list[Article]:
    """Read a BIO file; a line that holds a web address begins a document."""
    return [_named(f"{path.stem}-{number}", document) for number, document in enumerate(_documents(path))]


def _documents(path: Path) -> Iterator[list[list[tuple[str, str]]]]:
    document: list[list[tuple[str, str]]] = []
    for sentence in _sentences(path):
        if sentence[0][0].startswith("http") and len(sentence) == 1:
            if document:
                yield document
            document = []
        else:
            document.append(sentence)
    if document:
        yield document


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    sentence: list[tuple[str, str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, tab, tag = line.rstrip("\n").partition("\t")
            if tab:
                sentence.append((word, tag))
            elif sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def _named(name: str, sentences: list[list[tuple[str, str]]]) -> Article:
    """Write the sentences out as text, a few to a paragraph, with the names as spans."""
    text, taken, group = "", 0, 0
    names: list[tuple[int, int, str]] = []
    for sentence in sentences:
        if text:
            text += "\n\n" if taken == 0 else " "
        text = _write(text, sentence, names)
        taken += 1
        if taken == _GROUPS[group % len(_GROUPS)]:
            taken, group = 0, group + 1
    return Article(id=name, text=text, paragraphs=paragraphs(text), names=tuple(names))


def _write(text: str, sentence: list[tuple[str, str]], names: list[tuple[int, int, str]]) -> str:
    glued = True
    for word, tag in sentence:
        if not glued and word[0] not in _NO_SPACE_BEFORE:
            text += " "
        start = len(text)
        text += word
        glued = word[-1] in _NO_SPACE_AFTER
        if tag.startswith("B-"):
            names.append((start, len(text), tag[2:]))
        elif tag.startswith("I-") and names:
            names[-1] = (names[-1][0], len(text), names[-1][2])
    return text
