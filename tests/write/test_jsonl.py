"""JSON Lines out: one line a value, the keys that are promised, and back again unchanged."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quoteattr
from quoteattr.read import jsonl
from quoteattr.read.ids import Ids
from quoteattr.write.jsonl import line

DOCUMENT_KEYS = "id title url outlet published language engine quotes entities warnings text"
QUOTE_KEYS = "id kind speech text contents verbatim attribution"
ATTRIBUTION_KEYS = "status reason rule score source cue speaker candidates medium addressee relay"
CANONICAL_KEYS = "id text speaker variants attestations conflicts first_seen documents"
ATTESTATION_KEYS = "document_id quote_id text relation score outlet published speaker"

scores = st.floats(min_value=0, max_value=1)
maybe_text = st.none() | st.text()
kinds = st.sampled_from(["person", "organization", "place", "group", "other"])
speakers = st.builds(quoteattr.Speaker, id=st.text(), name=st.text(), kind=kinds, named=st.booleans())
candidates = st.builds(
    quoteattr.Candidate, speaker=speakers, score=scores, reasons=st.lists(st.text(), max_size=2).map(tuple)
)


@st.composite
def passages(draw: st.DrawFn, text: str) -> quoteattr.Passage:
    start = draw(st.integers(0, len(text)))
    return quoteattr.Passage.cut(text, quoteattr.Span(start, draw(st.integers(start, len(text)))))


def attributions(text: str) -> st.SearchStrategy[quoteattr.Attribution]:
    maybe_passage = st.none() | passages(text)
    return st.builds(
        quoteattr.Attribution,
        status=st.sampled_from(["resolved", "ambiguous", "unknown"]),
        reason=st.text(),
        rule=maybe_text,
        score=scores,
        source=maybe_passage,
        cue=maybe_passage,
        speaker=st.none() | speakers,
        candidates=st.lists(candidates, max_size=2).map(tuple),
        medium=maybe_passage,
        addressee=maybe_passage,
        relay=maybe_passage,
    )


def id_of(value: quoteattr.Quote | quoteattr.Entity) -> str:
    return value.id


@st.composite
def documents(draw: st.DrawFn) -> quoteattr.AttributedDocument:
    text = draw(st.text())
    name = draw(st.text(min_size=1))
    some_passages = st.lists(passages(text), max_size=2).map(tuple)
    quotes = st.builds(
        quoteattr.Quote,
        id=st.text(),
        document_id=st.just(name),
        kind=st.sampled_from(["direct", "mixed", "indirect"]),
        speech=st.booleans(),
        text=st.text(),
        contents=st.lists(passages(text), min_size=1, max_size=2).map(tuple),
        verbatim=some_passages,
        attribution=attributions(text),
    )
    entities = st.builds(
        quoteattr.Entity,
        id=st.text(),
        name=st.text(),
        kind=kinds,
        aliases=st.lists(st.text(), max_size=2).map(tuple),
        mentions=some_passages,
        wikidata=maybe_text,
    )
    return quoteattr.AttributedDocument(
        id=name,
        text=text,
        title=draw(maybe_text),
        authors=draw(st.lists(st.text(), max_size=2).map(tuple)),
        published=draw(maybe_text),
        agency=draw(maybe_text),
        engine=draw(st.text()),
        quotes=draw(st.lists(quotes, max_size=2, unique_by=id_of).map(tuple)),
        entities=draw(st.lists(entities, max_size=2, unique_by=id_of).map(tuple)),
    )


@given(documents())
def test_a_document_comes_back_as_it_was(document: quoteattr.AttributedDocument) -> None:
    written = line(document)
    assert written.splitlines() == [written]
    assert list(jsonl.read([written.encode()], "feed", Ids())) == [document]


@pytest.mark.parametrize("text", ["\ud83d", "a\udcffb", "\u2028 \u2029 \x85 \x00 \r\n"])
def test_characters_that_have_no_place_in_a_line(text: str) -> None:
    document = quoteattr.attribute(quoteattr.Document(id="a", text=text))
    written = line(document)
    assert written.splitlines() == [written]
    assert list(jsonl.read([written.encode()], "feed", Ids())) == [document]


def test_other_characters_stand_as_they_are(sample: quoteattr.AttributedDocument) -> None:
    assert "“We won’t go 😀,”" in line(sample)


def test_the_keys_that_are_promised(
    sample: quoteattr.AttributedDocument, canonical: quoteattr.CanonicalQuote
) -> None:
    document, saying = json.loads(line(sample)), json.loads(line(canonical))
    quote = document["quotes"][0]
    assert set(DOCUMENT_KEYS.split()) <= document.keys()
    assert set(QUOTE_KEYS.split()) <= quote.keys()
    assert set(ATTRIBUTION_KEYS.split()) <= quote["attribution"].keys()
    assert {"start", "end", "text"} == quote["contents"][0].keys() == quote["attribution"]["cue"].keys()
    assert {"id", "name", "kind", "aliases", "mentions"} <= document["entities"][0].keys()
    assert set(CANONICAL_KEYS.split()) <= saying.keys()
    assert {"text", "count", "difference"} == saying["variants"][0].keys()
    assert set(ATTESTATION_KEYS.split()) <= saying["attestations"][0].keys()
    assert document["quotes"][1]["attribution"]["speaker"] is None


def test_a_path_and_an_open_file_get_the_same(
    sample: quoteattr.AttributedDocument, canonical: quoteattr.CanonicalQuote, tmp_path: Path
) -> None:
    path, stream = tmp_path / "out.jsonl", StringIO()
    quoteattr.write([sample, canonical], path)
    quoteattr.write([sample, canonical], stream)
    assert path.read_bytes().decode() == stream.getvalue() == f"{line(sample)}\n{line(canonical)}\n"
