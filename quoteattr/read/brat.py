"""Articles annotated in brat's standoff format: a text, and a file of annotations beside it.

The format is brat's (Stenetorp et al. 2012, EACL demonstrations), the types and
events are PolNeAR's: ``Source``, ``Cue`` and ``Content`` are spans, of one or more
pieces, and an event names the spans of one attribution (``E1 Attribution:T4
Source:T3 Cue:T2 Content:T1``, a role numbered where it comes twice). What else
stands in the file says nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from attrs import frozen

from quoteattr.errors import ReadError
from quoteattr.model import Document, Span

_SPANS = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_EVENT = re.compile(r"E\d+\t\S+:T\d+ ?(.*)")
_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


@frozen(kw_only=True)
class Annotation:
    """One attribution as annotated; a part that it has not is empty, and one in pieces has several spans."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


def read(path: str | PathLike[str]) -> tuple[Document, tuple[Annotation, ...]]:
    """Read a text and, from the file of its name that ends in .ann, its attributions.

    Raises ReadError where one of them is missing, is not UTF-8, or they do not fit each other.
    """
    text = _text(Path(path))
    standoff = Path(path).with_suffix(".ann")
    lines = _text(standoff).split("\n")
    try:
        spans = dict(_spans(lines, len(text)))
        found = tuple(_annotations(lines, spans))
    except ValueError as error:
        raise ReadError(path=str(standoff), reason=str(error)) from error
    return Document(id=Path(path).stem, text=text), found


def _text(path: Path) -> str:
    try:
        # As it stands: brat counts every character, those of line ends too.
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise ReadError(path=str(path), reason=(error.strerror or str(error)).lower()) from error
    except UnicodeDecodeError as error:
        raise ReadError(path=str(path), reason="not UTF-8") from error


def _spans(lines: list[str], length: int) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for line in lines:
        if found := _SPANS.match(line):
            pieces = tuple(Span(*map(int, piece.split())) for piece in found[3].split(";"))
            if any(not 0 <= one.start <= one.end <= length for one in pieces):
                raise ValueError(f"{found[1]} lies outside the text")
            yield found[1], pieces


def _annotations(lines: list[str], spans: dict[str, tuple[Span, ...]]) -> Iterator[Annotation]:
    for line in lines:
        roles = _ROLE.findall(found[1]) if (found := _EVENT.match(line)) else []
        missing = [name for _, name in roles if name not in spans]
        if missing:
            raise ValueError(f"{line.partition(chr(9))[0]} names {missing[0]}, which is not there")
        if roles:
            yield Annotation(
                **{
                    role: tuple(
                        sorted(span for kind, name in roles if kind.lower() == role for span in spans[name])
                    )
                    for role in ("source", "cue", "content")
                }
            )
