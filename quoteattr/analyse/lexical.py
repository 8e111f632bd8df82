"""The lexical engine: no model, no download, only patterns and the tables in ``lang``."""

from __future__ import annotations

from attrs import frozen

from quoteattr.model import Analysis, Document


@frozen(kw_only=True)
class LexicalEngine:
    """Tokens, sentences, names and mentions by rule."""

    @property
    def name(self) -> str:
        """Name of the engine."""
        return "lexical"

    def analyse(self, document: Document) -> Analysis:
        """Analyse one document; never raise on its text."""
        return Analysis(engine=self.name, paragraphs=(), sentences=(), tokens=(), names=(), mentions=())
