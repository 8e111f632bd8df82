"""Several files read as one batch: a bad one is a value among the others, not the end of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from io import BufferedReader
from os import PathLike
from pathlib import Path
from typing import TypeAlias, cast

from quoteattr.errors import ReadError
from quoteattr.model import AttributedDocument, Document
from quoteattr.read import archives, formats
from quoteattr.read.ids import Ids
from quoteattr.read.paths import STDIN, expand

Item: TypeAlias = Document | AttributedDocument | ReadError


def read_items(paths: Iterable[str | PathLike[str]]) -> Iterator[Item]:
    """Read every document of ``paths``, each file once, with an error in place of each that is bad.

    A path is a file, a pattern of file names, or a directory. No two documents of a
    batch have one id: an id made from a file's name is made another one, an id that a
    record brings along and that is taken is an error.
    """
    ids = Ids()
    for path in expand(paths):
        yield from _read_path(path, ids)


def _read_path(path: str, ids: Ids) -> Iterator[Item]:
    try:
        with nullcontext(sys.stdin.buffer) if path == STDIN else Path(path).open("rb") as stream:
            for member in archives.members(cast("BufferedReader", stream), path):
                yield from [member] if isinstance(member, ReadError) else _read_member(member, ids)
    except IsADirectoryError:
        yield ReadError(path=path, reason="a directory without a file that is read")
    except OSError as error:
        yield ReadError(path=path, reason=(error.strerror or str(error)).lower())
    except ValueError as error:
        yield ReadError(path=path, reason=str(error))


def _read_member(member: archives.Member, ids: Ids) -> Iterator[Item]:
    try:
        yield from formats.read(member, ids)
    except ValueError as error:
        yield ReadError(path=member.label, reason=str(error))
