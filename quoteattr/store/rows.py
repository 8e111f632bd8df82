"""Values as rows hold them, and back."""

from __future__ import annotations

import json
from typing import Any, Final

from attrs import asdict

from quoteattr.dedupe.normalise import words_of
from quoteattr.dedupe.verify import Verdict
from quoteattr.dedupe.wording import Facts, Order, Printing
from quoteattr.model import Speaker

_Record = dict[str, Any]
#: Made once: ``json.dumps`` makes an encoder for each value.
_JSON: Final = json.JSONEncoder(separators=(",", ":"))


def dumps(value: object) -> str:
    """Write a value as JSON; half of a surrogate pair, which has no UTF-8, is escaped."""
    return _JSON.encode(value)


def clean(text: str) -> str:
    """Return a text as SQLite can hold it: half of a surrogate pair is written out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def clean_or_none(text: str | None) -> str | None:
    """Return a text as SQLite can hold it, if there is one."""
    return None if text is None else clean(text)


def printing_json(printing: Printing) -> str:
    """Write a printing, without what its document's row holds."""
    return dumps(
        {
            "order": printing.order,
            "passages": printing.passages,
            "names": sorted(printing.names),
            "verbatim": printing.verbatim,
            "speaker": None if printing.speaker is None else asdict(printing.speaker),
            "medium": printing.medium,
        }
    )


def printing_from(held: str, outlet: str | None, published: str | None) -> Printing:
    """Read a printing."""
    record: _Record = json.loads(held)
    order = _order(record["order"])
    return Printing(
        document_id=order[0],
        quote_id=order[2],
        text=order[3],
        passages=tuple(record["passages"]),
        words=words_of(order[3], frozenset(record["names"])),
        verbatim=record["verbatim"],
        speaker=_speaker(record["speaker"]),
        medium=record["medium"],
        outlet=outlet,
        published=published,
        order=order,
    )


def _order(held: list[Any]) -> Order:
    document_id, start, quote_id, text, digest = held
    return document_id, start, quote_id, text, digest


def _speaker(held: _Record | None) -> Speaker | None:
    return None if held is None else Speaker(**held)


def facts_json(facts: Facts) -> str:
    """Write what the printings of a wording say together."""
    return dumps(
        {
            "order": facts.order,
            "speaker": None if facts.speaker is None else asdict(facts.speaker),
            "names": sorted(facts.names),
            "media": sorted(facts.media),
            "days": sorted(facts.days),
        }
    )


def facts_from(held: str) -> Facts:
    """Read what the printings of a wording say together."""
    record: _Record = json.loads(held)
    order = _order(record["order"])
    return Facts(
        order=order,
        text=order[3],
        speaker=_speaker(record["speaker"]),
        names=frozenset(record["names"]),
        media=frozenset(record["media"]),
        days=frozenset(record["days"]),
    )


def verdict_json(verdict: Verdict) -> str:
    """Write a verdict."""
    return dumps(asdict(verdict))


def verdict_from(held: str) -> Verdict:
    """Read a verdict."""
    record: _Record = json.loads(held)
    return Verdict(**{**record, "reasons": tuple(record["reasons"])})
