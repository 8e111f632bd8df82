"""What all requests have in common: the store, who reviews, and the frame around each page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import parse_qsl, quote, unquote, urlencode

from attrs import field, frozen
from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from quoteattr.pipeline import Pipeline
from quoteattr.report.page import asset as report_asset
from quoteattr.report.page import environment as report_environment
from quoteattr.report.page import showable
from quoteattr.review.security import Access
from quoteattr.store import Store
from quoteattr.store.judgements import Judgement

#: Of a reviewer's name.
_LONGEST_NAME = 80


@frozen(kw_only=True, eq=False)
class Site:
    """The server's one store, and how it is looked at."""

    path: str
    access: Access
    #: Who judges where no other name was given; nobody, where several are expected.
    reviewer: str | None
    engine: str
    _made: dict[str, Pipeline] = field(factory=dict, init=False)

    def store(self) -> Store:
        """Open the store: each request has its own connection, so that none waits for another."""
        return Store(self.path)

    @property
    def pipeline(self) -> Pipeline:
        """What attributes the texts that are sent to the API; made when the first comes."""
        if self.engine not in self._made:
            self._made[self.engine] = Pipeline(engine=self.engine)
        return self._made[self.engine]

    def reviewer_of(self, request: Request) -> str | None:
        """Return the name that judgements of a request are recorded under."""
        return unquote(request.cookies.get(self._cookie, "")) or self.reviewer

    @property
    def _cookie(self) -> str:
        return f"{self.access.cookie}-reviewer"

    def named(self, name: str, to: str) -> RedirectResponse:
        """Remember what a reviewer is called."""
        response = RedirectResponse(to, 303)
        value = quote(" ".join(name.split())[:_LONGEST_NAME], safe="")
        response.set_cookie(self._cookie, value, httponly=True, samesite="strict", max_age=31_536_000)
        return response

    def form(self, request: Request) -> Mapping[str, str]:
        """Read a form that this server made for the session.

        Raises HTTPException where it is none.
        """
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/x-www-form-urlencoded":
            raise HTTPException(415, "A form is expected.")
        fields = dict(parse_qsl(request.state.body.decode("utf-8", "replace"), keep_blank_values=True))
        if not self.access.is_form_of(request.state.session, fields.get("csrf", "")):
            raise HTTPException(403, "This form is not of this server, or of before it was started again.")
        return fields

    def page(self, request: Request, store: Store, template: str, **values: object) -> HTMLResponse:
        """Make a page, with the judgement that led to it where there is one."""
        html = (
            environment()
            .get_template(template)
            .render(
                csrf=self.access.csrf(request.state.session),
                reviewer=self.reviewer_of(request),
                seen=store.judgements.version,
                here=here(request),
                given=given(request, store),
                undone=store.judgements.undone(),
                **values,
            )
        )
        return HTMLResponse(showable(html))


def here(request: Request) -> str:
    """Return the address of a page, without what was told on it once."""
    query = [(name, value) for name, value in request.query_params.multi_items() if name != "given"]
    return f"{request.url.path}?{urlencode(query)}" if query else request.url.path


def given(request: Request, store: Store) -> tuple[Judgement, Judgement | None] | None:
    """Return the judgement that was just made, and the one that contests it."""
    number = request.query_params.get("given", "")
    if not number.isdecimal() or int(number) > store.judgements.version or int(number) < 1:
        return None
    judgement = store.judgements.one(int(number))
    return judgement, store.judgements.one(judgement.contested) if judgement.contested else None


@cache
def environment() -> Environment:
    """Return the templates, those of the report among them."""
    loader = ChoiceLoader([PackageLoader("quoteattr.review"), PackageLoader("quoteattr.report")])
    overlaid = report_environment().overlay(loader=loader)
    overlaid.filters.update(address=address)
    return overlaid


def address(path: str, **query: object) -> str:
    """Return the address of a page."""
    return f"{path}?{urlencode({name: str(value) for name, value in query.items()}, errors='replace')}"


@cache
def asset(name: str) -> bytes:
    """Return a style or a script: the report's and the review page's own."""
    if name == "page.css":
        own = (files("quoteattr.review") / "assets" / "review.css").read_text("utf-8")
        return (report_asset("parts.css") + report_asset("page.css") + own).encode()
    if name == "report.js":
        return report_asset(name).encode()
    return (files("quoteattr.review") / "assets" / "review.js").read_bytes()
