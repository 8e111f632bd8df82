"""What becomes of a quote that is cut, split, edited or reworded: ``python -m benchmarks.mutations``.

Each of a sample of real sentences is changed in each of some ways and looked
for among all of them, beside MinHash LSH (datasketch, word 3-grams, threshold
.5, 128 permutations) and the exact rule of Quotebank; ``pip install datasketch`` first. Nobody is named as
speaker: text alone decides. The full run is ``--base 37000 --sample 2000``.

A change is one saying still, or another: where a name, a number or a "not" is
put in or out, joining is the fault. Edits therefore fall on ordinary words. A
text that stands word for word in several of the sentences belongs to none in
particular, and is not counted. Each text is looked for a second time with its
own sentence taken out: whatever it is joined to then is a false merge.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib import import_module
from random import Random
from typing import Any, Final, Protocol

from attrs import field, frozen

from benchmarks.pairs import Half, article, half_of
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
_POOL: Final = "policy market river council budget minister hospital season travel letters".split()
_NAMES: Final = "Okafor Lindqvist Marchetti Tanaka Bratislava Montevideo Halvorsen Nairobi".split()
_LEAST_WORDS: Final = 8
_NOT: Final = frozenset("no not never nor none nobody nothing neither cannot without hardly".split())
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_CAPITAL: Final = re.compile(r"^[A-Z][a-z]{3,}")
#: What may stand before a name: no mark after which any word has a capital.
_BEFORE: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*,?")
_ORDINARY: Final = re.compile(r"([^\w]*)[a-z]+([^\w]*)")

#: Gives the changed sentence, or nothing where it has no place for the change.
Mutation = Callable[[list[str], Random], list[str] | None]


def _is_word(token: str) -> bool:
    return any(letter.isalnum() for letter in token)


def _ordinary(words: Sequence[str]) -> list[int]:
    """Return the places of words that are no name, no number and no "not"."""
    return [
        place
        for place, word in enumerate(words)
        if _ORDINARY.fullmatch(word) and word.strip(".,;:'\"()") not in _NOT
    ]


def _edited(words: list[str], random: Random, number: int) -> list[str] | None:
    places = _ordinary(words)
    if len(places) < number:
        return None
    chosen = set(random.sample(places, number))
    return [
        _ORDINARY.sub(rf"\g<1>{random.choice(_POOL)}\g<2>", word) if place in chosen else word
        for place, word in enumerate(words)
    ]


def _fragment(words: list[str], random: Random, length: int) -> list[str] | None:
    places = [place for place, word in enumerate(words) if _is_word(word)]
    if len(places) < length:
        return None
    start = random.randrange(len(places) - length + 1)
    return words[places[start] : places[start + length - 1] + 1]


def _translated(words: list[str], random: Random) -> list[str]:
    made = [
        _SMALL_WORDS.get(word, word) if word not in _NOT and random.random() < 0.5 else word for word in words
    ]
    made = _edited(made, random, min(len(_ordinary(made)), max(1, len(made) // 6))) or made
    place = random.randrange(len(made) - 1)
    made[place : place + 2] = reversed(made[place : place + 2])
    return made


def _swapped(words: list[str], random: Random, form: re.Pattern[str], other: str) -> list[str] | None:
    """Put another word in place of one that has some form, within a sentence."""
    places = [
        place
        for place, word in enumerate(words)
        if place and form.search(word) and _BEFORE.fullmatch(words[place - 1])
    ]
    if not places:
        return None
    place = random.choice(places)
    return [*words[:place], form.sub(other, words[place], count=1), *words[place + 1 :]]


def _without_not(words: list[str], _: Random) -> list[str] | None:
    return [word for word in words if word != "not"] if "not" in words else None


#: What is the same saying still.
_SAME: Final[dict[str, Mutation]] = {
    "truncated to 60%": lambda words, _: words[: len(words) * 6 // 10],
    "half of a split": lambda words, random: random.choice(
        (words[: len(words) // 2], words[len(words) // 2 :])
    ),
    "1 word edited": lambda words, random: _edited(words, random, 1),
    "2 words edited": lambda words, random: _edited(words, random, 2),
    "case": lambda words, _: [word.upper() for word in words],
    "marks": lambda words, _: [word.strip(".,;:'\"") + "," for word in words],
    "ellipsis": lambda words, _: [*words[: len(words) // 3], "…", *words[len(words) // 3 + 3 :]],
    "fragment of 8": lambda words, random: _fragment(words, random, 8),
    "fragment of 5": lambda words, random: _fragment(words, random, 5),
    "back-translated": _translated,
}
#: What is another saying now.
_OTHER: Final[dict[str, Mutation]] = {
    "another name": lambda words, random: _swapped(words, random, _CAPITAL, random.choice(_NAMES)),
    "another number": lambda words, random: _swapped(words, random, _NUMBER, str(random.randrange(21, 99))),
    "a lost 'not'": _without_not,
}


@frozen
class Changed:
    """A sentence of the base by its place, and what became of it."""

    place: int
    text: str


@frozen
class Found:
    """What a system answers: the sentence that it joins a text to, and those that it offers besides."""

    joined: int | None
    offered: frozenset[int] = frozenset()


class System(Protocol):
    """Finds the sentence that a text comes from, among all but those that are taken out."""

    def find(self, text: str, out: Container[int] = ()) -> Found: ...


class Ours:
    """The candidates and the verification of deduplication, with every sentence as a centre."""

    def __init__(self, base: Sequence[str]) -> None:
        self._wordings = [_wording(text) for text in base]
        self._index: Index[int] = Index()
        for place, wording in enumerate(self._wordings):
            self._index.add(place, grams_of(wording.words))

    def find(self, text: str, out: Container[int] = ()) -> Found:
        wording = _wording(text)
        near = (place for place in self._index.nearest(grams_of(wording.words)) if place not in out)
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

    def find(self, text: str, out: Container[int] = ()) -> Found:
        place = self._places.get(key_of(words_of(text)))
        return Found(None if place is None or place in out else place)


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

    def find(self, text: str, out: Container[int] = ()) -> Found:
        asked = self._hashed(text)
        hits = [place for place in self._lsh.query(asked) if place not in out]
        return Found(max(hits, key=lambda place: asked.jaccard(self._held[place])) if hits else None)


_SYSTEMS: Final[dict[str, Callable[[Sequence[str]], System]]] = {
    "ours": Ours,
    "datasketch": MinHash,
    "exact": Exact,
}


@frozen
class Base:
    """Sentences that differ in more than marks and case, with what each is told by."""

    texts: tuple[str, ...]
    #: The words of each, put together.
    keys: tuple[str, ...]
    #: Where each word stands.
    _places: Mapping[str, list[int]] = field(init=False, repr=False, eq=False)

    @_places.default
    def _indexed(self) -> Mapping[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, key in enumerate(self.keys):
            for word in set(key.split()):
                places.setdefault(word, []).append(place)
        return places

    def sample(self, number: int) -> list[int]:
        """Return the places of so many sentences of eight words or more, the same in each run."""
        long = [place for place, key in enumerate(self.keys) if len(key.split()) >= _LEAST_WORDS]
        return Random(3).sample(long, number)  # noqa: S311 - no secret

    def changed(self, mutation: Mutation, places: Iterable[int]) -> Iterator[Changed]:
        """Change sentences; what stands in several of them word for word is left out."""
        random = Random(4)  # noqa: S311 - no secret
        for place in places:
            words = mutation(self.texts[place].split(), random)
            if words is not None and self._others_with(place, key_of(words_of(" ".join(words)))) == 0:
                yield Changed(place, " ".join(words))

    def _others_with(self, place: int, key: str) -> int:
        """Count the other sentences that have all of it in a row."""
        rarest = min((self._places.get(word, []) for word in key.split()), key=len, default=[])
        return sum(f" {key} " in f" {self.keys[at]} " for at in rarest if at != place)


def base_of(number: int) -> Base:
    """Take so many sentences, each wording once."""
    by_key = {key_of(words_of(text)): text for text in sentences()[:number]}
    return Base(tuple(by_key.values()), tuple(by_key))


def half_of_text(text: str) -> Half:
    """Say to which half a sentence belongs."""
    return half_of(sha256(text.encode()).hexdigest())


def main() -> None:
    """Print a row for each way of changing a quote, with what each system makes of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=int, default=5_000)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--system", choices=_SYSTEMS, action="append", help="one of the systems, not all")
    chosen = parser.parse_args()
    base = base_of(chosen.base)
    systems = {name: _SYSTEMS[name](base.texts) for name in chosen.system or _SYSTEMS}
    places = base.sample(chosen.sample)
    print(f"{len(base.texts)} sentences, {len(places)} of them changed")
    print("joined to the right one (with possible) / to a wrong one, its own there / its own taken out")
    for name, mutation in (_SAME | _OTHER).items():
        changed = list(base.changed(mutation, places))
        for half in ("tune", "held"):
            of_half = [one for one in changed if half_of_text(base.texts[one.place]) == half]
            cells = "   ".join(f"{system} {_row(systems[system], of_half)}" for system in systems)
            print(f"{name:17} {half} {len(of_half):4}  {cells}", flush=True)


def _row(system: System, changed: Sequence[Changed]) -> str:
    answers = [(one.place, system.find(one.text)) for one in changed]
    right = sum(found.joined == place for place, found in answers)
    offered = sum(found.joined == place or place in found.offered for place, found in answers)
    wrong = sum(found.joined not in {None, place} for place, found in answers)
    alone = sum(system.find(one.text, {one.place}).joined is not None for one in changed)
    share = 1 / max(1, len(changed))
    return f"{right * share:.3f} ({offered * share:.3f}) / {wrong * share:.4f} / {alone * share:.4f}"


if __name__ == "__main__":
    main()
