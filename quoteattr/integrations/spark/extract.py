"""From articles to attributed documents, a row each, and to rows of quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import Final

import pandas as pd
from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - the name that Spark's own pages use

from quoteattr.analyse import DEFAULT_ENGINE
from quoteattr.errors import QuoteattrError
from quoteattr.integrations.spark.rows import Row, mapped
from quoteattr.model import AttributedDocument
from quoteattr.pipeline import Pipeline
from quoteattr.read import records
from quoteattr.read.ids import Ids
from quoteattr.write.characters import encodable
from quoteattr.write.jsonl import line
from quoteattr.write.rows import QUOTES, table

#: What ``attribute`` gives. ``document`` is JSON, as ``quoteattr.write`` writes it; where
#: there is none, ``error`` says why and ``record`` holds the article that was given.
_ATTRIBUTED: Final = ("id", "document", "error", "record")
_TYPES: Final = {str: "string", float: "double", int: "long", bool: "boolean"}


def attribute(articles: DataFrame, engine: str = DEFAULT_ENGINE) -> DataFrame:
    """Find the quotes of each article, and say who said each.

    A column is what a field of a JSON record is: ``text`` (or ``html``), and
    ``id``, ``title``, ``url``, ``outlet``, ``published`` and so on where they
    are known. A row gives a row, with ``id`` and ``document``, the attributed
    document as JSON. A row that is no article gives its ``error`` and the
    ``record`` as JSON, and the others are done.

    ``engine`` is named, since each machine makes its own. Raises, when the rows
    are computed, what the engine raises that cannot be made.
    """
    given = articles.select(F.to_json(F.struct("*")).alias("record"))
    schema = ", ".join(f"{name} string" for name in _ATTRIBUTED)
    return given.mapInPandas(partial(_attributed, engine=engine), schema)


def quotes(attributed: DataFrame) -> DataFrame:
    """Give a row for each quote of attributed documents: the columns of CSV and Parquet."""
    schema = ", ".join(f"{name} {_TYPES[kind]}" for name, kind in QUOTES.items())
    return mapped(documents_in(attributed), _quotes, schema)


def documents_in(attributed: DataFrame) -> DataFrame:
    """Give the rows with a document, without the errors, and of them the column ``document``."""
    return attributed.where("document IS NOT NULL").select("document")


def document_from(written: str) -> AttributedDocument:
    """Read an attributed document.

    Raises ValueError where it is none.
    """
    found = records.document(records.parse(written), Ids())
    if not isinstance(found, AttributedDocument):
        raise ValueError("an article without its quotes: attribute it first")  # noqa: TRY004  the row is wrong
    return found


def _attributed(batches: Iterable[pd.DataFrame], engine: str) -> Iterator[pd.DataFrame]:
    pipeline = _pipeline(engine)
    for batch in batches:
        rows = [_row(record, pipeline) for record in batch["record"]]
        # As objects: what pandas makes of text by itself differs between its versions.
        yield pd.DataFrame(rows, columns=list(_ATTRIBUTED), dtype=object)


@cache
def _pipeline(engine: str) -> Pipeline:
    """Make a pipeline once for all tasks of a process."""
    return Pipeline(engine=engine)


def _row(record: str, pipeline: Pipeline) -> tuple[str | None, ...]:
    try:
        document = records.document(records.parse(record), Ids())
    except ValueError as error:
        return None, None, str(error), record
    try:
        made = document if isinstance(document, AttributedDocument) else pipeline.attribute(document)
    except QuoteattrError:  # of the installation, not of the article: all would fail alike
        raise
    except Exception as error:  # noqa: BLE001  a fault in one article must not cost the others
        return None, None, f"a fault in quoteattr, please report it: {error!r}", record
    return encodable(made.id), line(made), None, None


def _quotes(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        yield from table([document_from(row["document"])])[1]
