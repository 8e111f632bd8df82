"""What several processes gain: ``python -m benchmarks.jobs --jobs 2``.

The same texts go through one process and through several, in turns, by the clock; starting the
processes is in it, once for all texts as on the command line. It says something only on a machine
that does nothing else and has a core for each process.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from itertools import cycle, islice
from statistics import median

from benchmarks.engines import texts
from quoteattr.pipeline import Pipeline


def seconds(pipeline: Pipeline, given: Sequence[str], jobs: int) -> float:
    """Return the seconds by the clock that the texts take in so many processes."""
    begun = time.perf_counter()
    for _ in pipeline.stream(given, jobs=jobs):
        pass
    return time.perf_counter() - begun


def main() -> None:
    """Print the words a second of each turn, and the gain."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.jobs", description=__doc__)
    parser.add_argument("--engine", default="compact")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    given = list(islice(cycle(texts()), options.articles))
    words = sum(len(text.split()) for text in given)
    pipeline = Pipeline(engine=options.engine)
    pipeline.attribute(given[0])
    gains = []
    for _ in range(options.rounds):
        one, several = (seconds(pipeline, given, jobs) for jobs in (1, options.jobs))
        gains.append(one / several)
        print(f"1 process: {words / one:,.0f} words a second, {options.jobs}: {words / several:,.0f}")
    print(f"{options.jobs} processes are {median(gains):.2f} times as fast as one")


if __name__ == "__main__":  # a process that is begun imports this file, and must not measure
    main()
