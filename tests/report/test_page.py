"""The page as text: what is in it, and that nothing in an article can become markup."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import quoteattr
from quoteattr.report import canonical_quote_html, document_html, report_html

from .conftest import LEXICAL, hostile_document, hostile_saying, made, newsroom, quoted

TAGS = frozenset(
    "a article aside bdi blockquote body button dd del details div dl dt form h1 h2 h3 head header html ins "
    "label li main mark meta nav ol option p script section select span strong style summary table tbody td "
    "th thead title tr ul".split()
)
ATTRIBUTES = re.compile(
    r"aria-[a-z]+|data-[a-z-]+|charset|class|content|dir|for|hidden|href|http-equiv|id|lang|name|open|rel|role|scope|"
    r"tabindex|type|value"
)


class Outline(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.within: list[str] = []
        self.bodies: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)
        if tag != "meta":
            self.within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.within.pop() == tag

    def handle_data(self, data: str) -> None:
        self.bodies.setdefault(self.within[-1] if self.within else "", []).append(data)


def outline(html: str) -> Outline:
    found = Outline()
    found.feed(html)
    found.close()
    assert found.within == []
    return found


HOSTILE_PAGES = {
    "report": lambda: report_html([hostile_document()], [hostile_saying()]),
    "document": lambda: document_html(hostile_document()),
    "canonical quote": lambda: canonical_quote_html(hostile_saying()),
}


@pytest.mark.parametrize("name", HOSTILE_PAGES)
def test_hostile_text_stays_text(name: str) -> None:
    found = outline(HOSTILE_PAGES[name]())
    assert set(found.tags) <= TAGS
    assert all(ATTRIBUTES.fullmatch(attribute) for attribute, _ in found.attributes)
    addresses = [value or "" for attribute, value in found.attributes if attribute == "href"]
    assert all(re.fullmatch(r"#[a-z0-9]+", one) for one in addresses)
    assert not any("hacked" in body for tag in ("script", "style") for body in found.bodies.get(tag, []))
    assert "49" not in "".join(found.bodies["bdi"])


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("vbscript:x", False),
        ("//example.org", False),
        ("https://example.org/\njavascript:", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_links(url: str, linked: bool) -> None:  # noqa: FBT001  a column of the table
    document = evolve(LEXICAL.attribute("Hello."), url=url)
    assert (("href", url) in outline(report_html([document])).attributes) == linked


@given(st.text(), st.text())
@settings(max_examples=40)
def test_any_text_at_all(text: str, field: str) -> None:
    document = evolve(
        LEXICAL.attribute(f"“{text}” said Ann Lee.\n{text}"), title=field, outlet=field, id=field
    )
    html = report_html([document], quoteattr.deduplicate([document]))
    assert set(outline(html).tags) <= TAGS
    html.encode("utf-8")


def test_the_page_allows_its_own_style_and_script_and_nothing_else(seed_report: str) -> None:
    found = outline(seed_report)
    (policy,) = [
        value
        for attribute, value in found.attributes
        if attribute == "content" and value and "default-src" in value
    ]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for tag in ("style", "script"):
        (body,) = found.bodies[tag]
        assert rules[f"{tag}-src"] == f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'"
    assert not {"src", "style"} & {attribute for attribute, _ in found.attributes}


def test_the_same_input_gives_the_same_page(seed_report: str) -> None:
    assert all(ord(character) >= 32 or character == "\n" for character in seed_report)
    assert made(newsroom()) == made(newsroom())


def test_every_link_leads_somewhere_and_no_id_comes_twice(seed_report: str) -> None:
    for html in (seed_report, made(newsroom()), HOSTILE_PAGES["report"]()):
        found = outline(html).attributes
        ids = [value for attribute, value in found if attribute == "id"]
        targets = {
            value[1:] for attribute, value in found if attribute == "href" and value and value[0] == "#"
        }
        assert len(ids) == len(set(ids))
        assert targets <= set(ids)


def test_nothing_at_all() -> None:
    assert "There are no articles." in report_html([])
    assert "This article has no text." in report_html([LEXICAL.attribute("")])
    assert "No quotes were found." in report_html([LEXICAL.attribute("Nothing was said.")])


def test_two_documents_of_one_id() -> None:
    document = LEXICAL.attribute("“We will rebuild it all,” Ann Lee said.")
    html = report_html([document, document], quoteattr.deduplicate([document, document]))
    assert html.count('class="article"') == 2


def test_a_fragment_for_notebooks_has_no_script_and_no_ids(
    sample: quoteattr.AttributedDocument, canonical: quoteattr.CanonicalQuote
) -> None:
    for html in (sample._repr_html_(), canonical._repr_html_()):
        found = outline(html)
        assert {"script", "html", "body"}.isdisjoint(found.tags)
        assert not {"id", "href"} & {
            a for a, value in found.attributes if not (value or "").startswith("http")
        }
    assert "Ann Lee" in sample._repr_html_()


def test_scores_of_speakers_count_a_place_once() -> None:
    text = "“Go on and on now,” Ann Lee said."
    said = quoteattr.Attribution(
        status="resolved", speaker=quoteattr.Speaker(id="person:ann-lee", name="Ann Lee", kind="person")
    )
    document = evolve(
        LEXICAL.attribute(text),
        id="d",
        quotes=(quoted("d", text, "Go on and on now,", said=said), quoted("d", text, "on and on", said=said)),
    )
    assert "<td>2</td><td>5</td><td>1</td>" in report_html([document])


def test_a_printing_that_no_variant_lists_is_shown_too(canonical: quoteattr.CanonicalQuote) -> None:
    first, *_ = canonical.attestations
    odd = evolve(first, document_id="c", quote_id="c:1", text="We never went")
    html = report_html([], [evolve(canonical, attestations=(*canonical.attestations, odd))])
    assert "We never went" in html
