"""What a request must pass, and what becomes of one that does not."""

from __future__ import annotations

import asyncio
import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("starlette", reason="needs the extra web: pip install 'quoteattr[web]'")
pytest.importorskip("httpx2", reason="needs httpx2: pip install httpx2")

from quoteattr.review import security
from quoteattr.review.security import Access, is_foreign, is_loopback

from .conftest import application, client_of

if TYPE_CHECKING:
    from .conftest import Client

HOSTS = {
    "127.0.0.1:8765": True,
    "localhost": True,
    "LOCALHOST:1": True,
    "[::1]:8765": True,
    "192.168.1.7:8765": True,
    "example.org": False,
    "localhost.example.org": False,
    "127.0.0.1.example.org:8765": False,
    "": False,
    "[": False,
}


@pytest.mark.parametrize(("host", "known"), HOSTS.items())
def test_under_which_names_it_answers(host: str, known: bool) -> None:  # noqa: FBT001  a column of the table
    assert Access.to("127.0.0.1", 8765).knows(host) is known


def test_beyond_the_machine_it_answers_to_its_own_name_too() -> None:
    access = Access.to("Desk.Example.org", 8765)
    assert access.knows("desk.example.org:8765")
    assert not access.knows("other.example.org")


LOOPBACK = {
    "127.0.0.1": True,
    "127.9.9.9": True,
    "::1": True,
    "localhost": True,
    "0.0.0.0": False,  # noqa: S104  nothing listens here
    "::": False,
    "desk": False,
}


@pytest.mark.parametrize(("host", "own"), LOOPBACK.items())
def test_what_is_on_the_machine_needs_no_token(host: str, own: bool) -> None:  # noqa: FBT001  as above
    assert is_loopback(host) is own
    assert (Access.to(host, 1).token is None) is own


