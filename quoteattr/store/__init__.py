"""A store of canonical quotes that grows with the news: SQLite, in one file, without a server.

It takes the steps of deduplication for what is new only, with the same
functions, and holds what ``deduplicate`` would find of all its documents.
"""

from __future__ import annotations

from quoteattr.store.errors import StoreBusyError, StoreError
from quoteattr.store.store import Added, Store

__all__ = ["Added", "Store", "StoreBusyError", "StoreError"]
