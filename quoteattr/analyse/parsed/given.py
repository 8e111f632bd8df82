"""An engine for one document that somebody has parsed already."""

from __future__ import annotations

from attrs import frozen

from quoteattr.analyse.engine import Engine
from quoteattr.analyse.parsed.lay import lay_on
from quoteattr.analyse.parsed.parse import Parse
from quoteattr.model import Analysis, Document


@frozen(kw_only=True)
class GivenEngine:
    """Lays a parse that is there on what the engine ``under`` it finds in the same text."""

    #: Name of the parser.
    parser: str
    parse: Parse
    under: Engine

    @property
    def name(self) -> str:
        """Name of the engine."""
        return f"{self.parser}+{self.under.name}"

    def analyse(self, document: Document) -> Analysis:
        """Analyse the document that the parse is of; never raise on its text."""
        return lay_on(document.text, self.under.analyse(document), self.parse, self.name)
