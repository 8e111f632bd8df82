"""Real sentences of news to try deduplication on, and as many more as are asked for."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from random import Random

_ENDS = re.compile(r"(?<=[.!?])\s+|\n")
_LENGTHS = range(8, 46)


def sentences() -> list[str]:
    """Return the different sentences of 8 to 45 words in the articles of ``QUOTEATTR_DATA``, shuffled."""
    data = Path(os.environ["QUOTEATTR_DATA"])
    found = dict.fromkeys(one for one in (*_articles(data), *_tagged(data)) if len(one.split()) in _LENGTHS)
    shuffled = list(found)
    Random(1).shuffle(shuffled)  # noqa: S311 - no secret
    return shuffled


def _articles(data: Path) -> Iterator[str]:
    for name in ("train", "dev"):
        for line in (data / "polnear" / f"{name}.jsonl").read_text("utf-8").splitlines():
            yield from (part.strip() for part in _ENDS.split(json.loads(line)["text"]))


def _tagged(data: Path) -> Iterator[str]:
    for name in ("train", "dev"):
        for block in (data / "names" / f"{name}.bio").read_text("utf-8").split("\n\n"):
            yield " ".join(line.split("\t")[0] for line in block.splitlines() if line)


def extended(number: int) -> Iterator[str]:
    """Return so many sentences: the real ones, then copies with two words in five from other sentences."""
    real = sentences()
    words = [word for one in real for word in one.split()]
    return islice(_endless(real, words), number)


def _endless(real: list[str], words: list[str]) -> Iterator[str]:
    yield from real
    random = Random(2)  # noqa: S311 - no secret
    for _ in count():
        for one in real:
            yield " ".join(
                random.choice(words) if place % 5 in {1, 3} else word
                for place, word in enumerate(one.split())
            )
