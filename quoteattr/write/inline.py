"""Elements set within paragraphs of a text: nested where they nest, in parts where they cross."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from quoteattr.model import Span
from quoteattr.write.characters import xml

#: A tag, or what of the text comes between two.
Piece: TypeAlias = str | tuple[int, int]


@frozen
class Element:
    """Something to mark; more than one span, or a span that is cut, is more than one part."""

    spans: tuple[Span, ...]
    tag: str
    attributes: dict[str, str]
    #: The ``xml:id`` of its first part.
    name: str


@frozen(order=True)
class _Part:
    start: int
    #: Negative, so that of two that begin together the longer comes first.
    back: int
    #: Index of the element.
    element: int

    @property
    def end(self) -> int:
        return -self.back


@frozen
class _Tag:
    element: int
    opens: bool


def wrapped(tag: str, text: str, attributes: dict[str, str] | None = None) -> str:
    """Make an element with a text and no other element in it."""
    return f"<{tag}{_attributes(attributes or {})}>{escaped(text)}</{tag}>"


def escaped(text: str) -> str:
    """Escape a text; a carriage return would be read as a line feed."""
    return escape(xml(text), {"\r": "&#13;"})


def inline(paragraphs: Sequence[tuple[int, int]], elements: Sequence[Element]) -> Iterator[list[Piece]]:
    """Give for each paragraph its text in pieces, with the tags of the elements between them.

    The parts of one element are joined by ``next`` and ``prev``. What of an element
    lies between paragraphs is left out.
    """
    swept = [
        list(_sweep(bounds, parts))
        for bounds, parts in zip(paragraphs, _clipped(paragraphs, elements), strict=True)
    ]
    counts = Counter(one.element for found in swept for one in found if isinstance(one, _Tag) and one.opens)
    seen: Counter[int] = Counter()
    for found in swept:
        yield [_tag(one, elements, counts, seen) if isinstance(one, _Tag) else one for one in found]


def _clipped(paragraphs: Sequence[tuple[int, int]], elements: Sequence[Element]) -> list[list[_Part]]:
    """Cut the spans at the ends of paragraphs."""
    parts: list[list[_Part]] = [[] for _ in paragraphs]
    starts = [start for start, _ in paragraphs]
    for number, element in enumerate(elements):
        for span in element.spans:
            at = max(bisect_right(starts, span.start) - 1, 0)
            while at < len(paragraphs) and paragraphs[at][0] < span.end:
                start, end = max(span.start, paragraphs[at][0]), min(span.end, paragraphs[at][1])
                if start < end:
                    parts[at].append(_Part(start, -end, number))
                at += 1
    return parts


def _sweep(bounds: tuple[int, int], parts: list[_Part]) -> Iterator[_Tag | tuple[int, int]]:
    """Go through a paragraph, opening and closing; what must be closed to close another is opened again."""
    places = sorted({*bounds, *(part.start for part in parts), *(part.end for part in parts)})
    waiting = sorted(parts, reverse=True)
    open_: list[_Part] = []
    for here, there in zip(places, [*places[1:], None], strict=True):
        ended = next((at for at, part in enumerate(open_) if part.end <= here), len(open_))
        again = [part for part in open_[ended:] if part.end > here]
        yield from (_Tag(part.element, opens=False) for part in reversed(open_[ended:]))
        del open_[ended:]
        while waiting and waiting[-1].start == here:
            again.append(waiting.pop())
        again.sort(key=lambda part: (part.back, part.element))
        yield from (_Tag(part.element, opens=True) for part in again)
        open_.extend(again)
        if there is not None:
            yield here, there


def _tag(tag: _Tag, elements: Sequence[Element], counts: Counter[int], seen: Counter[int]) -> str:
    element = elements[tag.element]
    if not tag.opens:
        return f"</{element.tag}>"
    seen[tag.element] += 1
    number, last = seen[tag.element], counts[tag.element]
    joined = {"xml:id": _name(element, number)}
    if number < last:
        joined["next"] = f"#{_name(element, number + 1)}"
    if number > 1:
        joined["prev"] = f"#{_name(element, number - 1)}"
    return f"<{element.tag}{_attributes({**joined, **element.attributes})}>"


def _name(element: Element, number: int) -> str:
    return element.name if number == 1 else f"{element.name}.{number}"


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(xml(value))}" for name, value in attributes.items())
