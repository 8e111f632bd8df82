"""Where each wording hangs: the stars of a component, found at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyspark.sql import DataFrame

from quoteattr.dedupe.cluster import cluster
from quoteattr.dedupe.links import Link
from quoteattr.integrations.spark.printings import number_of, wording_in
from quoteattr.integrations.spark.rows import Row, grouped, kept
from quoteattr.store.rows import verdict_from

_STARS: Final = "number long, centre long"


def stars_of(wordings: DataFrame, links: DataFrame, components: DataFrame) -> DataFrame:
    """Say on which centre each wording with a link hangs: ``number``, ``centre``.

    Where a wording hangs depends on the fuller ones that it is linked to, so
    on its component alone.
    """
    members = wordings.select("number", "facts", "documents").join(components, "number")
    linked = links.withColumnRenamed("lighter", "number").join(components, "number")
    rows = members.unionByName(linked, allowMissingColumns=True)
    return kept(grouped(rows, "component", _stars, _STARS), "stars")


def _stars(rows: Iterator[Row]) -> Iterator[Row]:
    held = list(rows)
    wordings = {row["number"]: wording_in(row) for row in held if row["verdict"] is None}
    links = [
        Link(
            lighter=wordings[row["number"]],
            heavier=wordings[row["heavier"]],
            verdict=verdict_from(row["verdict"]),
        )
        for row in held
        if row["verdict"] is not None
    ]
    for star in cluster(wordings.values(), links):
        centre = number_of(star.centre.name)
        for wording in star.wordings:
            yield {"number": number_of(wording.name), "centre": centre}
