"""Compressed files: what they hold is read as a stream, and never written anywhere.

An archive is only as trustworthy as who sent it. The names inside name nothing
outside; a bomb is known by unpacking to far more than it takes.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader, RawIOBase
from lzma import LZMAError
from os import SEEK_END
from pathlib import Path, PurePath, PurePosixPath
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, cast

from attrs import define, field, frozen

from quoteattr.errors import ReadError
from quoteattr.read.paths import ARCHIVES, STDIN, is_article

_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
#: How what is packed begins.
BEGINNINGS = (_GZIP, *_ZIP)
NESTED = "an archive within an archive is not read"

#: Text packs to a third or a tenth; a table of zeros to a thousandth, which is as far as deflate goes.
_RATIO = 100
#: Bytes that may come out whatever went in: small files may well repeat one line.
_FREE = 8 << 20

_DAMAGED = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError)
_UNREADABLE = (RuntimeError, NotImplementedError)


@frozen
class Member:
    """One file to read: a file itself, or what an archive holds."""

    #: What messages call it.
    label: str
    #: Its own name, by which its format is known.
    name: str
    #: The name without its ending, for an id; None where it has no name of its own.
    stem: str | None
    stream: IO[bytes]


def members(stream: BufferedReader, path: str) -> Iterator[Member | ReadError]:
    """Give what a file holds: itself, or what is packed in it, known by how it begins.

    Raises ValueError where it is an archive that cannot be read.
    """
    start = stream.peek(4)[:4]
    if start.startswith(_GZIP):
        yield _unzipped(stream, path)
    elif start.startswith(_ZIP):
        yield from _zipped(stream, path)
    else:
        yield Member(path, path, _stem(path, path), stream)


def _unzipped(stream: BufferedReader, path: str) -> Member:
    counted = _Counted(stream)
    budget = _Budget(lambda: counted.total)
    # The reader of gzip asks for nothing but read().
    inner = gzip.GzipFile(fileobj=cast("IO[bytes]", counted))
    name = path[: -len(".gz")] if path.lower().endswith(".gz") else path
    return Member(path, name, _stem(path, name), BufferedReader(_Unpacked(inner, budget)))


def _stem(path: str, name: str) -> str | None:
    # A pipe such as /dev/fd/63 is called differently every time, so its name makes no id.
    return PurePath(name).stem if path != STDIN and Path(path).is_file() else None


def _zipped(stream: BufferedReader, path: str) -> Iterator[Member | ReadError]:
    with TemporaryFile() as copy:
        if not stream.seekable():
            copyfileobj(stream, copy)
        packed: IO[bytes] = stream if stream.seekable() else copy
        size = packed.seek(0, SEEK_END)
        budget = _Budget(lambda: size)
        with _archive(packed) as archive:
            for info in archive.infolist():
                if not info.is_dir() and is_article(info.filename):
                    yield _member(archive, info, path, budget)


def _archive(packed: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(packed)
    except _DAMAGED as error:
        raise ValueError(f"a damaged archive: {_reason(error)}") from error


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, budget: _Budget
) -> Member | ReadError:
    label = f"{path}/{printable(info.filename)}"
    if info.filename.lower().endswith(ARCHIVES):
        return ReadError(path=label, reason=NESTED)
    try:
        inner = cast("zipfile.ZipExtFile", archive.open(info))
    except _DAMAGED as error:
        return ReadError(path=label, reason=f"a damaged archive: {_reason(error)}")
    except _UNREADABLE as error:
        return ReadError(path=label, reason=f"cannot be unpacked: {_reason(error)}")
    stream = BufferedReader(_Unpacked(inner, budget))
    return Member(label, info.filename, PurePosixPath(info.filename).stem, stream)


def printable(name: str) -> str:
    """Show a name that a stranger chose without what steers a terminal."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in name)


def _reason(error: Exception) -> str:
    return printable(str(error)) or type(error).__name__


@define
class _Counted:
    """A stream that counts what is read of it."""

    _stream: BufferedReader
    total: int = field(default=0, init=False)

    def read(self, size: int = -1) -> bytes:
        # No more than is there: who sends a stream may be slow.
        data = self._stream.read1(size)
        self.total += len(data)
        return data


@define
class _Budget:
    """How much an archive may unpack to; all its files draw on one."""

    #: Bytes that the archive takes, as far as they are known.
    _packed: Callable[[], int]
    _spent: int = field(default=0, init=False)

    def spend(self, size: int) -> None:
        """Take ``size`` bytes. Raises ValueError where the archive grows beyond all text."""
        self._spent += size
        if self._spent > max(_FREE, _RATIO * self._packed()):
            raise ValueError(f"unpacks to more than {_RATIO} times its size, as no text does")


@define(slots=False, eq=False)
class _Unpacked(RawIOBase):
    """What comes out of an archive, within its budget, with every fault of it a ValueError."""

    _inner: gzip.GzipFile | zipfile.ZipExtFile
    _budget: _Budget

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io gives nothing else
        """Read into ``buffer``; give how many bytes."""
        try:
            data = self._inner.read1(len(buffer))
        except _DAMAGED as error:
            raise ValueError(f"a damaged archive: {_reason(error)}") from error
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)
