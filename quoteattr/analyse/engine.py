"""What every engine is: a value with a name that turns a document into an analysis."""

from __future__ import annotations

from typing import Protocol

from quoteattr.model import Analysis, Document


class Engine(Protocol):
    """The contract of an engine; anything with these two members is one."""

    @property
    def name(self) -> str:
        """Name of the engine, as ``Analysis.engine`` and the output give it."""
        ...

    def analyse(self, document: Document) -> Analysis:
        """Analyse one document; never raise on its text."""
        ...
