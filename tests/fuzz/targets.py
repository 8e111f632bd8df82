"""What is fuzzed: each target takes any bytes and fails where a promise is broken.

A target that returns has kept: nothing raised but errors of ours, every span within its text, every output
valid by its schema or its standard, and read back as it was written.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import PurePath
from typing import Any, Literal, cast

import jsonschema
from attrs import evolve
from lxml import etree

import quoteattr
from quoteattr.errors import ReadError
from quoteattr.lang.marks import MARKS
from quoteattr.model import AttributedDocument, CanonicalQuote, Document, Passage
from quoteattr.pipeline import Pipeline
from quoteattr.read import archives, formats, records
from quoteattr.read.ids import Ids
from quoteattr.report import report_html
from quoteattr.write import brat, jsonl, markdown, schema_org, tei, web_annotation
from quoteattr.write import csv as csv_writer

Target = Callable[[bytes], None]

#: What articles are made of, and what should never be in one; a byte of the input is one of these.
PIECES = (
    *MARKS,
    *" \n\t.,:;?!…—-()[]&<>=@/",
    *("\n\n", "\r\n", "\r", "\u2028", "\x85", "\xa0", "\x00", "\x1b[2J", "\ufeff", "\ufffe"),
    *(
        "\ud800",
        "\udc00",
        "\U0010ffff",
        "\u200f",
        "\u202e",
        "\u200d",
        "\u0301",
        "😀",
        "אבג",
        "中文",
        "ǆ",
        "İ",
        "ß",
    ),
    *("a", "b", "I", "A", "We", "Yes", "no", "not", "1", "1,000", "5' 11\"", "'90s", "n’t", "'s", "’s", "s’"),
    *("Ann Lee", "Lee", "Ms. Lee", "Otto von Brandt", "Moscow", "the WHO", "U.S.", "Department of Justice"),
    *(
        "Anna",
        "President",
        "Sen.",
        "Dr.",
        "Reuters",
        "the BBC",
        "Ukrainians",
        "May",
        "Monday",
        "Truth Social",
    ),
    *("he", "she", "it", "they", "who", "his", "her", "their", "I", "you", "himself", "the minister"),
    *(
        "an official",
        "officials",
        "the minister’s spokesman",
        "a doctor",
        "the company",
        "two people",
        "sources",
    ),
    *(
        "said",
        "says",
        "told",
        "told reporters",
        "added",
        "asked",
        "called",
        "wrote",
        "according to",
        "saying",
    ),
    *(
        "denied",
        "warned",
        "tweeted",
        "reported",
        "quoted",
        "that",
        "whether",
        "if",
        "so-called",
        "in a post on",
    ),
    *(
        "in a statement",
        "to",
        "by",
        "of",
        "and",
        "but",
        "because",
        "the",
        "a",
        "is",
        "was",
        "has",
        "had",
        "to be",
    ),
    *(
        "In Congress, I will work hard to",
        "We sail at noon",
        "never give in",
        "http://a.b/c",
        "@ann",
        "#tag",
        "_x_",
    ),
    *(
        "=cmd|' /C calc'!A0",
        "<script>",
        "</p>",
        "{{7*7}}",
        "]]>",
        "&lt;",
        "\\",
        "%00",
        "../",
        "`x`",
        "**",
        "|",
    ),
)

#: Between two documents, or two fields, of one input.
_BREAK = b"\xff\xfe"

_ENDINGS = ("", ".txt", ".json", ".jsonl", ".html", ".txt.gz", ".zip", ".jsonl.gz")
_LEXICAL = Pipeline(engine="lexical")


def text_of(data: bytes) -> str:
    """Make a text of bytes: the first says whether each other is one of the pieces, or they are UTF-8."""
    if data[:1] < b"\xc0":
        return "".join(PIECES[byte % len(PIECES)] for byte in data[1:])
    return data[1:].decode("utf-8", "surrogateescape")


def texts_of(data: bytes) -> list[str]:
    """Make several texts, in the order of the bytes."""
    return [text_of(part) for part in data.split(_BREAK)]


def attribute(data: bytes) -> None:
    """Find quotes and speakers in any text."""
    text = text_of(data)
    document = _LEXICAL.attribute(text)
    assert document.text == text
    assert_true(document)


def deduplicate(data: bytes) -> None:
    """Join quotes of any texts; each printing is in one canonical quote, and one only."""
    documents = [
        _LEXICAL.attribute(Document(id=str(number), text=text, speaker=text[:9] if number % 3 == 2 else None))
        for number, text in enumerate(texts_of(data)[:8])
    ]
    found = quoteattr.deduplicate(documents)
    printed = [(one.document_id, one.quote_id) for saying in found for one in saying.attestations]
    assert len(printed) == len(set(printed))
    for saying in found:
        assert_saying(saying)


def read(data: bytes) -> None:
    """Read a file of any bytes under a name of each kind; what is read can be written."""
    name = f"file{_ENDINGS[data[0] % len(_ENDINGS)]}" if data else "file"
    for item in _items(name, data[1:]):
        assert isinstance(item, ReadError | Document | AttributedDocument)
        if isinstance(item, ReadError):
            assert item.reason
            continue
        if isinstance(item, Document):
            assert all(0 <= hint.start <= hint.end <= len(item.text) for hint in item.hints)
            item = _LEXICAL.attribute(evolve(item, text=item.text[:2000], hints=()))  # noqa: PLW2901
        assert_true(item)


def _items(name: str, data: bytes) -> Iterator[object]:
    ids = Ids()
    stream = cast("io.BufferedReader", io.BufferedReader(io.BytesIO(data)))
    try:
        for member in archives.members(stream, name):
            if isinstance(member, ReadError):
                yield member
                continue
            try:
                yield from formats.read(member, ids)
            except ValueError as error:
                yield ReadError(path=name, reason=str(error))
    except ValueError as error:
        yield ReadError(path=name, reason=str(error))


def record(data: bytes) -> None:
    """Take a result of ours with values exchanged for others; it is refused, or written by every writer."""
    value = json.loads(jsonl.line(_sample()))
    for part in data.split(_BREAK):
        value = _exchanged(value, part)
    try:
        read_back = records.document(records.parse(json.dumps(value)), Ids())
    except ValueError:
        return
    if isinstance(read_back, AttributedDocument):
        assert_written(read_back)


def write(data: bytes) -> None:
    """Write what is found in any text, with any text in each field."""
    fields = [*texts_of(data), *[""] * 8][:8]
    given = Document(
        text=fields[0],
        id=fields[1],
        title=fields[2],
        url=fields[3],
        outlet=fields[4],
        authors=(fields[5],),
        published=fields[6],
        language=fields[7],
    )
    assert_written(_LEXICAL.attribute(given))


#: By name; the folder of the corpus has the same one.
TARGETS: dict[str, Target] = {
    "attribute": attribute,
    "deduplicate": deduplicate,
    "read": read,
    "record": record,
    "write": write,
}


def assert_true(document: AttributedDocument) -> None:
    """Hold a document to its schema, and its spans to its text."""
    _validator("document").validate(json.loads(jsonl.line(document)))
    ids = [quote.id for quote in document.quotes]
    assert len(ids) == len(set(ids))
    for passage in passages(document):
        assert 0 <= passage.start <= passage.end <= len(document.text)
        assert document.text[passage.start : passage.end] == passage.text


def assert_saying(saying: CanonicalQuote) -> None:
    """Hold a canonical quote to its schema."""
    _validator("canonical_quote").validate(json.loads(jsonl.line(saying)))
    assert saying.attestations
    assert saying.variants


def assert_written(document: AttributedDocument) -> None:
    """Write a document in every format, and hold each to its standard."""
    assert_true(document)
    line = jsonl.line(document)
    assert len(line.encode().splitlines()) == 1
    if document.id:
        assert records.document(records.parse(line), Ids()) == document
    sayings = list(quoteattr.deduplicate([document]))
    values: list[AttributedDocument | CanonicalQuote] = [document, *sayings]
    for one in values:
        _written(markdown, one)
        json.loads(_written(schema_org, one))
        _assert_csv(one)
    json.loads(_written(web_annotation, document))
    _assert_tei(document)
    _assert_brat(document)
    report_html([document], sayings).encode()


def _written(module: Any, value: AttributedDocument | CanonicalQuote) -> str:  # noqa: ANN401  a module has no type
    stream = io.StringIO(newline="")
    module.write([value], stream)
    written = stream.getvalue()
    written.encode()
    return written or "\n"


def _assert_csv(value: AttributedDocument | CanonicalQuote) -> None:
    rows = list(csv.reader(io.StringIO(_written(csv_writer, value), newline=""), strict=True))
    parts = value.quotes if isinstance(value, AttributedDocument) else value.attestations
    assert len(rows) == 1 + len(parts)
    assert all(len(row) == len(rows[0]) for row in rows)
    assert not any(cell.lstrip().startswith(tuple("=+-@")) for row in rows[1:] for cell in row)


def _assert_tei(document: AttributedDocument) -> None:
    root = etree.fromstring(_written(tei, document).encode(), etree.XMLParser(resolve_entities=False))
    (body,) = root.iter("{*}body")
    assert len("".join(body.itertext())) == len(document.text)


def _assert_brat(document: AttributedDocument) -> None:
    stream = io.BytesIO()
    brat.write([document], stream)
    with zipfile.ZipFile(stream) as archive:
        assert archive.testzip() is None
        assert all(PurePath(name).name == name for name in archive.namelist())


def passages(document: AttributedDocument) -> Iterator[Passage]:
    """Give every passage of a document."""
    for quote in document.quotes:
        yield from quote.contents
        yield from quote.verbatim
        found = quote.attribution
        yield from filter(None, (found.source, found.cue, found.medium, found.addressee, found.relay))
    for entity in document.entities:
        yield from entity.mentions


@cache
def _validator(name: Literal["document", "canonical_quote"]) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(quoteattr.schema.load(name))


@cache
def _sample() -> AttributedDocument:
    return _LEXICAL.attribute(
        "“We won’t go,” Ann Lee, a doctor, told reporters in a post. “Never,” officials said."
        " He called it “a joke”, according to the BBC."
    )


#: What stands in the place of a value.
_VALUES: tuple[object, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1,
        2,
        10**9,
        10**400,
        0.5,
        -0.5,
        1e308,
        "",
        "a",
        "\ud800",
        "\x00",
        "=1",
        [],
        {},
    ),
    *(
        [None],
        [""],
        ["a"],
        {"start": 0, "end": 0},
        {"start": -3, "end": -1, "text": ""},
        "direct",
        "resolved",
    ),
)


def _exchanged(value: Any, way: bytes) -> Any:  # noqa: ANN401  JSON is of any type
    """Follow bytes down into a value and exchange what is there for another."""
    if not way:
        return value
    if isinstance(value, dict) and value and way[0] < 0xE0:
        key = sorted(value)[way[0] % len(value)]
        return {**value, key: _exchanged(value[key], way[1:])}
    if isinstance(value, list) and value and way[0] < 0xE0:
        at = way[0] % len(value)
        return [*value[:at], _exchanged(value[at], way[1:]), *value[at + 1 :]]
    return text_of(way[1:]) if way[0] % 2 and len(way) > 1 else _VALUES[way[0] // 2 % len(_VALUES)]
