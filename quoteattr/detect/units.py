"""Sentences with every string between marks as one item.

Who says what is looked for in units: a unit is a sentence of the article, in
which a quotation of any length counts as a single word. What stands inside
marks is the speaker's own, so that nothing in there is taken for a cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from quoteattr.detect.marks import Marked
from quoteattr.lang.cues import SAY_FORMS
from quoteattr.lang.words import DASHES
from quoteattr.model import Analysis, Mention, Span

#: The last sign of a marked string that a tag follows: “…,” she said.
TAGGED = DASHES | {",", "?", "!"}
#: How far behind a quotation that ends in "?" a cue may stand and still belong to it.
_REACH = 9
#: Longest unit, in items: what is longer is no sentence, and is cut so that time stays linear.
_LONGEST = 300


@frozen(kw_only=True)
class Item:
    """A word or sign of the article, or a whole string between marks."""

    start: int
    end: int
    #: The word in lower case with straight apostrophes; a single ``"`` for a marked string.
    low: str
    #: The word as printed; empty for a marked string.
    text: str
    block: Marked | None = None
    #: Whether white space stands before it.
    spaced: bool = True


@frozen(kw_only=True)
class Unit:
    """One sentence of the article as items."""

    items: tuple[Item, ...]
    #: Index of its paragraph.
    paragraph: int

    @property
    def blocks(self) -> tuple[Marked, ...]:
        """The strings between marks, in order."""
        return tuple(item.block for item in self.items if item.block)


@frozen(kw_only=True)
class Reading:
    """A document as units, with the mentions by where they begin and end."""

    text: str
    units: tuple[Unit, ...]
    mention_from: dict[int, Mention]
    mention_to: dict[int, Mention]


def read_units(text: str, analysis: Analysis, strings: Sequence[Marked]) -> Reading:
    """Arrange a document for the search for cues."""
    units: list[Unit] = []
    for index, items in enumerate(_items_by_paragraph(text, analysis, strings)):
        units.extend(Unit(items=tuple(unit), paragraph=index) for unit in _cut(items))
    return Reading(
        text=text,
        units=tuple(units),
        mention_from={mention.span.start: mention for mention in analysis.mentions},
        mention_to={mention.span.end: mention for mention in analysis.mentions},
    )


def _items_by_paragraph(
    text: str, analysis: Analysis, strings: Sequence[Marked]
) -> Iterator[list[tuple[Item, int]]]:
    """Yield, a paragraph at a time, its items with the number of their sentence."""
    tokens = iter(analysis.tokens)
    token = next(tokens, None)
    waiting = iter(strings)
    block = next(waiting, None)
    for paragraph in analysis.paragraphs:
        items: list[tuple[Item, int]] = []
        while token is not None and token.span.start < paragraph.end:
            if block is not None and token.span.end > block.outer.start:
                items.append((_block_item(text, block), token.sentence))
                while token is not None and token.span.start < block.outer.end:
                    token = next(tokens, None)
                block = next(waiting, None)
                continue
            items.append((_word_item(text, token.span, token.text), token.sentence))
            token = next(tokens, None)
        yield items


def _word_item(text: str, span: Span, word: str) -> Item:
    spaced = span.start == 0 or text[span.start - 1].isspace()
    return Item(start=span.start, end=span.end, low=word.lower().replace("’", "'"), text=word, spaced=spaced)


def _block_item(text: str, block: Marked) -> Item:
    spaced = block.outer.start == 0 or text[block.outer.start - 1].isspace()
    return Item(start=block.outer.start, end=block.outer.end, low='"', text="", block=block, spaced=spaced)


def _cut(items: Sequence[tuple[Item, int]]) -> Iterator[list[Item]]:
    unit: list[Item] = []
    for at, (item, sentence) in enumerate(items):
        if unit and (len(unit) >= _LONGEST or _parts(items, at, sentence)):
            yield unit
            unit = []
        unit.append(item)
    if unit:
        yield unit


def _parts(items: Sequence[tuple[Item, int]], at: int, sentence: int) -> bool:
    """Say whether a unit ends before the item at ``at``."""
    before, previous = items[at - 1]
    here = items[at][0]
    if before.block is None:
        return sentence != previous
    ending = before.block.ending
    if here.block is not None:
        return ending in ".?!…"
    if not here.text[0].isupper():
        return False
    return ending == "." or (ending in "?!…" and not _cue_soon(items, at))


def _cue_soon(items: Sequence[tuple[Item, int]], at: int) -> bool:
    """Say whether a verb of speech follows in the same sentence, as in “Why?” Ms. Smith asked."""
    for item, _ in items[at : at + _REACH]:
        if item.low in SAY_FORMS:
            return True
        if item.low in {".", '"', ","}:
            return False
    return False
