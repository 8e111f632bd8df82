"""How fast a store takes quotes in and finds them, and what it costs: ``python -m benchmarks.archive``.

Seconds are the processor's, of one core: what else the machine does is no
cost of the store. The full run is ``--quotes 1000000 --growth 10000 100000
1000000 --plot``; it tells what it has found as it goes, and stops where
``--minutes`` are over. Besides, ``--kills 50`` kills a process that adds
documents, and ``--orders 10000`` is ``benchmarks.orders``; either ends with an
error where a result differs.
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
from statistics import mean, median
from tempfile import TemporaryDirectory
from typing import Final

from attrs import frozen

from benchmarks.orders import orders, pieces
from benchmarks.pairs import article
from benchmarks.sentences import sentences
from quoteattr.dedupe import deduplicate
from quoteattr.dedupe.grams import grams_of
from quoteattr.dedupe.normalise import words_of
from quoteattr.model import AttributedDocument
from quoteattr.store import Store
from quoteattr.store.grams import GramIndex
from quoteattr.store.schema import connect, writing
from quoteattr.store.wordings import Wordings
from quoteattr.write import write

IMAGE: Final = Path(__file__).parents[1] / "docs" / "img" / "archive-cost.svg"
_CHUNK: Final = 1_000
_PROBES: Final = 500
_ARTICLES: Final = 100
_TABLES: Final = ("text_grams_pages", "text_grams_waiting", "text_grams_gone", "text_marks", "gram_indexes")


@frozen(kw_only=True)
class Point:
    """What a store costs at a size."""

    quotes: int
    #: Quotes a second on the way from the size before.
    rate: float
    #: Milliseconds for one more article with one quote: the middle one and the mean.
    middle: float
    average: float


def recombined(number: int) -> Iterator[str]:
    """Return so many sentences: the real ones, then others of runs of three to six words of real ones.

    As in the news, words in a row come again and again, and sentences seldom do.
    """
    real = sentences()
    return islice(_recombined(real), number)


def _recombined(real: list[str]) -> Iterator[str]:
    yield from real
    random = Random(3)  # noqa: S311 - no secret
    split = [one.split() for one in real]
    while True:
        words: list[str] = []
        length = random.randrange(8, 40)
        while len(words) < length:
            source = random.choice(split)
            start = random.randrange(len(source) - 5)
            words += source[start : start + random.randrange(3, 7)]
        yield " ".join(words)


def index(path: Path, number: int, ends: float) -> None:
    """Fill the index of grams alone, look texts up in it, and weigh it."""
    connection = connect(str(path), 1)
    grams = GramIndex(connection, "text_grams")
    spent = hashing = 0.0
    held = 0
    for chunk in _chunks(enumerate(recombined(number), start=1)):
        begun = time.process_time()
        hashed = [(place, grams_of(words_of(text))) for place, text in chunk]
        hashing += time.process_time() - begun
        begun = time.process_time()
        with writing(connection, str(path)):
            grams.add(hashed)
            rows = ((place, place, text) for place, text in chunk)
            connection.executemany("INSERT INTO texts VALUES (?, ?, ?)", rows)
        spent += time.process_time() - begun
        held += len(chunk)
        if time.monotonic() > ends:
            break
    print(f"{held} quotes: {held / spent:,.0f} inserts a second into the index")
    print(f"  with words and grams made besides: {held / (spent + hashing):,.0f} a second")
    _look_up(connection)
    print(f"  {_bytes(connection) / held:.0f} bytes of index of grams a quote")
    print(f"  {_memory():.0f} MB of memory at most", flush=True)


def _look_up(connection: sqlite3.Connection) -> None:
    wordings = Wordings(connection)
    probes = list(islice(recombined(_PROBES), _PROBES))
    wordings.like(probes)
    alone = _seconds(lambda: [wordings.like([text]) for text in probes])
    together = _seconds(lambda: wordings.like(probes))
    print(
        f"  {len(probes) / alone:,.0f} look-ups a second one by one, {len(probes) / together:,.0f} in one "
        "call (words, grams, 20 candidates)"
    )


def growth(path: Path, sizes: Sequence[int], ends: float) -> list[Point]:
    """Grow a store to several sizes, and add single articles at each."""
    texts, points, held = recombined(sizes[-1] + len(sizes) * _ARTICLES), [], 0
    with Store(path) as store:
        for size in sizes:
            filled, taken = _filled(store, texts, held, size, ends)
            if not taken:
                break
            held += taken
            probes = list(_documents(islice(texts, _ARTICLES), f"probe {held}"))
            costs = [1000 * _seconds(partial(store.add, [document])) for document in probes]
            points.append(Point(quotes=held, rate=taken / filled, middle=median(costs), average=mean(costs)))
            _tell(points[-1], path)
            if held < size:
                break
    return points


def _filled(store: Store, texts: Iterator[str], held: int, size: int, ends: float) -> tuple[float, int]:
    """Fill a store to a size, or until the time is over; return the seconds that it took and the quotes."""
    spent, taken = 0.0, 0
    while held + taken < size and time.monotonic() < ends:
        some = list(islice(texts, min(_CHUNK, size - held - taken)))
        documents = list(_documents(some, f"from {held + taken}"))
        spent += _seconds(partial(store.add, documents))
        taken += len(some)
        if taken % (100 * _CHUNK) == 0:
            print(f"  … {held + taken}: {taken / spent:,.0f} a second", flush=True)
    return spent, taken


def _tell(point: Point, path: Path) -> None:
    connection = sqlite3.connect(path)
    print(
        f"{point.quotes} quotes: {point.rate:,.0f} a second in full, with candidates, links and stars; one "
        f"more article with one quote: {point.middle:.2f} ms in the middle, {point.average:.2f} ms on average"
    )
    _look_up(connection)
    print(
        f"  {_bytes(connection) / point.quotes:.0f} bytes of index of grams a quote, "
        f"{path.stat().st_size / point.quotes:,.0f} of the file in all, {_memory():.0f} MB of memory at most",
        flush=True,
    )
    connection.close()


def plot(points: Sequence[Point]) -> None:
    """Draw what an article costs over the size of the store: the same bytes for the same figures."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    mpl.rcParams.update({"svg.hashsalt": "quoteattr", "svg.fonttype": "none", "font.size": 9})
    figure = Figure(figsize=(6, 3.4), layout="constrained")
    axes = figure.subplots()
    sizes = [point.quotes for point in points]
    axes.plot(sizes, [point.middle for point in points], "o-", label="one article, added by itself")
    axes.plot(sizes, [1000 / point.rate for point in points], "s--", label="one of many, added in bulk")
    axes.set(xscale="log", xlabel="quotes in the store", ylabel="milliseconds of one core", ylim=(0, None))
    axes.legend(frameon=False)
    IMAGE.parent.mkdir(exist_ok=True)
    figure.savefig(IMAGE, metadata={"Date": None})


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


def _bytes(connection: sqlite3.Connection) -> int:
    query = "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name = ?"
    return sum(int(connection.execute(query, (table,)).fetchone()[0]) for table in _TABLES)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


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
    documents = list(_documents(pieces(sentences()[:40]), "d"))
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


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, default=20_000)
    parser.add_argument("--growth", type=int, nargs="*", default=[])
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--orders", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=600, help="for each of the index and the growth")
    parser.add_argument("--plot", action="store_true", help="draw docs/img/archive-cost.svg of the growth")
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        if chosen.quotes:
            index(Path(folder) / "index.db", chosen.quotes, time.monotonic() + 60 * chosen.minutes)
        if chosen.growth:
            ends = time.monotonic() + 60 * chosen.minutes
            points = growth(Path(folder) / "growth.db", chosen.growth, ends)
            if chosen.plot:
                plot(points)
        if chosen.kills:
            kills(Path(folder), chosen.kills)
        if chosen.orders:
            orders(chosen.orders)


if __name__ == "__main__":
    main()
