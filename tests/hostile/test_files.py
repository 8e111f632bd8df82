"""Files that mean harm: each is refused with a reason that tells it, and costs none of the others."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from attrs import evolve

import quoteattr
from quoteattr.errors import ReadError
from quoteattr.model import Span
from quoteattr.pipeline import Pipeline
from quoteattr.read import records
from quoteattr.read.batch import read_items
from quoteattr.read.ids import Ids
from quoteattr.write import jsonl
from tests.fuzz.targets import assert_written

PARAGRAPH = "<p>The minister said that the talks went on and on in the city of Geneva.</p>"


def page(body: str) -> bytes:
    article = f"<article>{PARAGRAPH * 5}{body}</article>"
    return f"<!doctype html><html><head><title>T</title></head><body>{article}</body></html>".encode()


def reasons(path: Path) -> list[str]:
    return [one.reason for one in read_items([path]) if isinstance(one, ReadError)]


def attributes(*, value: str, within: str = "p") -> bytes:
    return page(f"<{within} {' '.join(f'a{number}{value}' for number in range(1_500))}>x</{within}>")


PAGES: dict[str, tuple[bytes, str]] = {
    "attributes": (attributes(value="=1"), "an element with more than 1000 attributes, which no article has"),
    "attributes with marks": (
        attributes(value='="<>"'),
        "an element with more than 1000 attributes, which no article has",
    ),
    "attributes of a script": (
        attributes(value="", within="script"),
        "an element with more than 1000 attributes, which no article has",
    ),
    "elements in one other": (
        page(f"<p>{'<b>a</b> ' * 6_000}</p>"),
        "an element with more than 5000 others in it, which no article has",
    ),
    "elements": (
        page("<p>a</p>" * 20_000),
        "a page of more than 20000 elements, which no article is",
    ),
}


@pytest.mark.parametrize(("data", "reason"), PAGES.values(), ids=PAGES.keys())
def test_a_page_without_measure_is_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(data)
    assert reasons(path) == [reason]


HARMLESS = {
    "a script that compares": page("<script>if (a<b) { " + "x = y + 1; " * 5_000 + "}</script>"),
    "elements within each other": page("<div>" * 10_000),
    "a picture within the page": page(f'<img src="data:image/png;base64,{"A" * 100_000}">'),
    "a comment": page(f"<!-- {'a=1 ' * 5_000} -->"),
    "an encoding of domain names": page("").replace(b"<title>", b'<meta charset="punycode"><title>')
    + b"-"
    + b"a" * 100_000,
    "an encoding that is a compression": page("").replace(b"<title>", b'<meta charset="zlib"><title>'),
    "entities in entities": b"<!DOCTYPE html [<!ENTITY b '&a;&a;'><!ENTITY c SYSTEM '/etc/passwd'>]>"
    + page("<p>&b;&c;</p>"),
}


@pytest.mark.parametrize("data", HARMLESS.values(), ids=HARMLESS.keys())
def test_what_only_looks_like_it_is_read(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(data)
    (document,) = read_items([path])
    assert isinstance(document, quoteattr.Document)
    assert "The minister said that the talks went on" in document.text
    assert "root:" not in document.text


def listed(value: str, count: int) -> bytes:
    return f"[{','.join([value] * count)}]".encode()


#: What a .json file holds, and the one line that is told of it.
WHOLES: dict[str, tuple[Callable[[], bytes], str]] = {
    "lists without end": (
        lambda: listed("[]", records.MOST_VALUES),
        "not a record: more than 2,000,000 lists and objects",
    ),
    "objects without end": (
        lambda: b'{"text": "Hi", "a": ' + listed("{}", records.MOST_VALUES) + b"}",
        "not a record: more than 2,000,000 lists and objects",
    ),
    "lists within each other": (lambda: b"[" * 1_000_000, "not a record: nested too deeply"),
    "numbers without end": (
        lambda: listed("1", 1_000_000),
        "not a list of records: none of its values is a JSON object",
    ),
}


@pytest.mark.parametrize(("data", "reason"), WHOLES.values(), ids=WHOLES.keys())
def test_a_value_without_end_is_refused_in_one_line(
    data: Callable[[], bytes], reason: str, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_bytes(data())
    assert reasons(tmp_path / "a.json") == [reason]
    (tmp_path / "a.jsonl").write_bytes(data() + b'\n{"text": "Hi"}\n')
    error, document = read_items([tmp_path / "a.jsonl"])
    assert (isinstance(error, ReadError), isinstance(document, quoteattr.Document)) == (True, True)


def test_brackets_of_a_text_are_no_lists(tmp_path: Path) -> None:
    text = '[{\\"' * records.MOST_VALUES
    (tmp_path / "a.json").write_text(json.dumps({"text": text}))
    (document,) = quoteattr.read(tmp_path / "a.json")
    assert document.text == text


def test_a_list_of_many_records(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(listed('{"text": "Hi"}', 20_000))
    assert len({one.id for one in quoteattr.read(tmp_path / "a.json")}) == 20_000


def test_many_small_files_in_an_archive_and_in_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(2_000):
            archive.writestr(f"{number}.txt", "Hi")
    for number in range(2_000):
        (tmp_path / f"{number}.txt").write_text("Hi")
    assert len({one.id for one in quoteattr.read(tmp_path)}) == 4_000


def zipped(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, data)
    return stream.getvalue()


PACKED_TWICE = {
    "gz in gz": ("a.txt.gz.gz", gzip.compress(gzip.compress(b"Hi"))),
    "gz in gz, one ending": ("a.txt.gz", gzip.compress(gzip.compress(b"Hi"))),
    "zip in gz": ("a.zip.gz", gzip.compress(zipped("a.txt", b"Hi"))),
    "gz in zip": ("a.zip", zipped("a.txt.gz", gzip.compress(b"Hi"))),
    "gz in zip, by another name": ("a.zip", zipped("a.txt", gzip.compress(b"Hi"))),
    "zip in zip, by another name": ("a.zip", zipped("a.json", zipped("a.txt", b"Hi"))),
}


@pytest.mark.parametrize(("name", "data"), PACKED_TWICE.values(), ids=PACKED_TWICE.keys())
def test_what_is_packed_twice_is_told(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert reasons(tmp_path / name) == ["an archive within an archive is not read"]


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions, of Python and of C alike: time would be another on each machine."""
    count = 0

    def counted(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    work()  # what is loaded or kept at the first use is no work of this record
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def large(kind: str, count: int) -> quoteattr.AttributedDocument:
    """Make a document with so many of one thing, as a record can have it."""
    found = Pipeline(engine="lexical").attribute("“We won’t go,” Ann Lee told reporters.")
    (quote,), (entity, *_) = found.quotes, found.entities
    many = range(count)
    match kind:
        case "quotes":
            return evolve(found, quotes=tuple(evolve(quote, id=f"q{number}") for number in many))
        case "entities":
            return evolve(found, entities=tuple(evolve(entity, id=f"e{number}") for number in many))
        case "mentions":
            return evolve(found, entities=(evolve(entity, mentions=entity.mentions * count),))
        case _:
            return evolve(found, quotes=(evolve(quote, contents=quote.contents * count),))


@pytest.mark.parametrize("kind", ["quotes", "entities", "mentions", "contents"])
def test_work_grows_with_the_record(kind: str) -> None:
    def work(count: int) -> int:
        line = jsonl.line(large(kind, count))
        return calls(lambda: records.document(records.parse(line), Ids()))

    assert work(400) < 6 * work(100)


@pytest.mark.parametrize("hint", ["apart", "the same", "within each other"])
def test_work_grows_with_the_hints(hint: str) -> None:
    pipeline = Pipeline(engine="lexical")

    def work(count: int) -> int:
        text = "We won’t go at all. " * count
        places = {
            "apart": lambda one: Span(20 * one, 20 * one + 19),
            "the same": lambda _: Span(0, 20),
            "within each other": lambda one: Span(one, len(text) - one),
        }
        hints = tuple(map(places[hint], range(count)))
        document = quoteattr.Document(id="a", text=text, hints=hints)
        return calls(lambda: pipeline.attribute(document))

    assert work(400) < 6 * work(100)


def record(change: Callable[[Any], object]) -> str:
    document = Pipeline(engine="lexical").attribute(
        "“We won’t go,” Ann Lee told reporters. “Never,” he said."
    )
    value = json.loads(jsonl.line(document))
    change(value)
    return json.dumps(value).replace('"beyond"', "1e999")


def at(*way: str | int, value: object) -> Callable[[Any], object]:
    def change(record: Any) -> None:  # noqa: ANN401  JSON is of any type
        for step in way[:-1]:
            record = record[step]
        record[way[-1]] = value

    return change


CONTENT = ("quotes", 0, "contents", 0)
SCORE = ("quotes", 0, "attribution", "score")
RECORDS: dict[str, tuple[Callable[[Any], object], str]] = {
    "a span that counts from the end": (
        at(*CONTENT, value={"start": -3, "end": -1, "text": "id"}),
        "the text does not hold 'id' from -3 to -1",
    ),
    "a span behind the end": (
        at(*CONTENT, value={"start": 10**9, "end": 10**9, "text": ""}),
        "the text does not hold '' from 1000000000 to 1000000000",
    ),
    "a span that ends before it begins": (
        at(*CONTENT, value={"start": 9, "end": 3, "text": ""}),
        "the text does not hold '' from 9 to 3",
    ),
    "a score beyond all numbers": (at(*SCORE, value="beyond"), "record.quotes[0].attribution.score"),
    "a score above one": (at(*SCORE, value=7), "record.quotes[0].attribution.score"),
    "a number of 400 digits": (at(*SCORE, value=10**400), "record.quotes[0].attribution.score"),
    "no contents": (at("quotes", 0, "contents", value=[]), "a quote has no contents"),
    "another document's quote": (at("quotes", 0, "document_id", value="b"), "a quote is of another document"),
    "two quotes of one id": (lambda value: value["quotes"].append(value["quotes"][0]), "comes twice"),
    "two entities of one id": (lambda value: value["entities"].append(value["entities"][0]), "comes twice"),
    "a message as long as the file": (at("quotes", 0, "kind", value="direct" * 9), "record.quotes[0].kind"),
    "an id without end": (at(*CONTENT, "text", value="a" * 10**6), "the text does not hold 'aaaa"),
}


@pytest.mark.parametrize(("change", "reason"), RECORDS.values(), ids=RECORDS.keys())
def test_a_record_that_cannot_be_is_refused(
    change: Callable[[Any], object], reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text(f"{record(change)}\n{record(at('id', value='a'))}\n{json.dumps({'text': 'Hi'})}\n")
    first, second, last = read_items([path])
    assert isinstance(first, ReadError)
    assert reason in first.reason
    assert len(first.reason) < 200
    assert isinstance(second, ReadError)  # its quotes are those of another id
    assert isinstance(last, quoteattr.Document)


@pytest.mark.parametrize("item", ["\ud800", "../Q1", "javascript:alert(1)", "Q1\x00"])
def test_any_wikidata_item_can_be_written(item: str) -> None:
    text = record(at("entities", 0, "wikidata", value=item))
    document = records.document(json.loads(text), Ids())
    assert isinstance(document, quoteattr.AttributedDocument)
    assert_written(document)


def test_a_file_s_name_does_not_steer_the_terminal(tmp_path: Path, run: Any) -> None:  # noqa: ANN401  a fixture
    (tmp_path / "a\x1b[2J\nb.txt").write_bytes(b"\xff\x01\x02")
    done = run("attribute", "--engine", "lexical", tmp_path)
    assert done.returncode == 1
    assert b"a\\x1b[2J\\nb.txt: not UTF-8" in done.stderr
    assert done.stderr.count(b"\n") == 1
