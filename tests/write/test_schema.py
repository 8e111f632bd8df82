"""The schemas that ship: true to the model, and every output holds to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import attrs
import jsonschema
import pytest

import quoteattr
from quoteattr import model
from quoteattr.write.jsonl import line

NAMES: tuple[Literal["document", "canonical_quote"], ...] = ("document", "canonical_quote")
ROOTS = {"document": model.AttributedDocument, "canonical_quote": model.CanonicalQuote}
CLASSES = {
    "passage": model.Passage,
    "speaker": model.Speaker,
    "candidate": model.Candidate,
    "attribution": model.Attribution,
    "quote": model.Quote,
    "entity": model.Entity,
    "edit": model.Edit,
    "variant": model.Variant,
    "attestation": model.Attestation,
    "conflict": model.Conflict,
}

#: Written only where there is something to write.
OPTIONAL: dict[type, set[str]] = {model.AttributedDocument: {"agency"}, model.Speaker: {"wikidata"}}


def validate(value: quoteattr.AttributedDocument | quoteattr.CanonicalQuote) -> None:
    name: Literal["document", "canonical_quote"] = (
        "document" if isinstance(value, quoteattr.AttributedDocument) else "canonical_quote"
    )
    schema = quoteattr.schema.load(name)
    jsonschema.Draft202012Validator(schema).validate(json.loads(line(value)))


def objects(name: Literal["document", "canonical_quote"]) -> dict[str, tuple[dict[str, Any], type]]:
    schema = quoteattr.schema.load(name)
    parts = {part: (body, CLASSES[part]) for part, body in schema["$defs"].items()}
    return {name: (schema, ROOTS[name]), **parts}


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_a_schema(name: Literal["document", "canonical_quote"]) -> None:
    jsonschema.Draft202012Validator.check_schema(quoteattr.schema.load(name))


@pytest.mark.parametrize(
    ("body", "kind"),
    [pytest.param(*pair, id=f"{name}-{part}") for name in NAMES for part, pair in objects(name).items()],
)
def test_an_object_has_the_fields_of_its_class(body: dict[str, Any], kind: type) -> None:
    fields = {one.name for one in attrs.fields(kind)}
    assert body["properties"].keys() == fields
    assert set(body["required"]) == fields - OPTIONAL.get(kind, set())
    assert body["additionalProperties"] is False
    assert body["description"]
    assert all("description" in one or "$ref" in one for one in body["properties"].values())


def test_results_made_by_hand(
    sample: quoteattr.AttributedDocument, canonical: quoteattr.CanonicalQuote
) -> None:
    validate(sample)
    validate(canonical)


def test_results_of_the_seed_articles(seeds: list[Path]) -> None:
    documents = [
        quoteattr.attribute(one) for one in quoteattr.read(*seeds) if isinstance(one, quoteattr.Document)
    ]
    assert len(documents) == len(seeds)
    for document in documents:
        validate(document)
    for saying in quoteattr.deduplicate(documents):
        validate(saying)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        quoteattr.schema.load("quote")  # type: ignore[arg-type]
