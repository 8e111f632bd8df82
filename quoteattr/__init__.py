"""Who said what in news articles, and the same quote where other articles print it."""

from __future__ import annotations

from quoteattr import schema
from quoteattr.dedupe import deduplicate
from quoteattr.model import (
    Attestation,
    AttributedDocument,
    Attribution,
    Candidate,
    CanonicalQuote,
    Document,
    Entity,
    Passage,
    Quote,
    Span,
    Speaker,
    Variant,
)
from quoteattr.pipeline import Pipeline, document_from_text
from quoteattr.read import read
from quoteattr.write import write

__all__ = [
    "Attestation",
    "AttributedDocument",
    "Attribution",
    "Candidate",
    "CanonicalQuote",
    "Document",
    "Entity",
    "Passage",
    "Pipeline",
    "Quote",
    "Span",
    "Speaker",
    "Variant",
    "attribute",
    "deduplicate",
    "document_from_text",
    "read",
    "schema",
    "write",
]


def attribute(document: Document | str) -> AttributedDocument:
    """Find the quotes of one document and say who said each, with the default engine."""
    return Pipeline().attribute(document)
