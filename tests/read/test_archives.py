"""Compressed files, and archives that mean harm."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

import quoteattr
from quoteattr.errors import ReadError
from quoteattr.read.batch import read_items
from quoteattr.read.bounded import LIMIT

Run = Callable[..., subprocess.CompletedProcess[bytes]]

HI = quoteattr.Document(id="hi", text="Hi")


def packed(path: Path, files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def reasons(path: Path) -> list[str]:
    return [one.reason if isinstance(one, ReadError) else one.id for one in read_items([path])]


@pytest.mark.parametrize(
    "compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_zip(compression: int, tmp_path: Path) -> None:
    files = {
        "b/hi.txt": b"Hi",
        "a.jsonl": b'{"id": "x", "text": "Ho"}\n{"id": "y"}\n',
        "photo.jpg": b"\xff\xd8",
        "__MACOSX/b/._hi.txt": b"\x00\x05",
        ".hidden.txt": b"Hi",
    }
    path = packed(tmp_path / "news.zip", files, compression)
    first, second, bad = read_items([path])
    assert [first, second] == [HI, quoteattr.Document(id="x", text="Ho")]
    assert str(bad) == f"{path}/a.jsonl:2: required field missing @ record.text"


def test_a_gz(tmp_path: Path) -> None:
    (tmp_path / "hi.txt.gz").write_bytes(gzip.compress(b"Hi"))
    (tmp_path / "feed.jsonl.GZ").write_bytes(gzip.compress(b'{"id": "x", "text": "Ho"}'))
    assert [one.id for one in quoteattr.read(tmp_path)] == ["x", "hi"]


@pytest.mark.parametrize("name", ["-", "without-an-ending"])
def test_archives_are_known_by_how_they_begin(name: str, run: Run, tmp_path: Path) -> None:
    line = b'{"id": "x", "text": "Hi"}'
    for data in (gzip.compress(line), packed(tmp_path / "a.zip", {"x.jsonl": line}).read_bytes()):
        path = name if name == "-" else tmp_path / name
        if isinstance(path, Path):
            path.write_bytes(data)
        done = run("attribute", "--format", "jsonl", path, stdin=data)
        assert (done.returncode, done.stderr, json.loads(done.stdout)["id"]) == (0, b"", "x")


def test_names_that_lead_out_of_the_archive(tmp_path: Path) -> None:
    inside = tmp_path / "in" / "side"
    inside.mkdir(parents=True)
    files = {"../../hi.txt": b"Hi", "/etc/hi.txt": b"Ho", "..\\hi.txt": b"Hm", "\x1b[2J.txt": b"\xff\x01"}
    path = packed(inside / "a.zip", files)
    *_, error = read_items([path])
    assert str(error).startswith(f"{path}/\\x1b[2J.txt: not UTF-8")
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == [path]


def zeros(size: int) -> bytes:
    return gzip.compress(b"\x00" * size)


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "gz": ("a.txt.gz", lambda: zeros(LIMIT)),
    "a gz of lines": ("a.jsonl.gz", lambda: gzip.compress((b" " * 999 + b"\n") * 20_000)),
    "a gz of one line": ("a.jsonl.gz", lambda: gzip.compress(b"{" + b" " * LIMIT)),
}


@pytest.mark.parametrize(("name", "data"), BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_left_alone(name: str, data: Callable[[], bytes], tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data())
    assert reasons(tmp_path / name) == ["unpacks to more than 100 times its size, as no text does"]


def test_a_bomb_of_many_files(tmp_path: Path) -> None:
    files = {f"{number}.txt": b"word " * 200_000 for number in range(40)}
    path = packed(tmp_path / "a.zip", files)
    found = reasons(path)
    assert found[:2] == ["0", "1"]
    assert found[-1] == "unpacks to more than 100 times its size, as no text does"


def test_a_file_that_names_a_size_that_it_has_not(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"hi.txt": b"Hi" * 1000})
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = (5).to_bytes(4, "little")
    path.write_bytes(data)
    assert all("damaged" in one for one in reasons(path))


def test_what_a_line_without_end_takes(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"id": "x", "text": "')
        file.seek(8 * LIMIT)
        file.write(b'"}\n{"id": "y", "text": "Hi"}\n')
    tracemalloc.start()
    error, last = read_items([path])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert str(error) == f"{path}:1: larger than 32 MiB, which no article is"
    assert last == quoteattr.Document(id="y", text="Hi")
    assert most < 6 * LIMIT


DAMAGED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a gz cut short": ("a.txt.gz", lambda: gzip.compress(os.urandom(5000))[:2000]),
    "a gz with another sum": ("a.txt.gz", lambda: gzip.compress(b"Hi")[:-8] + bytes(8)),
    "a gz of nothing": ("a.txt.gz", lambda: b"\x1f\x8b"),
    "a zip cut short": ("a.zip", lambda: b"PK\x03\x04 and no more"),
}


@pytest.mark.parametrize(("name", "data"), DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_archive_costs_itself_alone(name: str, data: Callable[[], bytes], tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data())
    (tmp_path / "hi.txt").write_bytes(b"Hi")
    error, last = read_items([tmp_path / name, tmp_path / "hi.txt"])
    assert isinstance(error, ReadError)
    assert error.reason.startswith("a damaged archive: ")
    assert last == HI


def test_a_damaged_file_costs_none_of_the_others_in_a_zip(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"bad.txt": b"x" * 100, "hi.txt": b"Hi"}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"x" * 100, b"y" * 100))
    error, last = read_items([path])
    assert isinstance(error, ReadError)
    assert error.path == f"{path}/bad.txt"
    assert error.reason.startswith("a damaged archive: Bad CRC-32")
    assert last == HI


def test_what_is_locked_or_packed_twice(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"in.zip": b"PK", "locked.txt": b"Hi", "hi.txt": b"Hi"})
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[place + 8] |= 1
    data[data.index(b"PK\x03\x04", 10) + 6] |= 1
    path.write_bytes(data)
    inner, locked, last = read_items([path])
    assert str(inner) == f"{path}/in.zip: an archive within an archive is not read"
    assert str(locked).startswith(f"{path}/locked.txt: cannot be unpacked: File ")
    assert last == HI


def test_a_stream_of_gzip_is_read_as_it_comes() -> None:
    code = "import quoteattr; [print(one.id, flush=True) for one in quoteattr.read('-')]"
    packer = zlib.compressobj(wbits=31)
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        for name in "xy":
            line = json.dumps({"id": name, "text": "Hi"}).encode() + b"\n"
            process.stdin.write(packer.compress(line) + packer.flush(zlib.Z_SYNC_FLUSH))
            process.stdin.flush()
            assert process.stdout.readline().strip() == name.encode()
        process.stdin.write(packer.flush())
        process.stdin.close()
        assert process.wait(timeout=60) == 0


def test_many_packed_streams_in_one(tmp_path: Path) -> None:
    out = io.BytesIO()
    for number in range(3):
        out.write(gzip.compress(json.dumps({"id": str(number), "text": "Hi"}).encode() + b"\n"))
    (tmp_path / "a.jsonl.gz").write_bytes(out.getvalue())
    assert [one.id for one in quoteattr.read(tmp_path / "a.jsonl.gz")] == ["0", "1", "2"]
