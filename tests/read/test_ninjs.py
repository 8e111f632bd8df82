"""ninjs of IPTC, versions 2 and 3.

``ninjs.schema.json`` restates, for the properties that are read, the names and
types of IPTC's published schemas (github.com/iptc/newsinjson, compared with
versions 2.0 and 3.0 in November 2026): the items of these tests hold to it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import quoteattr
from quoteattr.errors import ReadError
from quoteattr.read.batch import read_items

SCHEMA = json.loads(Path(__file__).with_name("ninjs.schema.json").read_text("utf-8"))

HTML = "<section><p>Ann Lee said: <q>No.</q></p><blockquote>Not now.</blockquote></section>"
PLAIN = "Ann Lee said: “No.”\r\n"

ITEM: dict[str, Any] = {
    "uri": "urn:newsml:example.org:20250523:1",
    "type": "text",
    "pubstatus": "usable",
    "firstcreated": "2025-05-23T08:00:00Z",
    "versioncreated": "2025-05-23T10:00:00+02:00",
    "contentcreated": "2025-05-22T10:00:00Z",
    "copyrightholder": "The Example",
    "language": "en-GB",
    "bodies": [
        {"role": "web", "contenttype": "text/html", "value": HTML},
        {"role": "text", "contenttype": "text/plain", "value": PLAIN},
    ],
    "headlines": [{"role": "short", "value": "No"}, {"role": "main", "value": "Lee says no"}],
    "infosources": [{"name": "dpa", "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/originfo"}],
    "title": "lee-no",
    "by": "By B. Writer",
    "standard": {"name": "ninjs", "version": "2.0"},
}

#: How version 3 spells what version 2 spells in small letters.
SPELT = {
    "pubstatus": "pubStatus",
    "firstcreated": "firstCreated",
    "versioncreated": "versionCreated",
    "contentcreated": "contentCreated",
    "copyrightholder": "copyrightHolder",
    "infosources": "infoSources",
    "contenttype": "contentType",
}


def respelt(value: Any) -> Any:  # noqa: ANN401  any JSON
    if isinstance(value, list):
        return [respelt(one) for one in value]
    if isinstance(value, dict):
        return {SPELT.get(key, key): respelt(one) for key, one in value.items()}
    return value


def items(
    item: dict[str, Any], version: str, tmp_path: Path
) -> list[quoteattr.Document | quoteattr.AttributedDocument | ReadError]:
    item = respelt(item) if version == "3" else item
    jsonschema.Draft202012Validator({"$ref": f"#/$defs/{version}", "$defs": SCHEMA["$defs"]}).validate(item)
    path = tmp_path / "item.json"
    path.write_text(json.dumps(item, indent=2))
    return list(read_items([path]))


@pytest.mark.parametrize("version", ["2", "3"])
def test_an_item(version: str, tmp_path: Path) -> None:
    assert items(ITEM, version, tmp_path) == [
        quoteattr.Document(
            id="urn:newsml:example.org:20250523:1",
            text=PLAIN,
            title="Lee says no",
            outlet="The Example",
            authors=("By B. Writer",),
            published="2025-05-23T10:00:00+02:00",
            language="en-GB",
            agency="Deutsche Presse-Agentur",
        )
    ]


def without(*names: str, **others: object) -> dict[str, Any]:
    return {key: value for key, value in {**ITEM, **others}.items() if key not in names}


CHANGED: dict[str, tuple[dict[str, Any], str, object]] = {
    "HTML alone": (without(bodies=ITEM["bodies"][:1]), "text", "Ann Lee said: “No.”\n\nNot now."),
    "HTML that does not say so": (
        without(bodies=[{"value": HTML}]),
        "hints",
        (quoteattr.Span(15, 18), quoteattr.Span(21, 29)),
    ),
    "text that does not say so": (without(bodies=[{"value": PLAIN}]), "text", PLAIN),
    "a type with its encoding": (
        without(bodies=[{"contenttype": "Text/Plain; charset=utf-8", "value": PLAIN}]),
        "text",
        PLAIN,
    ),
    "no main headline": (without(headlines=ITEM["headlines"][:1]), "title", "No"),
    "no headline": (without("headlines"), "title", "lee-no"),
    "no title at all": (without("headlines", "title"), "title", None),
    "no version's date": (without("versioncreated"), "published", "2025-05-23T08:00:00Z"),
    "no item's date": (without("versioncreated", "firstcreated"), "published", "2025-05-22T10:00:00Z"),
    "no language": (without("language"), "language", "en"),
    "the agency's own item": (without(copyrightholder="dpa"), "agency", None),
    "a byline of an agency": (without("infosources", by="Ann Lee, AP"), "agency", "Associated Press"),
    "an agency that holds the rights": (without("infosources", copyrightholder="AFP"), "agency", None),
    "nobody": (without("infosources", "by", "copyrightholder"), "outlet", None),
    "only what must be there": (
        {"uri": "urn:x", "bodies": [{"value": "Hi"}]},
        "id",
        "urn:x",
    ),
}


@pytest.mark.parametrize("version", ["2", "3"])
@pytest.mark.parametrize(("item", "field", "expected"), CHANGED.values(), ids=CHANGED.keys())
def test_what_may_be_missing(
    item: dict[str, Any], field: str, expected: object, version: str, tmp_path: Path
) -> None:
    (found,) = items(item, version, tmp_path)
    assert getattr(found, field) == expected


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "a picture": (without("bodies", type="picture"), "an item of type 'picture' without a body of text"),
    "only other bodies": (
        without(bodies=[{"contenttype": "application/xml", "value": "<nitf/>"}]),
        "an item of type 'text' without a body of text",
    ),
    "withheld": (without(pubstatus="withheld"), "not to be used: its status of publication is 'withheld'"),
    "killed": (without(pubstatus="canceled"), "not to be used: its status of publication is 'canceled'"),
}


@pytest.mark.parametrize("version", ["2", "3"])
@pytest.mark.parametrize(("item", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_article(item: dict[str, Any], reason: str, version: str, tmp_path: Path) -> None:
    (error,) = items(item, version, tmp_path)
    assert isinstance(error, ReadError)
    assert error.reason == reason


@pytest.mark.parametrize("bodies", ["x", ["x"], {}, [{"value": 5}], 5])
def test_bodies_of_another_kind(bodies: object, tmp_path: Path) -> None:
    path = tmp_path / "item.jsonl"
    path.write_text(json.dumps({"uri": "urn:x", "bodies": bodies}))
    (error,) = read_items([path])
    assert isinstance(error, ReadError)
    assert error.line == 1


def test_items_a_line(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text("".join(json.dumps({**ITEM, "uri": f"urn:{number}"}) + "\n" for number in range(3)))
    assert [one.id for one in quoteattr.read(path)] == ["urn:0", "urn:1", "urn:2"]
