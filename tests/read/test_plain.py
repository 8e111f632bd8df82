"""Plain text: every character kept, in every encoding that a newsroom meets."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quoteattr
from quoteattr.errors import ReadError
from quoteattr.read.batch import read_items
from quoteattr.read.bounded import LIMIT
from quoteattr.read.decode import decode, decode_utf8

CURLY = "“Café,” she said – it’s naïve."

KEPT = {
    "empty": (b"", ""),
    "byte order mark": (b"\xef\xbb\xbfHi", "Hi"),
    "only the first byte order mark": (b"\xef\xbb\xbf\xef\xbb\xbfHi", "\ufeffHi"),
    "carriage returns": (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
    "null bytes": (b"a\x00b", "a\x00b"),
    "composed accents": ("\u00e9".encode(), "\u00e9"),
    "decomposed accents": ("e\u0301".encode(), "e\u0301"),
    "beyond the basic plane": ("“😀”".encode(), "“😀”"),
    "blank lines first": (b"\n\n Hi", "\n\n Hi"),
    "UTF-16": (CURLY.encode("utf-16"), CURLY),
    "UTF-16, the other way round": (b"\xfe\xff" + CURLY.encode("utf-16-be"), CURLY),
    "UTF-16 without a mark": (CURLY.encode("utf-16-le"), CURLY),
    "UTF-32": (CURLY.encode("utf-32"), CURLY),
    "Windows": (CURLY.encode("cp1252"), CURLY),
    "Windows, a few words": ("He said “no”.".encode("cp1252"), "He said “no”."),
    "Windows, its line ends": ("“One”\r\n“two”".encode("cp1252"), "“One”\r\n“two”"),
    "Macintosh": (CURLY.encode("mac_roman"), CURLY),
}

REFUSED = {
    "after a byte order mark": (b"\xef\xbb\xbfab\xff", "not UTF-8: byte 0xff at offset 5"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x01\x02", "not UTF-8: byte 0x89 at offset 0"),
    "half a character of UTF-16": (b"\xff\xfea", "not UTF-16-LE, which its byte order mark says it is"),
    "more than an article": (b"x" * (LIMIT + 1), "larger than 32 MiB, which no article is"),
}


@pytest.mark.parametrize(("data", "text"), KEPT.values(), ids=KEPT.keys())
def test_text_is_kept(data: bytes, text: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    assert list(quoteattr.read(path)) == [quoteattr.Document(id="article", text=text)]


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_text_is_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        list(quoteattr.read(path))
    assert caught.value.path == str(path)
    assert caught.value.reason.startswith(reason)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_the_seed_articles_in_old_encodings(encoding: str, seeds: list[Path]) -> None:
    for path in seeds:
        data = path.read_text("utf-8").encode(encoding, "ignore")
        assert decode(data) == data.decode(encoding)


@given(st.text().filter(lambda text: not text.startswith("\ufeff")))
def test_decoding_undoes_encoding(text: str) -> None:
    assert decode(text.encode()) == decode_utf8(text.encode()) == text


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(ValueError):
        assert isinstance(decode(data), str)


def test_a_batch_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    good, bad, folder = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "folder"
    good.write_text("Hi")
    bad.write_bytes(b"\xff\x01")
    folder.mkdir()
    items = list(read_items([bad, folder, tmp_path / "missing.txt", good]))
    reasons = [item.reason for item in items if isinstance(item, ReadError)]
    assert reasons == [
        "not UTF-8: byte 0xff at offset 0, nor is it text in another encoding that is known",
        "a directory without a file that is read",
        "no such file or directory",
    ]
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
