"""From stars to canonical quotes, with the names that all documents use and the record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Final

from attrs import asdict
from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - the name that Spark's own pages use

from quoteattr.dedupe.aliases import AliasTable
from quoteattr.dedupe.canonical import canonical_quote, linking, saying_of
from quoteattr.dedupe.cluster import Star
from quoteattr.dedupe.entities import NameKey, speakers_of
from quoteattr.dedupe.primary import Record
from quoteattr.dedupe.wording import Printing, wording_of
from quoteattr.integrations.spark.printings import form_of, printing_of, written_name
from quoteattr.integrations.spark.rows import Row, grouped
from quoteattr.model import Speaker
from quoteattr.store.rows import dumps
from quoteattr.write.jsonl import line

_SPEAKER: Final = "struct<id: string, name: string, kind: string, named: boolean, wikidata: string>"
_EDIT: Final = "struct<kind: string, canonical: string, variant: string>"
_VARIANT: Final = f"struct<text: string, count: long, difference: array<{_EDIT}>>"
_ATTESTATION: Final = (
    "struct<document_id: string, quote_id: string, text: string, relation: string, score: double,"
    f" outlet: string, published: string, speaker: {_SPEAKER}>"
)
_CONFLICT: Final = "struct<kind: string, detail: string, quote_ids: array<string>>"
#: A canonical quote, with the names that it has in JSON.
_CANONICAL: Final = (
    f"id string, text string, speaker {_SPEAKER}, variants array<{_VARIANT}>,"
    f" attestations array<{_ATTESTATION}>, conflicts array<{_CONFLICT}>,"
    " first_seen string, documents array<string>"
)


def names_in(found: DataFrame) -> DataFrame:
    """Say whom each name means: ``name``, ``meant``."""
    forms = found.where("kind = 'form'").groupBy("number", "value").count()
    return grouped(forms, "number", _meant, "name string, meant string")


def sayings(
    found: DataFrame, stars: DataFrame, names: DataFrame, *, record: Record, aliases: AliasTable
) -> DataFrame:
    """Put the canonical quotes together, each of all its printings."""
    printings = found.where("kind = 'printing'").select("number", "name", "value")
    hung = printings.join(stars, "number", "left").join(names, "name", "left")
    by_centre = hung.withColumn("centre", F.coalesce("centre", "number"))
    put_together = partial(_quote, record=record, aliases=aliases)
    written = grouped(by_centre, "centre", put_together, "quote string")
    return written.select(F.from_json("quote", _CANONICAL).alias("quote")).select("quote.*")


def _meant(rows: Iterator[Row]) -> Iterator[Row]:
    forms = {form_of(row["value"]): row["count"] for row in rows}
    for key, speaker in speakers_of(forms).items():
        yield {"name": written_name(key), "meant": dumps(asdict(speaker))}


def _quote(rows: Iterator[Row], record: Record, aliases: AliasTable) -> Iterator[Row]:
    groups: dict[int, list[Printing]] = {}
    known: dict[NameKey, Speaker] = {}
    centre = 0
    for row in rows:
        centre = row["centre"]
        groups.setdefault(row["number"], []).append(printing_of(row["value"]))
        if row["meant"] is not None:
            person, words = json.loads(row["name"])
            known[person, tuple(words)] = Speaker(**json.loads(row["meant"]))
    printings = (printing for group in groups.values() for printing in group)
    saying = saying_of(_star(groups, centre), printings, record.candidates)
    yield {"quote": line(canonical_quote(saying, linking(known, aliases)))}


def _star(groups: dict[int, list[Printing]], centre: int) -> Star:
    wordings = {number: wording_of(group) for number, group in groups.items()}
    first = wordings.pop(centre)
    return Star(centre=first, others=tuple(sorted(wordings.values(), key=lambda one: one.order)))
