"""Dates of publication, as far as they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

_YEAR_OR_MONTH: Final = re.compile(r"(\d{4})(?:-(\d{2}))?")


def moment(published: str | None) -> datetime | None:
    """Return the moment of an ISO 8601 date, or None where it is no such date.

    A date without a time is its first moment; without a zone it is UTC.
    """
    if published is None:
        return None
    written = published.strip()
    if short := _YEAR_OR_MONTH.fullmatch(written):
        written = f"{short[1]}-{short[2] or '01'}-01"
    try:
        read = datetime.fromisoformat(written)
        return (read.replace(tzinfo=UTC) if read.tzinfo is None else read).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def earliest(dates: Iterable[str | None]) -> str | None:
    """Return the earliest of some dates, as it was written; what cannot be read does not count."""
    readable = [(read, date) for date in dates if date is not None and (read := moment(date))]
    return min(readable)[1] if readable else None


def days_apart(ours: Iterable[str | None], theirs: Iterable[str | None]) -> float | None:
    """Return the days between the closest two dates of two sets, None where a side has none."""
    mine = [read for date in ours if (read := moment(date))]
    others = [read for date in theirs if (read := moment(date))]
    if not mine or not others:
        return None
    return min(abs((one - other).total_seconds()) for one in mine for other in others) / 86_400
