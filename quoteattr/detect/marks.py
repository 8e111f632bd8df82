"""Pairing quotation marks, whatever state they are in.

One pass from left to right with a stack. The shape of a mark and what stands
around it each have a say; where they disagree, what stands around it decides,
because writers press the wrong key more often than they misplace a space. An
odd mark costs at most the string that it belongs to.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence

import regex
from attrs import define, evolve, field, frozen

from quoteattr.lang.marks import DOUBLED_APOSTROPHES, ELISIONS, MARKS, Family
from quoteattr.lang.words import DASHES
from quoteattr.model import Span

_ANY_SIGN = "|".join(regex.escape(sign) for sign in sorted(MARKS, key=len, reverse=True))
_SIGN = regex.compile(_ANY_SIGN)
#: Feet and inches, minutes and seconds: 5' 11", 6'2", 40° 26′ 46″.
_MEASURE = r"""\p{N}\s?['’′]\s?\p{N}++(?:[.½¼¾]\p{N}*+)?\s?(?:["”″]|''|’’)?"""
_INCH = r"""(?<=\p{N})["″](?=\s?(?:x|by|wide|tall|long|high|deep|thick|-|–)\b)"""
#: A mark, or a measure whose marks are none.
_SIGN_OR_MEASURE = regex.compile(f"{_MEASURE}|{_INCH}|(?P<sign>{_ANY_SIGN})")
_LABEL = regex.compile(
    r"(?P<label>\p{Lu}[\p{Lu}.'’\-]{2,30}+(?:\s\p{Lu}[\p{Lu}.'’\-]{1,30}+){0,3}+):\s++(?=\S)"
)
_WORD = regex.compile(r"[\p{L}\p{N}]++")
#: By the side that their shapes suggest.
_OPENING, _CLOSING = (
    frozenset(sign for sign, (_, lean) in MARKS.items() if lean in {side, "either"})
    for side in ("open", "close")
)
_BEFORE_OPENING = DASHES | _OPENING | frozenset("([{</:;=*>|•…~")
_AFTER_CLOSING = DASHES | _CLOSING | frozenset(")]}.,;:?!/…<*|")


@frozen(kw_only=True)
class Marked:
    """A string between marks; the mark that closes it may be missing."""

    #: From the opening mark to the closing one, both included.
    outer: Span
    #: The same without the marks.
    inner: Span
    family: Family
    closed: bool
    #: The last sign before the closing mark: "." or "," or a letter.
    ending: str = ""
    #: In a transcript, the speaker's label at the beginning, which ``inner`` leaves out: "PENCE".
    label: Span | None = None
    #: Whether it goes on with the string before it: a paragraph later, one saying.
    continues: bool = False


@frozen(kw_only=True)
class _Sign:
    """One mark, with what its surroundings allow."""

    span: Span
    family: Family
    lean: str
    may_open: bool
    may_close: bool
    #: Whether it stands behind an s, where it may be a plural possessive.
    after_s: bool = False


def marked_strings(text: str, paragraphs: Sequence[Span]) -> tuple[Marked, ...]:
    """Find the outermost strings between marks, in order; strings inside them are theirs."""
    found: list[Marked] = []
    carried = False
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        strings = _in_paragraph(text, paragraph, following, carried=carried)
        if carried and strings and strings[0].outer.start == paragraph.start and not strings[0].label:
            strings[0] = evolve(strings[0], continues=True)
        found.extend(strings)
        carried = bool(strings) and not strings[-1].closed and strings[-1].outer.end == paragraph.end
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span, following: Span | None, *, carried: bool) -> list[Marked]:
    carried_on = _carried_on(text, paragraph) if carried else None
    goes_on = following is not None and _is_continued(text, following)
    return _outermost(text, _paired(text, paragraph, carried_on, goes_on=goes_on))


