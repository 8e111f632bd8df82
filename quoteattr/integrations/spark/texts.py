"""Which texts to compare with which: those that share their rarest grams."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - the name that Spark's own pages use

from quoteattr.dedupe.candidates import MOST_TEXTS, nearest
from quoteattr.integrations.spark.rows import Row, grouped, kept

#: So many tasks share the texts of one gram, at first.
SALTS: Final = 16


def texts_of(wordings: DataFrame) -> DataFrame:
    """Give each text that tells a number, in the order in which one machine takes them."""
    texts = wordings.where("tells").groupBy("text")
    ordered = texts.agg(
        F.max("heft").alias("heft"),
        F.min("unnamed").alias("unnamed"),
        F.min("key").alias("key"),
        F.first("grams").alias("grams"),
    ).orderBy(F.desc("heft"), "unnamed", "key")
    # The numbers rise with the order, partition by partition; kept, since another run gives others.
    return kept(ordered.select(F.monotonically_increasing_id().alias("place"), "text", "grams"), "texts")


def near(texts: DataFrame) -> DataFrame:
    """Give the pairs of texts to compare, ``one`` before ``other``, each once."""
    held = texts.select("place", F.posexplode("grams").alias("at", "gram"))
    postings = postings_of(salted(held))
    each = postings.select(F.explode("texts").alias("one"), F.sort_array("texts.place").alias("texts"))
    known = each.select("one.place", "one.at", "texts")
    pairs = partial(_nearest, size=texts.count())
    return grouped(known, "place", pairs, "one long, other long", order=["at"]).distinct()


def salted(held: DataFrame) -> DataFrame:
    """Gather the texts of each gram in parts, so that no task gets a gram that half the texts have.

    A part holds no more than it takes to see that the gram is in too many texts.
    """
    salt = F.pmod("place", F.lit(SALTS)).alias("salt")
    texts = F.slice(F.collect_list(F.struct("place", "at")), 1, MOST_TEXTS + 1)
    return held.groupBy("gram", salt).agg(texts.alias("texts"))


def postings_of(parts: DataFrame) -> DataFrame:
    """Put the parts of each gram together; a gram of too many texts is left out."""
    texts = F.flatten(F.collect_list("texts")).alias("texts")
    return parts.groupBy("gram").agg(texts).where(F.size("texts") <= MOST_TEXTS)


def _nearest(rows: Iterator[Row], size: int) -> Iterator[Row]:
    known = list(rows)
    place = known[0]["place"]
    for other in nearest([row["texts"] for row in known], size):
        if other != place:
            yield {"one": min(place, other), "other": max(place, other)}
