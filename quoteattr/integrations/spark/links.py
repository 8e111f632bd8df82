"""Which wordings are one saying: verification, and what hangs together by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, product
from typing import Final

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - the name that Spark's own pages use

from quoteattr.dedupe.links import link
from quoteattr.dedupe.wording import Wording
from quoteattr.integrations.spark.printings import number_of, wording_in
from quoteattr.integrations.spark.rows import Row, kept, mapped
from quoteattr.store.rows import verdict_json

_LINKS: Final = "lighter long, heavier long, verdict string"
_WORDING: Final = ("number", "facts", "documents")


def links_between(wordings: DataFrame, texts: DataFrame, pairs: DataFrame) -> DataFrame:
    """Compare wordings of near texts, and of one text; give those that are one saying."""
    groups = _together(wordings.join(texts.select("text", "place"), "text"), "place")
    shared = wordings.where("NOT tells").select("*", F.explode("shared").alias("word"))
    alike = groups.union(_together(shared, F.xxhash64("text", "word").alias("place")))
    within = mapped(alike.where(F.size("wordings") > 1), _links_within, _LINKS)
    others = groups.select(F.col("place").alias("other"), F.col("wordings").alias("others"))
    ones = groups.select(F.col("place").alias("one"), F.col("wordings").alias("ones"))
    between = mapped(pairs.join(others, "other").join(ones, "one"), _links_between, _LINKS)
    return kept(within.union(between).dropDuplicates(["lighter", "heavier"]), "links")


def components_of(links: DataFrame) -> DataFrame:
    """Say for each wording with a link in which component it is: ``number``, ``component``.

    Large and small stars by turns (Kiveris et al. 2014, "Connected components
    in MapReduce and beyond"): each node comes to hang on the least of its
    component in a few rounds, however long the chains are. Only two numbers a
    link travel.
    """
    ends = [F.col("lighter"), F.col("heavier")]
    given = links.select(F.greatest(*ends).alias("node"), F.least(*ends).alias("least"))
    edges = kept(given.distinct(), "components")
    before, now = None, _state(edges)
    while now != before:
        edges = kept(_small_stars(_large_stars(edges)), "components")
        before, now = now, _state(edges)
    hubs = edges.select(F.col("least").alias("number"), F.col("least").alias("component")).distinct()
    return edges.select(F.col("node").alias("number"), F.col("least").alias("component")).union(hubs)


def _together(wordings: DataFrame, by: str | Column) -> DataFrame:
    return wordings.groupBy(by).agg(F.collect_list(F.struct(*_WORDING)).alias("wordings"))


def _links_within(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        yield from _same(combinations(row["wordings"], 2))


def _links_between(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        yield from _same(product(row["ones"], row["others"]))


def _same(pairs: Iterable[tuple[Row, Row]]) -> Iterator[Row]:
    for pair in pairs:
        found = link(*(_wording(one["facts"], one["documents"]) for one in pair))
        if found is not None and found.verdict.same:
            yield {
                "lighter": number_of(found.lighter.name),
                "heavier": number_of(found.heavier.name),
                "verdict": verdict_json(found.verdict),
            }


@lru_cache(maxsize=1_000)
def _wording(facts: str, documents: str) -> Wording:
    """Read a wording, of which the next pair has often one again."""
    return wording_in({"facts": facts, "documents": documents})


def _large_stars(edges: DataFrame) -> DataFrame:
    """Hang the greater neighbours of each node on the least of all its neighbours."""
    both = edges.union(edges.select("least", "node")).toDF("node", "other")
    hub = F.least("node", F.min("other")).alias("least")
    hubs = both.groupBy("node").agg(hub)
    return both.join(hubs, "node").where("other > node").select(F.col("other").alias("node"), "least")


def _small_stars(edges: DataFrame) -> DataFrame:
    """Hang the lesser neighbours of each node, and itself, on the least of them."""
    hubs = edges.groupBy("node").agg(F.min("least").alias("hub"))
    others = edges.join(hubs, "node").where("least <> hub")
    return others.select(F.col("least").alias("node"), F.col("hub").alias("least")).union(hubs).distinct()


def _state(edges: DataFrame) -> tuple[int, int]:
    """Return what stays as it is only when no round changes anything any more."""
    total = F.sum(F.xxhash64("node", "least").cast("decimal(38)"))
    (row,) = edges.agg(F.count("*").alias("edges"), total.alias("total")).collect()
    return int(row["edges"]), int(row["total"] or 0)
