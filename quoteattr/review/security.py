"""Who may ask, and what: everything that a request must pass before the page sees it.

The threats are those of a server on somebody's own machine: another site in
the same browser that sends forms to it (CSRF) or comes under a name that it
points here (DNS rebinding), and, where it listens beyond the machine,
whoever finds the port. The rules follow OWASP's cheat sheet on cross-site
request forgery.
"""

from __future__ import annotations

import asyncio
import hmac
import socket
from collections.abc import Mapping
from hashlib import sha256
from ipaddress import ip_address
from secrets import token_bytes, token_urlsafe
from typing import Final, Self
from urllib.parse import urlsplit

from attrs import field, frozen
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Of a request: an article is far smaller.
MOST_BYTES: Final = 2_000_000
#: For how long a request's body is waited for, in seconds.
BODY_SECONDS: Final = 20.0

_HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    # Not no-referrer: with that, forms of the page itself would come from the origin "null".
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}

# A redirect would go out without the cookie where the link stood on another site: a page of ours asks anew.
_ENTER: Final = (
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/">'
    '<title>Review</title><p><a href="/">To the quotes</a></p></html>'
)


@frozen(kw_only=True)
class Access:
    """To whom the page answers."""

    #: The names under which it is asked, in lower case; an address is always one.
    names: frozenset[str]
    port: int
    #: What a stranger must know; None on the machine itself.
    token: str | None = field(default=None, repr=False)
    _secret: bytes = field(factory=lambda: token_bytes(32), repr=False)

    @classmethod
    def to(cls, host: str, port: int) -> Self:
        """Return who may ask a server that listens at an address; beyond the machine a token is made."""
        if is_loopback(host):
            return cls(names=frozenset({"localhost"}), port=port)
        own = {"localhost", host.lower(), socket.gethostname().lower(), socket.getfqdn().lower()}
        return cls(names=frozenset(own), port=port, token=token_urlsafe(32))

    @property
    def cookie(self) -> str:
        """The name of the cookie: two servers on one machine share their cookies."""
        return f"quoteattr-{self.port}"

    def knows(self, host: str) -> bool:
        """Say whether a Host header names this server: a name of somebody else's may point here too."""
        try:
            name = (urlsplit(f"//{host}").hostname or "").lower()
        except ValueError:
            return False
        return name in self.names or _is_address(name)

    def signed(self, session: str) -> str:
        """Make a session's cookie."""
        return f"{session}.{self._mark('session', session)}"

    def session(self, cookie: str) -> str | None:
        """Return the session of a cookie that this server made."""
        session = cookie.partition(".")[0]
        return session if hmac.compare_digest(cookie.encode(), self.signed(session).encode()) else None

    def csrf(self, session: str) -> str:
        """Return what the forms of a session must bring along."""
        return self._mark("form", session)

    def is_form_of(self, session: str, given: str) -> bool:
        """Say whether a form was made for a session."""
        return hmac.compare_digest(given.encode(), self.csrf(session).encode())

    def admits(self, token: str) -> bool:
        """Say whether a token is the one that was printed."""
        return self.token is not None and hmac.compare_digest(token.encode(), self.token.encode())

    def _mark(self, purpose: str, session: str) -> str:
        return hmac.new(self._secret, f"{purpose} {session}".encode(), sha256).hexdigest()


def is_loopback(host: str) -> bool:
    """Say whether an address is one of the machine's own, which no other machine reaches."""
    return host == "localhost" or (_is_address(host) and ip_address(host).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def is_foreign(headers: Mapping[str, str]) -> bool:
    """Say whether a browser sends a request for a page of another site."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if site not in {None, "same-origin"}:
        return True
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


class _TooSlowError(Exception):
    """A body did not come in time."""


class _TooLargeError(Exception):
    """A body is larger than any form."""


@frozen
class Guard:
    """Lets through what may pass; the application finds ``session`` and ``body`` in the request's state."""

    app: ASGIApp
    access: Access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        session = self._session(connection)
        answer: ASGIApp | None = self._refusal(connection, session)
        session = session or token_urlsafe(16)
        if answer is None:
            answer = await self._passed(scope, receive, session)
        known = connection.cookies.get(self.access.cookie) == self.access.signed(session)
        admitted = not isinstance(answer, PlainTextResponse)
        cookie = None if known or not admitted else self._cookie(session)
        await answer(scope, receive, _with_headers(send, cookie))

    async def _passed(self, scope: Scope, receive: Receive, session: str) -> ASGIApp:
        try:
            body = await _body(Headers(scope=scope), receive)
        except _TooLargeError:
            return PlainTextResponse(f"A request has no more than {MOST_BYTES} bytes here.", 413)
        except _TooSlowError:
            return PlainTextResponse("The request did not come in time.", 408)
        scope.setdefault("state", {}).update(session=session, body=body)
        return self.app

    def _session(self, connection: HTTPConnection) -> str | None:
        return self.access.session(connection.cookies.get(self.access.cookie, ""))

    def _refusal(self, connection: HTTPConnection, session: str | None) -> Response | None:
        headers, method = connection.headers, connection.scope["method"]
        if not self.access.knows(headers.get("host", "")):
            return PlainTextResponse("This server has another name.", 400)
        if method not in {"GET", "HEAD"} and is_foreign(headers):
            return PlainTextResponse("Another site may not send forms here.", 403)
        if self.access.token is None or session is not None or self._bears(headers):
            return None
        if method == "GET" and self.access.admits(connection.query_params.get("token", "")):
            return HTMLResponse(_ENTER)
        return PlainTextResponse("Open the address that was printed at the start: it ends in a token.", 401)

    def _bears(self, headers: Mapping[str, str]) -> bool:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and self.access.admits(token.strip())

    def _cookie(self, session: str) -> str:
        return f"{self.access.cookie}={self.access.signed(session)}; Path=/; HttpOnly; SameSite=Strict"


def _with_headers(send: Send, cookie: str | None) -> Send:
    async def sends(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(_HEADERS)
            if cookie:
                headers.append("set-cookie", cookie)
        await send(message)

    return sends


async def _body(headers: Mapping[str, str], receive: Receive) -> bytes:
    """Read a body that is not too large and does not take too long."""
    declared = headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > MOST_BYTES:
        raise _TooLargeError
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await _chunks(receive)
    except TimeoutError as error:
        raise _TooSlowError from error


async def _chunks(receive: Receive) -> bytes:
    body, more = bytearray(), True
    while more:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > MOST_BYTES:
            raise _TooLargeError
        more = message["type"] == "http.request" and message.get("more_body", False)
    return bytes(body)
