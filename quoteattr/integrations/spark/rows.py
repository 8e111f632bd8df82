"""Rows through Python: one at a time, or group by group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final, TypeAlias, cast

import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import StructType

#: Column to value.
Row: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[Iterator[Row]], Iterable[Row]]

#: Rows that are handed back to Spark at once.
_ROWS: Final = 1_000


def mapped(frame: DataFrame, step: Step, schema: str) -> DataFrame:
    """Give the rows of each partition to ``step``, and make a frame of what it yields."""
    kind = cast("StructType", StructType.fromDDL(schema))
    return frame.mapInArrow(partial(_batches, step=step, schema=to_arrow_schema(kind)), kind)


def grouped(frame: DataFrame, key: str, step: Step, schema: str, *, order: Iterable[str] = ()) -> DataFrame:
    """Give the rows of one ``key`` to ``step``, one group after the other, each in ``order``.

    Most groups are a row or two, and ``applyInPandas`` would make a frame of
    each. Here the groups of a partition pass by in one stream.
    """
    together = frame.repartition(key).sortWithinPartitions(key, *order)
    return mapped(together, partial(_by_group, key=key, step=step), schema)


def kept(frame: DataFrame, name: str) -> DataFrame:
    """Compute a frame now and keep its rows, since it is used more than once; Spark's pages show the name.

    They lie on the disks of the executors, or where the context has a
    directory for checkpoints, there; then a lost machine costs its tasks only.
    """
    context = frame.sparkSession.sparkContext
    before = context.getLocalProperty("spark.job.description")
    context.setJobDescription(f"quoteattr: {name}")
    try:
        return frame.checkpoint() if context.getCheckpointDir() else frame.localCheckpoint()
    finally:
        # None takes it away again, which the types leave out.
        context.setLocalProperty("spark.job.description", cast("str", before))


def _batches(given: Iterator[pa.RecordBatch], step: Step, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    rows = iter(step(row for batch in given for row in batch.to_pylist()))
    while held := list(islice(rows, _ROWS)):
        yield pa.RecordBatch.from_pylist(held, schema=schema)


def _by_group(rows: Iterator[Row], key: str, step: Step) -> Iterator[Row]:
    for _, group in groupby(rows, key=itemgetter(key)):
        yield from step(group)
