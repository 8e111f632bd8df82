"""Texts that mean harm: a result whose spans are true, for work in proportion to the text."""

from __future__ import annotations

import sys
from itertools import pairwise
from types import FrameType

import pytest
import regex

from benchmarks.hostile_texts import TEXTS
from quoteattr.detect.marks import marked_strings
from quoteattr.lang.marks import MARKS
from quoteattr.model import Span
from quoteattr.pipeline import Pipeline
from tests.fuzz.targets import assert_true, assert_written

LEXICAL = Pipeline(engine="lexical")
COMPACT = Pipeline(engine="compact")
SHORT, LONG = 500, 2_000
#: Signs that newspapers print for quotation marks, and to which Unicode gives another use: accents, primes,
#: doubled signs, ornaments, and what Windows-1252 becomes where it is taken for Latin-1.
MISUSED = frozenset({*"`´′‵″‶˝❛❜❝❞\x91\x92\x93\x94", "``", "''", "‘‘", "’’"})
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


@pytest.mark.parametrize("name", ["one word", "blanks", "letter with combining marks"])
def test_one_line_of_ten_million_characters(name: str) -> None:
    assert LEXICAL.attribute(TEXTS[name](10_000_000)).quotes == ()


def test_a_hundred_thousand_marks_within_each_other() -> None:
    document = LEXICAL.attribute(f"“We said {'“' * 50_000}no{'”' * 50_000},” said Ann Lee.")
    assert_true(document)


@pytest.mark.parametrize("name", ["straight marks", "pairs of marks", "nested marks", "every mark"])
def test_nothing_but_marks(name: str) -> None:
    text = TEXTS[name](50_000)
    strings = marked_strings(text, [Span(0, len(text))])
    assert all(one.outer.end <= other.outer.start for one, other in pairwise(strings))


def test_the_marks_are_those_of_unicode_and_those_that_print_misuses() -> None:
    property_of_unicode = regex.compile(r"\p{Quotation_Mark}")
    of_unicode = {sign for sign in map(chr, range(sys.maxunicode + 1)) if property_of_unicode.match(sign)}
    assert set(MARKS) == of_unicode | MISUSED
    assert not of_unicode & MISUSED


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        (one, other)
        for one, (family, lean) in MARKS.items()
        for other, (of, way) in MARKS.items()
        if family == of and lean != "close" and way != "open"
    ],
)
def test_every_pair_of_marks_holds_a_quote(opening: str, closing: str) -> None:
    document = LEXICAL.attribute(f"{opening}We open at nine, as always,{closing} said Ann Lee.")
    (quote,) = document.quotes
    assert (quote.text, quote.attribution.status) == ("We open at nine, as always,", "resolved")
