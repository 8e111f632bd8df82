"""Web Annotations and schema.org's Quotation, read as RDF by rdflib.

The contexts stand on the web; the terms that are used of them are restated here.
"""

from __future__ import annotations

import io
import json
from html.parser import HTMLParser
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, Graph, Literal, Namespace, URIRef

import quoteattr
from quoteattr.write import schema_org, web_annotation

# rdflib's own parser of JSON-LD makes one.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

OA = Namespace("http://www.w3.org/ns/oa#")
SDO = Namespace("https://schema.org/")

#: Of http://www.w3.org/ns/anno.jsonld, the terms that are used.
ANNO: dict[str, Any] = {
    "oa": str(OA),
    "rdf": str(RDF),
    "dc": "http://purl.org/dc/elements/1.1/",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@vocab"},
    **{name: f"oa:{name}" for name in ("Annotation", "SpecificResource", "TextualBody", "exact", "prefix")},
    **{name: f"oa:{name}" for name in ("TextQuoteSelector", "TextPositionSelector", "suffix")},
    **{name: f"oa:{name}" for name in ("identifying", "classifying", "assessing", "describing")},
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "start": {"@id": "oa:start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "value": {"@id": "rdf:value"},
    "format": {"@id": "dc:format"},
}


def written(writer: Any, *values: object) -> str:  # noqa: ANN401  a module of a format
    stream = io.StringIO()
    writer.write(values, stream)
    return stream.getvalue()


def graph(text: str, context: object) -> Graph:
    value = json.loads(text)
    for node in value if isinstance(value, list) else [value]:
        node["@context"] = context
    return Graph().parse(data=json.dumps(value), format="json-ld")


def annotated(document: quoteattr.AttributedDocument) -> Graph:
    return graph(written(web_annotation, document), ANNO)


def schema(*values: quoteattr.AttributedDocument | quoteattr.CanonicalQuote) -> Graph:
    return graph(written(schema_org, *values), {"@vocab": str(SDO)})


def test_annotations(sample: quoteattr.AttributedDocument) -> None:
    found = annotated(sample)
    assert len(list(found.subjects(RDF.type, OA.Annotation))) == 3
    first = URIRef("urn:quoteattr:a%3A1")
    (target,) = found.objects(first, OA.hasTarget)
    assert found.value(target, OA.hasSource) == URIRef("https://example.org/a")
    selectors = {found.value(one, RDF.type): one for one in found.objects(target, OA.hasSelector)}
    quoted, position = selectors[OA.TextQuoteSelector], selectors[OA.TextPositionSelector]
    start, end = (int(str(found.value(position, OA[name]))) for name in ("start", "end"))
    assert sample.text[start:end] == str(found.value(quoted, OA.exact)) == "We won’t go 😀,"
    around = str(found.value(quoted, OA.prefix)), str(found.value(quoted, OA.suffix))
    assert around == ("On Friday, “", "” Ann Lee, a doctor, told report")
    bodies = {
        (found.value(one, OA.hasPurpose), str(found.value(one, RDF.value)))
        for one in found.objects(first, OA.hasBody)
    }
    assert bodies == {
        (OA.identifying, "Ann Lee"),
        (OA.classifying, "direct"),
        (OA.assessing, "resolved"),
        (OA.describing, "the name beside the cue"),
    }


def test_a_speaker_that_wikidata_knows(sample: quoteattr.AttributedDocument) -> None:
    entity = evolve(sample.entities[0], wikidata="Q1")
    document = evolve(sample, entities=(entity,))
    item = URIRef("http://www.wikidata.org/entity/Q1")
    assert (None, OA.hasSource, item) in annotated(document)
    assert (None, SDO.sameAs, Literal(str(item))) in schema(document)


def test_a_canonical_speaker_that_wikidata_knows(canonical: quoteattr.CanonicalQuote) -> None:
    assert canonical.speaker is not None
    found = schema(evolve(canonical, speaker=evolve(canonical.speaker, wikidata="Q1")))
    assert (None, SDO.sameAs, Literal("http://www.wikidata.org/entity/Q1")) in found


def test_quotations(sample: quoteattr.AttributedDocument) -> None:
    found = schema(evolve(sample, agency="Reuters"))
    article, first = URIRef("https://example.org/a"), URIRef("urn:quoteattr:a%3A1")
    assert found.value(article, SDO.headline) == Literal("They [bold]won’t[/bold] go")
    assert found.value(article, SDO.creditText) == Literal("Reuters")
    assert len(list(found.subjects(RDF.type, SDO.Quotation))) == 3
    assert set(found.subjects(SDO.isPartOf, article)) == set(found.subjects(RDF.type, SDO.Quotation))
    assert found.value(first, SDO.text) == Literal("We won’t go 😀,")
    speaker = found.value(first, SDO.spokenByCharacter)
    assert (speaker, RDF.type, SDO.Person) in found
    assert (speaker, SDO.name, Literal("Ann Lee")) in found
    assert len(list(found.triples((None, SDO.spokenByCharacter, None)))) == 1


def test_canonical_quotations(canonical: quoteattr.CanonicalQuote) -> None:
    found = schema(canonical, canonical)
    saying = URIRef("urn:quoteattr:c1")
    assert found.value(saying, SDO.text) == Literal("We will never go there")
    articles = set(found.objects(saying, SDO.isPartOf))
    assert {str(found.value(one, SDO.identifier)) for one in articles} == {"a", "b"}
    assert found.value(saying, SDO.alternateName) == Literal("We would not ever go")


@pytest.mark.parametrize("writer", [web_annotation, schema_org])
def test_nothing_is_json_too(writer: object) -> None:
    assert json.loads(written(writer)) in ([], {"@context": "https://schema.org", "@graph": []})


def test_no_text_ends_the_script_that_holds_it(sample: quoteattr.AttributedDocument) -> None:
    hostile = '</script><script>alert("1")</script><!--'
    document = evolve(sample, title=hostile, quotes=(evolve(sample.quotes[0], text=hostile),))
    text = written(schema_org, document)
    scripts: list[str] = []

    class Page(HTMLParser):
        def handle_data(self, data: str) -> None:
            scripts.append(data)

    page = Page()
    page.feed(f'<script type="application/ld+json">{text}</script>')
    page.close()
    assert "".join(scripts) == text
    assert json.loads(text)["@graph"][0]["headline"] == hostile


@given(st.text(st.characters(exclude_categories=()), min_size=1))
def test_any_text_comes_back(text: str) -> None:
    passage = quoteattr.Passage.cut(text, quoteattr.Span(0, len(text)))
    quote = quoteattr.Quote(
        id=text, document_id=text, kind="direct", speech=True, text=text, contents=(passage,), verbatim=()
    )
    document = quoteattr.AttributedDocument(id=text, text=text, engine="x", quotes=(quote,), entities=())
    (annotation,) = json.loads(written(web_annotation, document).encode())
    assert annotation["target"][0]["selector"][0]["exact"] == text
    assert json.loads(written(schema_org, document).encode())["@graph"][1]["text"] == text
