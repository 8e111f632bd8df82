"""What charts count: periods, speakers, and who had a quote first."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.charts.counts import count_outlets, count_speakers, first_printed, ranks_of
from quoteattr.charts.periods import Period, period_of
from quoteattr.model import Speaker

DATES = (None, "soon", "2025", "2025-05", "2025-05-23", "2025-05-23T09:00Z", "2025-05-24", "2025-06-01")


@pytest.mark.parametrize(
    ("published", "start", "end"),
    [
        ("2025", "2025-01-01", "2025-12-31T23:59:59.999999"),
        ("2024-02", "2024-02-01", "2024-02-29T23:59:59.999999"),
        ("2025-W21", "2025-05-19", "2025-05-25T23:59:59.999999"),
        ("2025-05-23", "2025-05-23", "2025-05-23T23:59:59.999999"),
        ("20250523", "2025-05-23", "2025-05-23T23:59:59.999999"),
        ("2025-05-23T09:30", "2025-05-23T09:30", "2025-05-23T09:30"),
        ("2025-05-23 09:30:00+02:00", "2025-05-23T07:30", "2025-05-23T07:30"),
        ("9999-12-31", "9999-12-31", "9999-12-31T23:59:59.999999"),
        ("9999", "9999-01-01", "9999-12-31T23:59:59.999999"),
    ],
)
def test_a_date_is_a_period(published: str, start: str, end: str) -> None:
    begins, ends = (datetime.fromisoformat(one).replace(tzinfo=UTC) for one in (start, end))
    assert period_of(published) == Period(begins, ends)


@pytest.mark.parametrize("published", [None, "", "soon", "0000-01-01", "2025-13", "23 May 2025"])
def test_what_is_no_date_has_no_period(published: str | None) -> None:
    assert period_of(published) is None


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ({"A": "2025-05-23", "B": "2025-05-24"}, {"A": "first", "B": "later"}),
        ({"A": "2025-05-23", "B": "2025-05-23"}, {"A": "tied", "B": "tied"}),
        ({"A": "2025-05-23", "B": "2025-05-23T09:00Z"}, {"A": "tied", "B": "tied"}),
        ({"A": "2025-05-23T08:00Z", "B": "2025-05-23T09:00Z"}, {"A": "first", "B": "later"}),
        ({"A": "2025-05", "B": "2025-05-23", "C": "2025-05-24"}, {"A": "tied", "B": "tied", "C": "later"}),
        ({"A": "2025-05-23T09:00+02:00", "B": "2025-05-23T08:00Z"}, {"A": "first", "B": "later"}),
        ({"A": "2025-05-23", "B": "2025-05-24T00:00Z"}, {"A": "first", "B": "later"}),
    ],
)
def test_who_was_first_as_far_as_dates_tell(places: dict[str, str], expected: dict[str, str]) -> None:
    periods = {outlet: period for outlet, date in places.items() if (period := period_of(date))}
    assert ranks_of(periods) == expected


def test_an_outlet_counts_once_a_quote_and_by_its_earliest_printing(make: Any) -> None:  # noqa: ANN401
    counts = count_outlets(
        [
            make.quote(("A", "2025-06-01"), ("B", "2025-05-24"), ("A", "2025-05-23"), ("A", None)),
            make.quote(("A", "2025-05-23"), (None, "2025-05-22"), ("B", "soon")),
            make.quote(("B", "2025-05-23"), ("A", "2025-05-25")),
            make.quote(("B", "2025-05-23"), ("C", "2025-05-23")),
        ]
    )
    assert [(one.outlet, one.ranks) for one in counts.outlets] == [
        ("B", {"first": 1, "later": 1, "tied": 1}),
        ("A", {"first": 1, "later": 1}),
        ("C", {"tied": 1}),
    ]
    assert (counts.sayings, counts.left_out) == (3, 3)


@given(st.lists(st.tuples(st.sampled_from(["A", "B", "C", None]), st.sampled_from(DATES)), max_size=8))
def test_first_is_who_was_before_all_others_whatever_the_dates_mean(
    make: Any,  # noqa: ANN401
    places: list[tuple[str | None, str | None]],
) -> None:
    """Try every moment that the dates can mean, at their ends: who is first in all of them is first."""
    periods = first_printed(make.quote(*places))
    if len(periods) < 2:
        return
    winners: set[frozenset[str]] = set()
    for moments in product(*((one.start, one.end) for one in periods.values())):
        earliest = min(moments)
        winners.add(frozenset(outlet for outlet, at in zip(periods, moments, strict=True) if at == earliest))
    for outlet, rank in ranks_of(periods).items():
        assert (rank == "first") == (winners == {frozenset({outlet})})
        assert (rank == "later") == (not any(outlet in one for one in winners))


def test_speakers_are_counted_by_id_and_shown_by_their_commonest_name(make: Any) -> None:  # noqa: ANN401
    ann, short = (Speaker(id="person:ann-lee", name=name, kind="person") for name in ("Ann Lee", "Lee"))
    counts = count_speakers(
        [
            make.said(ann, "One two three.", "One two."),
            make.said(short, "Four."),
            make.said(make.speaker("Bo"), "Five six."),
            make.said(make.speaker("an official", named=False), "Seven."),
            make.said(None, "Eight."),
        ]
    )
    assert [(one.name, one.quotes, one.words) for one in counts.speakers] == [("Ann Lee", 3, 6), ("Bo", 1, 2)]
    assert counts.quotes == 6
