"""Plain text: one file, one document, every character kept."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from quoteattr.model import Document
from quoteattr.read.ids import Ids


def read(data: bytes, stem: str | None, ids: Ids) -> Document:
    """Make a document of a file's bytes; its id is the file's ``stem``, or else comes from the text.

    Raises ValueError where the bytes are not UTF-8.
    """
    text = decode(data)
    base = stem or Document.from_text(text).id
    return Document(id=ids.make(base, text), text=text)


def decode(data: bytes) -> str:
    """Decode UTF-8, without its byte order mark and with line ends as they are.

    Raises ValueError that says where the bytes are something else.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise ValueError("not UTF-8 but UTF-16, by its byte order mark: convert it to UTF-8 first")
    body = data.removeprefix(BOM_UTF8)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + len(data) - len(body)
        raise ValueError(f"not UTF-8: byte 0x{body[error.start]:02x} at offset {offset}") from error
