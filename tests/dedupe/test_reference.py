"""The index of candidates against comparing all pairs: the same sayings, whatever the order."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.dedupe import sayings
from quoteattr.dedupe.links import link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quoteattr.dedupe.links import Link
    from quoteattr.dedupe.wording import Wording
    from quoteattr.model import AttributedDocument
    from tests.dedupe.conftest import Press

TEXTS = (
    "We will never again dredge the northern channel without asking the fishermen who live there.",
    "The harbour wall was built by our grandfathers and it will outlive every minister in this room.",
    "Our hospital treated forty wounded children overnight, and not one surgeon went home to sleep.",
    "In Congress, Mike will work hard to grow the economy, cut taxes and defend the northern border.",
    "In Congress, Laura will work hard to grow the economy, cut taxes and defend the northern border.",
    "The refinery, which nobody inspected for eleven years, poisoned our river and half of the valley.",
    "Congratulations to both sides on this negotiation. This could lead to something big for the valley.",
    "Turnout climbed to 61 percent yesterday evening, and I thank every volunteer who knocked on doors.",
)
SPEAKERS = ("", "Ann Holt", "Holt", "Bert Marsh", "?a Ukrainian official", "?officials")
DATES = (None, "2025-05-23", "2025-05-24", "2025-07-01")
EDITS = ("none", "none", "head", "tail", "middle", "ellipsis", "drop", "change", "case", "bracket", "two")

SEEDS = st.integers(min_value=0, max_value=2**32)


def edited(text: str, edit: str, random: Random) -> str:
    words = text.split()
    place = random.randrange(1, len(words) - 1)
    third = len(words) // 3
    forms = {
        "none": text,
        "head": " ".join(words[:place]),
        "tail": " ".join(words[place:]),
        "middle": " ".join(words[third : 2 * third + 2]),
        "ellipsis": " ".join([*words[:third], "…", *words[third + 3 :]]),
        "drop": " ".join(words[:place] + words[place + 1 :]),
        "change": " ".join([*words[:place], "certainly", *words[place + 1 :]]),
        "case": text.upper(),
        "bracket": " ".join([*words[:place], "[the council]", *words[place:]]),
        "two": f"{text} {random.choice(TEXTS)}",
    }
    return forms[edit]


def archive(press: Press, random: Random, quotes: int) -> list[AttributedDocument]:
    documents = []
    for number in range(quotes):
        who, name = random.choice(SPEAKERS), f"d{number}"
        speaker = press.described(who[1:], name) if who[:1] == "?" else press.named(who) if who else None
        text = edited(random.choice(TEXTS), random.choice(EDITS), random)
        documents.append(press.article(name, press.quote(text, speaker), published=random.choice(DATES)))
    return documents


def all_pairs(wordings: Sequence[Wording]) -> Iterator[Link]:
    found = (link(one, other) for one, other in combinations(wordings, 2))
    return (one for one in found if one is not None)


@settings(max_examples=25)
@given(seed=SEEDS, quotes=st.integers(min_value=2, max_value=16))
def test_candidates_lose_nothing_that_all_pairs_find(press: Press, seed: int, quotes: int) -> None:
    documents = archive(press, Random(seed), quotes)  # noqa: S311 - no secret
    slow = sayings(documents, find_links=all_pairs)
    fast = sayings(documents)
    assert fast.quotes == slow.quotes
    assert set(fast.possible) <= set(slow.possible)


def test_a_hundred_quotes_have_one_result_in_any_order(press: Press) -> None:
    random = Random(100)  # noqa: S311 - no secret
    documents = archive(press, random, 100)
    found = sayings(documents)
    assert 1 < len(found.quotes) < len(documents)
    for _ in range(4):
        random.shuffle(documents)
        assert sayings(documents) == found
