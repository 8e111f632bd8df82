"""Texts that somebody might send to bring the library down, each of any length."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from quoteattr.lang.marks import MARKS

_SEEDS = Path(__file__).parents[1] / "seeds" / "articles"


def again(piece: str) -> Callable[[int], str]:
    """Give what repeats a piece up to a length."""
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _news(size: int) -> str:
    seeds = "\n\n".join(path.read_text("utf-8") for path in sorted(_SEEDS.glob("*.txt")))
    return again(seeds + "\n\n")(size)


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
    "straight marks": again('"'),
    "opening marks": again("“"),
    "closing marks": again("”"),
    "single marks": again("'"),
    "guillemets": again("«"),
    "low marks": again("„"),
    "backticks": again("``"),
    "pairs of marks": again("“”"),
    "marks apart": again('" '),
    "marks on lines": again("“\n"),
    "marked words": again('"a" '),
    "marked paragraphs": again("“Never give in again and again\n\n"),
    "every mark": _every_mark,
    "nested marks": _nested("“", "”"),
    "nested guillemets": _nested("«", "»"),
    "nested in turn": _nested("“‘", "’”"),
    "nested with words": _nested("“He said ", " now”"),
    "one word": again("a"),
    "capitals": again("A "),
    "capital words": again("Anna "),
    "a name without end": again("Anna Berg-Smith of the Department of "),
    "new names": _quoted_names,
    "pronouns": again("he "),
    "pronouns in sentences": again("He said she knew. "),
    "said": again("said "),
    "said in sentences": again("said. "),
    "said that": again("said that "),
    "according to": again("according to "),
    "officials": again("officials said "),
    "possessives": again("minister's "),
    "titles": again("President "),
    "commas": again(", "),
    "clauses": again("Ann, a doctor, who said, "),
    "colons": again("Ann: "),
    "dashes": again("— "),
    "full stops": again("."),
    "full stops apart": again(". "),
    "initials": again("A. "),
    "abbreviations": again("U.S. "),
    "hyphens": again("a-"),
    "apostrophes": again("a'"),
    "digits": again("1"),
    "numbers": again("1,"),
    "addresses": again("http://a"),
    "handles": again("@a"),
    "blanks": again(" "),
    "line ends": again("\n"),
    "carriage returns": again("\r\n"),
    "short lines": again("a\n"),
    "null characters": again("\x00"),
    "lone surrogates": again("\ud800"),
    "right-to-left marks": again("\u200f“\u202e"),
    "combining marks": again("\u0301"),
    "letter with combining marks": lambda size: "a" + "\u0301" * (size - 1),
    "zero width": again("a\u200d"),
    "emoji": again("👩\u200d👩\u200d👧"),
    "brackets": _nested("(", ")"),
    "square brackets": again("["),
    "template": again("“In Congress, I will work hard to win,” Ann Lee said.\n\n"),
    "quotes without speakers": again("“In Congress, I will work hard to win.”\n\n"),
    "he said": again("“Yes,” he said.\n\n"),
    "split quotes": again("“Yes,” he said, “and "),
    "relays": again("the BBC reported that Ann Lee said that "),
}
