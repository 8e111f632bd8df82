"""From an analysis to quotes: what is said, and the cue and source that say so."""

from __future__ import annotations

from quoteattr.model import Analysis, Document, Quote


def detect(document: Document, analysis: Analysis) -> tuple[Quote, ...]:
    """Find the quotes of a document, in order of position."""
    return ()
