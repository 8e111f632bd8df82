"""Who said what in news articles, and the same quote where other articles print it.

What a public name needs is loaded when the name is first asked for.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

# Verbs that share their name with a package are bound here, behind its import,
# which would otherwise put the package in their place.
from quoteattr.read import read
from quoteattr.write import write

if TYPE_CHECKING:
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
    from quoteattr.pipeline import Pipeline
    from quoteattr.store import Store
    from quoteattr.write.frame import to_frame

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
    "Store",
    "Variant",
    "attribute",
    "deduplicate",
    "read",
    "schema",
    "to_frame",
    "write",
]

#: Public name to the module that defines it.
_LATER = {
    "Attestation": "quoteattr.model",
    "AttributedDocument": "quoteattr.model",
    "Attribution": "quoteattr.model",
    "Candidate": "quoteattr.model",
    "CanonicalQuote": "quoteattr.model",
    "Document": "quoteattr.model",
    "Entity": "quoteattr.model",
    "Passage": "quoteattr.model",
    "Quote": "quoteattr.model",
    "Span": "quoteattr.model",
    "Speaker": "quoteattr.model",
    "Variant": "quoteattr.model",
    "Pipeline": "quoteattr.pipeline",
    "Store": "quoteattr.store",
    "deduplicate": "quoteattr.dedupe",
    "to_frame": "quoteattr.write.frame",
}


def attribute(document: Document | str) -> AttributedDocument:
    """Find the quotes of one document and say who said each, with the default engine.

    The engine is made with the first document and kept.
    """
    return _default_pipeline().attribute(document)


@cache
def _default_pipeline() -> Pipeline:
    from quoteattr.pipeline import Pipeline

    return Pipeline()


def __getattr__(name: str) -> object:
    """Load a public name at its first use (PEP 562)."""
    if name == "schema":
        return import_module("quoteattr.schema")
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_LATER[name]), name)
    globals()[name] = found  # the next time it is found at once
    return found


def __dir__() -> list[str]:
    """List what is not loaded yet too."""
    return sorted({*globals(), *__all__})
