"""The server: where it listens, and how long it waits for whom."""

from __future__ import annotations

import asyncio
import socket
from typing import Final
from urllib.parse import urlencode

import h11
import uvicorn
from attrs import frozen
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from quoteattr.review.security import Access

#: For how long the head of a request is waited for, and for somebody to take an answer, in seconds.
PATIENCE: Final = 20.0


@frozen(kw_only=True)
class Listener:
    """A port that was opened."""

    opened: socket.socket
    access: Access
    #: What to open in a browser; with the token where one is needed.
    address: str


def listen(host: str, port: int) -> Listener:
    """Open a port; 0 is any that is free. Raises OSError where it cannot be had."""
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    opened = socket.create_server((host, port), family=family)
    access = Access.to(host, opened.getsockname()[1])
    shown = f"[{host}]" if family == socket.AF_INET6 and ":" in host else host
    query = f"?{urlencode({'token': access.token})}" if access.token else ""
    return Listener(opened=opened, access=access, address=f"http://{shown}:{access.port}/{query}")


class Impatient(H11Protocol):
    """Ends a connection on which nothing goes on: uvicorn waits, and a few dozen would fill the server."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to look after a connection."""
        super().connection_made(transport)
        self._look_later()

    def _look_later(self) -> None:
        self.loop.call_later(PATIENCE, self._look, self.cycle)

    def _look(self, before: object) -> None:
        waits = self.conn.their_state is h11.IDLE or self.flow.write_paused
        if self.transport.is_closing():
            return
        if waits and self.cycle is before:  # no request has come since
            self.transport.abort()
        else:
            self._look_later()


def configured(app: ASGIApp) -> uvicorn.Config:
    """Return how an application is served: for few people, who may be strangers."""
    return uvicorn.Config(
        app,
        http=Impatient,
        lifespan="off",
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=64,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=32_768,
    )


def serve(app: ASGIApp, listener: Listener) -> None:
    """Answer until somebody ends it; what is being answered is answered."""
    uvicorn.Server(configured(app)).run(sockets=[listener.opened])
