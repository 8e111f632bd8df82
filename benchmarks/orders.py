"""A hundred quotes in ten thousand shuffled orders: one result. ``python -m benchmarks.orders``.

Every tenth order is taken into a store as well, an article at a time. It ends
with an error where a result differs. What depends on one or two texts alone
(their words, their alignment) is worked out once for all orders; what is
compared, joined and chosen is worked out in each.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from random import Random
from typing import Any, Final

from benchmarks.pairs import article
from benchmarks.sentences import sentences
from quoteattr.dedupe import deduplicate
from quoteattr.dedupe.align import align, difference
from quoteattr.dedupe.normalise import words_of
from quoteattr.dedupe.weigh import overlap
from quoteattr.model import AttributedDocument, CanonicalQuote
from quoteattr.store import Store

QUOTES = 100
_EVERY = 10
_OF_TEXTS_ALONE: Final[tuple[Callable[..., Any], ...]] = (words_of, align, overlap, difference)


def orders(number: int, start: int = 0) -> None:
    """Hold so many orders against one, each made by a seed of its own, from a first one on."""
    documents = [article(f"d {place}", text) for place, text in enumerate(_texts())]
    expected = deduplicate(documents)
    for seed in range(start, start + number):
        shuffled = list(documents)
        Random(seed).shuffle(shuffled)  # noqa: S311 - no secret
        assert deduplicate(shuffled) == expected, seed
        if seed % _EVERY == 0:
            assert _stored(shuffled) == _by_id(expected), seed
        if (seed + 1) % 100 == 0:
            print(f"  … {seed + 1 - start}", flush=True)
    print(f"{number} orders of {len(documents)} quotes, every tenth in a store too: one result")


def pieces(texts: Iterable[str]) -> Iterator[str]:
    """Return texts whole and in pieces, as outlets print them."""
    for text in texts:
        words = text.split()
        half = len(words) // 2
        yield from (text, " ".join(words[:half]), " ".join(words[half:]), text.upper())
        yield " ".join([*words[: half - 2], "…", *words[half:]])


def _texts() -> list[str]:
    return list(islice(pieces(sentences()[: QUOTES // 5]), QUOTES))


def _stored(documents: Sequence[AttributedDocument]) -> list[CanonicalQuote]:
    with Store(":memory:") as store:
        for document in documents:
            store.add([document])
        return _by_id(store.quotes())


def _by_id(quotes: object) -> list[CanonicalQuote]:
    return sorted(quotes, key=lambda quote: quote.id)  # type: ignore[call-overload, no-any-return]


def _remember(function: Callable[..., Any]) -> None:
    """Put a function that remembers its answers in place of one, wherever the package uses it."""
    kept = cache(function)
    modules = [module for name, module in sys.modules.items() if name.startswith("quoteattr.")]
    for module in modules:
        for name in [name for name, value in vars(module).items() if value is function]:
            setattr(module, name, kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=10_000)
    parser.add_argument("--start", type=int, default=0, help="the seed of the first order")
    chosen = parser.parse_args()
    for function in _OF_TEXTS_ALONE:
        _remember(function)
    orders(chosen.orders, chosen.start)


if __name__ == "__main__":
    main()
