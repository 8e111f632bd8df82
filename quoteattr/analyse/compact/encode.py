"""From text to what the network reads, and from its words back to the text.

A word is what the tokenizer splits at blanks and punctuation; its first piece
stands for it. Both base models cut words into the same pieces (their
vocabularies are the same up to four shifted numbers), so the teacher's
answers fit the student's words one to one.

A window is a run of whole paragraphs (its centre) between a little of the text
before and after; answers are taken from the centre only, and every word is in
the centre of exactly one window.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import regex
from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tokenizers import Tokenizer

#: Shapes of a word, times two: the second half is for words between quotation marks. 0 is for no word.
SHAPES = 16
_OPENING, _CLOSING, _STRAIGHT = "“«„", "”»", '"'
#: Half of a character: no text that a tokenizer takes.
_LONE_SURROGATE = regex.compile(r"[\ud800-\udfff]")
_SENTENCE_END = frozenset('.!?”"…')


@frozen(kw_only=True, eq=False)
class Encoded:
    """An article as pieces and words; both run over all paragraphs, one after the other."""

    #: Vocabulary number of each piece, and its shape.
    ids: np.ndarray
    shapes: np.ndarray
    #: Where each word stands in the text: [words, 2], code points.
    offsets: np.ndarray
    #: First piece of each word, and after the last word the number of pieces.
    first: np.ndarray
    #: First word of each paragraph, and after the last paragraph the number of words.
    paragraph: np.ndarray
    #: Whether a sentence may end with the word.
    stops: np.ndarray

    @property
    def words(self) -> int:
        """How many words there are."""
        return len(self.offsets)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Find the words that overlap code points ``start`` to ``end``, half-open; empty where none does."""
        first = int(np.searchsorted(self.offsets[:, 1], start, side="right"))
        last = int(np.searchsorted(self.offsets[:, 0], end, side="left"))
        return first, max(first, last)


@frozen(kw_only=True)
class Special:
    """Vocabulary numbers of the pieces that are not text."""

    begin: int
    separator: int
    padding: int

    @classmethod
    def of(cls, tokenizer: Tokenizer) -> Special:
        """Look them up under the names that BERT's or MPNet's vocabulary gives them."""
        if "<s>" in tokenizer.get_vocab():
            return cls(begin=0, separator=2, padding=1)
        numbers = tokenizer.get_vocab()
        return cls(begin=numbers["[CLS]"], separator=numbers["[SEP]"], padding=numbers["[PAD]"])


@frozen(kw_only=True)
class Geometry:
    """How windows are cut, in pieces."""

    #: Longest run of paragraphs, and how much of the text before and after goes with it.
    centre: int = 224
    before: int = 24
    after: int = 8


@frozen(kw_only=True, eq=False)
class Window:
    """Part of an article that the network reads at once; bounds are words."""

    #: Index of the article in the caller's list.
    article: int
    left: int
    start: int
    end: int
    right: int
    ids: np.ndarray
    shapes: np.ndarray
    #: Place in ``ids`` of the first piece of each word from ``left`` to ``right``.
    places: np.ndarray

    def __len__(self) -> int:
        return len(self.ids)


def encode(text: str, paragraphs: Sequence[tuple[int, int]], tokenizer: Tokenizer) -> Encoded:
    """Cut the paragraphs into words and pieces."""
    whole = _LONE_SURROGATE.sub("\ufffd", text)
    found = tokenizer.encode_batch([whole[start:end] for start, end in paragraphs], add_special_tokens=False)
    ids: list[int] = []
    shapes: list[int] = []
    offsets: list[tuple[int, int]] = []
    first: list[int] = []
    paragraph = [0]
    for (origin, _), encoding in zip(paragraphs, found, strict=True):
        words = list(_words(encoding.word_ids))
        bounds = encoding.offsets  # made anew at each access
        spans = [(origin + bounds[a][0], origin + bounds[b - 1][1]) for a, b in words]
        kinds = word_shapes([text[start:end] for start, end in spans])
        first.extend(len(ids) + a for a, _ in words)
        shapes.extend(kind for kind, (a, b) in zip(kinds, words, strict=True) for _ in range(b - a))
        ids.extend(encoding.ids)
        offsets.extend(spans)
        paragraph.append(len(offsets))
    return Encoded(
        ids=np.array(ids, dtype=np.int32),
        shapes=np.array(shapes, dtype=np.int8),
        offsets=np.array(offsets, dtype=np.int32).reshape(-1, 2),
        first=np.array([*first, len(ids)], dtype=np.int32),
        paragraph=np.array(paragraph, dtype=np.int32),
        stops=np.array([text[end - 1] in _SENTENCE_END for _, end in offsets], dtype=bool),
    )


def _words(word_ids: list[int | None]) -> Iterator[tuple[int, int]]:
    """Yield each word's run of pieces."""
    start = 0
    for place in range(1, len(word_ids) + 1):
        if place == len(word_ids) or word_ids[place] != word_ids[start]:
            yield start, place
            start = place


