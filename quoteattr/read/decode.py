"""From bytes to text: byte order marks, UTF-8, and what else a newsroom's files are written in.

Nothing is normalised: accents stay composed or not, and line ends stay as they are.
"""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

#: The mark of UTF-32 begins with that of UTF-16, so it comes first.
_MARKED = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)

#: What English text is written in where it is not UTF-8. Of all that exist, a detector takes short texts in
#: Windows-1252 for Cyrillic or Central European ones; of these it tells which.
_NARROW = ["cp1252", "mac_roman"]
_WIDE = ["utf_16_le", "utf_16_be"]

#: Control characters of which no text of single bytes makes use.
_BINARY = frozenset(range(9)) | frozenset(range(14, 27)) | {28, 29, 30, 31}


def decode(data: bytes) -> str:
    """Decode by the byte order mark, else as UTF-8, else as the likeliest of the encodings of English.

    Raises ValueError where the bytes are no text.
    """
    marked = next(((mark, name) for mark, name in _MARKED if data.startswith(mark)), None)
    if marked and marked[1] != "utf-8":
        return _marked(data.removeprefix(marked[0]), marked[1])
    try:
        return decode_utf8(data)
    except ValueError as error:
        text = None if marked else _guess(data)
        if text is None:
            raise ValueError(f"{error}, nor is it text in another encoding that is known") from error
        return text


def decode_utf8(data: bytes) -> str:
    """Decode UTF-8, without its byte order mark.

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


def _marked(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(f"not {encoding.upper()}, which its byte order mark says it is") from error


def _guess(data: bytes) -> str | None:
    # Every other byte of English in UTF-16 is null.
    wide = data.count(0) * 3 > len(data)
    if not wide and _BINARY & set(data):
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_WIDE if wide else _NARROW, enable_fallback=False).best()
    if best is not None:
        return str(best)
    return None if wide else _as_windows(data)


def _as_windows(data: bytes) -> str | None:
    """Decode a text too short to tell by, as browsers would."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None
