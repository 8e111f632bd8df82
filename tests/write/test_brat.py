"""brat's standoff, by a reader written from brat's own description of it, and by ours."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from attrs import evolve

import quoteattr
from quoteattr.read import brat as reader
from quoteattr.write import brat

DATA = os.environ.get("QUOTEATTR_DATA")


def parsed(text: str, ann: str) -> tuple[dict[str, tuple[str, str]], list[dict[str, str]]]:
    """Read spans (type and text) and events; brat wants each span's text to be the text's own."""
    spans: dict[str, tuple[str, str]] = {}
    events: list[dict[str, str]] = []
    for line in ann.splitlines():
        name, body, *rest = line.split("\t")
        if name.startswith("T"):
            kind, places = body.split(" ", 1)
            pairs = [tuple(map(int, pair.split(" "))) for pair in places.split(";")]
            assert rest == [" ".join(text[start:end] for start, end in pairs)]
            spans[name] = (kind, rest[0])
        elif name.startswith("E"):
            events.append(dict(role.split(":") for role in body.split(" ")))
        else:
            assert name.startswith("#")
            assert len(rest) == 1
    assert all(target in spans for event in events for target in event.values())
    return spans, events


def unzipped(*documents: quoteattr.AttributedDocument) -> dict[str, str]:
    stream = io.BytesIO()
    brat.write(documents, stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_document(sample: quoteattr.AttributedDocument) -> None:
    files = unzipped(sample)
    assert list(files) == ["a.txt", "a.ann"]
    assert files["a.txt"] == sample.text
    spans, events = parsed(sample.text, files["a.ann"])
    assert [{role: spans[name][1] for role, name in event.items()} for event in events] == [
        {"Attribution": "told", "Content": "We won’t go 😀,", "Cue": "told", "Source": "Ann Lee, a doctor,"},
        {"Attribution-no-source": "“Never,”", "Content": "“Never,”"},
        {"Attribution-no-source": "On Friday", "Content": "On Friday"},
    ]
    assert "\tAnnotatorNotes E1\tAnn Lee, resolved: the name beside the cue\n" in files["a.ann"]


def test_the_same_documents_give_the_same_bytes(sample: quoteattr.AttributedDocument) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    brat.write([sample], first)
    brat.write([sample], second)
    assert first.getvalue() == second.getvalue()


def content(text: str, start: int, end: int) -> quoteattr.AttributedDocument:
    passage = quoteattr.Passage.cut(text, quoteattr.Span(start, end))
    quote = quoteattr.Quote(
        id="a:1", document_id="a", kind="direct", speech=True, text="", contents=(passage,), verbatim=()
    )
    return quoteattr.AttributedDocument(id="a", text=text, engine="x", quotes=(quote,), entities=())


PIECES = {
    "over lines": ("ab \r\n\r\n cd", ["ab", "cd"]),
    "tabs": ("ab\tcd", ["ab", "cd"]),
    "every end of a line": ("a\x0bb\x0cc\x85d\u2028e", ["a", "b", "c", "d", "e"]),
    "nothing": (" \n ", []),
    "blanks of other kinds": ("\xa0a\u2009b", ["\xa0a\u2009b"]),
    "half a pair": ("a\ud800b", ["a\ufffdb"]),
}


@pytest.mark.parametrize(("text", "pieces"), PIECES.values(), ids=PIECES.keys())
def test_pieces(text: str, pieces: list[str]) -> None:
    files = unzipped(content(text, 0, len(text)))
    spans, events = parsed(files["a.txt"], files["a.ann"])
    assert [words for kind, words in spans.values() if kind == "Content"] == [" ".join(pieces)] * bool(pieces)
    assert len(events) == bool(pieces)


NAMES = ["../../etc/passwd", "/etc/passwd", "..", ".hidden", "a/b", "a\x00b", "é" * 200, "a#1-2", "\ud800"]


def test_names_stay_in_the_folder(sample: quoteattr.AttributedDocument, tmp_path: Path) -> None:
    folder = tmp_path / "in" / "side"
    folder.mkdir(parents=True)
    brat.write_folder((evolve(sample, id=name) for name in NAMES), folder)
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert {one.parent for one in files} == {folder}
    assert len(files) == 2 * len(NAMES)
    assert not any(one.name.startswith(".") for one in files)


def test_the_seed_articles_come_back(seeds: list[Path], tmp_path: Path) -> None:
    documents = [
        quoteattr.attribute(one) for one in quoteattr.read(*seeds) if isinstance(one, quoteattr.Document)
    ]
    brat.write_folder(documents, tmp_path)
    for document in documents:
        read, annotations = reader.read(tmp_path / f"{document.id}.txt")
        quotes = [quote for quote in document.quotes if quote.speech]
        assert (read.text, len(annotations)) == (document.text, len(quotes))
        for quote, annotation in zip(quotes, annotations, strict=True):
            source = quote.attribution.source
            assert annotation.source == ((source.span,) if source else ())
            assert squeezed(document.text, annotation.content) == squeezed(
                document.text, tuple(part.span for part in quote.contents)
            )


def squeezed(text: str, spans: tuple[quoteattr.Span, ...]) -> str:
    return " ".join(" ".join(span.of(text) for span in spans).split())


@pytest.mark.skipif(not DATA, reason="QUOTEATTR_DATA names no folder with annotated articles")
def test_annotated_articles_come_back(tmp_path: Path) -> None:
    """PolNeAR's attributions, as quotes, through files of its own form, are the same attributions."""
    lines = (Path(str(DATA)) / "polnear" / "dev.jsonl").read_text("utf-8").splitlines()
    for record in map(json.loads, lines):
        document, expected = as_quotes(record)
        brat.write_folder([document], tmp_path)
        _, annotations = reader.read(tmp_path / f"{document.id}.txt")
        text = document.text
        found = [
            tuple(squeezed(text, part) for part in (one.source, one.cue, one.content)) for one in annotations
        ]
        assert found == expected


def as_quotes(
    record: dict[str, object],
) -> tuple[quoteattr.AttributedDocument, list[tuple[str, str, str]]]:
    """Make quotes of attributions; a source or cue in pieces, or no content, has no form as one."""
    text, given = str(record["text"]), record["attributions"]
    assert isinstance(given, list)
    quotes, expected = [], []
    for number, one in enumerate(given):
        spans = {
            part: tuple(quoteattr.Passage.cut(text, quoteattr.Span(*span)) for span in sorted(one[part]))
            for part in ("source", "cue", "content")
        }
        if len(spans["source"]) > 1 or len(spans["cue"]) > 1 or not spans["content"]:
            continue
        said = quoteattr.Attribution(
            source=next(iter(spans["source"]), None), cue=next(iter(spans["cue"]), None)
        )
        quotes.append(
            quoteattr.Quote(
                id=str(number),
                document_id="a",
                kind="indirect",
                speech=True,
                text="",
                contents=spans["content"],
                verbatim=(),
                attribution=said,
            )
        )
        source, cue, what = (squeezed(text, tuple(p.span for p in part)) for part in spans.values())
        expected.append((source, cue, what))
    document = quoteattr.AttributedDocument(
        id=str(record["id"]), text=text, engine="gold", quotes=tuple(quotes), entities=()
    )
    return document, expected
