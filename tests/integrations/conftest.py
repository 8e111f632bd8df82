"""The seed articles with what must be found in them, and pipelines of other libraries."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

import quoteattr


@frozen(kw_only=True)
class Article:
    """A seed article and the quotations of its gold."""

    text: str
    quotes: Sequence[dict[str, Any]]

    def missed(self, found: Sequence[quoteattr.Quote]) -> list[tuple[str, str | None]]:
        """Return the quotations, each with its speaker, that are not among those found."""
        there = {(_parts(quote), quote.speech, _speaker(quote)) for quote in found}
        return [
            (gold["verbatim"][0]["text"], _name(gold))
            for gold in self.quotes
            if (_gold_parts(gold), gold["speech"], _name(gold)) not in there
        ]


def _parts(quote: quoteattr.Quote) -> tuple[tuple[int, int], ...]:
    return tuple((part.start, part.end) for part in quote.verbatim)


def _speaker(quote: quoteattr.Quote) -> str | None:
    speaker = quote.attribution.speaker
    return speaker.name if speaker else None


def _gold_parts(gold: dict[str, Any]) -> tuple[tuple[int, int], ...]:
    return tuple((part["start"], part["end"]) for part in gold["verbatim"])


def _name(gold: dict[str, Any]) -> str | None:
    return gold["speaker"]["name"] if gold["speaker"] else None


@pytest.fixture(scope="session")
def articles(seeds: list[Path]) -> list[Article]:
    """The five articles."""
    return [
        Article(
            text=path.read_bytes().decode(),
            quotes=json.loads((path.parent.parent / "gold" / f"{path.stem}.json").read_text("utf-8"))[
                "quotes"
            ],
        )
        for path in seeds
    ]
