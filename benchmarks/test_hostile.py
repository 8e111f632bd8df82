"""How time grows with texts that mean harm: ``pytest benchmarks/test_hostile.py``.

Ten times the text may take twelve times the processor time: caches and collecting garbage cost some of it.
It is judged only where benchmarks really run (not under ``--benchmark-disable``), and takes minutes.
"""

from __future__ import annotations

import time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.hostile_texts import TEXTS
from quoteattr.pipeline import Pipeline

#: Characters of the shorter and the longer text, for each engine.
SIZES = {"lexical": (20_000, 200_000), "compact": (4_000, 40_000)}
#: Of processor time, the longer text's over the shorter one's.
MOST_GROWTH = 12
#: Seconds that are too short to judge.
LEAST = 0.2


@pytest.mark.parametrize("engine", SIZES)
@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_with_the_text(benchmark: BenchmarkFixture, name: str, engine: str) -> None:
    if benchmark.disabled:
        pytest.skip("growth is judged only where benchmarks run")
    pipeline = Pipeline(engine=engine)
    pipeline.attribute("“Yes,” said Ann Lee.")
    short, long = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: [_seconds(pipeline, TEXTS[name](size)) for size in SIZES[engine]], rounds=1
    )
    benchmark.extra_info["seconds"] = (short, long)
    assert long < max(MOST_GROWTH * short, LEAST)


def _seconds(pipeline: Pipeline, text: str) -> float:
    """Return the processor time of the shorter of two runs: what disturbs a run only lengthens it."""
    runs: list[float] = []
    for _ in range(2):
        before = time.process_time()
        pipeline.attribute(text)
        runs.append(time.process_time() - before)
    return min(runs)
