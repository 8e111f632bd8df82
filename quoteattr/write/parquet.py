"""Parquet (extra ``parquet``): the rows of CSV, with types, for many quotes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from os import PathLike, fspath
from typing import BinaryIO

from quoteattr.errors import MissingExtraError
from quoteattr.model import AttributedDocument, CanonicalQuote
from quoteattr.write.rows import table

try:
    import pyarrow as pa  # type: ignore[import-untyped]  # it ships no types
    from pyarrow.parquet import ParquetWriter  # type: ignore[import-untyped]  # as above
except ImportError as error:
    raise MissingExtraError(extra="parquet", feature="writing Parquet") from error

#: Rows held at once, and written as one group.
_GROUP = 10_000

_TYPES = {str: pa.string(), float: pa.float64(), int: pa.int64(), bool: pa.bool_()}


def write(
    values: Iterable[AttributedDocument | CanonicalQuote], file: str | PathLike[str] | BinaryIO
) -> None:
    """Write the rows to a path or an open binary file, ten thousand at a time.

    Raises TypeError where documents and canonical quotes are mixed, and OSError
    where the file cannot be written.
    """
    columns, rows = table(values)
    schema = pa.schema([(name, _TYPES[kind]) for name, kind in columns.items()])
    sink = fspath(file) if isinstance(file, str | PathLike) else file
    with ParquetWriter(sink, schema) as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
