"""How time and memory grow with texts that mean harm: ``python -m benchmarks.growth``.

Each text is taken whole, at one size and at ten times that, in a process of its own. Time is the processor's;
memory is what the process takes at its peak above what it took before the text was there. Rows of a Markdown
table are printed as they come; with the sizes below that is an hour.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Final

from benchmarks.data import articles, data_file
from benchmarks.hostile_texts import TEXTS, again
from quoteattr.pipeline import Pipeline

#: Characters of the shorter text, for each engine: the compact one takes a thousand in half a second.
SIZES: Final = {"lexical": 1_000_000, "compact": 200_000}
#: Where nothing else is asked for: news, one line, marks of several kinds, and names.
NAMES: Final = (
    "articles",
    "articles on one line",
    "news",
    "one word",
    "straight marks",
    "pairs of marks",
    "marked words",
    "nested marks",
    "new names",
)
_MEBIBYTE: Final = 1 << 20


def articles_of(size: int) -> str:
    """Give real articles one after another, all of them before any comes again."""
    return again("\n\n".join(one.text for one in articles(data_file("polnear/train"))) + "\n\n")(size)


MADE: Final[dict[str, Callable[[int], str]]] = {
    **TEXTS,
    "articles": articles_of,
    "articles on one line": lambda size: articles_of(size).replace("\n", " "),
}


def measure(name: str, engine: str, size: int) -> str:
    """Give seconds and mebibytes for one text, as two numbers."""
    pipeline = Pipeline(engine=engine)
    pipeline.attribute("“Yes,” said Ann Lee.")
    before = _peak()
    text = MADE[name](size)
    started = time.process_time()
    pipeline.attribute(text)
    return f"{time.process_time() - started} {_peak() - before}"


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MEBIBYTE


def _measured(name: str, engine: str, size: int) -> tuple[float, float]:
    command = (sys.executable, "-m", "benchmarks.growth", "--one", name, engine, str(size))
    seconds, memory = subprocess.check_output(command, text=True).split()  # noqa: S603  ourselves
    return float(seconds), float(memory)


def main() -> None:
    """Print a row for each text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=NAMES)
    parser.add_argument("--engine", choices=SIZES, default="lexical")
    parser.add_argument("--size", type=int, help="characters of the shorter text")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        name, engine, size = options.one
        print(measure(name, engine, int(size)))
        return
    size = options.size or SIZES[options.engine]
    for name in options.names:
        short, long = (_measured(name, options.engine, one) for one in (size, 10 * size))
        times = f"{short[0]:.1f} s | {long[0]:.1f} s | {long[0] / short[0]:.1f}"
        print(f"| {name} | {times} | {short[1]:.0f} MiB | {long[1]:.0f} MiB |", flush=True)


if __name__ == "__main__":
    main()
