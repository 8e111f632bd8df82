"""How well labelled pairs of printed quotes, and of posts of one template, are told.

``python -m benchmarks.pairs``.

The pairs lie in the folder that ``QUOTEATTR_DATA`` names; the labels are in
``benchmarks/gold``. Each is measured in two halves, by the hash of its text:
thresholds may be set on the half ``tune``, never on the half ``held``.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, Literal

from attrs import frozen

from benchmarks.metrics import percent
from quoteattr.dedupe import sayings
from quoteattr.dedupe.normalise import key_of, words_of
from quoteattr.dedupe.verify import Outcome
from quoteattr.dedupe.wording import digest
from quoteattr.model import AttributedDocument, Attribution, Entity, Passage, Quote, Speaker
from quoteattr.pipeline import Pipeline

GOLD: Final = Path(__file__).parent / "gold"
_REPOST: Final = "RT @realDonaldTrump"
Half = Literal["tune", "held"]


@frozen(kw_only=True)
class Pair:
    """Two texts with the label of a reader."""

    name: str
    left: str
    right: str
    speaker: Speaker | None
    dates: tuple[str | None, str | None] = (None, None)
    #: Whom the rest of each document names.
    entities: tuple[tuple[Entity, ...], tuple[Entity, ...]] = ((), ())
    same: bool
    half: Half


def printed_pairs(data: Path) -> Iterator[Pair]:
    """Give the pairs of how outlets printed one quote, where the label is not null."""
    gold = json.loads((GOLD / "pairs_dev.json").read_text("utf-8"))
    lines = (data / gold["data"]).read_text("utf-8").splitlines()
    for label in gold["pairs"]:
        sides = [" ".join(side) for side in json.loads(lines[label["line"]])["quotes"]]
        if label["same"] is not None:
            yield Pair(
                name=f"line {label['line']}",
                left=sides[0],
                right=sides[1],
                speaker=None,
                same=label["same"],
                half=half_of(label["text"]),
            )


def post_pairs(data: Path) -> Iterator[Pair]:
    """Give the pairs of posts and of their sentences, all of one speaker."""
    gold = json.loads((GOLD / "posts_dev.json").read_text("utf-8"))
    posts = [json.loads(line) for line in (data / gold["data"]).read_text("utf-8").splitlines()]
    pipeline = Pipeline(engine="lexical")
    entities = cache(lambda line: pipeline.attribute(posts[line]["text"]).entities)
    poster = Speaker(id="person:poster", name="The Poster", kind="person")
    for label in gold["pairs"]:
        sides = [label["left"], label["right"]]
        if label["same"] is not None:
            yield Pair(
                name=" ".join(map(str, sides)),
                left=_stretch(posts, *sides[0]),
                right=_stretch(posts, *sides[1]),
                speaker=poster,
                dates=(posts[sides[0][0]]["created_at"][:10], posts[sides[1][0]]["created_at"][:10]),
                entities=(entities(sides[0][0]), entities(sides[1][0])),
                same=label["same"],
                half=half_of(label["text"]),
            )


def _stretch(posts: Sequence[dict[str, str]], line: int, start: int, end: int) -> str:
    # The mark of a repost runs into the text: "RT @handleIt is".
    return posts[line]["text"][start:end].removeprefix(_REPOST)


def half_of(digest: str) -> Half:
    """Say to which half a pair belongs."""
    return "tune" if int(digest, 16) % 2 else "held"


def article(
    name: str,
    text: str,
    speaker: Speaker | None = None,
    published: str | None = None,
    entities: tuple[Entity, ...] = (),
) -> AttributedDocument:
    """Make an article that prints one quote and names some entities."""
    passage = Passage(start=0, end=len(text), text=text)
    quote = Quote(
        id=f"{name}#0-{len(text)}",
        document_id=name,
        kind="direct",
        speech=True,
        text=text,
        contents=(passage,),
        verbatim=(passage,),
        attribution=Attribution(speaker=speaker),
    )
    return AttributedDocument(
        id=name, text=text, engine="hand", quotes=(quote,), entities=entities, published=published
    )


def ours(pair: Pair) -> Outcome:
    """Say what deduplication finds of a pair, by the whole way from candidates to sayings."""
    found = sayings(
        [
            article("left", pair.left, pair.speaker, pair.dates[0], pair.entities[0]),
            article("right", pair.right, pair.speaker, pair.dates[1], pair.entities[1]),
        ]
    )
    if len(found.quotes) == 1:
        return "same"
    return "possible" if found.possible else "different"


def exact(pair: Pair) -> Outcome:
    """Answer by the rule of Quotebank: equal but for case and marks."""
    return "same" if key_of(words_of(pair.left)) == key_of(words_of(pair.right)) else "different"


def minhash(pair: Pair) -> Outcome:
    """Answer by what MinHash LSH estimates, without its error: the Jaccard of word 3-grams, from .5 on."""
    left, right = (_threes(side) for side in (pair.left, pair.right))
    return "same" if 2 * len(left & right) >= len(left | right) > 0 else "different"


def _threes(text: str) -> set[tuple[str, ...]]:
    words = [word.text for word in words_of(text)]
    return set(zip(words, words[1:], words[2:], strict=False))


def in_archive(pairs: Sequence[Pair]) -> Callable[[Pair], Outcome]:
    """Put all texts of some pairs into one archive, where a template shows itself by fitting many."""
    texts = {
        digest(side): article(digest(side), side, pair.speaker, date, entities)
        for pair in pairs
        for side, date, entities in zip((pair.left, pair.right), pair.dates, pair.entities, strict=True)
    }
    found = sayings(texts.values())
    place = {one.document_id: quote.id for quote in found.quotes for one in quote.attestations}
    links = {frozenset(one.quote_ids) for one in found.possible}

    def answer(pair: Pair) -> Outcome:
        left, right = place[digest(pair.left)], place[digest(pair.right)]
        if left == right:
            return "same"
        return "possible" if frozenset((left, right)) in links else "different"

    return answer


def figures(data: Path) -> dict[str, float]:
    """Return what floors are set under, in per cent, both halves together."""
    printed, posts = list(printed_pairs(data)), list(post_pairs(data))
    words, archive = _count(printed, ours), _count(posts, in_archive(posts))
    alone = _count(posts, ours)
    offered = sum(number for (_, answer), number in words.items() if answer != "different")
    right = words[True, "same"] + words[True, "possible"]
    return {
        "printed_precision": percent(right / offered),
        "printed_recall": percent(right / _of(words, same=True)),
        "printed_joined": percent(words[True, "same"] / _of(words, same=True)),
        "templates_apart": percent(1 - alone[False, "same"] / _of(alone, same=False)),
        "templates_apart_in_archive": percent(1 - archive[False, "same"] / _of(archive, same=False)),
        "reposts_joined_in_archive": percent(archive[True, "same"] / _of(archive, same=True)),
    }


def _count(pairs: Iterable[Pair], answer: Callable[[Pair], Outcome]) -> Counter[tuple[bool, Outcome]]:
    return Counter((pair.same, answer(pair)) for pair in pairs)


def _of(count: Counter[tuple[bool, Outcome]], *, same: bool) -> int:
    return sum(number for (label, _), number in count.items() if label == same)


def table(title: str, pairs: Sequence[Pair], answer: Callable[[Pair], Outcome]) -> list[Pair]:
    """Print precision and recall on either half, and return the pairs that were told wrongly."""
    answers = {pair.name: answer(pair) for pair in pairs}
    halves: tuple[Half, ...] = ("tune", "held")
    for half in halves:
        count = Counter((pair.same, answers[pair.name]) for pair in pairs if pair.half == half)
        print(f"{title:24} {half:5} {_figures(count)}")
    return [pair for pair in pairs if pair.same != (answers[pair.name] != "different")]


def _figures(count: Counter[tuple[bool, Outcome]]) -> str:
    joined = count[True, "same"] + count[False, "same"]
    offered = joined + count[True, "possible"] + count[False, "possible"]
    ones, twos = _of(count, same=True), _of(count, same=False)
    return (
        f"one {ones:4} two {twos:4}  same: precision {_share(count[True, 'same'], joined)} recall "
        f"{_share(count[True, 'same'], ones)}  with possible: precision "
        f"{_share(count[True, 'same'] + count[True, 'possible'], offered)} recall "
        f"{_share(count[True, 'same'] + count[True, 'possible'], ones)}  "
        f"kept apart {_share(twos - count[False, 'same'], twos)}, "
        f"unlinked {_share(count[False, 'different'], twos)}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "


def main() -> None:
    """Print the tables, and on request what was told wrongly in one half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--wrong", choices=["tune", "held"], help="show the pairs of a half that were told wrongly"
    )
    chosen = parser.parse_args()
    data = Path(os.environ["QUOTEATTR_DATA"])
    printed, posts = list(printed_pairs(data)), list(post_pairs(data))
    for pairs in (printed, posts):
        table("exact rule", pairs, exact)
        table("Jaccard from .5", pairs, minhash)
    wrong = table("printed pairs", printed, ours)
    wrong += table("posts of one speaker", posts, ours)
    table("the same in one archive", posts, in_archive(posts))
    for pair in wrong:
        if pair.half == chosen.wrong:
            print(
                f"\n{pair.name}: {'one' if pair.same else 'two'}\n  {pair.left[:300]}\n  {pair.right[:300]}"
            )


if __name__ == "__main__":
    main()
