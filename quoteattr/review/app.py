"""The application: which request goes where."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from quoteattr.analyse import DEFAULT_ENGINE
from quoteattr.report.page import showable
from quoteattr.review.api import Api, error
from quoteattr.review.judging import Judging
from quoteattr.review.pages import Pages
from quoteattr.review.security import Access, Guard
from quoteattr.review.site import Site, asset, environment
from quoteattr.store import StoreBusyError, StoreError

_ASSETS = {"page.css": "text/css", "report.js": "text/javascript", "review.js": "text/javascript"}


def application(
    path: str, access: Access, *, reviewer: str | None = None, engine: str = DEFAULT_ENGINE
) -> Starlette:
    """Make the application over a store.

    ``reviewer`` is the name of whoever gives no other; ``engine`` attributes
    the texts that the API is given.
    """
    site = Site(path=path, access=access, reviewer=reviewer, engine=engine)
    pages, judging, api = Pages(site), Judging(site), Api(site)
    return Starlette(
        routes=[
            Route("/", pages.work),
            Route("/unsure", pages.unsure),
            Route("/possible", pages.possible),
            Route("/articles", pages.articles),
            Route("/article", pages.article),
            Route("/quotes", pages.quotes),
            Route("/quote", pages.quote),
            Route("/log", pages.log),
            Route("/judge", judging.judge, methods=["POST"]),
            Route("/reviewer", judging.name, methods=["POST"]),
            Route("/api/attribute", api.attribute, methods=["POST"]),
            Route("/api/search", api.search),
            Route("/api/canonical/{id:path}", api.canonical),
            Route("/api/openapi.json", api.openapi),
            Route("/static/{name}", _static),
            Route("/favicon.ico", _nothing),
        ],
        middleware=[Middleware(Guard, access=access)],
        exception_handlers={HTTPException: _failed, StoreError: _store_failed},
    )


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _ASSETS:
        raise HTTPException(404)
    return Response(asset(name), media_type=_ASSETS[name])


def _nothing(request: Request) -> Response:  # noqa: ARG001  the framework's
    return Response(status_code=204)


def _failed(request: Request, failed: Exception) -> Response:
    assert isinstance(failed, HTTPException)  # noqa: S101  the handler is of that class
    return _told(request, failed.status_code, failed.detail)


def _store_failed(request: Request, failed: Exception) -> Response:
    return _told(request, 503 if isinstance(failed, StoreBusyError) else 409, str(failed))


def _told(request: Request, status: int, told: str) -> Response:
    if request.url.path.startswith("/api/"):
        return error(status, told)
    html = environment().get_template("message.html.j2").render(told=told)
    return HTMLResponse(showable(html), status)
