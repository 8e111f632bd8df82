"""Spark and one machine on one corpus, quote for quote: ``python -m benchmarks.spark --articles 20000``.

The articles are generated: sayings are sentences of ``seeds/`` and, where
``QUOTEATTR_DATA`` is set, of the annotated articles there; each article prints
a few of them, whole, cut or edited, as one of many speakers' words. Some
sayings are printed far more often than others. Spark runs as ``local[2]``;
bytes and seconds are those of its own event log. Joins are not broadcast, so
that what travels here is what would travel between machines.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from benchmarks.sentences import sentences
from quoteattr.dedupe import deduplicate
from quoteattr.model import AttributedDocument, Document
from quoteattr.pipeline import Pipeline
from quoteattr.write.jsonl import line

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_SEEDS: Final = Path(__file__).parent.parent / "seeds" / "articles"
_ENDS: Final = re.compile(r"(?<=[.!?])\s+|\n")
_LENGTHS: Final = range(5, 46)
_SPEAKERS: Final = tuple(
    (full, full.rsplit(maxsplit=1)[-1])
    for full in (
        "US President Donald Trump",
        "Russian Foreign Minister Sergei Lavrov",
        "Ukrainian President Volodymyr Zelensky",
        "Kremlin spokesman Dmitry Peskov",
        "Turkish Foreign Minister Hakan Fidan",
        "Defense Minister Rustem Umerov",
        "Prime Minister Giorgia Meloni",
        "Mayor Ann Holt",
        "Senator Bert Marsh",
        "Dr Laura Okafor",
    )
)
_FRAMES: Final = (
    "“{said},” {speaker} said on {day}.",
    "{speaker} told reporters on {day}: “{said}.”",
    "“{first},” said {speaker}. “{rest}.”",
    "In a post on Truth Social, {speaker} wrote: “{said}.”",
    "“{said},” a Ukrainian official said, according to Reuters.",
    "{speaker} said that {said}.",
)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_OUTLETS: Final = tuple(f"The {place} Courier" for place in "Northern Harbour Valley River City".split())
_FIRST: Final = date(2025, 5, 1)
_WORDS_TO_EDIT: Final = "certainly today perhaps clearly again".split()


def articles(number: int, phrases: Sequence[str], seed: int = 1) -> Iterator[Document]:
    """Generate so many articles out of phrases, the same ones for the same seed."""
    random = Random(seed)  # noqa: S311 - no secret
    heavy = list(accumulate(1 / (rank + 10) for rank in range(len(phrases))))
    for place in range(number):
        printed = random.choices(range(len(phrases)), cum_weights=heavy, k=random.randint(1, 4))
        frames = (_printed(phrases[one], one, random) for one in printed)
        yield Document(
            id=f"article-{place}",
            text=f"The talks went on for a {random.choice(_DAYS)}.\n" + "\n".join(frames),
            url=f"https://example.org/{place}",
            outlet=random.choice(_OUTLETS),
            published=str(_FIRST + timedelta(days=random.randrange(60))),
        )


def phrases_of_seeds() -> list[str]:
    """Return the sentences of the seed articles."""
    texts = (path.read_text("utf-8") for path in sorted(_SEEDS.glob("*.txt")))
    return list(dict.fromkeys(one for text in texts for one in _ENDS.split(text) if _fits(one)))


def _fits(sentence: str) -> bool:
    return len(sentence.split()) in _LENGTHS and not set(sentence) & set('“”"')


def _printed(phrase: str, place: int, random: Random) -> str:
    # A saying has one speaker, whom an article names in full or by the last word; now and then another.
    full, short = _SPEAKERS[place % len(_SPEAKERS)]
    if random.random() < 0.03:
        full, short = random.choice(_SPEAKERS)
    words = _edited(phrase.rstrip(" .!?,").split(), random)
    half = max(1, len(words) // 2)
    return random.choice(_FRAMES).format(
        said=" ".join(words),
        first=" ".join(words[:half]),
        rest=" ".join(words[half:]) or "Yes",
        speaker=random.choice((full, full, short)),
        day=random.choice(_DAYS),
    )


def _edited(words: list[str], random: Random) -> list[str]:
    place = random.randrange(len(words))
    return random.choice(
        (
            words,
            words,
            words,
            words[: max(3, place)],
            words[min(place, len(words) - 3) :],
            [*words[:place], random.choice(_WORDS_TO_EDIT), *words[place + 1 :]],
            [*words[: len(words) // 3], "…", *words[len(words) // 3 + 2 :]],
        )
    )


def session(log: Path, memory: str) -> SparkSession:
    """Start Spark on this machine alone, with an event log."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": memory,
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": log.as_uri(),
        "spark.eventLog.enabled": "true",
        "spark.eventLog.rolling.enabled": "false",
        "spark.sql.autoBroadcastJoinThreshold": "-1",
        "spark.sql.shuffle.partitions": "8",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master("local[2]").appName("quoteattr")
    for name, value in settings.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made


