"""The text of a tree of elements, as a browser lets it flow, with the places of its quotations.

White space is one blank, a block is a paragraph of its own behind an empty
line, ``<br>`` ends a line. Takes HTML's own elements and those of the tree that
trafilatura makes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Quotations: HTML's, and what trafilatura makes of them.
_QUOTATIONS = frozenset({"q", "blockquote", "quote"})
_BREAKS = frozenset({"br", "lb"})
#: Elements whose content is no running text.
_HIDDEN = frozenset({"script", "style", "template", "noscript", "figure", "svg", "math", "title"})
_BLOCKS = frozenset(
    "address article aside blockquote body dd details div dl dt fieldset figcaption footer form h1 h2 h3 h4 "
    "h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul "
    "cell head item list row".split()
)

_BLANK = re.compile(r"[ \t\r\n\f]+")


def flow(root: _Element) -> tuple[str, list[dict[str, int]]]:
    """Give the text below ``root``, and where its quotations start and end in it, in order."""
    from lxml.etree import iterwalk

    writer = _Writer()
    hidden = 0
    for event, element in iterwalk(root, events=("start", "end")):
        kind = str(element.tag).rpartition("}")[2]
        hidden += (kind in _HIDDEN) * (1 if event == "start" else -1)
        if event == "start":
            writer.open(kind, block=_is_block(element, kind))
            writer.write("" if hidden else element.text or "")
        else:
            writer.close(kind, block=_is_block(element, kind))
            writer.write("" if hidden or element is root else element.tail or "")
    return writer.text(), writer.hints()


def _is_block(element: _Element, kind: str) -> bool:
    """Say whether an element is a paragraph: by name, and a ``quote`` where it stands among paragraphs."""
    if kind != "quote":
        return kind in _BLOCKS
    parent = element.getparent()
    return len(element) > 0 or parent is None or parent.tag == "body"


@define
class _Writer:
    _parts: list[str] = field(factory=list, init=False)
    _length: int = field(default=0, init=False)
    #: What is owed before the next word: a blank, the end of a line, or of a paragraph.
    _owed: str = field(default="", init=False)
    #: Quotations that have begun, and where; None until their first word is there.
    _begun: list[int | None] = field(factory=list, init=False)
    _hints: list[tuple[int, int]] = field(factory=list, init=False)

    def open(self, kind: str, *, block: bool) -> None:
        """Begin an element."""
        if block:
            self._owe("\n\n")
        if kind in _BREAKS:
            self._owe("\n")
        if kind in _QUOTATIONS:
            self._begun.append(None)

    def close(self, kind: str, *, block: bool) -> None:
        """End an element."""
        if kind in _QUOTATIONS:
            start = self._begun.pop()
            if start is not None:
                self._hints.append((start, self._length))
        if block:
            self._owe("\n\n")

    def write(self, text: str) -> None:
        """Write running text."""
        words = _BLANK.sub(" ", text)
        if words.startswith(" "):
            self._owe(" ")
        bare = words.strip(" ")
        if not bare:
            return
        self._put(self._owed if self._length else "")
        self._owed = ""
        self._begun = [self._length if start is None else start for start in self._begun]
        self._put(bare)
        if words.endswith(" "):
            self._owe(" ")

    def _owe(self, gap: str) -> None:
        """Owe the widest of the gaps that come together."""
        self._owed = max(self._owed, gap, key=lambda one: (one.count("\n"), len(one)))

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def text(self) -> str:
        """Give what was written."""
        return "".join(self._parts)

    def hints(self) -> list[dict[str, int]]:
        """Give the quotations in order of place."""
        return [{"start": start, "end": end} for start, end in sorted(self._hints)]