def word_shapes(words: Sequence[str]) -> list[int]:
    """Tell the case of each word of a paragraph, and whether it stands between double quotation marks."""
    shapes, inside = [], False
    for word in words:
        opens = word in _OPENING or (word == _STRAIGHT and not inside)
        closes = word in _CLOSING or (word == _STRAIGHT and inside)
        inside = inside or opens
        shapes.append(_case(word) + (SHAPES // 2 if inside else 0))
        inside = inside and not closes
    return shapes


@lru_cache(maxsize=1 << 14)
def _case(word: str) -> int:
    if not word[0].isalnum():
        return 7
    if any(letter.isdigit() for letter in word):
        return 6
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 4
    return 2 if word[0].isupper() and word[1:].islower() else 5


def windows(
    encoded: Encoded, special: Special, geometry: Geometry, *, article: int = 0, shift: float = 1.0
) -> list[Window]:
    """Cut an article into windows; ``shift`` under 1 makes the first one shorter, so that others follow."""
    limits = (max(32, int(geometry.centre * shift)), geometry.centre)
    runs = list(_pack(list(_chunks(encoded, geometry.centre)), encoded, limits))
    return [_window(encoded, special, geometry, article, run) for run in runs]


def _chunks(encoded: Encoded, limit: int) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs as runs of words; those too long in parts."""
    for start, end in zip(encoded.paragraph[:-1].tolist(), encoded.paragraph[1:].tolist(), strict=True):
        while encoded.first[end] - encoded.first[start] > limit:
            cut = int(np.searchsorted(encoded.first, encoded.first[start] + limit, side="right")) - 1
            cut = max(cut, start + 1)
            stops = np.flatnonzero(encoded.stops[start : cut - 1]) + start + 1
            late = stops[stops > start + (cut - start) // 2]
            cut = int(late[-1]) if len(late) else cut
            yield start, cut
            start = cut  # noqa: PLW2901 - what is left of the paragraph
        if end > start:
            yield start, end


def _pack(
    chunks: list[tuple[int, int]], encoded: Encoded, limits: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Join neighbouring runs while they fit: the first window's limit, then the others'."""
    limit, begun = limits[0], False
    start = end = 0
    for chunk in chunks:
        if begun and encoded.first[chunk[1]] - encoded.first[start] > limit:
            yield start, end
            begun, limit = False, limits[1]
        if not begun:
            start, begun = chunk[0], True
        end = chunk[1]
    if begun:
        yield start, end


def _window(
    encoded: Encoded, special: Special, geometry: Geometry, article: int, run: tuple[int, int]
) -> Window:
    first, (start, end) = encoded.first, run
    left = int(np.searchsorted(first, first[start] - geometry.before, side="left"))
    right = max(end, int(np.searchsorted(first, first[end] + geometry.after, side="right")) - 1)
    begun, ended = np.searchsorted(encoded.paragraph, [left + 1, right])
    breaks = np.unique(encoded.paragraph[begun:ended])
    pieces, cuts = slice(first[left], first[right]), first[breaks] - first[left]
    apart = np.searchsorted(breaks, np.arange(left, right), side="right")
    return Window(
        article=article, left=left, start=start, end=end, right=right,
        ids=_enclosed(np.insert(encoded.ids[pieces], cuts, special.separator), special),
        shapes=np.pad(np.insert(encoded.shapes[pieces], cuts, 0), 1),
        places=(1 + first[left:right] - first[left] + apart).astype(np.int32),
    )  # fmt: skip


def _enclosed(ids: np.ndarray, special: Special) -> np.ndarray:
    return np.concatenate([[special.begin], ids, [special.separator]]).astype(np.int32)


@frozen(kw_only=True, eq=False)
class Batch:
    """Windows of about one length, padded."""

    windows: tuple[Window, ...]
    ids: np.ndarray
    shapes: np.ndarray
    mask: np.ndarray = field()

    @classmethod
    def of(cls, group: Sequence[Window], padding: int) -> Batch:
        """Pad the windows to the longest."""
        size = (len(group), max(len(window) for window in group))
        ids, shapes = np.full(size, padding, dtype=np.int64), np.zeros(size, dtype=np.int64)
        mask = np.zeros(size, dtype=bool)
        for row, window in enumerate(group):
            ids[row, : len(window)], shapes[row, : len(window)] = window.ids, window.shapes
            mask[row, : len(window)] = True
        return cls(windows=tuple(group), ids=ids, shapes=shapes, mask=mask)


def batches(group: Sequence[Window], padding: int, pieces: int) -> Iterator[Batch]:
    """Yield the windows as batches of at most ``pieces`` places, shortest first."""
    row: list[Window] = []
    for window in sorted(group, key=len):
        if row and len(window) * (len(row) + 1) > pieces:
            yield Batch.of(row, padding)
            row = []
        row.append(window)
    if row:
        yield Batch.of(row, padding)
