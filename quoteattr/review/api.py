"""The JSON API: the shapes are those that quoteattr writes everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from threading import Lock
from typing import Final

from attrs import field, frozen
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from quoteattr.errors import QuoteattrError
from quoteattr.model import Document
from quoteattr.read import records
from quoteattr.read.ids import Ids
from quoteattr.review.openapi import MOST_FOUND, description
from quoteattr.review.pages import searched
from quoteattr.review.site import Site
from quoteattr.write.jsonl import encode, line

_FOUND: Final = 20


@frozen
class Api:
    """Answers under /api/."""

    site: Site
    #: One text at a time: an engine takes what processors there are.
    _turn: Lock = field(factory=Lock, init=False)

    def attribute(self, request: Request) -> Response:
        """Attribute the text of a record, and keep nothing of it."""
        document = _document(request)
        with self._turn:
            return _json(line(self.site.pipeline.attribute(document)))

    def search(self, request: Request) -> Response:
        """Find canonical quotes, the best match first."""
        given = {name: request.query_params.get(name, "").strip() for name in ("q", "speaker", "since")}
        with self.site.store() as store:
            found = list(islice(searched(store, **given), _limit(request)))
        return _json(_listed("quotes", map(line, found)))

    def canonical(self, request: Request) -> Response:
        """Give one canonical quote, by its id or by that of a printing."""
        with self.site.store() as store:
            quote = store.quote(request.path_params["id"])
        if quote is None:
            raise HTTPException(404, "There is no such quote.")
        return _json(line(quote))

    def openapi(self, request: Request) -> Response:  # noqa: ARG002  the framework's
        """Describe all this."""
        return _json(encode(description()))


def error(status: int, told: str) -> Response:
    """Say what is wrong, in the shape that all errors have."""
    return _json(encode({"error": told}), status)


def _json(text: str, status: int = 200) -> Response:
    return Response(text, status, media_type="application/json")


def _listed(name: str, lines: Iterable[str]) -> str:
    return f'{{"{name}": [{", ".join(lines)}]}}'


def _limit(request: Request) -> int:
    given = request.query_params.get("limit", str(_FOUND))
    if not given.isdecimal() or not 1 <= int(given[:9]) <= MOST_FOUND:
        raise HTTPException(400, f"limit is a number from 1 to {MOST_FOUND}.")
    return int(given)


def _document(request: Request) -> Document:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    # Of another site's page a browser would send this type only after asking here, and gets no answer.
    if kind != "application/json":
        raise HTTPException(415, "application/json is expected.")
    try:
        found = records.document(records.parse(request.state.body.decode("utf-8")), Ids())
    except (ValueError, QuoteattrError) as failed:
        raise HTTPException(400, str(failed)) from failed
    if not isinstance(found, Document):
        raise HTTPException(400, "It has its quotes already.")
    return found
