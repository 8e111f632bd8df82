"""From attributed documents to canonical quotes: the steps of ``quoteattr.dedupe``, in stages."""

from __future__ import annotations

from collections.abc import Iterable

from pyspark.sql import DataFrame

from quoteattr.dedupe.aliases import AliasTable
from quoteattr.dedupe.primary import Record, record_of
from quoteattr.integrations.spark.extract import document_from
from quoteattr.integrations.spark.links import components_of, links_between
from quoteattr.integrations.spark.printings import found_in, wordings_of
from quoteattr.integrations.spark.sayings import names_in, sayings
from quoteattr.integrations.spark.stars import stars_of
from quoteattr.integrations.spark.texts import near, texts_of
from quoteattr.model import AttributedDocument, Document


def deduplicate(
    attributed: DataFrame,
    *,
    sources: Iterable[Document | AttributedDocument] = (),
    aliases: AliasTable | None = None,
) -> DataFrame:
    """Join the quotes that are one saying; ``quoteattr.deduplicate`` finds the same.

    ``attributed`` has a column ``document``, as ``attribute`` gives it, and is
    read several times: write it to Parquet first. ``sources`` are documents
    whose speaker is known; those of ``attributed`` count as well, and all of
    them go to each machine. The rows are canonical quotes with the names that
    they have in JSON, in no order. All stages but the last run at once.
    """
    table = aliases or AliasTable()
    found = found_in(attributed, table)
    wordings = wordings_of(found)
    texts = texts_of(wordings)
    links = links_between(wordings, texts, near(texts))
    stars = stars_of(wordings, links, components_of(links))
    return sayings(found, stars, names_in(found), record=_record(found, sources), aliases=table)


def _record(found: DataFrame, sources: Iterable[Document | AttributedDocument]) -> Record:
    primaries = found.where("kind = 'primary'").select("value").collect()
    return record_of((*(document_from(row["value"]) for row in primaries), *sources))
