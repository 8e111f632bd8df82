"""A store with something of everything to judge, asked in this process or served to a browser."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import frozen

from quoteattr.model import (
    AttributedDocument,
    Attribution,
    Candidate,
    Entity,
    Passage,
    Quote,
    Speaker,
    Status,
)
from quoteattr.store import Store

if TYPE_CHECKING:
    from httpx2 import Response
    from playwright.sync_api import Browser, BrowserContext, Page
    from starlette.testclient import TestClient

#: What a text would need to be, were any field not escaped.
HOSTILE = "</script><script>hacked()</script><img src=x onerror=hacked()>\"'><b>&amp;{{ 7*7 }}"


def speaker(name: str) -> Speaker:
    return Speaker(id=f"person:{name.lower().replace(' ', '-')}", name=name, kind="person")


ANN, BOB, CARA = map(speaker, ("Ann Lee", "Bob Stone", "Cara Hill"))


def passage(text: str, part: str) -> Passage:
    start = text.index(part)
    return Passage(start=start, end=start + len(part), text=part)


def said(
    text: str, *among: Speaker, source: str = "", cue: str = "said", score: float = 0.9, reason: str = ""
) -> Attribution:
    """Make an attribution: of one speaker who is sure, of several who may be, or of nobody."""
    status: Status = "resolved" if len(among) == 1 else "ambiguous" if among else "unknown"
    return Attribution(
        status=status,
        reason=reason
        or {"resolved": "the source is a name", "ambiguous": "two fit"}.get(status, "no source"),
        rule="tag",
        score=score if among else 0.0,
        source=passage(text, source) if source else None,
        cue=passage(text, cue) if cue else None,
        speaker=among[0] if len(among) == 1 else None,
        candidates=tuple(Candidate(speaker=one, score=score, reasons=("named nearby",)) for one in among),
    )


def document(name: str, text: str, *quotes: tuple[str, Attribution], **fields: Any) -> AttributedDocument:  # noqa: ANN401  any field
    """Make a document of a text and its quotes, each by its words."""
    found = [(passage(text, words), attribution) for words, attribution in quotes]
    people = {one.speaker for _, attribution in quotes for one in attribution.candidates}
    return AttributedDocument(
        id=name,
        text=text,
        engine="hand",
        quotes=tuple(
            Quote(
                id=f"{name}#{one.start}-{one.end}",
                document_id=name,
                kind="direct",
                speech=True,
                text=one.text,
                contents=(one,),
                verbatim=(one,),
                attribution=attribution,
            )
            for one, attribution in found
        ),
        entities=tuple(
            Entity(id=one.id, name=one.name, kind=one.kind, aliases=(one.name.split()[-1],))
            for one in sorted(people, key=lambda one: one.id)
        ),
        **fields,
    )


BRIDGE = "The old bridge will stay closed until the end of the winter"
FERRY = (
    "Mayor Ann Lee and Cara Hill, a lawyer, met reporters on Monday. “The ferry will run again by June,” she "
    "said. “There is no money for it,” Bob Stone told the council.\n\n“Nobody asked the pilots about any of "
    "it.” The council meets on Friday."
)
MONEY = (
    "We are going to do everything we can to return the money to our ratepayers this winter",
    "We will do everything to return the money to the ratepayers before spring",
)


def made() -> Iterator[AttributedDocument]:
    """Make articles of which two disagree and two may print one saying."""
    post = f"“{BRIDGE},” Mayor Ann Lee told reporters on Friday. She said that the repairs would cost more."
    yield document(
        "post",
        post,
        (BRIDGE, said(post, ANN, source="Mayor Ann Lee", cue="told")),
        title="Bridge will stay shut, mayor says",
        url="https://example.org/bridge",
        outlet="The Example",
        published="2025-05-23",
    )
    echo = f"“{BRIDGE},” lawyer Bob Stone said."
    yield document(
        "echo",
        echo,
        (BRIDGE, said(echo, BOB, source="lawyer Bob Stone")),
        title="Bridge news",
        outlet="The Sample",
        published="2025-05-24",
    )
    yield document(
        "ferry/1 #x?",
        FERRY,
        ("The ferry will run again by June", said(FERRY, ANN, CARA, source="she", score=0.5)),
        ("There is no money for it", said(FERRY, BOB, source="Bob Stone", cue="told", score=0.62)),
        ("Nobody asked the pilots about any of it.", said(FERRY, cue="")),
        title="Ferry to run again",
        outlet="The Sample",
        published="2025-05-27",
    )
    for number, text in enumerate(MONEY):
        words = f"“{text},” said Cara Hill."
        yield document(
            f"money{number}", words, (text, said(words, CARA, source="Cara Hill")), outlet="The Example"
        )


@pytest.fixture(scope="session")
def articles() -> list[AttributedDocument]:
    """The articles; they are made by hand, so that the page shows the same whatever an engine finds."""
    return list(made())


@pytest.fixture(scope="session")
def filled(articles: list[AttributedDocument], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the articles, to be copied."""
    path = tmp_path_factory.mktemp("store") / "quotes.db"
    with Store(path) as store:
        store.add(articles)
    return path


