"""Dates of publication, as far as they can be read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
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


def day(published: str | None) -> int | None:
    """Return the day (UTC) of an ISO 8601 date as a number, None where it is no date."""
    read = moment(published)
    return None if read is None else read.toordinal()


def days_apart(ours: Sequence[int], theirs: Sequence[int]) -> int | None:
    """Return the days between the closest two of two rising sequences of days, None where one is empty."""
    if not ours or not theirs:
        return None
    short, long = sorted((ours, theirs), key=len)
    return min(_distance(one, long) for one in short)


def _distance(one: int, days: Sequence[int]) -> int:
    place = bisect_left(days, one)
    return min(abs(one - other) for other in days[max(0, place - 1) : place + 1])
