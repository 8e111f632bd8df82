"""Plain text: one file, one document, every character kept."""

from __future__ import annotations

from quoteattr.model import Document
from quoteattr.read.decode import decode
from quoteattr.read.ids import Ids


def read(data: bytes, stem: str | None, ids: Ids) -> Document:
    """Make a document of a file's bytes; its id is the file's ``stem``, or else comes from the text.

    Raises ValueError where the bytes are no text.
    """
    text = decode(data)
    base = stem or Document.from_text(text).id
    return Document(id=ids.make(base, text), text=text)
