"""JSON: articles and attributed documents, one a line, or a file that is one value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from quoteattr.errors import ReadError
from quoteattr.model import AttributedDocument, Document
from quoteattr.read import records
from quoteattr.read.bounded import LIMIT, TOO_LARGE
from quoteattr.read.decode import decode, decode_utf8
from quoteattr.read.ids import Ids


def read(lines: Iterable[bytes], path: str, ids: Ids) -> Iterator[Document | AttributedDocument | ReadError]:
    """Read a document from each line that is not blank, with an error in place of each bad one."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield records.document(_parse(line), ids)
        except ValueError as error:
            yield ReadError(path=path, line=number, reason=str(error))


def _parse(line: bytes) -> object:
    if len(line) > LIMIT:
        raise ValueError(TOO_LARGE)
    try:
        return records.parse(decode_utf8(line))
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from error


def read_value(data: bytes, path: str, ids: Ids) -> Iterator[Document | AttributedDocument | ReadError]:
    """Read the documents of a file that is one value: a record on several lines, or a list of records.

    Raises ValueError where it is neither.
    """
    try:
        value = records.parse(decode(data))
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} at column {error.colno}"
        yield ReadError(path=path, line=error.lineno, reason=reason)
        return
    if not isinstance(value, list):
        yield records.document(value, ids)
        return
    if value and not any(isinstance(one, dict) for one in value):
        raise ValueError("not a list of records: none of its values is a JSON object")
    for number, one in enumerate(value, start=1):
        try:
            yield records.document(one, ids)
        except ValueError as error:
            yield ReadError(path=path, reason=f"record {number}: {error}")
