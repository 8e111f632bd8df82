"""Spark (extra ``spark``): quotes out of more articles than one machine holds.

The steps are those of one machine, and so are the functions: what stands here
is which rows meet. ``extract`` finds the quotes of each article by itself;
``deduplicate`` joins them by way of ``printings``, ``texts``, ``links``,
``stars`` and ``sayings``, a step a file; ``export`` gives them in the shape of
Quotebank. Each machine needs quoteattr with the extra, in the Python that
``PYSPARK_PYTHON`` names.
"""

from quoteattr.errors import MissingExtraError

try:
    import pandas as pd  # noqa: F401 - asked for only
    import pyarrow as pa  # type: ignore[import-untyped]  # noqa: F401 - as above; it ships no types
    import pyspark  # noqa: F401 - as above
except ImportError as error:
    raise MissingExtraError(extra="spark", feature="quoteattr.integrations.spark") from error

from quoteattr.integrations.spark.deduplicate import deduplicate
from quoteattr.integrations.spark.export import quotebank
from quoteattr.integrations.spark.extract import attribute, quotes

__all__ = ["attribute", "deduplicate", "quotebank", "quotes"]
