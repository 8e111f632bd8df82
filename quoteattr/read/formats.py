"""Which reader takes a file: by its name, or else by how it begins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import PurePath
from typing import IO, Literal

from quoteattr.errors import ReadError
from quoteattr.model import AttributedDocument, Document
from quoteattr.read import jsonl, plain
from quoteattr.read.archives import BEGINNINGS, NESTED, Member
from quoteattr.read.bounded import LIMIT, lines, whole
from quoteattr.read.ids import Ids
from quoteattr.read.paths import HTML, JSON, LINES, PLAIN

Format = Literal["lines", "json", "html", "plain"]

_PAGES = (b"<!doctype html", b"<html")


def read(member: Member, ids: Ids) -> Iterator[Document | AttributedDocument | ReadError]:
    """Read the documents of one file.

    Raises ValueError where it cannot be read at all.
    """
    head = _head(member.stream)
    if head and head[-1].startswith(BEGINNINGS):  # a file that is packed once comes unpacked
        raise ValueError(NESTED)
    found = recognise(member.name, head[-1] if head else b"")
    if found == "lines":
        yield from jsonl.read(chain(head, lines(member.stream)), member.label, ids)
        return
    data = whole(member.stream, b"".join(head))
    if found == "json":
        yield from jsonl.read_value(data, member.label, ids)
    elif found == "html":
        from quoteattr.read import html

        yield html.read(data, member.stem, ids)
    else:
        yield plain.read(data, member.stem, ids)


def recognise(name: str, line: bytes) -> Format:
    """Tell the format of a file by its name, or else by its first line that is not blank."""
    suffix = PurePath(name).suffix.lower()
    if suffix in PLAIN:
        return "plain"
    if suffix in LINES:
        return "lines"
    if suffix in HTML or line.lstrip(b"\xef\xbb\xbf \t").lower().startswith(_PAGES):
        return "html"
    return _json(line) or ("json" if suffix in JSON else "plain")


def _json(line: bytes) -> Format | None:
    """Tell a record a line from one value on several lines; None where it is not JSON."""
    opening, brace, rest = line.strip(b"\xef\xbb\xbf \t\r\n").partition(b"{")
    rest = rest.strip()
    if opening.strip() not in (b"", b"[") or not opening + brace or (rest and not rest.startswith(b'"')):
        return None
    return "json" if opening or not rest or rest.endswith((b",", b"[", b"{")) else "lines"


def _head(stream: IO[bytes]) -> list[bytes]:
    """Read the first line that is not blank, and the blank ones before it."""
    head: list[bytes] = []
    size = 0
    for line in lines(stream):
        head.append(line)
        size += len(line)
        if line.strip() or size > LIMIT:
            break
    return head
