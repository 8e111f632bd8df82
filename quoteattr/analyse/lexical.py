"""The lexical engine: no model, no download, only patterns and the tables in ``lang``."""

from __future__ import annotations

from attrs import frozen

from quoteattr.analyse.layout import paragraphs, tokenize
from quoteattr.analyse.mentions import find_mentions
from quoteattr.analyse.names import find_names
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
        pieces = paragraphs(document.text)
        sentences, tokens = tokenize(document.text, pieces)
        names = find_names(document.text, tokens)
        return Analysis(
            engine=self.name,
            paragraphs=pieces,
            sentences=sentences,
            tokens=tokens,
            names=names,
            mentions=find_mentions(document.text, tokens, names),
        )
