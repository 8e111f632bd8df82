"""Plain text: every character kept, other encodings refused."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quoteattr
from quoteattr.errors import ReadError
from quoteattr.read.batch import read_items
from quoteattr.read.plain import decode

KEPT = {
    "empty": (b"", ""),
    "byte order mark": (b"\xef\xbb\xbfHi", "Hi"),
    "only the first byte order mark": (b"\xef\xbb\xbf\xef\xbb\xbfHi", "\ufeffHi"),
    "carriage returns": (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
    "null bytes": (b"a\x00b", "a\x00b"),
    "decomposed accents": ("e\u0301".encode(), "e\u0301"),
    "beyond the basic plane": ("“😀”".encode(), "“😀”"),
    "blank lines first": (b"\n\n Hi", "\n\n Hi"),
}

REFUSED = {
    "latin-1": ("He said “caf\u00e9”".encode("cp1252"), "not UTF-8: byte 0x93 at offset 8"),
    "after a byte order mark": (b"\xef\xbb\xbfab\xff", "not UTF-8: byte 0xff at offset 5"),
    "cut short": ("a😀".encode()[:-1], "not UTF-8: byte 0xf0 at offset 1"),
    "an encoded surrogate": (b"\xed\xa0\x80", "not UTF-8: byte 0xed at offset 0"),
    "UTF-16": ("Hi".encode("utf-16"), "not UTF-8 but UTF-16"),
}


@pytest.mark.parametrize(("data", "text"), KEPT.values(), ids=KEPT.keys())
def test_text_is_kept(data: bytes, text: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    assert list(quoteattr.read(path)) == [quoteattr.Document(id="article", text=text)]


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_other_encodings_are_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        list(quoteattr.read(path))
    assert caught.value.path == str(path)
    assert caught.value.reason.startswith(reason)


@given(st.text().filter(lambda text: not text.startswith("\ufeff")))
def test_decoding_undoes_encoding(text: str) -> None:
    assert decode(text.encode()) == text


def test_a_batch_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    good, bad, folder = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "folder"
    good.write_text("Hi")
    bad.write_bytes(b"\xff")
    folder.mkdir()
    items = list(read_items([bad, folder, tmp_path / "missing.txt", good]))
    reasons = [item.reason for item in items if isinstance(item, ReadError)]
    assert reasons == ["not UTF-8: byte 0xff at offset 0", "is a directory", "no such file or directory"]
    assert items[-1] == quoteattr.Document(id="good", text="Hi")


def test_files_that_share_a_stem_get_ids_of_their_own(tmp_path: Path) -> None:
    texts = {"a": "one", "b": "two", "c": "two"}
    for folder, text in texts.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(text)
    paths = [tmp_path / folder / "x.txt" for folder in texts]
    longer = f"x-{sha256(b'two').hexdigest()[:8]}"
    assert [document.id for document in quoteattr.read(*paths)] == ["x", longer, f"{longer}-2"]


def test_a_path_given_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("Hi")
    assert len(list(quoteattr.read(path, str(path)))) == 1
