"""What a wording is found by: hashes of three words in a row, and of two content words in a row.

Three words in a row find what was cut, split or edited; two content words in
a row, without the small words between them and cut to a stem, find what was
reworded. Containment is what is asked for, so no sketch of the whole text
(MinHash, SimHash) serves: a fragment of five words has little in common with
its whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from zlib import crc32

from quoteattr.dedupe.normalise import Words
from quoteattr.dedupe.weigh import beginning
from quoteattr.lang.word_frequencies import PER_MILLION

#: Words up to this many occurrences per million are content.
_CONTENT: Final = 1_000


def grams_of(words: Words) -> frozenset[int]:
    """Return the hashes of a text, 32 bits each; two texts that share none are no candidates."""
    texts = [word.text for word in words]
    content = [beginning(text) for text in texts if PER_MILLION.get(text, 0) <= _CONTENT]
    return frozenset((*_runs(texts, 3), *_runs(content, 2)))


def _runs(words: Sequence[str], size: int) -> Iterator[int]:
    """Return the hash of each run of so many words, put together with spaces."""
    # CRC-32 is the same on every machine, and of the quick ones in the standard
    # library the best spread over short texts; a clash costs one comparison.
    # It goes on from where the words before left it, so nothing is put together.
    encoded = " ".join(words).encode("utf-8", "surrogatepass").split(b" ")
    further = [b" " + word for word in encoded]
    hashes = map(crc32, encoded)
    for place in range(1, size):
        hashes = map(crc32, further[place:], hashes)
    return hashes
