"""The server: where it listens, and how long it waits for whom."""

from __future__ import annotations

import socket
from urllib.parse import urlencode

import uvicorn
from attrs import frozen
from starlette.applications import Starlette

from quoteattr.review.security import Access


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


def serve(app: Starlette, listener: Listener) -> None:
    """Answer until somebody ends it; what is being answered is answered."""
    config = uvicorn.Config(
        app,
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
    uvicorn.Server(config).run(sockets=[listener.opened])
