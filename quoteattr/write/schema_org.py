"""schema.org's Quotation as JSON-LD, for search engines and for a page's own ``<script>``.

Vocabulary: https://schema.org/Quotation; ``spokenByCharacter`` is the person or
organization to whom the containing work attributes it. Only a speaker who is
resolved is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TextIO
from urllib.parse import quote as percent_encoded

from quoteattr.model import Attestation, AttributedDocument, CanonicalQuote, Quote, Speaker
from quoteattr.write.jsonl import encode
from quoteattr.write.web_annotation import urn

#: What speaks and is no person is spoken of as a body; "other" may be anything.
_TYPES = {
    "person": "Person",
    "organization": "Organization",
    "group": "Organization",
    "place": "Organization",
    "other": "Thing",
}


def write(values: Iterable[AttributedDocument | CanonicalQuote], stream: TextIO) -> None:
    """Write one graph: each article and each quotation, as soon as it is there."""
    stream.write('{"@context": "https://schema.org", "@graph": [')
    separator = "\n"
    for value in values:
        for node in nodes(value):
            # No text may end the element that a page puts the graph in.
            stream.write(separator + encode(node).replace("<", "\\u003c"))
            separator = ",\n"
    stream.write("\n]}\n")


def nodes(value: AttributedDocument | CanonicalQuote) -> Iterator[dict[str, Any]]:
    """Make the nodes of a document, the article first, or the one of a canonical quote."""
    if isinstance(value, CanonicalQuote):
        yield _canonical(value)
        return
    article = _article(value)
    yield article
    wikidata = {entity.id: entity.wikidata for entity in value.entities if entity.wikidata}
    for quote in value.quotes:
        if quote.speech:
            yield {**_quotation(quote, wikidata), "isPartOf": {"@id": article["@id"]}}


def _article(document: AttributedDocument) -> dict[str, Any]:
    return _given(
        {
            "@type": "NewsArticle",
            "@id": document.url or urn(document.id),
            "identifier": document.id,
            "url": document.url,
            "headline": document.title,
            "publisher": document.outlet and {"@type": "Organization", "name": document.outlet},
            "author": [{"@type": "Person", "name": name} for name in document.authors],
            "creditText": document.agency,
            "datePublished": document.published,
            "inLanguage": document.language,
        }
    )


def _quotation(quote: Quote, wikidata: dict[str, str]) -> dict[str, Any]:
    return _given(
        {
            "@type": "Quotation",
            "@id": urn(quote.id),
            "identifier": quote.id,
            "text": quote.text,
            "spokenByCharacter": _speaker(quote.attribution.speaker, wikidata),
        }
    )


def _canonical(quote: CanonicalQuote) -> dict[str, Any]:
    return _given(
        {
            "@type": "Quotation",
            "@id": urn(quote.id),
            "identifier": quote.id,
            "text": quote.text,
            "spokenByCharacter": _speaker(quote.speaker, {}),
            "alternateName": [variant.text for variant in quote.variants if variant.text != quote.text],
            "isPartOf": [_printed(one) for one in quote.attestations],
        }
    )


def _printed(one: Attestation) -> dict[str, Any]:
    return _given(
        {
            "@type": "NewsArticle",
            "@id": urn(one.document_id),
            "identifier": one.document_id,
            "publisher": one.outlet and {"@type": "Organization", "name": one.outlet},
            "datePublished": one.published,
        }
    )


def _speaker(speaker: Speaker | None, wikidata: dict[str, str]) -> dict[str, Any] | None:
    if speaker is None:
        return None
    item = speaker.wikidata or wikidata.get(speaker.id)
    same = item and f"http://www.wikidata.org/entity/{percent_encoded(item, errors='replace')}"
    return _given({"@type": _TYPES[speaker.kind], "name": speaker.name, "sameAs": same})


def _given(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value}
