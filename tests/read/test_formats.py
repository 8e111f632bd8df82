"""Which reader a file gets, and files of JSON that are one value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quoteattr
from quoteattr.errors import ReadError
from quoteattr.read.batch import read_items
from quoteattr.read.formats import recognise

RECOGNISED = {
    "lines by suffix": ("feed.jsonl", b"Hello", "lines"),
    "lines by the other suffix, in capitals": ("FEED.NDJSON", b"Hello", "lines"),
    "text by suffix": ("a.txt", b'{"id": 1}', "plain"),
    "page by suffix": ("a.HTM", b"Hello", "html"),
    "lines by content": ("-", b'{"id": 1}', "lines"),
    "lines by content, spaced": ("feed", b' { "id": 1}\r\n', "lines"),
    "lines behind a byte order mark": ("-", b'\xef\xbb\xbf{"id": 1}', "lines"),
    "lines of which the first is cut short": ("-", b'{"id": "x\n', "lines"),
    "lines in a file of JSON": ("a.json", b'{"id": 1}\n', "lines"),
    "a record on several lines": ("-", b'{"id": 1,\n', "json"),
    "a record that opens alone": ("-", b"{\n", "json"),
    "a list": ("-", b"[\n", "json"),
    "a list of records": ("-", b'[{"id": 1},\n', "json"),
    "anything in a file of JSON": ("a.json", b"Hello", "json"),
    "page by content": ("-", b"<!DOCTYPE html>", "html"),
    "page by content, without a declaration": ("-", b'  <html lang="en">', "html"),
    "prose": ("-", "“Hello,” he said".encode(), "plain"),
    "prose in braces": ("-", b"{Hello}", "plain"),
    "prose in brackets": ("-", b"[Editor: {1}]", "plain"),
    "prose with a record in it": ("-", b'See {"id": 1}', "plain"),
    "empty": ("-", b"", "plain"),
}


@pytest.mark.parametrize(("name", "first", "expected"), RECOGNISED.values(), ids=RECOGNISED.keys())
def test_recognition(name: str, first: bytes, expected: str) -> None:
    assert recognise(name, first) == expected


@given(st.text(), st.binary())
def test_every_file_has_a_format(name: str, first: bytes) -> None:
    assert recognise(name, first) in {"lines", "json", "html", "plain"}


def items(tmp_path: Path, text: str) -> list[quoteattr.Document | quoteattr.AttributedDocument | ReadError]:
    path = tmp_path / "a.json"
    path.write_text(text)
    return list(read_items([path]))


def test_a_record_on_several_lines(tmp_path: Path) -> None:
    record = json.dumps({"id": "a", "text": "Hi"}, indent=2)
    assert items(tmp_path, record) == [quoteattr.Document(id="a", text="Hi")]


def test_a_list_of_records_of_which_one_is_bad(tmp_path: Path) -> None:
    first, bad, last = items(
        tmp_path, '[{"id": "a", "text": "Hi"},\n{"id": "b"},\n{"id": "c", "text": "Ho"}]'
    )
    assert [first, last] == [quoteattr.Document(id="a", text="Hi"), quoteattr.Document(id="c", text="Ho")]
    assert isinstance(bad, ReadError)
    assert bad.reason == "record 2: required field missing @ record.text"


def test_where_json_breaks_off(tmp_path: Path) -> None:
    (error,) = items(tmp_path, '{\n  "id": "a",\n  "text": }\n')
    assert isinstance(error, ReadError)
    assert str(error) == f"{tmp_path / 'a.json'}:3: not JSON: Expecting value at column 11"


def test_what_is_nested_without_end(tmp_path: Path) -> None:
    (error,) = items(tmp_path, "[\n" * 100_000)
    assert isinstance(error, ReadError)
    assert error.reason == "not a record: nested too deeply"


def test_a_directory_and_a_pattern(tmp_path: Path) -> None:
    names = ["b/2.txt", "b/1.txt", "a.jsonl", ".hidden.txt", ".git/c.txt", "b/notes.ann", "b/photo.jpg"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"id": "x", "text": "Hi"}' if name.endswith("jsonl") else "Hi")
    assert [one.id for one in quoteattr.read(tmp_path)] == ["x", "1", "2"]
    assert [one.id for one in quoteattr.read(tmp_path / "**" / "*.txt")] == ["1", "2"]
    assert [one.id for one in quoteattr.read(tmp_path / "b", tmp_path / "b" / "1.txt")] == ["1", "2"]


def test_a_name_that_looks_like_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("Hi")
    (tmp_path / "a1.txt").write_text("Ho")
    (found,) = quoteattr.read(tmp_path / "a[1].txt")
    assert (found.id, found.text) == ("a[1]", "Hi")


def test_a_pattern_that_fits_nothing(tmp_path: Path) -> None:
    (error,) = read_items([tmp_path / "*.txt"])
    assert isinstance(error, ReadError)
    assert error.reason == "no such file or directory"
