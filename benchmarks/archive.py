"""How fast a store takes quotes in and finds them, and what it costs: ``python -m benchmarks.archive``.

Seconds are the processor's, of one core: what else the machine does is no
cost of the store. The full run is ``--quotes 1000000``. Besides, ``--kills
50`` kills a process that adds documents, and ``--orders 10000`` adds a hundred
quotes in as many shuffled orders; either ends with an error where a result
differs.
"""

from __future__ import annotations

import argparse
import resource
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.pairs import article
from benchmarks.sentences import extended, sentences
from quoteattr.dedupe import deduplicate
from quoteattr.dedupe.grams import grams_of
from quoteattr.dedupe.normalise import words_of
from quoteattr.model import AttributedDocument
from quoteattr.store import Store
from quoteattr.store.grams import GramIndex
from quoteattr.store.schema import connect, writing
from quoteattr.store.wordings import Wordings
from quoteattr.write import write

_CHUNK: Final = 10_000
_PROBES: Final = 200
_ARTICLES: Final = 100


def index(path: Path, number: int) -> None:
    """Fill the index of grams alone, look texts up in it, and weigh it."""
    connection = connect(str(path), 1)
    grams = GramIndex(connection, "text_grams")
    spent = hashing = 0.0
    for chunk in _chunks(enumerate(extended(number), start=1)):
        begun = time.process_time()
        hashed = [(place, text, grams_of(words_of(text))) for place, text in chunk]
        hashing += time.process_time() - begun
        begun = time.process_time()
        with writing(connection, str(path)):
            for place, text, found in hashed:
                grams.add(place, found)
                connection.execute("INSERT INTO texts VALUES (?, ?, ?)", (place, place, text))
        spent += time.process_time() - begun
    print(f"{number} quotes: {number / spent:,.0f} inserts a second into the index")
    print(f"  with words and grams made besides: {number / (spent + hashing):,.0f} a second")
    wordings = Wordings(connection)
    probes = list(islice(extended(number), _PROBES))
    seconds = _seconds(lambda: [wordings.like(text) for text in probes])
    print(f"  {len(probes) / seconds:,.0f} look-ups a second (words, grams, 20 candidates)")
    print(f"  {_bytes(connection, 'text_grams') / number:.0f} bytes of index a quote")
    print(f"  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory at most")


def growth(path: Path, sizes: Sequence[int]) -> None:
    """Grow a store to several sizes, and add single articles at each; the middle cost of them is told."""
    texts, held = extended(sizes[-1] + len(sizes) * _ARTICLES), 0
    with Store(path) as store:
        for size in sizes:
            begun = time.process_time()
            store.add(_documents(islice(texts, size - held), f"to {size}"))
            filled = time.process_time() - begun
            probes = _documents(islice(texts, _ARTICLES), f"probe {size}")
            costs = [_seconds(partial(store.add, [document])) for document in probes]
            print(
                f"{size} quotes: {(size - held) / filled:,.0f} a second in full, with candidates, links and "
                f"stars; one more article with one quote: {median(costs) * 1000:.2f} ms",
                flush=True,
            )
            held = size


def _documents(texts: Iterable[str], name: str) -> Iterator[AttributedDocument]:
    for place, text in enumerate(texts):
        yield article(f"{name} {place}", text)


def _chunks(items: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    source = iter(items)
    while chunk := list(islice(source, _CHUNK)):
        yield chunk


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _bytes(connection: sqlite3.Connection, table: str) -> int:
    (size,) = connection.execute(
        "SELECT sum(pgsize) FROM dbstat WHERE name GLOB ?", (f"{table}_*",)
    ).fetchone()
    return int(size)


_ADDS: Final = textwrap.dedent(
    """
    import sys
    import quoteattr
    from quoteattr.store import Store

    documents = list(quoteattr.read(sys.argv[2]))
    with Store(sys.argv[1]) as store:
        print("ready", flush=True)
        for start in range(0, len(documents), 5):
            store.add(documents[start : start + 5])
        print("done", flush=True)
    """
)


def kills(folder: Path, number: int) -> None:
    """Kill a process that adds documents, at random moments, and hold what is left against a clean run."""
    documents = list(_documents(_pieces(sentences()[:40]), "d"))
    expected = sorted(deduplicate(documents), key=lambda quote: quote.id)
    feed, database = folder / "feed.jsonl", folder / "killed.db"
    write(documents, feed)
    random, finished = Random(6), 0  # noqa: S311 - no secret
    for _ in range(number):
        with subprocess.Popen(  # noqa: S603 - a script of ours
            [sys.executable, "-c", _ADDS, database, feed], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(random.uniform(0, 1))
            process.send_signal(signal.SIGKILL)
            finished += process.stdout.read() == b"done\n"
        with Store(database) as store:
            assert store.check() == []
        if finished > number // 10:
            database.unlink()
            finished = 0
    with Store(database) as store:
        store.add(documents)
        assert sorted(store.quotes(), key=lambda quote: quote.id) == expected
    print(f"{number} kills: nothing lost, nothing doubled")


def orders(number: int) -> None:
    """Deduplicate a hundred quotes in shuffled orders, in one batch and in a store, and compare."""
    random = Random(7)  # noqa: S311 - no secret
    documents = list(_documents(islice(_pieces(sentences()[:20]), 100), "d"))
    expected = deduplicate(documents)
    for place in range(number):
        random.shuffle(documents)
        assert deduplicate(documents) == expected
        if place % 10 == 0:
            with Store(":memory:") as store:
                for document in documents:
                    store.add([document])
                assert sorted(store.quotes(), key=lambda one: one.id) == sorted(
                    expected, key=lambda one: one.id
                )
    print(f"{number} orders of {len(documents)} quotes, every tenth in a store too: one result")


def _pieces(texts: Iterable[str]) -> Iterator[str]:
    """Return texts whole and in pieces, as outlets print them."""
    for text in texts:
        words = text.split()
        half = len(words) // 2
        yield from (text, " ".join(words[:half]), " ".join(words[half:]), text.upper())
        yield " ".join([*words[: half - 2], "…", *words[half:]])


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, default=20_000)
    parser.add_argument("--growth", type=int, nargs="*", default=[])
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--orders", type=int, default=0)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        if chosen.quotes:
            index(Path(folder) / "index.db", chosen.quotes)
        if chosen.growth:
            growth(Path(folder) / "growth.db", chosen.growth)
        if chosen.kills:
            kills(Path(folder), chosen.kills)
        if chosen.orders:
            orders(chosen.orders)


if __name__ == "__main__":
    main()
