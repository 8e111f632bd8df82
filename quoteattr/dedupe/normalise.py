"""From a text to comparable words, each with its place in the original.

The text itself is never rewritten: a word carries the stretch of the original
that it stands for, so that whatever is found among the words can be shown in
the article's own letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final, Literal, NamedTuple
from unicodedata import normalize

import regex

from quoteattr.lang.word_frequencies import PER_MILLION

WordKind = Literal["word", "capital", "name", "number"]

#: Stretches up to this length are remembered, the marks around a word with it.
_LONGEST_REMEMBERED: Final = 32

# Marks that stand inside a word without dividing it. Dashes are not among
# them: "paths—one" is two words.
_JOINER: Final = r"[-\u2010\u2011\u00ad\u200b-\u200d\u2060\ufeff]"
_APOSTROPHE: Final = r"['\u2019\u2018\u02bc\u0060\u00b4\u2032\uff07]"

_WORD: Final = regex.compile(
    rf"""
      \[ \p{{L}} \] \p{{L}}+                        # [T]his: an editor's capital
    | \p{{L}}+ \[ \p{{L}}+ \]                       # want[ed]: an editor's ending
    | (?:\p{{L}}\.){{2,}} \p{{L}}?(?!\p{{L}})       # U.S.
    | \p{{Nd}}+ (?:[.,]\p{{Nd}}+)* \p{{L}}*         # 1,000  2.5  5th
    | [\p{{L}}\p{{M}}\p{{N}}]+
      (?: (?:{_APOSTROPHE}|{_JOINER}) (?=\p{{L}}) [\p{{L}}\p{{M}}]+ )*
    | [%&\p{{Sc}}]
    """,
    regex.VERBOSE,
)
_APOSTROPHES: Final = re.compile(_APOSTROPHE)
_NOT_IN_A_WORD: Final = re.compile(rf"{_JOINER}|[\[\].]")
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_THOUSANDS: Final = re.compile(r",(?=\d{3})")
_BRACKETED: Final = re.compile(r"\[[^\[\]]{1,300}\]")
_ELLIPSIS: Final = re.compile(r"\u2026|\.\s?\.")
#: Between two words: what makes the capital of the second say nothing.
_OPENING: Final = re.compile('[.!?:\u2026\n\r"\u201c\u201e\u2018\u00ab(\\[\u2022]')
_TITLES: Final = frozenset("mr mrs ms dr sen gen gov rep lt col st prof".split())
#: What one house style writes out and another does not.
_WRITTEN_OUT: Final = {
    "%": "percent",
    "&": "and",
    "jan": "january",
    "feb": "february",
    "aug": "august",
    "sept": "september",
    "oct": "october",
    "nov": "november",
    "dec": "december",
}

_SMALL_NUMBERS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_SMALL_DIGITS: Final = 2
_NUMBER_WORDS: Final = frozenset(_SMALL_NUMBERS) | frozenset(
    "thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million "
    "millions billion billions trillion trillions dozen dozens half third quarter twice first "
    "second fourth fifth sixth seventh eighth ninth tenth".split()
)
_NEGATORS: Final = frozenset(
    "no not never none nobody nothing neither nor nowhere cannot without hardly "
    "isnt arent wasnt werent dont doesnt didnt wouldnt couldnt shouldnt havent hasnt hadnt cant "
    "wont aint".split()
)


class Word(NamedTuple):
    """A word in comparable form, with its place in the original text.

    A tuple, since an archive makes tens of them for each of its quotes.
    """

    #: Case, accents, width and the look of apostrophes and hyphens are gone.
    text: str
    #: Where it stands in the original, half-open, in code points.
    start: int
    end: int
    #: A ``name`` is told by its capital, or because the document knows it as one;
    #: a ``capital`` is a common word that has one ("South", "House").
    kind: WordKind
    #: Whether an editor put it in: it stands in [square brackets].
    editorial: bool
    #: Whether an ellipsis before it says that words were left out.
    after_ellipsis: bool


Words = tuple[Word, ...]


@lru_cache(maxsize=65_536)
def comparable(token: str) -> str:
    """Return the form of one word in which printings are compared."""
    # First, since the decomposed form of an acute accent as apostrophe has a space in it.
    plain = _APOSTROPHES.sub("'", token)
    plain = normalize("NFKC", _ACCENTS.sub("", normalize("NFKD", plain)).casefold())
    if plain[:1].isdigit():
        return _number(plain)
    bare = _NOT_IN_A_WORD.sub("", plain)
    return _WRITTEN_OUT.get(bare, bare)


def _number(digits: str) -> str:
    plain = _THOUSANDS.sub("", digits)
    small = int(plain) if plain.isdecimal() and len(plain) <= _SMALL_DIGITS else len(_SMALL_NUMBERS)
    return _SMALL_NUMBERS[small] if small < len(_SMALL_NUMBERS) else plain


class _Piece(NamedTuple):
    """What a word is whatever stands around it, with its place in its stretch."""

    start: int
    end: int
    text: str
    kind: WordKind
    #: What it is where its capital tells something.
    proper: WordKind
    is_upper: bool


def words_of(text: str, names: frozenset[str] = frozenset()) -> Words:
    """Divide ``text`` into words.

    ``names`` are words in comparable form that the document has as parts of
    names; they tell "Biden will win" from "Nobody will win", where the
    capital says nothing.
    """
    inserted = [match.span() for match in _BRACKETED.finditer(text)] if "[" in text else []
    words: list[Word] = []
    end = offset = past = 0
    # No word reaches over white space, so each stretch without any is divided by itself.
    for stretch in text.split():
        offset = text.index(stretch, past)
        past = offset + len(stretch)
        divide = _remembered if len(stretch) <= _LONGEST_REMEMBERED else _divided
        for first, last, form, plain, proper, is_upper in divide(stretch):
            start = offset + first
            gap = text[end:start]
            end = offset + last
            kind = plain
            if proper != plain and (
                (proper == "name" and form in names) or _capital_tells(gap, words, text, is_upper=is_upper)
            ):
                kind = proper
            words.append(
                Word(
                    form,
                    start,
                    end,
                    kind,
                    bool(inserted) and _lies_within((start, end), inserted),
                    gap != " " and bool(_ELLIPSIS.search(gap)),
                )
            )
    return tuple(words)


def _divided(stretch: str) -> tuple[_Piece, ...]:
    return tuple(_piece(match.group(), match.start()) for match in _WORD.finditer(stretch))


_remembered: Final = lru_cache(maxsize=65_536)(_divided)


def _piece(token: str, start: int) -> _Piece:
    form = comparable(token)
    kind: WordKind = "word"
    if form[:1].isdigit() or form in _NUMBER_WORDS or form in _SMALL_NUMBERS:
        kind = "number"
    proper = kind
    if kind == "word" and token[0].isupper() and len(form) > 1:
        proper = "capital" if form in PER_MILLION else "name"
    return _Piece(
        start=start,
        end=start + len(token),
        text=form,
        kind=kind,
        proper=proper,
        is_upper=token.isupper(),
    )


def _capital_tells(gap: str, before: list[Word], text: str, *, is_upper: bool) -> bool:
    """Say whether a word has its capital in the middle of a sentence, in a text that is not all capitals."""
    if not before or (gap != " " and before[-1].text not in _TITLES and _OPENING.search(gap)):
        return False
    return not (is_upper and _shouted(text))


# Asked of each word in capitals: not remembered, a shouted text takes the square of its length.
@lru_cache(maxsize=8)
def _shouted(text: str) -> bool:
    """Say whether most words are in capitals, so that a capital tells nothing."""
    tokens: list[str] = _WORD.findall(text)
    long = [token for token in tokens if len(token) > 1 and token[0].isalpha()]
    return 2 * sum(token.isupper() for token in long) > len(long)


def _lies_within(place: tuple[int, int], stretches: list[tuple[int, int]]) -> bool:
    before = bisect_right(stretches, place) - 1
    return before >= 0 and stretches[before][0] < place[0] and place[1] < stretches[before][1]


def negates(word: Word) -> bool:
    """Say whether a word turns what is said into its contrary."""
    return word.text in _NEGATORS or word.text.endswith("n't")


def key_of(words: Words) -> str:
    """Return what two printings share when they differ in marks or case only."""
    return " ".join(word.text for word in words)


def tidy(text: str) -> str:
    """Return ``text`` as it is shown: on one line, without the article's comma.

    English newspapers put the comma of their own sentence before the closing
    mark ("big???,"): it belongs to them and not to the speaker.
    """
    line = " ".join(text.split())
    return line.rstrip(" ,") or line
