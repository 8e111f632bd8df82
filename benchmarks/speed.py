"""How fast we are beside peers: ``python -m benchmarks.speed`` compares with what is pinned.

``benchmarks/results/speed_ratios.json`` holds, for each of ``PAIRS``, how many times as fast as a
peer we are. The two take turns in the same run, so that what else the machine does slows both, and
processor time is counted, not the clock's. A ratio is the median of several turns; one that is lower
by more than a quarter is measured once more before it counts as lost.

``--update`` pins what is reached now. Raising a ratio is free; lowering one takes
``--allow-regression``, so that it is done knowingly and seen in review.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from attrs import frozen

from benchmarks.engines import PEER, SEEDS, seed_texts, worker
from benchmarks.pairs import article
from quoteattr.dedupe import deduplicate
from quoteattr.store import Store

PATH: Final = Path(__file__).parent / "results" / "speed_ratios.json"
#: What is left of a ratio where it may be the machine's doing.
TOLERANCE: Final = 0.75
_ROUNDS: Final = 5
_QUOTES: Final = 300

Work = Callable[[], object]


@frozen(kw_only=True)
class Pair:
    """A work of ours and a peer's that is like it."""

    ours: Work
    peer: Work


@frozen(kw_only=True)
class Loss:
    """A ratio that fell too low, or could not be measured."""

    name: str
    pinned: float
    ratio: float | None

    def __str__(self) -> str:
        now = "not measured" if self.ratio is None else f"{self.ratio:.3g}"
        return f"{self.name}: {now} times the peer's speed, pinned are {self.pinned:.3g}"


def ratio(pair: Pair, rounds: int = _ROUNDS) -> float:
    """Return how many times as fast as its peer a work is: the median of the turns, after one that warms."""
    turns = [seconds(pair.peer) / seconds(pair.ours) for _ in range(rounds + 1)]
    return median(turns[1:])


def seconds(work: Work) -> float:
    """Return the processor time that a work takes in this process and those that it starts."""
    before = _spent()
    work()
    return _spent() - before


def _spent() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


# --- what is measured ---------------------------------------------------------------------


def _engine(name: str) -> Pair | None:
    """Attribute the seed articles; spaCy's small pipeline reads them."""
    if not find_spec(PEER):
        return None
    attribute, read = worker(name), worker(PEER)
    texts = seed_texts()
    return Pair(ours=lambda: [attribute(text) for text in texts], peer=lambda: [read(text) for text in texts])


def _import() -> Pair:
    """Import the package; the peer imports what it is made of."""
    return Pair(ours=python("-c", "import quoteattr"), peer=python("-c", "import attrs, regex"))


def _cold() -> Pair:
    """Attribute one article from the command line; the peer imports the packages that the engine needs."""
    seed = str(min(SEEDS.glob("*.txt")))
    return Pair(
        ours=python("-m", "quoteattr", "attribute", seed),
        peer=python("-c", "import attrs, regex, click, rich.console, numpy, tokenizers, onnxruntime"),
    )


def python(*arguments: str) -> Work:
    # With its compiled files, as an installed package has them.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, *arguments]
    return lambda: subprocess.run(command, capture_output=True, check=True, env=environment)  # noqa: S603  ours


def _deduplicate() -> Pair:
    """Join printings; the peer compares the words of each two."""
    texts = printings(_QUOTES)
    documents = [article(str(number), text) for number, text in enumerate(texts)]
    return Pair(ours=lambda: deduplicate(documents), peer=lambda: _alike(texts))


def _alike(texts: Sequence[str]) -> list[tuple[int, int]]:
    words = [frozenset(text.lower().split()) for text in texts]
    pairs = combinations(range(len(words)), 2)
    return [
        (one, two) for one, two in pairs if len(words[one] & words[two]) * 2 > len(words[one] | words[two])
    ]