def measured(log: Path) -> list[tuple[str, float, int, int]]:
    """Read from an event log of each step the seconds of its tasks, and the rows and bytes shuffled."""
    steps: dict[int, str] = {}
    seconds: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    size: Counter[str] = Counter()
    (path,) = (one for one in log.rglob("*") if one.is_file() and not one.name.startswith("."))
    for event in map(json.loads, path.read_text("utf-8").splitlines()):
        if event["Event"] == "SparkListenerJobStart":
            name = event["Properties"].get("spark.job.description", "other")
            steps.update(dict.fromkeys(event["Stage IDs"], name))
        elif event["Event"] == "SparkListenerTaskEnd" and "Task Metrics" in event:
            step, metrics = steps[event["Stage ID"]], event["Task Metrics"]
            seconds[step] += metrics["Executor Run Time"] / 1000
            rows[step] += metrics["Shuffle Write Metrics"]["Shuffle Records Written"]
            size[step] += metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
    return [(step, seconds[step], rows[step], size[step]) for step in seconds]


def by_spark(spark: SparkSession, given: Sequence[Document], folder: Path, engine: str) -> dict[str, Any]:
    """Return the canonical quotes that Spark finds, by id, as JSON has them."""
    from quoteattr.integrations import spark as integration

    rows = [(one.id, one.text, one.url, one.outlet, one.published) for one in given]
    columns = "id string, text string, url string, outlet string, published string"
    context = spark.sparkContext
    context.setJobDescription("write articles")
    spark.createDataFrame(rows, columns).repartition(8).write.parquet(f"{folder}/articles")
    context.setJobDescription("attribute")
    begun = time.perf_counter()
    found = integration.attribute(spark.read.parquet(f"{folder}/articles"), engine)
    found.write.parquet(f"{folder}/attributed")
    _tell("Spark, attribute", len(given), "articles", begun)
    attributed = spark.read.parquet(f"{folder}/attributed")
    context.setJobDescription("canonical quotes")
    begun = time.perf_counter()
    integration.deduplicate(attributed).write.parquet(f"{folder}/canonical")
    taken = time.perf_counter() - begun
    canonical = spark.read.parquet(f"{folder}/canonical")
    context.setJobDescription("Quotebank")
    integration.quotebank(canonical, attributed).write.parquet(f"{folder}/quotebank")
    context.setJobDescription("compare")
    quotes = {row["id"]: row.asDict(recursive=True) for row in canonical.collect()}
    printings = sum(len(quote["attestations"]) for quote in quotes.values())
    print(f"Spark, deduplicate: {taken:.0f} s, {printings / taken:,.0f} quotes a second", flush=True)
    _count_pairs(attributed)
    return quotes


def _count_pairs(attributed: DataFrame) -> None:
    """Tell how many rows the steps have."""
    from pyspark.sql import functions as F  # noqa: N812 - the name that Spark's own pages use

    from quoteattr.dedupe import AliasTable
    from quoteattr.integrations.spark import printings, texts

    attributed.sparkSession.sparkContext.setJobDescription("count")
    found = printings.found_in(attributed, AliasTable())
    wordings = printings.wordings_of(found)
    numbered = texts.texts_of(wordings)
    kinds = {row["kind"]: row["count"] for row in found.groupBy("kind").count().collect()}
    (grams,) = numbered.agg(F.sum(F.size("grams"))).collect()
    print(f"rows: {kinds}, wordings that may have another {wordings.count()}, texts {numbered.count()}")
    print(f"rows: grams {grams[0]}, pairs of texts {texts.near(numbered).count()}", flush=True)


def by_one_machine(given: Sequence[Document], engine: str) -> dict[str, Any]:
    """Return the canonical quotes that one process finds, by id, as JSON has them."""
    pipeline = Pipeline(engine=engine)
    begun = time.perf_counter()
    documents: list[AttributedDocument] = list(pipeline.stream(given))
    _tell("one process, attribute", len(given), "articles", begun)
    begun = time.perf_counter()
    quotes = deduplicate(documents)
    _tell("one process, deduplicate", sum(len(quote.attestations) for quote in quotes), "quotes", begun)
    return {quote.id: json.loads(line(quote)) for quote in quotes}


def _tell(what: str, number: int, things: str, begun: float) -> None:
    taken = time.perf_counter() - begun
    print(f"{what}: {number} {things}, {taken:.0f} s, {number / taken:,.0f} a second", flush=True)


def main() -> None:
    """Run both, compare, and tell what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--engine", default="lexical")
    parser.add_argument("--memory", default="4g")
    chosen = parser.parse_args()
    phrases = phrases_of_seeds()
    if "QUOTEATTR_DATA" in os.environ:
        phrases += [one for one in sentences() if _fits(one)]
    given = list(articles(chosen.articles, phrases))
    with TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        log.mkdir()
        spark = session(log, chosen.memory)
        quotes = by_spark(spark, given, Path(folder), chosen.engine)
        spark.stop()
        expected = by_one_machine(given, chosen.engine)
        assert quotes == expected, sorted(
            one for one in quotes.keys() | expected if quotes.get(one) != expected.get(one)
        )[:10]
        print(f"{len(expected)} canonical quotes: the same on both, field for field")
        for step, seconds, rows, size in measured(log):
            print(f"{step}: {seconds:.1f} s of tasks, {rows} rows and {size / 1e6:.1f} MB shuffled")


if __name__ == "__main__":
    main()
