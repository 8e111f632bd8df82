"""W3C Web Annotation: each quote as an annotation that other tools can anchor in the text.

Data model: https://www.w3.org/TR/annotation-model/ (2017). An annotation has a
target for each of its contents, selected by position (code points of the
document's text, as the model counts) and by the quoted text with what stands
around it, so that it is found where a page wraps the text in other words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TextIO
from urllib.parse import quote as percent_encoded

from quoteattr.model import AttributedDocument, Passage, Quote
from quoteattr.write.jsonl import encode

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"

#: Code points of the text before and behind that a selector brings along, as Hypothesis does.
_AROUND = 32


def write(documents: Iterable[AttributedDocument], stream: TextIO) -> None:
    """Write one list of annotations, each as soon as it is there."""
    separator = "[\n"
    for document in documents:
        for annotation in of_document(document):
            stream.write(separator + encode(annotation))
            separator = ",\n"
    stream.write("\n]\n" if separator == ",\n" else "[]\n")


def of_document(document: AttributedDocument) -> Iterator[dict[str, Any]]:
    """Make an annotation of each quote that is speech."""
    source = document.url or urn(document.id)
    wikidata = {entity.id: entity.wikidata for entity in document.entities if entity.wikidata}
    for quote in document.quotes:
        if quote.speech and quote.contents:
            yield {
                "@context": _CONTEXT,
                "id": urn(quote.id),
                "type": "Annotation",
                "motivation": "identifying",
                "body": list(_bodies(quote, wikidata)),
                "target": [_target(document.text, part, source) for part in quote.contents],
            }


def urn(name: str) -> str:
    """Make an IRI of an id of this package."""
    return f"urn:quoteattr:{percent_encoded(name, safe='', errors='replace')}"


def _bodies(quote: Quote, wikidata: dict[str, str]) -> Iterator[dict[str, Any]]:
    said = quote.attribution
    if said.speaker:
        yield _text("identifying", said.speaker.name)
    if said.speaker and said.speaker.id in wikidata:
        item = percent_encoded(wikidata[said.speaker.id], errors="replace")
        source = f"http://www.wikidata.org/entity/{item}"
        yield {"type": "SpecificResource", "purpose": "identifying", "source": source}
    yield _text("classifying", quote.kind)
    yield _text("assessing", said.status)
    yield _text("describing", said.reason)


def _text(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _target(text: str, part: Passage, source: str) -> dict[str, Any]:
    quoted = {
        "type": "TextQuoteSelector",
        "exact": part.text,
        "prefix": text[max(part.start - _AROUND, 0) : part.start],
        "suffix": text[part.end : part.end + _AROUND],
    }
    position = {"type": "TextPositionSelector", "start": part.start, "end": part.end}
    return {"source": source, "selector": [quoted, position]}