FOREIGN: dict[str, tuple[dict[str, str], bool]] = {
    "its own page": ({"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}, False),
    "its own page behind TLS": ({"origin": "https://127.0.0.1:8765"}, False),
    "a program": ({}, False),
    "another site": ({"origin": "https://example.org"}, True),
    "another port": ({"origin": "http://127.0.0.1:9"}, True),
    "a page that hides": ({"origin": "null"}, True),
    "another site by what the browser says": ({"sec-fetch-site": "cross-site"}, True),
    "another port by what the browser says": ({"sec-fetch-site": "same-site"}, True),
}


@pytest.mark.parametrize(("headers", "foreign"), FOREIGN.values(), ids=FOREIGN)
def test_whose_page_sends(headers: dict[str, str], foreign: bool) -> None:  # noqa: FBT001  as above
    assert is_foreign({"host": "127.0.0.1:8765", **headers}) is foreign


def test_another_site_can_send_nothing(client: Client) -> None:
    fields = client.fields()
    assert (
        client.post("/reviewer", {**fields, "reviewer": "x"}, origin="https://example.org").status_code == 403
    )
    sent = {"origin": "https://example.org"}
    assert client.test.post("/api/attribute", json={"text": "x"}, headers=sent).status_code == 403
    assert client.get("/log").status_code == 200


def test_another_name_is_refused(client: Client) -> None:
    for path in ("/", "/api/openapi.json", "/static/page.css"):
        assert client.test.get(path, headers={"host": "example.org"}).status_code == 400


@pytest.mark.parametrize("csrf", ["", "x", "é"])
def test_a_form_that_is_not_of_this_session_is_refused(client: Client, csrf: str) -> None:
    client.page("/")
    assert client.post("/reviewer", {"csrf": csrf, "reviewer": "x"}).status_code == 403
    other = client_of(client.test.app)
    assert client.post("/reviewer", {**other.fields(), "reviewer": "x"}).status_code == 403


def test_a_body_that_is_no_form_is_refused(client: Client) -> None:
    fields = client.fields()
    assert client.test.post("/judge", json=fields).status_code == 415


def test_a_body_that_is_too_large_is_refused(client: Client) -> None:
    large = "x" * (security.MOST_BYTES + 1)
    headers = {"content-type": "application/json"}
    assert client.test.post("/api/attribute", content=large, headers=headers).status_code == 413

    def parts() -> Any:  # noqa: ANN401  httpx's
        yield from (b"x" * 100_000 for _ in range(21))

    assert client.test.post("/api/attribute", content=parts(), headers=headers).status_code == 413


def test_a_body_that_does_not_come_is_given_up(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "BODY_SECONDS", 0.05)
    sent: list[Any] = []

    async def receive() -> Any:  # noqa: ANN401  a message of ASGI
        await asyncio.sleep(60)

    async def send(message: Any) -> None:  # noqa: ANN401  as above
        sent.append(message)

    headers = [(b"host", b"127.0.0.1:8765")]
    scope = {"type": "http", "method": "POST", "path": "/judge", "headers": headers, "query_string": b""}

    async def asked() -> None:
        await client.test.app(scope, receive, send)

    # Playwright keeps a loop of its own in the thread of the tests.
    thread = threading.Thread(target=lambda: asyncio.run(asked()))
    thread.start()
    thread.join()
    assert sent[0]["status"] == 408


def test_every_answer_says_what_a_browser_may_not_do(client: Client) -> None:
    for path in ("/", "/article?id=post", "/none", "/static/review.js", "/api/search"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
    cookie = client_of(client.test.app).get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_beyond_the_machine_a_token_is_asked_for_once(database: Path) -> None:
    app, access = application(database, host="0.0.0.0", reviewer=None)  # noqa: S104  nothing listens here
    stranger = client_of(app)
    assert stranger.get("/").status_code == stranger.get("/api/search").status_code == 401
    assert stranger.get("/", token="guess").status_code == 401  # noqa: S106  a wrong one
    assert "set-cookie" not in stranger.get("/").headers
    assert stranger.post("/judge", {}).status_code == 401
    entered = stranger.get("/", token=access.token)
    assert entered.status_code == 200
    assert access.token not in entered.text + entered.headers["set-cookie"]
    assert stranger.get("/").status_code == 200
    forged = client_of(app)
    forged.test.cookies.set(access.cookie, "session.0000")
    assert forged.get("/").status_code == 401
    bearer = {"authorization": f"Bearer {access.token}"}
    assert client_of(app).test.get("/api/search", headers=bearer).status_code == 200
    assert client_of(app).test.get("/", headers={"authorization": "Bearer x"}).status_code == 401


def test_where_several_are_expected_each_says_who_it_is(database: Path) -> None:
    app, access = application(database, host="0.0.0.0", reviewer=None)  # noqa: S104  as above
    client = client_of(app)
    client.get("/", token=access.token)
    assert "Say above who you are" in client.page("/article", id="post")
    refused = client.judge("reject", "/", document="post", quote="post#1-60")
    assert refused.status_code == 400
    assert client.post("/reviewer", {**client.fields(), "reviewer": " Ann   Öl; x "}).status_code == 303
    assert 'value="Ann Öl; x"' in client.page("/")


BACK = {
    "/article?id=a#q1": "/article?id=a#q1",
    "//example.org": "/",
    "/\\example.org": "/",
    "https://example.org": "/",
    "/a\r\nset-cookie: x=y": "/",
    "": "/",
}


@pytest.mark.parametrize(("back", "expected"), BACK.items())
def test_a_form_leads_back_to_a_page_of_its_own(client: Client, back: str, expected: str) -> None:
    response = client.post("/reviewer", {**client.fields(), "reviewer": "Ada", "back": back})
    assert (response.status_code, response.headers["location"]) == (303, expected)


def test_no_secret_is_told(database: Path) -> None:
    _, access = application(database, host="desk")
    assert access.token
    assert not re.search(re.escape(access.token), repr(access))
