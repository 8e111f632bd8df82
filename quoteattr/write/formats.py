"""The formats by name, for the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, TypeAlias

from attrs import frozen

from quoteattr.model import AttributedDocument, CanonicalQuote

Value: TypeAlias = AttributedDocument | CanonicalQuote


@frozen
class Format:
    """A format that is written to a stream."""

    #: Module with ``write(values, stream)``, imported when the format is asked for.
    module: str
    #: Whether the stream is of bytes.
    binary: bool = False
    #: Whether canonical quotes have a form in it: where they have none, it needs the article's text.
    canonical: bool = True

    def writer(self) -> Callable[[Iterable[Value], Any], None]:
        """Load the writer.

        Raises MissingExtraError where the format needs packages that are not installed.
        """
        found: Callable[[Iterable[Value], Any], None] = import_module(self.module).write
        return found


FORMATS = {
    "jsonl": Format("quoteattr.write.jsonl"),
    "csv": Format("quoteattr.write.csv"),
    "parquet": Format("quoteattr.write.parquet", binary=True),
    "markdown": Format("quoteattr.write.markdown"),
    "schema-org": Format("quoteattr.write.schema_org"),
    "web-annotation": Format("quoteattr.write.web_annotation", canonical=False),
    "tei": Format("quoteattr.write.tei", canonical=False),
    "brat": Format("quoteattr.write.brat", binary=True, canonical=False),
}