@pytest.fixture
def database(filled: Path, tmp_path: Path) -> Path:
    """A store of the articles."""
    return Path(shutil.copy(filled, tmp_path / "quotes.db"))


@frozen
class Client:
    """Asks the application as a browser does: with its cookies, and with the origin of its own pages."""

    test: TestClient

    def get(self, path: str, **query: str) -> Response:
        return self.test.get(path, params=query or None)

    def page(self, path: str, **query: str) -> str:
        response = self.get(path, **query)
        assert response.status_code == 200, response.text
        return unescape(response.text)

    def fields(self, page: str = "/") -> dict[str, str]:
        """Return what every form of a page brings along."""
        html = self.test.get(page).text
        return {
            name: unescape(found[1])
            for name in ("csrf", "seen")
            if (found := re.search(f'name="{name}" value="([^"]*)"', html))
        }

    def post(self, path: str, fields: Mapping[str, str], **headers: str) -> Response:
        sent = {"origin": "http://127.0.0.1:8765", **headers}
        return self.test.post(path, data=fields, headers=sent, follow_redirects=False)

    def judge(self, kind: str, page: str, /, **fields: str) -> Response:
        """Send a form as one of a page does."""
        return self.post("/judge", {**self.fields(page), "kind": kind, "back": page, **fields})


def application(database: Path, host: str = "127.0.0.1", reviewer: str | None = "Eve") -> tuple[Any, Any]:
    from quoteattr.review.app import application as made
    from quoteattr.review.security import Access

    access = Access.to(host, 8765)
    return made(str(database), access, reviewer=reviewer, engine="lexical"), access


@pytest.fixture
def client(database: Path) -> Client:
    """The application over the store, in this process."""
    return client_of(application(database)[0])


def client_of(app: Any, base_url: str = "http://127.0.0.1:8765") -> Client:  # noqa: ANN401  any application
    from starlette.testclient import TestClient

    return Client(TestClient(app, base_url=base_url))


@pytest.fixture
def address(database: Path) -> Iterator[str]:
    """The application over the store, on a port of this machine."""
    import uvicorn

    from quoteattr.review.app import application as made
    from quoteattr.review.server import listen

    listener = listen("127.0.0.1", 0)
    app = made(str(database), listener.access, reviewer="Eve", engine="lexical")
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", ws="none", log_level="warning"))
    # Of a thread's server nobody expects that it handles signals.
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener.opened]}, daemon=True)
    thread.start()
    yield listener.address
    server.should_exit = True
    thread.join(timeout=10)
    listener.opened.close()


Open = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Open a page as a reviewer with a browser of his or her own; whatever it complains of fails the test."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def opens(
        path: str = "", *, width: int = 1280, dark: bool = False, script: bool = True, reviewer: str = ""
    ) -> Page:
        context = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        contexts.append(context)
        context.set_default_timeout(60_000)  # a busy machine is slow; how long it takes shows nothing here
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        page.on(
            "request",
            lambda request: None if request.url.startswith(address) else complaints.append(request.url),
        )
        page.goto(path)
        if reviewer:
            page.get_by_label("Your name").fill(reviewer)
            page.get_by_role("button", name="Change").click()
        return page

    yield opens
    for context in contexts:
        context.close()
    assert complaints == []
