"""JSON Lines: articles and attributed documents in, an error in place of each bad line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quoteattr
from quoteattr.errors import ReadError
from quoteattr.read import jsonl
from quoteattr.read.bounded import LIMIT
from quoteattr.read.ids import Ids
from quoteattr.write.jsonl import line

BAD = {
    "not JSON": ('{"text": ', "not JSON: Expecting value at column 10"),
    "not a number of JSON": ('{"text": NaN}', "not JSON: NaN"),
    "not an object": ('["text"]', "not a record: one JSON object a line is expected"),
    "nested without end": ("[" * 100_000, "not a record: nested too deeply"),
    "no text": ('{"id": "a"}', "required field missing @ record.text"),
    "text of another type": ('{"text": 5}', "invalid value for type, expected str @ record.text"),
    "authors not in a list": (
        '{"text": "x", "authors": "Ann"}',
        "invalid value for type, expected tuple @ record.authors",
    ),
    "empty id": ('{"id": "", "text": "x"}', "the id is empty"),
    "hint outside the text": (
        '{"text": "x", "hints": [{"start": 0, "end": 2}]}',
        "a hint lies outside the text",
    ),
    "canonical quote": ('{"id": "c", "attestations": []}', "a canonical quote, not an article"),
    "html of another type": (
        '{"html": 5}',
        "invalid value for type, expected str @ record.html",
    ),
    "html without text": ('{"html": "<p> </p>"}', "no text in the HTML"),
    "a wire that is no name": (
        '{"text": "x", "wire": 5}',
        "wire is true, false or a name, and credit a text",
    ),
    "longer than a record can be": ("x" * (LIMIT + 1), "larger than 32 MiB, which no article is"),
}


def read_lines(*lines: str) -> list[quoteattr.Document | quoteattr.AttributedDocument | ReadError]:
    return list(jsonl.read([text.encode() for text in lines], "feed", Ids()))


@pytest.mark.parametrize(("text", "reason"), BAD.values(), ids=BAD.keys())
def test_a_bad_line_is_an_error_among_the_others(text: str, reason: str) -> None:
    first, error, last = read_lines('{"id": "1", "text": "x"}', text, '{"id": "3", "text": "x"}')
    assert isinstance(error, ReadError)
    assert (error.path, error.line, error.reason) == ("feed", 2, reason)
    assert str(error) == f"feed:2: {reason}"
    assert [first, last] == [quoteattr.Document(id=one, text="x") for one in "13"]


def test_every_field_of_an_article() -> None:
    record = {
        "id": "a",
        "text": "Hi there",
        "title": "T",
        "url": "https://example.org",
        "outlet": "O",
        "authors": ["A", "B"],
        "published": "2025-05-23",
        "language": "en-GB",
        "hints": [{"start": 0, "end": 2}],
        "speaker": "Ann Lee",
        "medium": "Truth Social",
        "agency": "Reuters",
    }
    expected = quoteattr.Document(
        id="a",
        text="Hi there",
        title="T",
        url="https://example.org",
        outlet="O",
        authors=("A", "B"),
        published="2025-05-23",
        language="en-GB",
        hints=(quoteattr.Span(0, 2),),
        speaker="Ann Lee",
        medium="Truth Social",
        agency="Reuters",
    )
    assert read_lines(json.dumps(record)) == [expected]


def test_nulls_blank_lines_and_unknown_keys_say_nothing() -> None:
    record = '{"id": null, "text": "x", "language": null, "authors": null, "section": "World"}'
    assert read_lines("", record, "\r\n") == [quoteattr.Document.from_text("x")]


AGENCIES: dict[str, tuple[dict[str, object], str | None]] = {
    "nothing": ({}, None),
    "given": ({"agency": "The Agency"}, "The Agency"),
    "given beside others": ({"agency": "The Agency", "wire": "AP"}, "The Agency"),
    "wire by name": ({"wire": "The Agency"}, "The Agency"),
    "wire by a short name": ({"wire": "AFP"}, "Agence France-Presse"),
    "wire and a credit": ({"wire": True, "credit": "Ann Lee, AP"}, "Associated Press"),
    "wire and a credit that is not known": ({"wire": True, "credit": "The Agency"}, "The Agency"),
    "wire alone": ({"wire": True}, "wire"),
    "no wire": ({"wire": False, "credit": "with material from Reuters"}, None),
    "credit in capitals": ({"credit": "Reporting by Ann Lee; REUTERS"}, "Reuters"),
    "credit of an agency": ({"credit": "The Associated Press"}, "Associated Press"),
    "credit of two": ({"credit": "AFP/Reuters"}, "Agence France-Presse"),
    "credit of a writer": ({"credit": "Pa Lee"}, None),
    "credit of the outlet": ({"credit": "Reuters", "outlet": "Reuters"}, None),
    "credit of the outlet by another name": ({"credit": "AP", "outlet": "The Associated Press"}, None),
    "null": ({"wire": None, "credit": None, "agency": None}, None),
}


@pytest.mark.parametrize(("given", "expected"), AGENCIES.values(), ids=AGENCIES.keys())
def test_agency_copy_is_told_from_an_outlets_own(given: dict[str, object], expected: str | None) -> None:
    (found,) = read_lines(json.dumps({"text": "x", **given}))
    assert isinstance(found, quoteattr.Document)
    assert found.agency == expected


def test_html_stands_for_the_text() -> None:
    html = "<p>Ann Lee said: <q>Never</q>.</p><blockquote>Not now.</blockquote>"
    (found,) = read_lines(json.dumps({"id": "a", "html": html, "outlet": "O"}))
    assert isinstance(found, quoteattr.Document)
    assert (found.id, found.outlet) == ("a", "O")
    assert found.text == "Ann Lee said: “Never”.\n\nNot now."
    assert [hint.of(found.text) for hint in found.hints] == ["Never", "Not now."]


def test_a_text_is_preferred_to_html() -> None:
    assert read_lines('{"text": "x", "html": "<p>y</p>"}') == [quoteattr.Document.from_text("x")]


def test_an_id_names_one_document_of_a_batch() -> None:
    first, second = read_lines('{"id": "a", "text": "x"}', '{"id": "a", "text": "y"}')
    assert isinstance(first, quoteattr.Document)
    assert isinstance(second, ReadError)
    assert second.reason == "the id 'a' names an earlier document of this batch"


def test_what_write_wrote(sample: quoteattr.AttributedDocument, tmp_path: Path) -> None:
    path = tmp_path / "attributed"
    quoteattr.write([sample], path)
    assert list(quoteattr.read(path)) == [sample]


SPOILT: dict[str, tuple[list[str | int], Any, str]] = {
    "kind": (["quotes", 0, "kind"], "said", "quotes[0].kind"),
    "truth as a number": (["quotes", 0, "speech"], 1, "quotes[0].speech"),
    "number as a text": (["quotes", 0, "attribution", "score"], "1", "quotes[0].attribution.score"),
    "offset as a fraction": (["quotes", 1, "contents", 0, "start"], 0.5, "quotes[1].contents[0].start"),
    "span that says another text": (["quotes", 1, "contents", 0, "text"], "No", "does not hold 'No'"),
    "mention off the text": (["entities", 0, "mentions", 0, "end"], 10_000, "does not hold 'Ann Lee'"),
    "speaker without name": (["quotes", 0, "attribution", "speaker"], {"id": "x"}, "speaker.name"),
    "no engine": (["engine"], None, "record.engine"),
}


@pytest.mark.parametrize(("place", "value", "reason"), SPOILT.values(), ids=SPOILT.keys())
def test_a_spoilt_document_is_refused(
    place: list[str | int], value: object, reason: str, sample: quoteattr.AttributedDocument
) -> None:
    record = json.loads(line(sample))
    parent = record
    for key in place[:-1]:
        parent = parent[key]
    parent[place[-1]] = value
    (error,) = read_lines(json.dumps(record))
    assert isinstance(error, ReadError)
    assert reason in error.reason


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["id", "text", "quotes", "hints"]), inner)
    ),
)


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_line_gives_one_item_or_none(data: bytes) -> None:
    assert len(list(jsonl.read([data], "feed", Ids()))) == bool(data.strip())
