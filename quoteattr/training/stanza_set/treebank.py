"""A treebank in CoNLL-U, cut by document: what the trainers of words and sentences learn from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from quoteattr.errors import ReadError

#: A sentence's lines, comments among them.
Sentence = list[str]
Document = list[Sentence]

#: One document of so many is kept to decide when training has gone on long enough.
HELD_OUT = 12
#: One document of so many gets the quotation marks of print: EWT has almost only straight ones.
_CURLED = 3

_One = TypeVar("_One")

_NEW_DOCUMENT = "# newdoc"
_TEXT = "# text ="
_FORM, _XPOS, _MISC = 1, 4, 9
_NO_SPACE = "SpaceAfter=No"
_MARKS = {("``", '"'): "“", ("''", '"'): "”", ("``", "'"): "‘"}


def read_documents(path: Path) -> list[Document]:
    """Read a CoNLL-U file; raises ReadError where it cannot be read, or holds no sentence."""
    try:
        parts = path.read_text(encoding="utf-8").split("\n\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(path=str(path), reason=str(error)) from error
    documents: list[Document] = []
    for sentence in (part.split("\n") for part in parts if part.strip()):
        if not documents or any(line.startswith(_NEW_DOCUMENT) for line in sentence):
            documents.append([])
        documents[-1].append([line for line in sentence if line])
    if not documents:
        raise ReadError(path=str(path), reason="no sentence in it")
    return documents


def split(documents: list[_One]) -> tuple[list[_One], list[_One]]:
    """Part documents into those to learn from and those to stop by."""
    learned = [one for place, one in enumerate(documents) if place % HELD_OUT]
    return learned, documents[::HELD_OUT]


def curl(documents: list[Document]) -> list[Document]:
    """Give every third document curly quotation marks and apostrophes."""
    return [
        one if place % _CURLED else [_curled(sentence) for sentence in one]
        for place, one in enumerate(documents)
    ]


def write_documents(documents: Iterable[Document], path: Path) -> None:
    """Write documents as CoNLL-U."""
    sentences = (sentence for document in documents for sentence in document)
    path.write_text("".join("\n".join(sentence) + "\n\n" for sentence in sentences), encoding="utf-8")


def _curled(sentence: Sentence) -> Sentence:
    lines = [line if line.startswith("#") else _curled_word(line) for line in sentence]
    return [f"{_TEXT} {_text(lines)}" if line.startswith(_TEXT) else line for line in lines]


def _curled_word(line: str) -> str:
    columns = line.split("\t")
    form = columns[_FORM]
    columns[_FORM] = _MARKS.get((columns[_XPOS], form), form.replace("'", "’"))
    return "\t".join(columns)


def _text(lines: Sentence) -> str:
    return "".join(_written(line.split("\t")) for line in lines if not line.startswith("#")).rstrip()


def _written(columns: list[str]) -> str:
    return columns[_FORM] + ("" if _NO_SPACE in columns[_MISC].split("|") else " ")
