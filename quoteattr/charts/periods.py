"""When something was printed: a stretch of time, since a date is no moment."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date, datetime, timedelta
from typing import Final

from attrs import frozen

from quoteattr.dedupe.dates import moment

_YEAR: Final = re.compile(r"\d{4}")
_MONTH: Final = re.compile(r"\d{4}-\d{2}")
_WEEK: Final = re.compile(r"\d{4}-?W\d{2}")


@frozen(order=True)
class Period:
    """From the first moment that a date can mean to the last, both in UTC."""

    start: datetime
    end: datetime

    @property
    def middle(self) -> datetime:
        """The moment half way."""
        return self.start + (self.end - self.start) / 2


def period_of(published: str | None) -> Period | None:
    """Return the stretch that an ISO 8601 date leaves open, None where it is no such date.

    With a time of day it is a moment; without one it is a day, a week, a month or a year.
    """
    start = moment(published)
    if start is None or published is None:
        return None
    days = _days(published.strip(), start)
    return Period(start, start + timedelta(days=days, microseconds=-1) if days else start)


def _days(written: str, start: datetime) -> int:
    if _YEAR.fullmatch(written):
        return 366 if isleap(start.year) else 365
    if _MONTH.fullmatch(written):
        return monthrange(start.year, start.month)[1]
    if _WEEK.fullmatch(written):
        return 7
    try:
        date.fromisoformat(written)
    except ValueError:
        return 0
    return 1
