"""What tests share: the seed articles, a result made by hand, the installed command.

The benchmarks and the tests themselves are found from the root, which is last
on the path, so that an installed package wins.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import quoteattr
from quoteattr.model import Conflict, Edit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

sys.path.append(str(Path(__file__).parents[1]))

# A shared machine stalls now and then; how long one example takes shows nothing here.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

Run = Callable[..., subprocess.CompletedProcess[bytes]]

TEXT = "On Friday, “We won’t go 😀,” Ann Lee, a doctor, told reporters in a post.\r\n“Never,” said officials."


def pytest_report_header() -> str:
    return f"quoteattr: {Path(quoteattr.__file__).parent}"


def cut(part: str) -> quoteattr.Passage:
    start = TEXT.index(part)
    return quoteattr.Passage.cut(TEXT, quoteattr.Span(start, start + len(part)))


@pytest.fixture
def command() -> str:
    """Path of the installed command."""
    return str(Path(sysconfig.get_path("scripts")) / "quoteattr")


@pytest.fixture
def run(command: str) -> Run:
    """Run the installed command with arguments, and bytes on standard input."""

    def runs(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [command, *arguments], input=stdin, capture_output=True, check=False, timeout=60
        )

    return runs


@pytest.fixture(scope="session")
def seeds() -> list[Path]:
    """The five seed articles, in order."""
    return sorted((Path(__file__).parent.parent / "seeds" / "articles").glob("*.txt"))


@pytest.fixture
def sample() -> quoteattr.AttributedDocument:
    """A document with a resolved, an ambiguous and an unknown quote, a term, and every field set."""
    ann = quoteattr.Speaker(id="person:ann-lee", name="Ann Lee", kind="person")
    officials = quoteattr.Speaker(id="group:officials", name="officials", kind="group", named=False)
    first = quoteattr.Quote(
        id="a:1",
        document_id="a",
        kind="direct",
        speech=True,
        text="We won’t go 😀,",
        contents=(cut("We won’t go 😀,"),),
        verbatim=(cut("We won’t go 😀,"),),
        attribution=quoteattr.Attribution(
            status="resolved",
            reason="the name beside the cue",
            rule="content-source-cue",
            score=0.9,
            source=cut("Ann Lee, a doctor,"),
            cue=cut("told"),
            speaker=ann,
            candidates=(quoteattr.Candidate(speaker=ann, score=0.9, reasons=("named beside the cue",)),),
            medium=cut("a post"),
            addressee=cut("reporters"),
            relay=cut("officials"),
        ),
    )
    second = quoteattr.Quote(
        id="a:2",
        document_id="a",
        kind="mixed",
        speech=True,
        text="Never,",
        contents=(cut("“Never,”"),),
        verbatim=(cut("Never,"),),
        attribution=quoteattr.Attribution(
            status="ambiguous",
            reason="two fit",
            score=0.5,
            candidates=(
                quoteattr.Candidate(speaker=ann, score=0.5, reasons=()),
                quoteattr.Candidate(speaker=officials, score=0.5, reasons=()),
            ),
        ),
    )
    third = quoteattr.Quote(
        id="a:3",
        document_id="a",
        kind="indirect",
        speech=True,
        text="On Friday",
        contents=(cut("On Friday"),),
        verbatim=(),
    )
    term = quoteattr.Quote(
        id="a:4",
        document_id="a",
        kind="direct",
        speech=False,
        text="post",
        contents=(cut("post"),),
        verbatim=(cut("post"),),
    )
    return quoteattr.AttributedDocument(
        id="a",
        text=TEXT,
        title="They [bold]won’t[/bold] go",
        url="https://example.org/a",
        outlet="The Example",
        authors=("B. Writer",),
        published="2025-05-23",
        language="en",
        speaker=None,
        medium=None,
        engine="lexical",
        quotes=(first, second, third, term),
        entities=(
            quoteattr.Entity(
                id=ann.id, name=ann.name, kind="person", aliases=("Lee",), mentions=(cut("Ann Lee"),)
            ),
            quoteattr.Entity(
                id=officials.id,
                name="officials",
                kind="group",
                named=False,
                mentions=(cut("officials"),),
                wikidata="Q599151",
            ),
        ),
        warnings=("a mark is never closed",),
    )


@pytest.fixture
def canonical() -> quoteattr.CanonicalQuote:
    """A canonical quote with every field set and every kind of edit."""
    ann = quoteattr.Speaker(id="person:ann-lee", name="Ann Lee", kind="person")
    return quoteattr.CanonicalQuote(
        id="c1",
        text="We will never go there",
        speaker=ann,
        variants=(
            quoteattr.Variant(
                text="We will never go there",
                count=1,
                difference=(
                    Edit(kind="equal", canonical="We will never go there", variant="We will never go there"),
                ),
            ),
            quoteattr.Variant(
                text="We would not ever go",
                count=2,
                difference=(
                    Edit(kind="equal", canonical="We", variant="We"),
                    Edit(kind="changed", canonical="will never", variant="would not"),
                    Edit(kind="inserted", canonical="", variant="ever"),
                    Edit(kind="equal", canonical="go", variant="go"),
                    Edit(kind="cut", canonical="there", variant=""),
                ),
            ),
        ),
        attestations=(
            quoteattr.Attestation(
                document_id="a",
                quote_id="a:1",
                text="We will never go there,",
                relation="exact",
                score=1.0,
                outlet="The Example",
                published="2025-05-23",
                speaker=ann,
            ),
            quoteattr.Attestation(
                document_id="b", quote_id="b:1", text="We would not ever go", relation="variant", score=0.4
            ),
        ),
        conflicts=(Conflict(kind="negation", detail="never or ever", quote_ids=("a:1", "b:1")),),
        first_seen="2025-05-23",
        documents=("a", "b"),
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, where the machine has one; one for all tests, as Playwright runs once in a thread."""
    driver = pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install playwright")
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("needs Chromium on the path, for instance Debian's package chromium")
    with driver.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()
