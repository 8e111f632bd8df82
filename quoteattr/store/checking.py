"""Whether a store is whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

from quoteattr.store.wordings import Wordings

#: What must find nothing.
_NOTHING: Final = {
    "a printing has no document": (
        "SELECT printings.id FROM printings LEFT JOIN documents ON documents.id = document"
        " WHERE documents.id IS NULL"
    ),
    "a printing has no wording": (
        "SELECT printings.id FROM printings LEFT JOIN wordings ON wordings.id = wording"
        " WHERE wordings.id IS NULL"
    ),
    "a wording has no printing": (
        "SELECT id FROM wordings WHERE NOT EXISTS (SELECT 1 FROM printings WHERE wording = wordings.id)"
    ),
    "a text has no wording": (
        "SELECT id FROM texts WHERE NOT EXISTS (SELECT 1 FROM wordings WHERE wordings.text = texts.id)"
    ),
    "a wording hangs on one that is no centre": (
        "SELECT wordings.id FROM wordings LEFT JOIN wordings AS centre ON centre.id = wordings.centre"
        " WHERE centre.centre IS NOT centre.id OR centre.id IS NULL"
    ),
    "a quote is printed twice in one place": (
        "SELECT min(id) FROM printings GROUP BY document, facts HAVING count(*) > 1"
    ),
    "a link leads nowhere": (
        "SELECT lighter FROM links WHERE lighter NOT IN (SELECT id FROM wordings)"
        " OR heavier NOT IN (SELECT id FROM wordings)"
    ),
    "a judgement is on a quote that is gone": (
        "SELECT judgement FROM judged WHERE printing NOT IN (SELECT id FROM printings)"
    ),
}


def faults(connection: sqlite3.Connection, wordings: Wordings) -> Iterator[str]:
    """Return what is wrong: with the file, between the tables, and where wordings hang."""
    for (told,) in connection.execute("PRAGMA integrity_check").fetchall():
        if told != "ok":
            yield f"the file is damaged: {told}"
    for what, query in _NOTHING.items():
        found = [str(number) for (number,) in connection.execute(query).fetchall()]
        if found:
            yield f"{what}: rows {', '.join(found[:5])}, {len(found)} in all"
    for number, centre in connection.execute("SELECT id, centre FROM wordings").fetchall():
        if wordings.centre(number) != centre:
            yield f"wording {number} hangs on {centre}, but belongs to {wordings.centre(number)}"
