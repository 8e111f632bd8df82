"""Reading the annotated articles and what was labelled about them.

The articles lie outside the project, in the folder that ``QUOTEATTR_DATA``
names; only offsets and labels are kept in ``benchmarks/gold``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeVar

from attrs import frozen
from cattrs import Converter

from benchmarks.values import GoldArticle, GoldString, SpeakerArticle
from quoteattr.model import Span

VARIABLE = "QUOTEATTR_DATA"
GOLD = Path(__file__).parent / "gold"
Sample = Literal["all", "even", "odd"]

_converter = Converter()


@_converter.register_structure_hook
def _span(value: tuple[int, int], _: type[Span]) -> Span:
    start, end = value
    return Span(start, end)


@frozen(kw_only=True)
class MissingDataError(Exception):
    """The data to measure on is not here; ``reason`` is for the reader of the report."""

    reason: str

    def __str__(self) -> str:
        return self.reason


@frozen(kw_only=True)
class SpeakerGold:
    """Who said each quoted attribution of some articles."""

    data: str
    sha256: str
    articles: tuple[SpeakerArticle, ...]


@frozen(kw_only=True)
class TermGold:
    """Strings between marks, labelled as speech or term."""

    data: str
    sha256: str
    strings: tuple[GoldString, ...]


_Gold = TypeVar("_Gold", SpeakerGold, TermGold)


def data_file(name: str) -> Path:
    """Find a data file by its name in the data folder: ``polnear/dev`` or ``polnear/dev.jsonl``.

    Raises MissingDataError where it is not there.
    """
    folder = os.environ.get(VARIABLE)
    if not folder:
        raise MissingDataError(reason=f"{VARIABLE} is not set: it names the folder of annotated articles")
    path = Path(folder) / f"{name.removesuffix('.jsonl')}.jsonl"
    if not path.is_file():
        raise MissingDataError(reason=f"{VARIABLE} holds no {name.removesuffix('.jsonl')}.jsonl")
    return path


@cache
def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def articles(path: Path, sample: Sample = "all") -> Iterator[GoldArticle]:
    """Read the annotated articles of a file, or a lasting half of them."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article = _converter.structure(json.loads(line), GoldArticle)
            if sample in ("all", half(article.id)):
                yield article


def half(article_id: str) -> Literal["even", "odd"]:
    """Say which half an article is in: read one for ideas, validate on the other."""
    return "odd" if sha256(article_id.encode()).digest()[0] % 2 else "even"


def speaker_gold() -> SpeakerGold:
    """Read the labelled speakers; raises MissingDataError where they or their articles are missing."""
    return _checked(_converter.structure(_read("speakers_dev.json"), SpeakerGold))


def term_gold() -> TermGold:
    """Read the labelled strings; raises MissingDataError where they or their articles are missing."""
    return _checked(_converter.structure(_read("terms_train.json"), TermGold))


def _read(name: str) -> object:
    path = GOLD / name
    if not path.is_file():
        raise MissingDataError(reason=f"benchmarks/gold holds no {name}")
    labelled: object = json.loads(path.read_text(encoding="utf-8"))
    return labelled


def _checked(gold: _Gold) -> _Gold:
    if digest(data_file(gold.data)) != gold.sha256:
        raise MissingDataError(reason=f"{gold.data} is not the file that was labelled: its SHA-256 differs")
    return gold