def _signs(text: str, paragraph: Span, start: int) -> Iterator[_Sign]:
    """Give the marks of a paragraph from ``start`` on, one at a time: a text may be all marks."""
    for match in _SIGN_OR_MEASURE.finditer(text, start, paragraph.end):
        if match["sign"] and not _is_apostrophe(text, paragraph, match):
            yield _sign(text, paragraph, Span(*match.span()))


def _is_apostrophe(text: str, paragraph: Span, match: regex.Match[str]) -> bool:
    """Say whether a mark belongs to a word: don't, '90s, rock 'n' roll; don''t, as some systems write it."""
    is_doubled = match.group() in DOUBLED_APOSTROPHES
    if MARKS[match.group()][0] != "single" and not is_doubled:
        return False
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    if before.isalnum():
        return match.end() < paragraph.end and text[match.end()].isalnum()
    word = None if is_doubled else _WORD.match(text, match.end(), paragraph.end)
    return word is not None and word.group().lower() in ELISIONS


def _sign(text: str, paragraph: Span, span: Span) -> _Sign:
    family, lean = MARKS[span.of(text)]
    before = text[span.start - 1] if span.start > paragraph.start else " "
    after = text[span.end] if span.end < paragraph.end else " "
    return _Sign(
        span=span,
        family=family,
        lean=lean,
        may_open=(before in _BEFORE_OPENING or before.isspace()) and not after.isspace(),
        may_close=(after in _AFTER_CLOSING or after.isspace()) and not before.isspace(),
        after_s=before in "sS",
    )


def _is_continued(text: str, following: Span) -> bool:
    """Say whether the next paragraph begins with a mark, as a quote that goes on does."""
    match = _SIGN.match(text, following.start, following.end)
    return match is not None and _sign(text, following, Span(*match.span())).may_open


def _carried_on(text: str, paragraph: Span) -> _Sign | None:
    """Give a mark before the paragraph where a string left open above ends in it, not taken up by a mark."""
    signs = _signs(text, paragraph, paragraph.start)
    first = next((sign for sign in signs if sign.family != "single"), None)
    if first is None or first.span.start == paragraph.start or first.may_open or not first.may_close:
        return None
    start = Span(paragraph.start, paragraph.start)
    return _Sign(span=start, family=first.family, lean="open", may_open=True, may_close=False)


@define(kw_only=True)
class _Stack:
    """The marks that are open, innermost last, and the strings closed so far."""

    open: list[_Sign] = field(factory=list)
    #: Without those within another, which say nothing more.
    closed: list[Marked] = field(factory=list)
    #: How many marks of each family are open: spares a search that would find none.
    count: dict[str, int] = field(factory=dict)

    def push(self, sign: _Sign) -> None:
        self.open.append(sign)
        self.count[sign.family] = self.count.get(sign.family, 0) + 1

    def holds(self, family: Family) -> bool:
        return self.count.get(family, 0) > 0

    def holds_any(self) -> bool:
        """Say whether any mark is open that could not as well be an apostrophe."""
        return len(self.open) > self.count.get("single", 0)

    def close(self, sign: _Sign) -> None:
        """Pair ``sign`` with the innermost open mark of its family; those inside it were none."""
        opener = self._pop()
        while opener.family != sign.family:
            opener = self._pop()
        self._keep(opener, sign)

    def close_mixed(self, sign: _Sign) -> None:
        """Pair ``sign`` with the innermost open mark of another family: «a gamble”."""
        opener = self._pop()
        while opener.family == "single":
            opener = self._pop()
        self._keep(opener, sign)

    def _keep(self, opener: _Sign, closer: _Sign) -> None:
        # Not those within single marks: what is left open before ends where they begin.
        while opener.family != "single" and self.closed and self.closed[-1].outer.start > opener.span.start:
            self.closed.pop()
        self.closed.append(_marked(opener.span, closer.span, opener.family))

    def _pop(self) -> _Sign:
        sign = self.open.pop()
        self.count[sign.family] -= 1
        return sign


