"""TEI, read by lxml: well formed, the text as it was, and no more than TEI P5 allows.

``tei_p5.json`` holds, for the elements that are written, which of each other and
which attributes each may have: facts taken from tei_all of TEI P5, 4.3.0.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import quoteattr
from quoteattr.write import tei

T = "{http://www.tei-c.org/ns/1.0}"
X = "{http://www.w3.org/XML/1998/namespace}"
ALLOWED: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("tei_p5.json").read_text("utf-8"))


def parsed(*documents: quoteattr.AttributedDocument) -> etree._Element:
    stream = io.StringIO()
    tei.write(documents, stream)
    root = etree.fromstring(stream.getvalue().encode(), etree.XMLParser(resolve_entities=False))
    check(root)
    return root


def check(root: etree._Element) -> None:
    """Hold every element to what TEI allows, and every pointer to something."""
    for element in root.iter(etree.Element):
        rules = ALLOWED[str(element.tag).removeprefix(T)]
        names = {str(name).replace(X, "xml:") for name in element.attrib}
        assert names <= set(rules["attributes"]), element.tag
        assert {str(child.tag).removeprefix(T) for child in element} <= set(rules["children"]), element.tag
        words = [element.text or "", *(child.tail or "" for child in element)]
        assert rules["text"] or not "".join(words).strip(" \t\r\n"), element.tag
    ids = [str(element.get(f"{X}id")) for element in root.iter() if element.get(f"{X}id")]
    assert len(ids) == len(set(ids))
    pointers = [element.get(name) for element in root.iter() for name in ("who", "next", "prev", "corresp")]
    assert {one[1:] for one in pointers if one} <= set(ids)


def body(root: etree._Element) -> str:
    (found,) = root.iter(f"{T}body")
    return "".join(str(part) for part in found.itertext())


def said(root: etree._Element, name: str) -> list[str]:
    return ["".join(map(str, one.itertext())) for one in root.iter(f"{T}said") if one.get("n") == name]


def test_a_document(sample: quoteattr.AttributedDocument) -> None:
    root = parsed(sample)
    assert body(root) == sample.text
    counts = {name: len(list(root.iter(f"{T}{name}"))) for name in ("TEI", "said", "seg", "q")}
    assert counts == {"TEI": 1, "said": 3, "seg": 2, "q": 1}
    assert said(root, "a:1") == ["We won’t go 😀,"]
    (speaker,) = [one.get("who") for one in root.iter(f"{T}said") if one.get("n") == "a:1"]
    (person,) = [one for one in root.iter(f"{T}person") if f"#{one.get(f'{X}id')}" == speaker]
    assert [str(name.text) for name in person.iter(f"{T}persName")] == ["Ann Lee", "Lee"]
    assert [one.get("direct") for one in root.iter(f"{T}said")].count("false") == 1
    assert root.findtext(f".//{T}bibl/{T}publisher") == "The Example"
    assert [one.get("when") for one in root.iter(f"{T}date")] == ["2025-05-23"]


def test_the_seed_articles(seeds: list[Path]) -> None:
    documents = [
        quoteattr.attribute(one) for one in quoteattr.read(*seeds) if isinstance(one, quoteattr.Document)
    ]
    root = parsed(*documents)
    texts = ["".join(map(str, one.itertext())) for one in root.iter(f"{T}body")]
    assert texts == [document.text for document in documents]
    for document in documents:
        for quote in document.quotes:
            if quote.speech and len(quote.contents) == 1 and "\n" not in quote.contents[0].text:
                assert "".join(said(root, quote.id)) == quote.contents[0].text


def test_no_document() -> None:
    assert len(list(parsed().iter(f"{T}TEI"))) == 1


def marked(text: str, *spans: tuple[tuple[int, int], ...]) -> quoteattr.AttributedDocument:
    quotes = tuple(
        quoteattr.Quote(
            id=str(number),
            document_id="a",
            kind="direct",
            speech=True,
            text="",
            contents=tuple(quoteattr.Passage.cut(text, quoteattr.Span(*span)) for span in parts),
            verbatim=(),
        )
        for number, parts in enumerate(spans)
    )
    return quoteattr.AttributedDocument(id="a", text=text, engine="x", quotes=quotes, entities=())


CROSSING: dict[str, tuple[str, tuple[tuple[tuple[int, int], ...], ...], str]] = {
    "nested": ("abcdef", (((0, 6),), ((2, 4),)), "[0ab[1cd]ef]"),
    "the same": ("abc", (((0, 3),), ((0, 3),)), "[0[1abc]]"),
    "side by side": ("abcd", (((0, 2),), ((2, 4),)), "[0ab][1cd]"),
    "crossing": ("abcdef", (((0, 4),), ((2, 6),)), "[0ab[1cd]][1ef]"),
    "over paragraphs": ("ab\ncd", (((1, 4),),), "a[0b]|[0c]d"),
    "in two parts": ("abcdef", (((0, 2), (4, 6)),), "[0ab]cd[0ef]"),
    "empty": ("ab", (((1, 1),),), "ab"),
}


def drawn(element: etree._Element) -> str:
    inside = (element.text or "") + "".join(drawn(child) + (child.tail or "") for child in element)
    return f"[{element.get('n')}{inside}]" if element.tag == f"{T}said" else inside


@pytest.mark.parametrize(("text", "spans", "expected"), CROSSING.values(), ids=CROSSING.keys())
def test_what_crosses(text: str, spans: tuple[tuple[tuple[int, int], ...], ...], expected: str) -> None:
    root = parsed(marked(text, *spans))
    assert "|".join(drawn(one) for one in next(root.iter(f"{T}body"))) == expected


def test_parts_are_joined() -> None:
    parts = list(parsed(marked("ab\ncd\nef", ((1, 7),))).iter(f"{T}said"))
    assert [one.get("next") for one in parts] == ["#d1q1.2", "#d1q1.3", None]
    assert [one.get("prev") for one in parts] == [None, "#d1q1", "#d1q1.2"]


@given(st.data(), st.text(st.sampled_from("ab \r\n\t<&\"'\x00\ufffe\ud83d😀\u2028]]>"), max_size=30))
def test_any_text_comes_back_with_any_spans(data: st.DataObject, text: str) -> None:
    place = st.integers(0, len(text))
    drawn_spans = data.draw(st.lists(st.tuples(place, place), max_size=6))
    spans = [(min(one), max(one)) for one in drawn_spans]
    root = parsed(marked(text, *((one,) for one in spans)))
    bad = "\x00\ufffe\ud83d"
    assert body(root) == "".join("\ufffd" if sign in bad else sign for sign in text)
    for number, (start, end) in enumerate(spans):
        held = "".join("\ufffd" if sign in bad else sign for sign in text[start:end])
        assert "".join(said(root, str(number))).split() == held.split() or set(held) & set("\r\n")


def test_hostile_fields_stay_text(sample: quoteattr.AttributedDocument) -> None:
    hostile = "</TEI><!ENTITY x '\"&x;\x00\ud800"
    entity = evolve(sample.entities[0], name=hostile, wikidata=hostile)
    document = evolve(
        sample,
        id=hostile,
        title=hostile,
        url=hostile,
        published=hostile,
        language=hostile,
        entities=(entity,),
    )
    root = parsed(document)
    assert (root.findtext(f".//{T}bibl/{T}title") or "").startswith("</TEI><!ENTITY")
    assert not list(root.iter(etree.Entity))
