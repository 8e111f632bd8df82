"""Reports to look at: the seed articles, and one in which everything that can be shown is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import quoteattr
from quoteattr.model import Conflict, Edit, Span
from quoteattr.report import report_html

#: The rules by themselves: what the page shows must not change with a model.
LEXICAL = quoteattr.Pipeline(engine="lexical")

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]

#: What a text would need to be, were any field not escaped.
HOSTILE = "</script></style><script>hacked()</script><img src=x onerror=hacked()>\"'><b>&amp;\u202e{{ 7*7 }}"


def passage(text: str, part: str) -> quoteattr.Passage:
    start = text.index(part)
    return quoteattr.Passage.cut(text, Span(start, start + len(part)))


def quoted(
    document: str, text: str, *parts: str, cue: str | None = None, said: quoteattr.Attribution | None = None
) -> quoteattr.Quote:
    """Make a quote of parts of a text, found by their wording."""
    contents = tuple(passage(text, part) for part in parts)
    return quoteattr.Quote(
        id=f"{document}#{contents[0].start}-{contents[-1].end}",
        document_id=document,
        kind="direct",
        speech=True,
        text=" ".join(parts),
        contents=contents,
        verbatim=contents,
        attribution=said or quoteattr.Attribution(cue=passage(text, cue) if cue else None),
    )


def hostile_document() -> quoteattr.AttributedDocument:
    """Make a document every field of which is hostile."""
    speaker = quoteattr.Speaker(id=HOSTILE, name=HOSTILE, kind="person")
    text = f"“{HOSTILE}” said {HOSTILE}.\n{HOSTILE}"
    whole = passage(text, HOSTILE)
    quote = quoteattr.Quote(
        id=HOSTILE,
        document_id=HOSTILE,
        kind="direct",
        speech=True,
        text=HOSTILE,
        contents=(whole,),
        verbatim=(whole,),
        attribution=quoteattr.Attribution(
            status="ambiguous",
            reason=HOSTILE,
            rule=HOSTILE,
            source=whole,
            cue=whole,
            candidates=(quoteattr.Candidate(speaker=speaker, score=0.5, reasons=(HOSTILE,)),),
            medium=whole,
            addressee=whole,
            relay=whole,
        ),
    )
    return quoteattr.AttributedDocument(
        id=HOSTILE,
        text=text,
        title=HOSTILE,
        url="javascript:hacked()//" + HOSTILE,
        outlet=HOSTILE,
        authors=(HOSTILE,),
        published=HOSTILE,
        language=HOSTILE,
        speaker=HOSTILE,
        medium=HOSTILE,
        engine=HOSTILE,
        quotes=(
            quote,
            quoted(HOSTILE, text, HOSTILE, said=quoteattr.Attribution(status="resolved", speaker=speaker)),
        ),
        entities=(),
        warnings=(HOSTILE,),
    )


def hostile_saying() -> quoteattr.CanonicalQuote:
    """Make a canonical quote every field of which is hostile."""
    speaker = quoteattr.Speaker(id=HOSTILE, name=HOSTILE, kind="person")
    edits = (
        Edit(kind="equal", canonical=HOSTILE, variant=HOSTILE),
        Edit(kind="cut", canonical=HOSTILE, variant=""),
        Edit(kind="inserted", canonical="", variant=HOSTILE),
        Edit(kind="changed", canonical=HOSTILE, variant=HOSTILE),
    )
    attestation = quoteattr.Attestation(
        document_id=HOSTILE,
        quote_id=HOSTILE,
        text=HOSTILE,
        relation="variant",
        score=1.0,
        outlet=HOSTILE,
        published=HOSTILE,
        speaker=speaker,
    )
    return quoteattr.CanonicalQuote(
        id=HOSTILE,
        text=HOSTILE,
        speaker=speaker,
        variants=(quoteattr.Variant(text=HOSTILE, count=2, difference=edits),),
        attestations=(attestation, attestation),
        conflicts=(Conflict(kind="speaker", detail=HOSTILE, quote_ids=(HOSTILE,)),),
        first_seen=HOSTILE,
        documents=(HOSTILE,),
    )


def newsroom() -> list[quoteattr.Document]:
    """Make articles of which two disagree, with a quote of each status and kind and two outlets."""
    return [
        quoteattr.Document(
            id="post",
            title="Bridge will stay shut, mayor says",
            url="https://example.org/bridge",
            outlet="The Example",
            published="2025-05-23",
            authors=("B. Writer",),
            text="“The old bridge will stay closed until the end of the winter,” Mayor Ann Lee told "
            "reporters on Friday.\n\nShe said that the repairs would cost more. “Nobody will be paid for the "
            "delay,” said Bob Stone, a lawyer.",
        ),
        quoteattr.Document(
            id="echo",
            title="Bridge news",
            url="javascript:alert(1)",
            outlet="The Sample",
            published="2025-05-24",
            text="“The old bridge will stay closed until the end of the winter,” lawyer Bob Stone said.\n"
            "“It is a long time,” it was said. He wrote of “a so-called delay”.",
        ),
        quoteattr.Document(id="silent", text="Nothing was said here."),
        quoteattr.Document(id="empty", text=""),
    ]


@pytest.fixture(scope="session")
def seed_report(seeds: list[Path]) -> str:
    """The report of the five seed articles."""
    return made(list(quoteattr.read(*seeds)))


def made(documents: Sequence[quoteattr.Document | quoteattr.AttributedDocument]) -> str:
    """Attribute, deduplicate and report."""
    attributed = [LEXICAL.attribute(one) for one in documents if isinstance(one, quoteattr.Document)]
    return report_html(attributed, quoteattr.deduplicate(attributed))


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a report in a window; whatever it complains of or asks a server for fails the test."""
    complaints: list[str] = []
    pages: list[Page] = []

    def opens(
        html: str, *, width: int = 1280, dark: bool = False, touch: bool = False, script: bool = True
    ) -> Page:
        file = tmp_path / "report.html"
        file.write_text(html, encoding="utf-8")
        page = browser.new_page(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            has_touch=touch,
            java_script_enabled=script,
        )
        page.set_default_timeout(60_000)  # a busy machine is slow; how long it takes shows nothing here
        pages.append(page)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        page.on(
            "request",
            lambda request: complaints.append(request.url) if request.url != file.as_uri() else None,
        )
        page.goto(file.as_uri())
        return page

    yield opens
    for page in pages:
        page.close()
    assert complaints == []
