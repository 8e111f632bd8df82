"""A text cut where anything begins or ends, so that spans may overlap and nest and still be shown.

HTML nests and spans of text do not: each piece here has one quote that it
belongs to, the innermost, and each quote names the pieces that it covers. Both
grow with the number of spans, however deeply they lie in each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import pairwise

import regex
from attrs import field, frozen

from quoteattr.analyse.layout import paragraphs
from quoteattr.model import Passage, Quote, Span

# What closes a quote or its sentence and stands behind the content: the label comes after it.
_CLOSING = regex.compile(r"""[\p{Pf}\p{Pe}"'.,;:!?…]*+""")


@frozen(kw_only=True)
class Piece:
    """A stretch of one paragraph that nothing begins or ends inside."""

    text: str
    #: Its place among the pieces that something covers; None where nothing does.
    number: int | None = None
    #: Index of the innermost quote of which it is content, else of that whose cue or source it is.
    quote: int | None = None
    said: bool = False
    cue: bool = False
    source: bool = False
    #: Indexes of the quotes that end with this piece and are labelled behind it.
    ends: tuple[int, ...] = ()


@frozen(kw_only=True)
class Cover:
    """The pieces that a quote, its cue and its source cover: first and last number of each run."""

    contents: tuple[tuple[int, int], ...] = ()
    cue: tuple[tuple[int, int], ...] = ()
    source: tuple[tuple[int, int], ...] = ()


@frozen(kw_only=True)
class CutText:
    """The paragraphs of a text in pieces, and what each quote covers of them."""

    paragraphs: tuple[tuple[Piece, ...], ...]
    covers: tuple[Cover, ...]


@frozen
class _Stretch:
    """A piece before it is counted."""

    span: Span
    paragraph: int
    said: int | None
    cue: int | None
    source: int | None

    @property
    def quote(self) -> int | None:
        return next((one for one in (self.said, self.cue, self.source) if one is not None), None)


@frozen
class _Numbered:
    """The stretches that something covers, in order; places are found by bisection."""

    stretches: Sequence[_Stretch]
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)

    @starts.default
    def _starts(self) -> list[int]:
        return [one.span.start for one in self.stretches]

    @ends.default
    def _ends(self) -> list[int]:
        return [one.span.end for one in self.stretches]

    def runs(self, passages: Iterable[Passage | None]) -> tuple[tuple[int, int], ...]:
        """Return the first and the last number that each passage covers."""
        spans = (one.span for one in passages if one is not None)
        found = (
            (bisect_left(self.starts, span.start), bisect_right(self.ends, span.end) - 1) for span in spans
        )
        return tuple((first, last) for first, last in found if first <= last)


def cut_text(text: str, quotes: Sequence[Quote]) -> CutText:
    """Cut a text at its paragraphs and at every span of its quotes."""
    blocks = paragraphs(text)
    ends = [_end(text, quote) for quote in quotes]
    stretches = list(_stretches(blocks, quotes, ends))
    numbered = _Numbered([one for one in stretches if one.quote is not None])
    covers = tuple(_cover(quote, numbered) for quote in quotes)
    labels = _labels(stretches, ends)
    return CutText(paragraphs=_paragraphs(text, len(blocks), stretches, labels), covers=covers)


def _end(text: str, quote: Quote) -> int:
    """Return where a quote ends with the marks that close it."""
    last = max((one.end for one in quote.contents), default=0)
    closing = _CLOSING.match(text, min(max(last, 0), len(text)))
    return closing.end() if closing else last


def _cover(quote: Quote, numbered: _Numbered) -> Cover:
    said = quote.attribution
    return Cover(
        contents=numbered.runs(quote.contents),
        cue=numbered.runs([said.cue]),
        source=numbered.runs([said.source]),
    )


def _stretches(blocks: Sequence[Span], quotes: Sequence[Quote], ends: Iterable[int]) -> Iterator[_Stretch]:
    layers = _layers(quotes)
    bounds = {place for span in (*blocks, *_spans(layers)) for place in (span.start, span.end)}
    cuts = sorted(bounds.union(ends))
    owners = [_innermost(cuts, layer) for layer in layers]
    block = 0
    for index, (start, end) in enumerate(pairwise(cuts)):
        while block < len(blocks) and blocks[block].end <= start:
            block += 1
        if block < len(blocks) and blocks[block].start <= start:
            said, cue, source = (owner[index] for owner in owners)
            yield _Stretch(Span(start, end), block, said, cue, source)


_Layer = list[tuple[Span, int]]


def _layers(quotes: Sequence[Quote]) -> tuple[_Layer, _Layer, _Layer]:
    """Return contents, cues and sources, each span with the index of its quote."""
    said: _Layer = [(one.span, index) for index, quote in enumerate(quotes) for one in quote.contents]
    cues = ((quote.attribution.cue, index) for index, quote in enumerate(quotes))
    sources = ((quote.attribution.source, index) for index, quote in enumerate(quotes))
    return said, _present(cues), _present(sources)


def _present(passages: Iterable[tuple[Passage | None, int]]) -> _Layer:
    return [(one.span, index) for one, index in passages if one is not None]


def _spans(layers: Iterable[_Layer]) -> Iterator[Span]:
    return (span for layer in layers for span, _ in layer)


def _innermost(cuts: Sequence[int], layer: _Layer) -> list[int | None]:
    """Return, for each interval between cuts, whose span around it begins last, the shortest of equals."""
    waiting = sorted(layer, key=lambda one: (one[0].start, one[0].end, one[1]), reverse=True)
    around: list[tuple[int, int, int]] = []
    owners: list[int | None] = []
    for start, _ in pairwise(cuts):
        while waiting and waiting[-1][0].start <= start:
            span, index = waiting.pop()
            heappush(around, (-span.start, span.end, index))
        while around and around[0][1] <= start:
            heappop(around)
        owners.append(around[0][2] if around else None)
    return owners


def _labels(stretches: Sequence[_Stretch], ends: Sequence[int]) -> dict[int, list[int]]:
    """Return, for the index of a stretch, the quotes to be labelled behind it."""
    places = [one.span.end for one in stretches]
    labels: dict[int, list[int]] = {}
    for quote, end in enumerate(ends):
        labels.setdefault(max(bisect_right(places, end) - 1, 0), []).append(quote)
    return labels


def _paragraphs(
    text: str, count: int, stretches: Sequence[_Stretch], labels: Mapping[int, Sequence[int]]
) -> tuple[tuple[Piece, ...], ...]:
    shown: list[list[Piece]] = [[] for _ in range(count)]
    number = 0
    for index, one in enumerate(stretches):
        covered = one.quote is not None
        piece = Piece(
            text=one.span.of(text),
            number=number if covered else None,
            quote=one.quote,
            said=one.said is not None,
            cue=one.cue is not None,
            source=one.source is not None,
            ends=tuple(labels.get(index, ())),
        )
        shown[one.paragraph].append(piece)
        number += covered
    return tuple(map(tuple, shown))
