"""Several files read as one batch: a bad one is a value among the others, not the end of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from itertools import chain
from os import PathLike, fspath
from pathlib import Path
from typing import IO, TypeAlias

from quoteattr.errors import ReadError
from quoteattr.model import AttributedDocument, Document
from quoteattr.read import jsonl, plain
from quoteattr.read.ids import Ids

Item: TypeAlias = Document | AttributedDocument | ReadError

STDIN = "-"


def read_items(paths: Iterable[str | PathLike[str]]) -> Iterator[Item]:
    """Read every document of ``paths``, each path once, with an error in place of each that is bad.

    No two documents of a batch have one id: an id made from a file's name is
    made another one, an id that a record brings along and that is taken is an error.
    """
    ids = Ids()
    seen: set[str] = set()
    for path in (fspath(one) for one in paths):
        if path not in seen:
            seen.add(path)
            yield from _read_path(path, ids)


def _read_path(path: str, ids: Ids) -> Iterator[Item]:
    try:
        with nullcontext(sys.stdin.buffer) if path == STDIN else Path(path).open("rb") as stream:
            yield from _read_stream(stream, path, ids)
    except OSError as error:
        yield ReadError(path=path, reason=(error.strerror or str(error)).lower())
    except ValueError as error:
        yield ReadError(path=path, reason=str(error))


def _read_stream(stream: IO[bytes], path: str, ids: Ids) -> Iterator[Item]:
    head = _head(stream)
    if jsonl.recognise(path, head[-1] if head else b""):
        yield from jsonl.read(chain(head, stream), path, ids)
    else:
        yield plain.read(b"".join(head) + stream.read(), _stem(path), ids)


def _head(stream: IO[bytes]) -> list[bytes]:
    """Read the first line that is not blank, and the blank ones before it."""
    head: list[bytes] = []
    for line in stream:
        head.append(line)
        if line.strip():
            break
    return head


def _stem(path: str) -> str | None:
    # A pipe such as /dev/fd/63 is called differently every time, so its name makes no id.
    return Path(path).stem if path != STDIN and Path(path).is_file() else None
