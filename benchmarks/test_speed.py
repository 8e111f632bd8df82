"""How fast documents are attributed: ``pytest benchmarks/test_speed.py``.

Speed is told, not judged: machines differ. Growth is judged, as a ratio, and
only where benchmarks really run (not under ``--benchmark-disable``).
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from quoteattr.model import Document
from quoteattr.pipeline import Pipeline

SEEDS = Path(__file__).parents[1] / "seeds" / "articles"
SIZES = (1, 4, 16, 64)
#: The longest text may take this many times as long, word for word, as the shortest. Caches and
#: collecting garbage cost some of it; work that grows with the square of the text would take 64.
MOST_GROWTH = 2


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [
        Document(id=path.stem, text=path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt"))
    ]


def test_documents_a_second(benchmark: BenchmarkFixture, documents: list[Document]) -> None:
    pipeline = Pipeline()
    benchmark(lambda: list(pipeline.stream(documents)))
    benchmark.extra_info["documents"] = len(documents)
    benchmark.extra_info["words"] = sum(len(document.text.split()) for document in documents)


def test_time_grows_with_the_text(benchmark: BenchmarkFixture, documents: list[Document]) -> None:
    if benchmark.disabled:
        pytest.skip("growth is judged only where benchmarks run")
    pipeline = Pipeline()
    taken = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: [_seconds(pipeline, _repeated(documents, times)) for times in SIZES], rounds=1
    )
    benchmark.extra_info["seconds"] = dict(zip(SIZES, taken, strict=True))
    growth = taken[-1] / taken[0] / (SIZES[-1] / SIZES[0])
    assert growth < MOST_GROWTH, f"seconds for {SIZES} times the text: {taken}"


def _repeated(documents: list[Document], times: int) -> Document:
    text = "\n\n".join(document.text for document in documents)
    return Document(id="repeated", text="\n\n".join([text] * times))


def _seconds(pipeline: Pipeline, document: Document) -> float:
    """Return the processor time of the shortest of three runs: what disturbs a run only lengthens it."""
    runs: list[float] = []
    for _ in range(3):
        before = time.process_time()
        pipeline.attribute(document)
        runs.append(time.process_time() - before)
    return min(runs)
