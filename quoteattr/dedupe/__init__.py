"""From quotes in many documents to canonical quotes."""

from __future__ import annotations

from collections.abc import Iterable

from quoteattr.model import AttributedDocument, CanonicalQuote


def deduplicate(documents: Iterable[AttributedDocument]) -> tuple[CanonicalQuote, ...]:
    """Join the quotes that are one saying."""
    return ()
