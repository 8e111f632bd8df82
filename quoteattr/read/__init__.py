"""Reading: from bytes to documents, one file a format."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike

from quoteattr.errors import ReadError
from quoteattr.model import AttributedDocument, Document

__all__ = ["read"]


def read(*paths: str | PathLike[str]) -> Iterator[Document | AttributedDocument]:
    """Read the documents of files, one after another; ``-`` is standard input.

    A file of JSON Lines gives a document for each line: an ``AttributedDocument``
    where ``write`` made the line, else a ``Document``. Any other file is the
    plain text of one document.

    Raises ReadError at the first file or record that cannot be read.
    """
    from quoteattr.read.batch import read_items

    for item in read_items(paths):
        if isinstance(item, ReadError):
            raise item
        yield item