def _paired(text: str, paragraph: Span, carried_on: _Sign | None, *, goes_on: bool) -> list[Marked]:
    stack = _Stack()
    if carried_on:
        stack.push(carried_on)
    for sign in _signs(text, paragraph, paragraph.start):
        if sign.family == "single":
            _take_single(stack, sign, text, paragraph)
        else:
            _take(stack, sign)
    return stack.closed + _unclosed(stack, paragraph, goes_on=goes_on)


def _take(stack: _Stack, sign: _Sign) -> None:
    is_open = stack.holds(sign.family)
    if sign.may_open == sign.may_close:
        closes = is_open and sign.lean != "open"
        opens = not closes
    else:
        closes = is_open and (sign.may_close or sign.lean == "close")
        opens = sign.may_open and not closes
    if closes:
        stack.close(sign)
    elif opens:
        stack.push(sign)
    elif sign.may_close and not sign.may_open and stack.holds_any():
        stack.close_mixed(sign)


def _take_single(stack: _Stack, sign: _Sign, text: str, paragraph: Span) -> None:
    """Take a mark that may as well be an apostrophe: open and close only what is certain."""
    inside = bool(stack.open) and stack.open[-1].family == "single"
    if sign.may_open and not sign.may_close:
        if not inside:
            stack.push(sign)
    elif sign.may_close and inside and not sign.may_open:
        is_possessive = sign.after_s and _closes_later(text, paragraph, sign)
        if not is_possessive:
            stack.close(sign)


def _closes_later(text: str, paragraph: Span, sign: _Sign) -> bool:
    """Say whether the next single mark closes, so that this one may belong to a word."""
    later = (one for one in _signs(text, paragraph, sign.span.end) if one.family == "single")
    following = next(later, None)
    return following is not None and following.may_close and not following.may_open


def _marked(opening: Span, closing: Span, family: Family) -> Marked:
    outer = Span(opening.start, closing.end)
    return Marked(outer=outer, inner=Span(opening.end, closing.start), family=family, closed=True)


def _unclosed(stack: _Stack, paragraph: Span, *, goes_on: bool) -> list[Marked]:
    """Give the marks that never close their strings.

    Such a string ends where the next one begins, or with its paragraph. Where
    the next paragraph takes the quote up again, strings inside it are its own.
    """
    left = [sign for sign in stack.open if sign.family != "single"]
    if not left:
        return []
    openings = sorted(string.outer.start for string in stack.closed if string.family != "single")
    bounds = [sign.span.start for sign in left[1:]] + [paragraph.end]
    strings = []
    for sign, bound in zip(left, bounds, strict=True):
        end = bound
        if not (goes_on and sign is left[-1]):
            place = bisect(openings, sign.span.start)
            end = min(bound, openings[place]) if place < len(openings) else bound
        strings.append(_open_string(sign, end))
    return strings


def _open_string(sign: _Sign, end: int) -> Marked:
    outer = Span(sign.span.start, end)
    return Marked(outer=outer, inner=Span(sign.span.end, end), family=sign.family, closed=False)


def _outermost(text: str, strings: Sequence[Marked]) -> list[Marked]:
    kept: list[Marked] = []
    for string in sorted(strings, key=lambda each: (each.outer.start, -each.outer.end)):
        if kept and kept[-1].outer.covers(string.outer):
            continue
        inner = _stripped(text, string.inner)
        if len(inner):
            kept.append(_labelled(text, evolve(string, inner=inner, ending=text[inner.end - 1])))
    return kept


def _labelled(text: str, string: Marked) -> Marked:
    """Set the label of a transcript apart, as in “PENCE: Well, look.”."""
    match = _LABEL.match(text, string.inner.start, string.inner.end)
    if match is None:
        return string
    label = Span(*match.span("label"))
    return evolve(string, inner=Span(match.end(), string.inner.end), label=label)


def _stripped(text: str, span: Span) -> Span:
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))
