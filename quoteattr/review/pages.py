"""The pages: what is to be judged first, articles, canonical quotes, and what was judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice, takewhile
from typing import Final, get_args

from attrs import frozen
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from quoteattr.dedupe.dates import day
from quoteattr.dedupe.possible import Possible
from quoteattr.model import AttributedDocument, CanonicalQuote, EntityKind, Status
from quoteattr.report.gather import gather
from quoteattr.review.site import Site, address
from quoteattr.store import Store
from quoteattr.store.judgements import Judgement

#: So many of a list are on a page.
ON_A_PAGE: Final = 50
#: So many of each list are on the first page.
_FIRST: Final = 12
#: So many of the quotes with the most printings are searched for articles that disagree.
_SEARCHED: Final = 300
#: So many quotes are offered to be merged with one.
_OFFERED: Final = 8
History = Mapping[str, tuple[Judgement, ...]]

STATUSES: Final[tuple[Status, ...]] = ("ambiguous", "unknown", "resolved")


@frozen(kw_only=True)
class Pair:
    """Two canonical quotes that may be one."""

    one: CanonicalQuote
    other: CanonicalQuote
    possible: Possible


@frozen
class Pages:
    """Answers what is asked with GET."""

    site: Site

    def work(self, request: Request) -> Response:
        """Show what to judge first."""
        with self.site.store() as store:
            state = store.judgements.version, *store.articles.state()
            counts = store.articles.count_unsure()
            possible = store.possible()
            return self.site.page(
                request,
                store,
                "work.html.j2",
                counts=counts,
                unsure={status: store.articles.unsure(status, _FIRST) for status in STATUSES},
                disputed=_disputed(self.site, state),
                possible=list(islice(_pairs(store, possible), _FIRST)),
                possible_count=len(possible),
                articles=store.articles.count(),
                judged=store.judgements.version,
            )

    def unsure(self, request: Request) -> Response:
        """Show the quotes of one status that nobody has judged."""
        status = next((one for one in STATUSES if one == request.query_params.get("status")), STATUSES[0])
        with self.site.store() as store:
            found = store.articles.unsure(status, ON_A_PAGE, _offset(request))
            count = store.articles.count_unsure().get(status, 0)
            return self.site.page(
                request, store, "unsure.html.j2", found=found, status=status, **_turned(request, count)
            )

    def possible(self, request: Request) -> Response:
        """Show the canonical quotes that may be one."""
        with self.site.store() as store:
            all_of_them = store.possible()
            shown = all_of_them[_offset(request) : _offset(request) + ON_A_PAGE]
            turned = _turned(request, len(all_of_them))
            return self.site.page(
                request, store, "possible.html.j2", found=list(_pairs(store, shown)), **turned
            )

    def articles(self, request: Request) -> Response:
        """Show the list of articles."""
        with self.site.store() as store:
            found = store.articles.listed(ON_A_PAGE, _offset(request))
            turned = _turned(request, store.articles.count())
            return self.site.page(request, store, "articles.html.j2", found=found, **turned)

    def article(self, request: Request) -> Response:
        """Show one article with its quotes, as the report does."""
        name = request.query_params.get("id", "")
        with self.site.store() as store:
            document = store.document(name)
            if document is None:
                raise HTTPException(404, _no_text(store, name))
            if "quote" in request.query_params:
                return RedirectResponse(_at_note(request, document), 303)
            report = gather([document], _sayings(store, document))
            history = store.judgements.of(name)
            return self.site.page(
                request,
                store,
                "article.html.j2",
                report=report,
                article=report.articles[0],
                history=history,
                kinds=get_args(EntityKind),
                left=[
                    note for note in report.notes if note.status and not _is_judged(history, note.quote.id)
                ],
            )

    def quotes(self, request: Request) -> Response:
        """Show canonical quotes: those with the most printings, or those with some words."""
        asked = {name: request.query_params.get(name, "").strip() for name in ("q", "speaker", "since")}
        with self.site.store() as store:
            found = list(islice(searched(store, **asked), _offset(request), _offset(request) + ON_A_PAGE + 1))
            sayings = gather([], found[:ON_A_PAGE]).sayings
            return self.site.page(
                request,
                store,
                "quotes.html.j2",
                found=sayings,
                asked=asked,
                number=_number(request),
                more=len(found) > ON_A_PAGE,
            )

    def quote(self, request: Request) -> Response:
        """Show one canonical quote, every printing of it, and what may be the same."""
        with self.site.store() as store:
            quote = store.quote(request.query_params.get("id", ""))
            if quote is None:
                raise HTTPException(404, "There is no such quote.")
            words = request.query_params.get("find", "").strip()
            others = (other for other in searched(store, words) if other.id != quote.id) if words else ()
            return self.site.page(
                request,
                store,
                "quote.html.j2",
                saying=gather([], [quote]).sayings[0],
                possible=list(islice(_pairs(store, store.possible(quote.id)), _OFFERED)),
                words=words,
                others=list(islice(others, _OFFERED)),
                checks=store.checks(quote.id),
                history=_history(store, quote),
                kinds=get_args(EntityKind),
            )

    def log(self, request: Request) -> Response:
        """Show what was judged, the last first."""
        before = request.query_params.get("before", "")
        with self.site.store() as store:
            last = int(before) if before.isdecimal() and len(before) < 18 else None
            found = list(store.judgements.log(limit=ON_A_PAGE + 1, before=last))
            return self.site.page(
                request, store, "log.html.j2", found=found[:ON_A_PAGE], more=len(found) > ON_A_PAGE
            )


def searched(store: Store, q: str, speaker: str = "", since: str = "") -> Iterator[CanonicalQuote]:
    """Return the canonical quotes with some words, or all of them where no words are given."""
    if since and day(since) is None:
        raise HTTPException(400, f"{since!r} is no date: write 2026-01-31.")
    return store.search(q, speaker=speaker or None, since=since or None) if q else store.quotes()


@lru_cache(maxsize=2)
def _disputed(site: Site, state: tuple[int, ...]) -> tuple[CanonicalQuote, ...]:  # noqa: ARG001  its key
    """Return the quotes over which articles disagree and nobody has judged, among the most printed."""
    with site.store() as store:
        repeated = takewhile(lambda quote: len(quote.attestations) > 1, islice(store.quotes(), _SEARCHED))
        return tuple(quote for quote in repeated if quote.conflicts and not _settled(store, quote))


def _settled(store: Store, quote: CanonicalQuote) -> bool:
    """Say whether all who disagree were judged: then they do, and a person knows."""
    history = _history(store, quote)
    return all(
        any(one.topic == "speaker" for one in history.get(number, ()))
        for conflict in quote.conflicts
        for number in conflict.quote_ids
    )


def _pairs(store: Store, possible: Iterable[Possible]) -> Iterator[Pair]:
    for one in possible:
        first, second = map(store.quote, one.quote_ids)
        if first is not None and second is not None:
            yield Pair(one=first, other=second, possible=one)


def _sayings(store: Store, document: AttributedDocument) -> list[CanonicalQuote]:
    found = (store.quote(quote.id) for quote in document.quotes if quote.speech)
    return list({quote.id: quote for quote in found if quote is not None}.values())


def _history(store: Store, quote: CanonicalQuote) -> History:
    """Return what was judged of the printings of a quote, by their ids."""
    found: dict[str, tuple[Judgement, ...]] = {}
    for name in quote.documents:
        found |= store.judgements.of(name)
    ours = {one.quote_id for one in quote.attestations}
    return {number: judged for number, judged in found.items() if number in ours}


def _is_judged(history: History, quote_id: str) -> bool:
    return any(one.topic == "speaker" for one in history.get(quote_id, ()))


def _at_note(request: Request, document: AttributedDocument) -> str:
    """Return the address of a quote within its article: the report numbers them."""
    wanted = request.query_params["quote"]
    places = (place for place, quote in enumerate(document.quotes) if quote.id == wanted)
    query = {name: value for name, value in request.query_params.items() if name != "quote"}
    return f"{address('/article', **query)}#q{next(places, '')}"


def _no_text(store: Store, name: str) -> str:
    if store.articles.number(name) is None:
        return "There is no such article."
    return "An older quoteattr took this article in, without its text: add it to the store again."


def _number(request: Request) -> int:
    given = request.query_params.get("page", "")
    return max(int(given), 1) if given.isdecimal() and len(given) < 10 else 1


def _offset(request: Request) -> int:
    return (_number(request) - 1) * ON_A_PAGE


def _turned(request: Request, count: int) -> dict[str, int | bool]:
    """Return where in a list a page is."""
    number = _number(request)
    return {"number": number, "count": count, "more": number * ON_A_PAGE < count}
