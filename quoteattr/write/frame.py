"""pandas (extra ``pandas``): the rows of CSV as a data frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quoteattr.errors import MissingExtraError
from quoteattr.model import AttributedDocument, CanonicalQuote
from quoteattr.write.rows import table

if TYPE_CHECKING:
    from pandas import DataFrame

#: pandas' types in which a cell may be missing.
_TYPES = {str: "string", float: "Float64", int: "Int64", bool: "boolean"}


def to_frame(values: Iterable[AttributedDocument | CanonicalQuote]) -> DataFrame:
    """Make a data frame: a row for each quote of documents, or for each attestation of canonical quotes.

    Raises TypeError where the two are mixed, and MissingExtraError without the extra ``pandas``.
    """
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise MissingExtraError(extra="pandas", feature="to_frame") from error
    columns, rows = table(values)
    frame = DataFrame(list(rows), columns=list(columns))
    return frame.astype({name: _TYPES[kind] for name, kind in columns.items()})
