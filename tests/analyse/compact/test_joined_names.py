from __future__ import annotations

import pytest

from quoteattr.analyse.compact.names import join_names
from quoteattr.model import EntityKind, Name, Span

#: First and last place, and kind.
Row = tuple[int, int, EntityKind]


def names(rows: list[Row]) -> list[Name]:
    return [Name(span=Span(start, end), kind=kind) for start, end, kind in rows]


@pytest.mark.parametrize(
    ("by_rule", "by_model", "joined"),
    [
        ([], [], []),
        ([(0, 4, "person")], [], [(0, 4, "person")]),
        ([], [(0, 4, "person")], [(0, 4, "person")]),
        ([(5, 9, "place")], [(0, 4, "person")], [(0, 4, "person"), (5, 9, "place")]),
        ([(0, 4, "other")], [(0, 4, "person")], [(0, 4, "person")]),
        ([(0, 4, "place")], [(0, 4, "person")], [(0, 4, "place")]),
        ([(0, 4, "other")], [(0, 9, "person")], [(0, 4, "other")]),
        ([(5, 9, "place")], [(0, 6, "person"), (9, 12, "group")], [(5, 9, "place"), (9, 12, "group")]),
    ],
)
def test_the_rules_bounds_come_first_and_the_model_fills_in(
    by_rule: list[Row], by_model: list[Row], joined: list[Row]
) -> None:
    assert list(join_names(names(by_rule), names(by_model))) == names(joined)
