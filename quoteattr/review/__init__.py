"""The report over a store, on a page where people judge what it shows, with a small JSON API beside it.

It decides nothing: what is judged goes into the store's log, and what is
shown comes out of the store (extra: web).
"""

from __future__ import annotations

from quoteattr.errors import MissingExtraError

try:
    import starlette
    import uvicorn
except ImportError as error:
    raise MissingExtraError(extra="web", feature="the review page") from error

__all__: list[str] = []

del starlette, uvicorn
