"""How well printings are graded against the record: ``python -m benchmarks.record``.

Articles are made around real posts of ``QUOTEATTR_DATA``: each prints a
passage of one post, changed in a way that is known. Reposts of one text count
as one post.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.pairs import article
from quoteattr.dedupe import sayings
from quoteattr.dedupe.check import Grade
from quoteattr.model import Document, Speaker

_POSTER: Final = Speaker(id="person:poster", name="The Poster", kind="person")
_SENTENCE: Final = re.compile(r"(?:(?<=[.!?] )|^)[A-Z][^.!?:;\u2026]{60,220}[.!?](?= |$)")
_WAYS: Final[dict[str, tuple[Grade, Callable[[list[str]], list[str]]]]] = {
    "whole sentence": ("verbatim", lambda words: words),
    "capitals": ("verbatim", lambda words: [word.upper() for word in words]),
    "cut at the end": ("trimmed", lambda words: words[:-3]),
    "cut at the start": ("trimmed", lambda words: words[3:]),
    "ellipsis": ("trimmed", lambda words: [*words[:4], "\u2026", *words[7:]]),
    "three words left out": ("spliced", lambda words: [*words[:4], *words[7:]]),
    "one word changed": ("altered", lambda words: [*words[:5], "perhaps", *words[6:]]),
    "one word added": ("altered", lambda words: [*words[:5], "perhaps", *words[5:]]),
}


def posts() -> Iterator[Document]:
    """Return the posts with something to print, each text once."""
    lines = (Path(os.environ["QUOTEATTR_DATA"]) / "variants/posts_dev.jsonl").read_text("utf-8").splitlines()
    seen = set()
    for record in map(json.loads, lines):
        text = " ".join(record["text"].removeprefix("RT @realDonaldTrump").split())
        if text not in seen and _SENTENCE.search(text):
            seen.add(text)
            yield Document(id=record["id"], text=text, speaker=_POSTER.name, medium="a post")


def main() -> None:
    """Print a row for each way of printing a post."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=60)
    chosen = parser.parse_args()
    record = list(posts())
    sample = Random(8).sample(record, chosen.posts)  # noqa: S311 - no secret
    print(f"{len(sample)} of {len(record)} posts printed, all as sources")
    for name, (grade, way) in _WAYS.items():
        articles = [article(post.id, " ".join(way(_passage(post))), _POSTER) for post in sample]
        checks = sayings(articles, sources=record).checks
        given = Counter(check.grade for check in checks)
        print(f"{name:21} {grade:8} given {given[grade] / len(sample):.3f}, all: {dict(given)}", flush=True)


def _passage(post: Document) -> list[str]:
    found = _SENTENCE.search(post.text)
    return found[0].split() if found else []


if __name__ == "__main__":
    main()
