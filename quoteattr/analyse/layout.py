"""Where paragraphs, sentences and tokens begin and end.

Everything here is a single pass over the text, with patterns that cannot
backtrack, so that time grows linearly with the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from quoteattr.lang.abbreviations import ABBREVIATIONS, ENDS_SENTENCE_TOO
from quoteattr.lang.marks import MARKS
from quoteattr.lang.words import SENTENCE_STARTERS
from quoteattr.model import Span, Token

#: A paragraph is cut into sentences at these signs, with the closing marks behind them.
_TERMINALS = frozenset({".", "?", "!", "…"})
#: What may stand between the end of a sentence and the next: closing marks, and more such signs.
_FOLLOWERS = frozenset(MARKS) | frozenset(")]}") | _TERMINALS

_LINE = regex.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
# What repeats as a group is bounded: each repetition of a group costs memory until the match ends.
_TOKEN = regex.compile(
    r"""
      (?:https?://|www\.)[^\s“”"<>]++              # an address
    | [@\#][\p{L}\p{N}_]++                        # a handle or a tag
    | (?:\p{L}\.){2,64}+                           # U.S., D.C.
    | ['’]s(?![\p{L}\p{N}])                       # the possessive, apart from its word
    | \p{N}++(?:[.,:/]\p{N}++){0,64}+(?:\p{L}++)?+%?+ # 1,000 5.30 21st 1990s
    | \p{L}[\p{L}\p{M}\p{N}_]*+                   # a word, and what hyphens and apostrophes join to it
      (?:(?!['’]s(?![\p{L}\p{N}]))['’\-‐‑&.](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}_]++){0,64}+
    | \.{2,}+
    | ``|''|’’|‘‘
    | \S
    """,
    regex.VERBOSE,
)

#: Width up to which lines look wrapped by a program and not ended by a writer.
_WRAP_WIDTH = range(40, 101)
#: So many breaks inside sentences, at least, make a habit.
_FEWEST_BREAKS = 3


def paragraphs(text: str) -> tuple[Span, ...]:
    """Cut a text into paragraphs, without the white space around them.

    A blank line always ends a paragraph. A single line break does too, unless
    the line breaks of the text are those of a program that wraps lines.
    """
    lines = [_stripped(text, match.span()) for match in _LINE.finditer(text)]
    lines = [line for line in lines if len(line)]
    if not _is_wrapped(text, lines):
        return tuple(lines)
    return tuple(_joined(text, lines))


def _stripped(text: str, bounds: tuple[int, int]) -> Span:
    start, end = bounds
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, max(start + lead, start + len(piece.rstrip())))


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Say whether most single line breaks stand in the middle of a sentence."""
    inner = [line for line, following in pairwise(lines) if not _blank_between(text, line, following)]
    cut = sum(1 for line in inner if len(line) in _WRAP_WIDTH and text[line.end - 1].isalpha())
    return len(inner) >= _FEWEST_BREAKS and cut * 2 > len(inner)


def _blank_between(text: str, line: Span, following: Span) -> bool:
    gap = text[line.end : following.start].replace("\r\n", "\n")
    return len(gap.strip(" \t\xa0")) > 1


def _joined(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    start, last = lines[0].start, lines[0]
    for line in lines[1:]:
        if _blank_between(text, last, line):
            yield Span(start, last.end)
            start = line.start
        last = line
    yield Span(start, last.end)


def tokenize(text: str, pieces: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Token, ...]]:
    """Cut paragraphs into sentences and tokens.

    Returns the spans of the sentences, and the tokens with the index of their
    sentence. No sentence runs over the end of a paragraph.
    """
    sentences: list[Span] = []
    tokens: list[Token] = []
    for piece in pieces:
        found = _tokens_of(text, piece)
        for first, last in _sentence_bounds(text, found):
            for start, end in found[first:last]:
                tokens.append(Token(span=Span(start, end), text=text[start:end], sentence=len(sentences)))
            sentences.append(Span(found[first][0], found[last - 1][1]))
    return tuple(sentences), tuple(tokens)


def _tokens_of(text: str, piece: Span) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text, piece.start, piece.end):
        start, end = match.span()
        if text[start:end] == "." and found and found[-1][1] == start:
            word = text[found[-1][0] : end].lower()
            if word in ABBREVIATIONS or _is_initial(text, found[-1]):
                found[-1] = (found[-1][0], end)
                continue
        found.append((start, end))
    return found


def _is_initial(text: str, token: tuple[int, int]) -> bool:
    start, end = token
    return end - start == 1 and text[start].isupper() and text[start] != "I"


def _sentence_bounds(text: str, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first = 0
    at = 0
    while at < len(found):
        start, end = found[at]
        if text[start] not in _TERMINALS and text[end - 1] != ".":
            at += 1
            continue
        after = _after_terminal(text, found, at)
        if after and after < len(found) and _begins(text, found, after):
            yield first, after
            first = after
        at = max(at + 1, after)
    if first < len(found):
        yield first, len(found)


def _after_terminal(text: str, found: Sequence[tuple[int, int]], at: int) -> int:
    """Return the index behind a sentence's end, closing marks included; 0 where none ends.

    At ``at`` stands a terminal, or a word that ends in a full stop.
    """
    if text[found[at][0]] not in _TERMINALS and not _ends_with_abbreviation(text, found, at):
        return 0
    after = at + 1
    while (
        after < len(found) and found[after][0] == found[after - 1][1] and text[found[after][0]] in _FOLLOWERS
    ):
        after += 1
    return after


def _ends_with_abbreviation(text: str, found: Sequence[tuple[int, int]], at: int) -> bool:
    """Say whether "U.S." ends its sentence: only where the next word plainly begins one."""
    start, end = found[at]
    if text[start:end].lower() not in ENDS_SENTENCE_TOO or at + 1 >= len(found):
        return False
    return text[slice(*found[at + 1])] in SENTENCE_STARTERS


def _begins(text: str, found: Sequence[tuple[int, int]], at: int) -> bool:
    """Say whether a sentence can begin at a token: after white space, and not in lower case."""
    start = found[at][0]
    return found[at - 1][1] < start and not text[start].islower()
