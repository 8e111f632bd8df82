"""Texts that mean harm: a result whose spans are true, for work in proportion to the text."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from benchmarks.hostile_texts import TEXTS
from quoteattr.pipeline import Pipeline
from tests.fuzz.targets import assert_true, assert_written

LEXICAL = Pipeline(engine="lexical")
COMPACT = Pipeline(engine="compact")
SHORT, LONG = 500, 2_000
#: Of four times the text: a rule that looks so many words ahead does so fully only in the longer one. Work
#: that grows with the square would be sixteen times as much.
MOST_GROWTH = 8


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_gives_a_result(name: str) -> None:
    assert_true(LEXICAL.attribute(TEXTS[name](LONG)))
    assert_true(COMPACT.attribute(TEXTS[name](SHORT)))


@pytest.mark.parametrize(
    "name", ["every mark", "new names", "template", "right-to-left marks", "lone surrogates"]
)
def test_a_result_can_be_written(name: str) -> None:
    assert_written(LEXICAL.attribute(TEXTS[name](SHORT)))


@pytest.mark.parametrize("name", TEXTS)
def test_work_grows_with_the_text(name: str) -> None:
    assert work(TEXTS[name](LONG)) < MOST_GROWTH * work(TEXTS[name](SHORT)) + SHORT


def work(text: str) -> int:
    """Count the calls of functions, of Python and of C alike, as time would be another on each machine."""
    calls = 0

    def count(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    LEXICAL.attribute(text)  # what is loaded or kept at the first use is no work of this text
    sys.setprofile(count)
    try:
        LEXICAL.attribute(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", ["one word", "blanks", "letter with combining marks", "digits", "hyphens"])
def test_one_line_of_ten_million_characters(name: str) -> None:
    assert LEXICAL.attribute(TEXTS[name](10_000_000)).quotes == ()


def test_ten_thousand_marks_within_each_other() -> None:
    document = LEXICAL.attribute(f"“We said {'“' * 10_000}no{'”' * 10_000},” said Ann Lee.")
    assert_true(document)
