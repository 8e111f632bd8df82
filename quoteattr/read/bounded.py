"""Reading no more than a document can be: neither a file nor a line without end fills the memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

_MEBIBYTE = 1 << 20

#: Bytes of the largest document, or line of JSON, that is read: ten times the longest of novels.
LIMIT = 32 * _MEBIBYTE

TOO_LARGE = f"larger than {LIMIT // _MEBIBYTE} MiB, which no article is"


def whole(stream: IO[bytes], head: bytes = b"") -> bytes:
    """Read the rest of a stream, behind the ``head`` that was read of it already.

    Raises ValueError where there is more than a document can be.
    """
    data = head + stream.read(max(LIMIT + 1 - len(head), 0))
    if len(data) > LIMIT:
        raise ValueError(TOO_LARGE)
    return data


def lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Read lines; of one that is too long only the first ``LIMIT + 1`` bytes are given."""
    while line := stream.readline(LIMIT + 1):
        rest = line
        while len(rest) > LIMIT and not rest.endswith(b"\n"):
            rest = stream.readline(LIMIT + 1)
        yield line
