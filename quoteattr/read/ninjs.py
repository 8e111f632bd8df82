"""ninjs, the news in JSON of the International Press Telecommunications Council, versions 2 and 3.

The standard: https://iptc.org/std/ninjs/. Version 3 spells the names of version 2
with capitals inside (``contenttype``, ``contentType``), so that names are read
without regard to case.
"""

from __future__ import annotations

import reprlib
from typing import Any

from quoteattr.lang import agencies

#: Only the URI must be there; with it, one of these tells an item of ninjs from another record.
_TELLING = frozenset({"bodies", "headlines", "standard", "pubstatus", "versioncreated"})

_HTML = ("text/html", "application/xhtml+xml")
_PLAIN = "text/plain"

#: When this version of the item was made, or else the item, or else what it holds.
_DATES = ("versioncreated", "firstcreated", "contentcreated")


def recognise(record: dict[str, Any]) -> bool:
    """Say whether a record is an item of ninjs."""
    keys = {key.lower() for key in record}
    return "uri" in keys and "text" not in keys and bool(keys & _TELLING)


def article(item: dict[str, Any]) -> dict[str, Any]:
    """Give the item as the record of an article, with ``text``, or ``html`` where it has no plain text.

    Raises ValueError where it has neither, or its publisher withholds it.
    """
    item = {key.lower(): value for key, value in item.items()}
    if item.get("pubstatus", "usable") != "usable":
        raise ValueError(f"not to be used: its status of publication is {reprlib.repr(item['pubstatus'])}")
    outlet, by = item.get("copyrightholder"), item.get("by")
    credits_ = [by, *(one.get("name") for one in _objects(item, "infosources")), outlet]
    return {
        **_body(item),
        "id": item["uri"],
        "title": _headline(item),
        "outlet": outlet,
        "authors": None if by is None else [by],
        "published": next((item[date] for date in _DATES if date in item), None),
        "language": item.get("language"),
        "agency": agencies.agency((one for one in credits_ if isinstance(one, str)), _text(outlet)),
    }


def _body(item: dict[str, Any]) -> dict[str, str]:
    """Choose the first body of plain text, or else of HTML, which an item may hold side by side."""
    bodies = [(_media_type(one), one["value"]) for one in _objects(item, "bodies") if _text(one.get("value"))]
    plain = next((value for kind, value in bodies if kind == _PLAIN), None)
    if plain is not None:
        return {"text": plain}
    html = next((value for kind, value in bodies if kind in _HTML), None)
    if html is None:
        raise ValueError(
            f"an item of type {reprlib.repr(item.get('type', 'unknown'))} without a body of text"
        )
    return {"html": html}


def _media_type(body: dict[str, Any]) -> str:
    """Give the type of a body; without one it is whatever it looks like, as the standard lets it be."""
    given = _text(body.get("contenttype"))
    if given:
        return given.partition(";")[0].strip().lower()
    return _HTML[0] if "</" in str(body.get("value")) else _PLAIN


def _headline(item: dict[str, Any]) -> str | None:
    headlines = _objects(item, "headlines")
    main = [one for one in headlines if one.get("role") == "main"] or headlines
    found = main[0].get("value") if main else item.get("title")
    return found if found is None or isinstance(found, str) else str(found)


def _objects(item: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """Give the objects of a list, their names without regard to case.

    Raises ValueError where it is none.
    """
    given = item.get(key, [])
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise ValueError(f"{key} is not a list of objects")
    return [{name.lower(): value for name, value in one.items()} for one in given]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
