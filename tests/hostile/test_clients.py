"""Clients that begin and do not go on: none of them keeps the review page from the others."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("uvicorn", reason="needs the extra web")

import uvicorn

from quoteattr.review import server
from quoteattr.review.security import MOST_BYTES, Guard

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

#: More than the server takes at once, and as many as it does.
TOO_MANY, MANY = 80, 60
#: Far more than the buffers between two programs hold.
LARGE = 200


async def answers(scope: Scope, _receive: Receive, send: Send) -> None:
    """Answer as the page does behind its guard; /large is more than anybody takes who does not read."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(LARGE if scope["path"] == "/large" else 0):
        await send({"type": "http.response.body", "body": bytes(100_000), "more_body": True})
    await send({"type": "http.response.body", "body": b"here", "more_body": False})


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, uvicorn.Server]]:
    """A server that is soon impatient, and its port."""
    monkeypatch.setattr(server, "PATIENCE", 0.5)
    listener = server.listen("127.0.0.1", 0)
    started = uvicorn.Server(server.configured(Guard(answers, listener.access)))
    thread = threading.Thread(target=started.run, kwargs={"sockets": [listener.opened]}, daemon=True)
    thread.start()
    yield listener.access.port, started
    started.should_exit = True
    thread.join(timeout=10)
    listener.opened.close()


def status(port: int, path: str = "/", body: bytes | None = None) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET" if body is None else "POST", path, body)
        return connection.getresponse().status
    finally:
        connection.close()


def holds(condition: Callable[[], bool]) -> bool:
    """Say whether it comes to hold; how long that takes shows nothing here."""
    deadline = time.monotonic() + 60
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


SENT = {
    "nothing": (TOO_MANY, b""),
    "half a head": (TOO_MANY, b"GET / HTTP/1.1\r\nHost: 127"),
    "a request and half a head": (MANY, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET / HT"),
    "a request for more than is read": (MANY, b"GET /large HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
}


@pytest.mark.parametrize(("many", "sent"), SENT.values(), ids=SENT.keys())
def test_who_does_not_go_on_is_left(many: int, sent: bytes, running: tuple[int, uvicorn.Server]) -> None:
    port, started = running
    assert holds(lambda: started.started)
    assert status(port) == 200
    sockets = [socket.create_connection(("127.0.0.1", port)) for _ in range(many)]
    for one in sockets:
        one.sendall(sent)
    assert holds(lambda: status(port) == 200)
    assert holds(lambda: not started.server_state.connections)
    for one in sockets:
        one.close()


def test_a_body_without_end_is_refused(running: tuple[int, uvicorn.Server]) -> None:
    port, started = running
    assert holds(lambda: started.started)
    assert status(port, body=bytes(MOST_BYTES)) == 200
    with socket.create_connection(("127.0.0.1", port), timeout=30) as opened:
        opened.sendall(b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999\r\n\r\n")
        assert opened.recv(99).startswith(b"HTTP/1.1 413 ")
    assert status(port) == 200


def test_a_head_without_end_is_refused(running: tuple[int, uvicorn.Server]) -> None:
    port, started = running
    assert holds(lambda: started.started)
    with socket.create_connection(("127.0.0.1", port), timeout=30) as opened:
        opened.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"x" * 60_000)
        assert opened.recv(99).startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 431 "))
    assert status(port) == 200
