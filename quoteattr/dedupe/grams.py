"""What a wording is found by: hashes of three words in a row, and of two content words in a row.

Three words in a row find what was cut, split or edited; two content words in
a row, without the small words between them and cut to a stem, find what was
reworded. Containment is what is asked for, so no sketch of the whole text
(MinHash, SimHash) serves: a fragment of five words has little in common with
its whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final
from zlib import crc32

from quoteattr.dedupe.normalise import Words
from quoteattr.lang.word_frequencies import PER_MILLION

#: Words up to this many occurrences per million are content.
_CONTENT: Final = 1_000
#: Letters that a word and its inflections share.
_STEM: Final = 4


def grams_of(words: Words) -> frozenset[int]:
    """Return the hashes of a text, 32 bits each; two texts that share none are no candidates."""
    return frozenset((*_threes([word.text for word in words]), *_content_pairs(words)))


def _threes(words: Sequence[str]) -> Iterator[int]:
    return (_hash(three) for three in zip(words, words[1:], words[2:], strict=False))


def _content_pairs(words: Words) -> Iterator[int]:
    content = [word.text[:_STEM] for word in words if PER_MILLION.get(word.text, 0) <= _CONTENT]
    return (_hash(two) for two in pairwise(content))


def _hash(parts: Iterable[str]) -> int:
    # CRC-32 is the same on every machine, and of the quick ones in the standard
    # library the best spread over short texts; a clash costs one comparison.
    return crc32(" ".join(parts).encode("utf-8", "surrogatepass"))
