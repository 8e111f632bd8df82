"""Canonical quotes in the shape of Quotebank: a row a quote, with its speakers and where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Final

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - the name that Spark's own pages use

from quoteattr.dedupe.aliases import AliasTable
from quoteattr.dedupe.dates import moment
from quoteattr.integrations.spark.extract import documents_in
from quoteattr.integrations.spark.rows import Row, mapped

_QUOTEBANK: Final = (
    "quoteID string, quotation string, speaker string, qids array<string>, date string,"
    " numOccurrences long, probas array<array<string>>, documents array<string>"
)
#: What Quotebank calls a speaker who is not known.
_NOBODY: Final = "None"


def quotebank(canonical: DataFrame, attributed: DataFrame, *, aliases: AliasTable | None = None) -> DataFrame:
    """Give canonical quotes the columns of the quote-centric Quotebank (Vaucher et al. 2021).

    ``quoteID`` is the canonical quote's id; ``quotation`` its text; ``speaker``
    its speaker, "None" where nobody is known; ``qids`` the Wikidata item that a
    table of aliases gives the speaker; ``date`` the first date of publication
    (UTC); ``numOccurrences`` the number of printings; ``urls`` those of the
    documents, as far as ``attributed`` has them. ``probas`` are pairs of a
    speaker and the share of the printings that give the quote to that one,
    0 to 1, the greatest first; in Quotebank they are a model's.
    """
    rows = mapped(canonical, partial(_rows, aliases=aliases or AliasTable()), _QUOTEBANK)
    places = (F.get_json_object("document", f"$.{name}").alias(name) for name in ("id", "url"))
    known = documents_in(attributed).select(*places).where("url IS NOT NULL")
    printed = rows.select("quoteID", F.explode("documents").alias("id")).join(known, "id")
    urls = printed.groupBy("quoteID").agg(F.sort_array(F.collect_set("url")).alias("urls"))
    none = F.array().cast("array<string>")
    return rows.drop("documents").join(urls, "quoteID", "left").withColumn("urls", F.coalesce("urls", none))


def _rows(rows: Iterator[Row], aliases: AliasTable) -> Iterator[Row]:
    for quote in rows:
        speaker, first = quote["speaker"], moment(quote["first_seen"])
        person = aliases.person_of(speaker["name"]) if speaker and speaker["named"] else None
        yield {
            "quoteID": quote["id"],
            "quotation": quote["text"],
            "speaker": speaker["name"] if speaker else _NOBODY,
            "qids": [person.wikidata] if person and person.wikidata else [],
            "date": first.strftime("%Y-%m-%d %H:%M:%S") if first else None,
            "numOccurrences": len(quote["attestations"]),
            "probas": _shares(quote),
            "documents": quote["documents"],
        }


def _shares(quote: Row) -> list[list[str]]:
    given = (one["speaker"] for one in quote["attestations"])
    count = Counter(speaker["name"] if speaker else _NOBODY for speaker in given)
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    return [[name, f"{times / count.total():.4f}"] for name, times in ranked]
