"""Texts that somebody might send to bring the library down, each of any length."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from quoteattr.lang.marks import MARKS

_SEEDS = Path(__file__).parents[1] / "seeds" / "articles"


def _again(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _news(size: int) -> str:
    seeds = "\n\n".join(path.read_text("utf-8") for path in sorted(_SEEDS.glob("*.txt")))
    return _again(seeds + "\n\n")(size)


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda size: f"{opening * (size // 2)}{closing * (size // 2)}"


def _quoted_names(size: int) -> str:
    """Give a new name each time: no table of names stays small."""
    signs = "abcdefghijklmnopqrstuvwxyz"
    names = (
        f"“Yes,” said {a.upper()}{b}{c} {d.upper()}{a}{c}on. "
        for a, b, c, d in cycle((w, x, y, z) for w in signs for x in signs for y in signs for z in signs)
    )
    pieces: list[str] = []
    length = 0
    while length < size:
        piece = next(names)
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces)[:size]


def _every_mark(size: int) -> str:
    return "".join(islice(cycle(sorted(MARKS)), size))


#: By name, what makes a text of so many characters.
TEXTS: dict[str, Callable[[int], str]] = {
    "news": _news,
    "news on one line": lambda size: _news(size).replace("\n", " "),
    "straight marks": _again('"'),
    "opening marks": _again("“"),
    "closing marks": _again("”"),
    "single marks": _again("'"),
    "guillemets": _again("«"),
    "low marks": _again("„"),
    "backticks": _again("``"),
    "pairs of marks": _again("“”"),
    "marks apart": _again('" '),
    "marks on lines": _again("“\n"),
    "marked words": _again('"a" '),
    "marked paragraphs": _again("“Never give in again and again\n\n"),
    "every mark": _every_mark,
    "nested marks": _nested("“", "”"),
    "nested guillemets": _nested("«", "»"),
    "nested in turn": _nested("“‘", "’”"),
    "nested with words": _nested("“He said ", " now”"),
    "one word": _again("a"),
    "capitals": _again("A "),
    "capital words": _again("Anna "),
    "a name without end": _again("Anna Berg-Smith of the Department of "),
    "new names": _quoted_names,
    "pronouns": _again("he "),
    "pronouns in sentences": _again("He said she knew. "),
    "said": _again("said "),
    "said in sentences": _again("said. "),
    "said that": _again("said that "),
    "according to": _again("according to "),
    "officials": _again("officials said "),
    "possessives": _again("minister's "),
    "titles": _again("President "),
    "commas": _again(", "),
    "clauses": _again("Ann, a doctor, who said, "),
    "colons": _again("Ann: "),
    "dashes": _again("— "),
    "full stops": _again("."),
    "full stops apart": _again(". "),
    "initials": _again("A. "),
    "abbreviations": _again("U.S. "),
    "hyphens": _again("a-"),
    "apostrophes": _again("a'"),
    "digits": _again("1"),
    "numbers": _again("1,"),
    "addresses": _again("http://a"),
    "handles": _again("@a"),
    "blanks": _again(" "),
    "line ends": _again("\n"),
    "carriage returns": _again("\r\n"),
    "short lines": _again("a\n"),
    "null characters": _again("\x00"),
    "lone surrogates": _again("\ud800"),
    "right-to-left marks": _again("\u200f“\u202e"),
    "combining marks": _again("\u0301"),
    "letter with combining marks": lambda size: "a" + "\u0301" * (size - 1),
    "zero width": _again("a\u200d"),
    "emoji": _again("👩\u200d👩\u200d👧"),
    "brackets": _nested("(", ")"),
    "square brackets": _again("["),
    "template": _again("“In Congress, I will work hard to win,” Ann Lee said.\n\n"),
    "quotes without speakers": _again("“In Congress, I will work hard to win.”\n\n"),
    "he said": _again("“Yes,” he said.\n\n"),
    "split quotes": _again("“Yes,” he said, “and "),
    "relays": _again("the BBC reported that Ann Lee said that "),
}
