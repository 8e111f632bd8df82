"""Reading: from bytes to documents, one file a format."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quoteattr.model import AttributedDocument, Document

__all__ = ["read"]


def read(*paths: str | PathLike[str]) -> Iterator[Document | AttributedDocument]:
    """Read the documents of files, one after another; ``-`` is standard input.

    A path is a file, a pattern of file names, or a directory, of which every file is
    read whose ending says that it holds articles. A file is plain text, a page of
    HTML (extra ``html``), JSON or JSON Lines, as it is or in a .gz or .zip. A record
    of JSON is an article, an item of ninjs, or what ``write`` wrote, which gives an
    ``AttributedDocument``; all else gives a ``Document``.

    Raises ReadError at the first file or record that cannot be read, and
    MissingExtraError at the first page where the extra is missing.
    """
    from quoteattr.errors import ReadError
    from quoteattr.read.batch import read_items

    for item in read_items(paths):
        if isinstance(item, ReadError):
            raise item
        yield item
