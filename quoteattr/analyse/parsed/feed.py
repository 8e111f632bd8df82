"""What a parser is given to read: sentences as ours are cut, short enough and of whole characters.

Parsers raise on half a character (a surrogate alone), and need time and memory that grow with the
square of a sentence's length; neither is to stop a document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import regex
from attrs import frozen

from quoteattr.lang.marks import MARKS
from quoteattr.model import Span

#: Sentences longer than this, in code points, are not parsed; the longest of PolNeAR's have half of it.
LONGEST = 3000

#: Each quotation mark of one sign in ASCII, as the treebanks that parsers learn from have it.
_PLAIN = str.maketrans(
    {sign: "'" if family == "single" else '"' for sign, (family, _) in MARKS.items() if len(sign) == 1}
)

_HALF = regex.compile(r"[\ud800-\udfff]")
_SPACE = regex.compile(r"\s")


def whole(text: str) -> str:
    """Return a text of the same length in which every half character is U+FFFD."""
    return _HALF.sub("\ufffd", text)


def readable(sentences: Iterable[Span]) -> Iterator[Span]:
    """Yield the sentences that are short enough to be parsed."""
    return (sentence for sentence in sentences if len(sentence) <= LONGEST)


@frozen(kw_only=True)
class Apart:
    """Sentences as one text with a blank line between any two, and the way back to the document.

    Quotation marks and white space are those of ASCII.
    """

    text: str
    #: Where each sentence begins: here, and in the document.
    starts: Sequence[int]
    origins: Sequence[int]

    @classmethod
    def of(cls, text: str, sentences: Iterable[Span]) -> Apart:
        """Set the readable sentences of a document apart."""
        kept = list(readable(sentences))
        starts, at = [], 0
        for sentence in kept:
            starts.append(at)
            at += len(sentence) + 2
        pieces = (_SPACE.sub(" ", sentence.of(text)).translate(_PLAIN) for sentence in kept)
        return cls(
            text=whole("\n\n".join(pieces)), starts=starts, origins=[sentence.start for sentence in kept]
        )

    def origin(self, position: int) -> int:
        """Return the position in the document of one in this text."""
        sentence = max(0, bisect_right(self.starts, position) - 1)
        return self.origins[sentence] + position - self.starts[sentence]
