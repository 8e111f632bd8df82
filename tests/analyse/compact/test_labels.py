"""Tags of spans, and spans of tags."""

from __future__ import annotations

import numpy as np
import pytest

from quoteattr.analyse.compact.labels import Labelled, LabelSet

SETS = LabelSet(("a", "b"))

CASES = {
    "none": ([], "O O O O"),
    "one word": ([Labelled(1, 2, "a")], "O S-a O O"),
    "two words": ([Labelled(1, 3, "b")], "O B-b E-b O"),
    "all words": ([Labelled(0, 4, "a")], "B-a I-a I-a E-a"),
    "side by side": ([Labelled(0, 2, "a"), Labelled(2, 4, "b")], "B-a E-a B-b E-b"),
    "of two that overlap the first": ([Labelled(0, 2, "a"), Labelled(1, 4, "b")], "B-a E-a O O"),
}


@pytest.mark.parametrize(("spans", "expected"), CASES.values(), ids=CASES)
def test_spans_are_tagged(spans: list[Labelled], expected: str) -> None:
    tags = SETS.encode(spans, 4)
    assert [SETS.names[tag] for tag in tags] == expected.split()
    # Of two that overlap only the first has tags.
    assert SETS.decode(tags) == [span for span in spans if expected.split()[span.start][0] in "BS"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("I-a E-a O", []),
        ("B-a O O", []),
        ("B-a B-a E-a", [Labelled(1, 3, "a")]),
        ("B-a I-a O", []),
    ],
)
def test_an_illegal_step_ends_a_span_and_begins_none(written: str, expected: list[Labelled]) -> None:
    tags = np.array([SETS.names.index(name) for name in written.split()])
    assert SETS.decode(tags) == expected
