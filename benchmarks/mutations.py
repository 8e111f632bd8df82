"""What becomes of a quote that is cut, split, edited or reworded: ``python -m benchmarks.mutations``.

Each of a sample of real sentences is changed in each of some ways and looked
for among all of them, beside MinHash LSH (datasketch, word 3-grams, threshold
.5, 128 permutations) and the exact rule of Quotebank; ``pip install datasketch`` first. Nobody is named as
speaker: text alone decides. The full run is ``--base 37000 --sample 2000``.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from random import Random
from typing import Any, Final, Protocol

from attrs import frozen

from benchmarks.pairs import article
from benchmarks.sentences import sentences
from quoteattr.dedupe.aliases import AliasTable
from quoteattr.dedupe.candidates import Index
from quoteattr.dedupe.cluster import centre_for
from quoteattr.dedupe.grams import grams_of
from quoteattr.dedupe.normalise import key_of, words_of
from quoteattr.dedupe.verify import Verdict, verify
from quoteattr.dedupe.wording import Wording, printings_of, wording_of

#: What a translation there and back does to small words. Content words are
#: replaced and two neighbours change places besides; no translator was run.
_SMALL_WORDS: Final = dict(
    pair.split("=")
    for pair in (
        "the=a a=one will=shall is=was are=were and=plus but=however that=which this=that have=had has=had "
        "in=within on=upon of=from to=towards for=to with=by not=never would=will said=stated very=really"
    ).split()
)
Mutation = Callable[[list[str], Random], list[str]]


def _replaced(words: list[str], random: Random, number: int) -> list[str]:
    places = set(random.sample(range(len(words)), number))
    return [random.choice(_POOL) if place in places else word for place, word in enumerate(words)]


def _fragment(words: list[str], random: Random, length: int) -> list[str]:
    start = random.randrange(max(1, len(words) - length + 1))
    return words[start : start + length]


def _translated(words: list[str], random: Random) -> list[str]:
    made = [_SMALL_WORDS.get(word, word) if random.random() < 0.5 else word for word in words]
    made = _replaced(made, random, max(1, len(made) // 6))
    place = random.randrange(len(made) - 1)
    made[place : place + 2] = reversed(made[place : place + 2])
    return made


_POOL: Final = "policy market river council budget minister hospital season travel letters".split()
_MUTATIONS: Final[dict[str, Mutation]] = {
    "truncated to 60%": lambda words, _: words[: max(4, len(words) * 6 // 10)],
    "half of a split": lambda words, random: random.choice(
        (words[: len(words) // 2], words[len(words) // 2 :])
    ),
    "1 word edited": lambda words, random: _replaced(words, random, 1),
    "2 words edited": lambda words, random: _replaced(words, random, 2),
    "case": lambda words, _: [word.upper() for word in words],
    "marks": lambda words, _: [word.strip(".,;:'\"") + "," for word in words],
    "ellipsis": lambda words, _: [*words[: len(words) // 3], "…", *words[len(words) // 3 + 3 :]],
    "fragment of 8": lambda words, random: _fragment(words, random, 8),
    "fragment of 5": lambda words, random: _fragment(words, random, 5),
    "back-translated": _translated,
}


@frozen
class Found:
    """What a system answers: the sentence that it joins a text to, and those that it offers besides."""

    joined: int | None
    offered: frozenset[int] = frozenset()


class System(Protocol):
    """Finds the sentence that a text comes from."""

    def find(self, text: str) -> Found: ...


class Ours:
    """The candidates and the verification of deduplication, with every sentence as a centre."""

    def __init__(self, base: Sequence[str]) -> None:
        self._wordings = [_wording(text) for text in base]
        self._index: Index[int] = Index()
        for place, wording in enumerate(self._wordings):
            self._index.add(place, grams_of(wording.words))

    def find(self, text: str) -> Found:
        wording = _wording(text)
        near = self._index.nearest(grams_of(wording.words))
        verdicts = {place: verify(wording, self._wordings[place]) for place in near}
        return Found(
            centre_for(verdicts.items(), lambda place: place, verdicts.__getitem__), _offered(verdicts)
        )


def _offered(verdicts: dict[int, Verdict]) -> frozenset[int]:
    return frozenset(place for place, verdict in verdicts.items() if verdict.outcome != "different")


def _wording(text: str) -> Wording:
    return wording_of(printings_of(article("a", text), AliasTable()))


class Exact:
    """The rule of Quotebank: equal but for case and marks."""

    def __init__(self, base: Iterable[str]) -> None:
        self._places = {key_of(words_of(text)): place for place, text in enumerate(base)}

    def find(self, text: str) -> Found:
        return Found(self._places.get(key_of(words_of(text))))


class MinHash:
    """MinHash LSH over word 3-grams; of several hits the one with the highest estimate."""

    def __init__(self, base: Iterable[str]) -> None:
        datasketch = import_module("datasketch")
        self._make = datasketch.MinHash
        self._lsh = datasketch.MinHashLSH(threshold=0.5, num_perm=128)
        self._held = [self._hashed(text) for text in base]
        for place, held in enumerate(self._held):
            self._lsh.insert(place, held)

    def _hashed(self, text: str) -> Any:  # noqa: ANN401 - datasketch has no types
        words = [word.text for word in words_of(text)]
        hashed = self._make(num_perm=128)
        hashed.update_batch(
            [" ".join(three).encode() for three in zip(words, words[1:], words[2:], strict=False)]
        )
        return hashed

    def find(self, text: str) -> Found:
        asked = self._hashed(text)
        hits = self._lsh.query(asked)
        return Found(max(hits, key=lambda place: asked.jaccard(self._held[place])) if hits else None)


def main() -> None:
    """Print a row for each way of changing a quote, with what each system makes of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=int, default=5_000)
    parser.add_argument("--sample", type=int, default=200)
    chosen = parser.parse_args()
    base = sentences()[: chosen.base]
    systems: dict[str, System] = {"ours": Ours(base), "datasketch": MinHash(base), "exact": Exact(base)}
    places = Random(3).sample(range(len(base)), chosen.sample)  # noqa: S311 - no secret
    print(f"{len(base)} sentences, {len(places)} of them changed: joined to the right one / wrong one")
    for name, mutation in _MUTATIONS.items():
        random = Random(4)  # noqa: S311 - no secret
        changed = [(place, " ".join(mutation(base[place].split(), random))) for place in places]
        cells = (f"{system} {_row(systems[system], changed)}" for system in systems)
        print(f"{name:17} {'   '.join(cells)}", flush=True)


def _row(system: System, changed: Sequence[tuple[int, str]]) -> str:
    answers = [(place, system.find(text)) for place, text in changed]
    right = sum(found.joined == place for place, found in answers)
    offered = sum(found.joined == place or place in found.offered for place, found in answers)
    wrong = sum(found.joined not in {None, place} for place, found in answers)
    share = 1 / len(changed)
    return f"{right * share:.3f} ({offered * share:.3f} with possible) / {wrong * share:.4f}"


if __name__ == "__main__":
    main()