def _store() -> Pair:
    """Take printings in; the peer inserts them and their words, in one transaction, and indexes the words."""
    texts = printings(_QUOTES)
    documents = [article(str(number), text) for number, text in enumerate(texts)]

    def ours() -> None:
        with TemporaryDirectory() as folder, Store(Path(folder) / "quotes.db") as store:
            store.add(documents)

    return Pair(ours=ours, peer=lambda: _inserted(texts))


def _inserted(texts: Sequence[str]) -> None:
    with TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "quotes.db")
        connection.executescript("CREATE TABLE quotes (text TEXT); CREATE TABLE words (word TEXT, quote INT)")
        with connection:
            for text in texts:
                number = connection.execute("INSERT INTO quotes VALUES (?)", (text,)).lastrowid
                rows = [(word, number) for word in text.split()]
                connection.executemany("INSERT INTO words VALUES (?, ?)", rows)
            connection.execute("CREATE INDEX by_word ON words (word, quote)")
        connection.close()


def printings(number: int) -> list[str]:
    """Make quotes of the words of the seed articles; each third is the one before it, cut short."""
    random = Random(1)  # noqa: S311  no secret
    words = " ".join(seed_texts()).split()
    made: list[str] = []
    while len(made) < number:
        quote = random.sample(words, random.randrange(10, 30))
        made += [" ".join(quote), " ".join(random.sample(words, 20)), " ".join(quote[:-3])]
    return made[:number]


#: What is compared, by name; None where the peer is not installed.
PAIRS: Final[Mapping[str, Callable[[], Pair | None]]] = {
    "lexical / spaCy": lambda: _engine("lexical"),
    "compact / spaCy": lambda: _engine("compact"),
    "import / attrs and regex": _import,
    "command line, compact / its packages": _cold,
    "deduplicate / words of all pairs": _deduplicate,
    "store / SQLite inserts": _store,
}

# --- what is pinned -----------------------------------------------------------------------


def measure(names: Sequence[str]) -> dict[str, float]:
    """Measure some of the ratios; one whose peer is not installed is left out."""
    pairs = {name: PAIRS[name]() for name in names}
    return {name: round(ratio(pair), 4) for name, pair in pairs.items() if pair is not None}


def losses(pinned: Mapping[str, float], now: Mapping[str, float], tolerance: float = TOLERANCE) -> list[Loss]:
    """List what is under its pinned ratio times the tolerance, or missing."""
    return [
        Loss(name=name, pinned=before, ratio=now.get(name))
        for name, before in pinned.items()
        if name not in now or now[name] < before * tolerance
    ]


def again(
    pinned: Mapping[str, float],
    now: Mapping[str, float],
    measured: Callable[[Sequence[str]], Mapping[str, float]] = measure,
) -> dict[str, float]:
    """Measure once more what seems lost, and keep the better of the two."""
    lost = [loss.name for loss in losses(pinned, now) if loss.ratio is not None]
    second = measured(lost)
    return {name: max(one, second.get(name, one)) for name, one in now.items()}


def read(path: Path = PATH) -> dict[str, float]:
    """Read the pinned ratios; none where none are pinned yet."""
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def write(ratios: Mapping[str, float], path: Path = PATH) -> None:
    """Pin ratios."""
    path.write_text(json.dumps(ratios, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare with the pinned ratios or, with ``--update``, pin them anew."""
    options = _parser().parse_args(arguments)
    names = options.pair or list(PAIRS)
    pinned = {name: one for name, one in read().items() if name in names}
    now = again(pinned, measure(names))
    for name, one in now.items():
        print(f"{name}: {one:.3g}" + (f", pinned {pinned[name]:.3g}" if name in pinned else ""), flush=True)
    lost = losses(pinned, now, 1.0 if options.update else TOLERANCE)
    for loss in lost:
        print(f"slower: {loss}")
    if lost and not options.allow_regression:
        return 1
    if options.update:
        write({**read(), **now})
        print(f"{len(now)} ratios pinned")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--pair", action="append", choices=list(PAIRS), help="only this; may be given again")
    parser.add_argument("--update", action="store_true", help="pin what is reached now")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower ratios")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
