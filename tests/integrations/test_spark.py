"""Spark finds what one machine finds, quote for quote."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import sys
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from attrs import asdict, evolve

from benchmarks.spark import articles, phrases_of_seeds
from quoteattr.dedupe import AliasTable, sayings
from quoteattr.dedupe.aliases import Person
from quoteattr.dedupe.candidates import MOST_TEXTS
from quoteattr.errors import MissingExtraError
from quoteattr.model import AttributedDocument, CanonicalQuote, Document
from quoteattr.pipeline import Pipeline
from quoteattr.write import jsonl
from quoteattr.write.rows import QUOTES, table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

PAGE = Path(__file__).parent.parent.parent / "docs" / "how-to" / "spark.md"
#: An editor's table, in which one name has an item.
ALIASES = AliasTable((Person(name="Volodymyr Zelenskyy", aliases=("Zelensky",), wikidata="Q3874799"),))
POST = Document(
    id="post",
    speaker="Donald Trump",
    published="2025-05-23",
    text="Congratulations to both sides on this negotiation. This could lead to something big??? Thank you!",
)

# What it says of versions of pandas says nothing of the results, which are compared.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support:FutureWarning")


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """Spark on this machine alone, small."""
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java 17")
    settings = {
        "spark.default.parallelism": "2",
        "spark.driver.bindAddress": "127.0.0.1",
        # The quick compiler alone: the tests are over before the thorough one is worth its time.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "512m",
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        builder = sql.SparkSession.builder.master("local[2]").appName("quoteattr")
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()


@pytest.fixture(scope="session")
def given(seeds: list[Path]) -> list[Document]:
    """The seeds, and articles made of their phrases."""
    read = [Document(id=path.stem, text=path.read_text("utf-8"), published="2025-05-24") for path in seeds]
    return [*read, *articles(200, phrases_of_seeds())]


@pytest.fixture(scope="session")
def documents(given: list[Document]) -> list[AttributedDocument]:
    """The articles attributed, a primary source, one beginning that many quotes have, one article twice."""
    pipeline = Pipeline(engine="lexical")
    found = list(pipeline.stream([*given, POST, *one_beginning(MOST_TEXTS + 20)]))
    return [*found, found[0], evolve(found[1], outlet="The Other Courier")]


@pytest.fixture(scope="session")
def attributed(spark: SparkSession, documents: list[AttributedDocument]) -> DataFrame:
    return spark.createDataFrame(
        [(jsonl.line(one),) for one in documents], "document string"
    ).localCheckpoint()


@pytest.fixture(scope="session")
def expected(documents: list[AttributedDocument]) -> tuple[CanonicalQuote, ...]:
    return sayings(documents, aliases=ALIASES).quotes


@pytest.fixture(scope="session")
def canonical(
    spark: SparkSession, attributed: DataFrame, tmp_path_factory: pytest.TempPathFactory
) -> DataFrame:
    """The canonical quotes, written to Parquet and read."""
    from quoteattr.integrations import spark as integration

    path = str(tmp_path_factory.mktemp("spark") / "canonical")
    integration.deduplicate(attributed, aliases=ALIASES).write.parquet(path)
    return spark.read.parquet(path)


def one_beginning(number: int) -> Iterator[Document]:
    random, words = Random(3), " ".join(phrases_of_seeds()).split()  # noqa: S311 - no secret
    for place in range(number):
        said = " ".join(random.sample(words, 12)).strip(" .,?!")
        yield Document(id=f"hot-{place}", text=f"“Everything that matters is {said},” Sergei Lavrov said.")


def as_rows(quotes: tuple[CanonicalQuote, ...]) -> dict[str, Any]:
    return {quote.id: json.loads(json.dumps(asdict(quote))) for quote in quotes}


def test_each_article_is_attributed_and_none_is_lost(spark: SparkSession, seeds: list[Path]) -> None:
    from quoteattr.integrations import spark as integration

    texts = {path.stem: path.read_text("utf-8") for path in seeds}
    rows = [*texts.items(), ("empty", ""), ("none", None)]
    found = integration.attribute(spark.createDataFrame(rows, "id string, text string"), engine="lexical")
    results = {row["id"]: row for row in found.collect()}
    pipeline = Pipeline(engine="lexical")
    for name, text in (texts | {"empty": ""}).items():
        assert results[name]["document"] == jsonl.line(pipeline.attribute(Document(id=name, text=text)))
        assert results[name]["error"] is None
    assert results[None]["error"] == "required field missing @ record.text"
    assert json.loads(results[None]["record"]) == {"id": "none"}
    assert len(results) == len(rows)


def test_a_row_for_each_quote(attributed: DataFrame, documents: list[AttributedDocument]) -> None:
    from quoteattr.integrations import spark as integration

    found = [row.asDict() for row in integration.quotes(attributed).collect()]
    assert found == list(table(documents)[1])
    assert list(found[0]) == list(QUOTES)


def test_canonical_quotes_are_those_of_one_machine(
    canonical: DataFrame, expected: tuple[CanonicalQuote, ...]
) -> None:
    found = [row.asDict(recursive=True) for row in canonical.collect()]
    assert {quote["id"]: quote for quote in found} == as_rows(expected)
    assert len(found) == len(expected)


def test_the_shape_of_quotebank(
    canonical: DataFrame, attributed: DataFrame, expected: tuple[CanonicalQuote, ...]
) -> None:
    from quoteattr.integrations import spark as integration

    exported = integration.quotebank(canonical, attributed, aliases=ALIASES)
    found = {row["quoteID"]: row.asDict() for row in exported.collect()}
    assert exported.columns == ("quoteID quotation speaker qids date numOccurrences probas urls".split())
    assert found.keys() == {quote.id for quote in expected}
    for quote in expected:
        row = found[quote.id]
        assert row["quotation"] == quote.text
        assert row["speaker"] == (quote.speaker.name if quote.speaker else "None")
        assert row["numOccurrences"] == len(quote.attestations)
        assert sum(float(share) for _, share in row["probas"]) == pytest.approx(1, abs=0.001)
        printed = {f"https://example.org/{one[8:]}" for one in quote.documents if one.startswith("article-")}
        assert row["urls"] == sorted(printed)
        assert row["date"] is None or row["date"].startswith(quote.first_seen)
        assert row["qids"] == (["Q3874799"] if row["speaker"] == "Volodymyr Zelenskyy" else [])


def test_a_hot_gram_is_divided_and_left_out(spark: SparkSession) -> None:
    """One gram is in every text, and one in each neighbouring two."""
    from quoteattr.integrations.spark import texts

    number = 50 * MOST_TEXTS
    rows = chain(
        ((place, 0, 7) for place in range(number)), ((place, 1, 8 + place // 2) for place in range(number))
    )
    parts = texts.salted(spark.createDataFrame(list(rows), "place long, at int, gram long"))
    hot = [len(row["texts"]) for row in parts.where("gram = 7").collect()]
    assert len(hot) == texts.SALTS
    assert max(hot) == MOST_TEXTS + 1
    postings = {
        row["gram"]: sorted(one["place"] for one in row["texts"])
        for row in texts.postings_of(parts).collect()
    }
    assert postings == {8 + place // 2: [place, place + 1] for place in range(0, number, 2)}


def test_components(spark: SparkSession) -> None:
    """A chain, a star, and pairs, under numbers without an order."""
    from quoteattr.integrations.spark import links

    random = Random(5)  # noqa: S311 - no secret
    names = [random.getrandbits(64) - 2**63 for _ in range(80)]
    chained, star, two = names[:40], names[40:70], names[70:]
    pairs = [
        *pairwise(chained),
        *((star[0], one) for one in star[1:]),
        *zip(two[::2], two[1::2], strict=True),
    ]
    found = links.components_of(spark.createDataFrame(pairs, "lighter long, heavier long"))
    groups = [chained, star, *(two[at : at + 2] for at in range(0, 10, 2))]
    assert {tuple(row) for row in found.collect()} == {(one, min(group)) for group in groups for one in group}
    assert found.count() == len(names)


def test_what_is_missing_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in sys.modules if one.startswith("quoteattr.integrations.spark")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(MissingExtraError, match=re.escape("pip install 'quoteattr[spark]'")):
        importlib.import_module("quoteattr.integrations.spark")


def test_what_the_page_shows_runs(spark: SparkSession, seeds: list[Path], tmp_path: Path) -> None:
    rows = [(path.stem, path.read_text("utf-8"), "2025-05-24") for path in seeds]
    frame = spark.createDataFrame(rows, "id string, text string, published string")
    frame.write.parquet(f"{tmp_path}/articles")
    shown: dict[str, Any] = {"spark": spark}
    for block in re.findall(r"^```py\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE):
        # Spark's own folder is where it was started.
        placed = block.replace('parquet("', f'parquet("{tmp_path}/')
        exec(compile(placed, PAGE.name, "exec"), shown)  # noqa: S102  the documentation is ours
    assert spark.read.parquet(f"{tmp_path}/quotebank").count() == shown["canonical"].count() > len(seeds)
