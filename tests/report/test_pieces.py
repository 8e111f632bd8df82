"""Texts cut where spans begin and end, however they overlap."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.analyse.layout import paragraphs
from quoteattr.model import Attribution, Passage, Quote, Span
from quoteattr.report.pieces import CutText, cut_text

TEXT = "“One, two” three said.\n“Four” five."


def quote(text: str, contents: Sequence[Span], source: Span | None = None) -> Quote:
    passages = tuple(Passage.cut(text, span) for span in contents)
    return Quote(
        id="q",
        document_id="d",
        kind="direct",
        speech=True,
        text="",
        contents=passages,
        verbatim=passages,
        attribution=Attribution(source=Passage.cut(text, source) if source else None),
    )


def drawn(cut: CutText) -> str:
    """Draw pieces as text: [quote:said], (quote:source), and the labels behind what ends."""
    lines = []
    for paragraph in cut.paragraphs:
        line = ""
        for piece in paragraph:
            marks = {True: "[]", False: "()"}[piece.said] if piece.quote is not None else None
            line += f"{marks[0]}{piece.quote}:{piece.text}{marks[1]}" if marks else piece.text
            line += "".join(f"<{index}>" for index in piece.ends)
        lines.append(line)
    return "\n".join(lines)


CASES = {
    "no quotes": ([], "“One, two” three said.\n“Four” five."),
    "one": ([([(1, 9)], None)], "“[0:One, two]”<0> three said.\n“Four” five."),
    "with its source": ([([(1, 9)], (11, 16))], "“[0:One, two]”<0> (0:three) said.\n“Four” five."),
    "nested": (
        [([(0, 21)], None), ([(1, 9)], None)],
        "[0:“][1:One, two][0:”]<1>[0: three said].<0>\n“Four” five.",
    ),
    "nested, in the other order": (
        [([(1, 9)], None), ([(0, 21)], None)],
        "[1:“][0:One, two][1:”]<0>[1: three said].<1>\n“Four” five.",
    ),
    "crossing": (
        [([(1, 9)], None), ([(6, 16)], None)],
        "“[0:One, ][1:two][1:”]<0>[1: three]<1> said.\n“Four” five.",
    ),
    "over paragraphs": ([([(1, 28)], None)], "“[0:One, two” three said.]\n[0:“Four]”<0> five."),
    "split": ([([(1, 4), (24, 28)], None)], "“[0:One], two” three said.\n“[0:Four]”<0> five."),
    "the same stretch twice": (
        [([(1, 9)], None), ([(1, 9)], None)],
        "“[0:One, two]”<0><1> three said.\n“Four” five.",
    ),
    "empty": ([([(3, 3)], None)], "“On<0>e, two” three said.\n“Four” five."),
    "outside the text": ([([(90, 99)], None)], "“One, two” three said.\n“Four” five.<0>"),
}


@pytest.mark.parametrize(("quotes", "expected"), CASES.values(), ids=CASES.keys())
def test_spans_of_any_relation(
    quotes: list[tuple[list[tuple[int, int]], tuple[int, int] | None]], expected: str
) -> None:
    found = [
        quote(TEXT, [Span(*span) for span in contents], Span(*source) if source else None)
        for contents, source in quotes
    ]
    assert drawn(cut_text(TEXT, found)) == expected


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\u2028"])
def test_a_text_without_words(text: str) -> None:
    cut = cut_text(text, [quote(text, [Span(0, len(text))])])
    assert cut.paragraphs == ()
    assert cut.covers[0].contents == ()


@st.composite
def texts_with_quotes(draw: st.DrawFn) -> tuple[str, list[Quote]]:
    text = draw(st.text(alphabet="ab \n”.\u202e😀", max_size=30))
    places = st.integers(min_value=0, max_value=len(text))
    spans = st.builds(lambda one, other: Span(min(one, other), max(one, other)), places, places)
    found = st.builds(
        quote, st.just(text), st.lists(spans, min_size=1, max_size=3), st.one_of(st.none(), spans)
    )
    return text, draw(st.lists(found, max_size=5))


@given(texts_with_quotes())
def test_nothing_is_lost_or_told_twice(case: tuple[str, list[Quote]]) -> None:
    text, quotes = case
    cut = cut_text(text, quotes)
    shown = ["".join(piece.text for piece in paragraph) for paragraph in cut.paragraphs]
    assert shown == [span.of(text) for span in paragraphs(text)]
    labels = [index for paragraph in cut.paragraphs for piece in paragraph for index in piece.ends]
    assert sorted(labels) == (list(range(len(quotes))) if shown else [])


@given(texts_with_quotes())
def test_pieces_against_a_slow_obvious_way(case: tuple[str, list[Quote]]) -> None:
    text, quotes = case
    cut = cut_text(text, quotes)
    pieces = [piece for paragraph in cut.paragraphs for piece in paragraph]
    owners = [piece.quote if piece.said else None for piece in pieces for _ in piece.text]
    places = [place for span in paragraphs(text) for place in range(span.start, span.end)]
    assert owners == [innermost(place, quotes) for place in places]
    numbered = [piece for piece in pieces if piece.number is not None]
    for one, cover in zip(quotes, cut.covers, strict=True):
        told = ["".join(p.text for p in numbered[first : last + 1]) for first, last in cover.contents]
        inside = [
            "".join(text[place] for place in places if span.start <= place < span.end)
            for span in (passage.span for passage in one.contents)
        ]
        assert told == [part for part in inside if part]


def innermost(place: int, quotes: Sequence[Quote]) -> int | None:
    around = [
        (-one.start, one.end, index)
        for index, quote in enumerate(quotes)
        for one in quote.contents
        if one.start <= place < one.end
    ]
    return min(around)[2] if around else None
