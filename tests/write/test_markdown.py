"""Markdown, read by markdown-it."""

from __future__ import annotations

import io

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

import quoteattr
from quoteattr.write import markdown

PLAIN = {"text", "text_special", "strong_open", "strong_close", "softbreak"}


def tokens(*values: quoteattr.AttributedDocument | quoteattr.CanonicalQuote) -> list[Token]:
    stream = io.StringIO()
    markdown.write(values, stream)
    stream.getvalue().encode()
    return MarkdownIt("gfm-like", {"linkify": False}).parse(stream.getvalue())


def words(token: Token) -> str:
    return "".join(child.content for child in token.children or ())


def paragraphs(found: list[Token]) -> list[str]:
    return [words(token) for token in found if token.type == "inline"]


def test_a_document(sample: quoteattr.AttributedDocument) -> None:
    found = tokens(evolve(sample, agency="Reuters"))
    assert paragraphs(found) == [
        "They [bold]won’t[/bold] go",
        "The Example, 2025-05-23, Reuters https://example.org/a",
        "“We won’t go 😀,”",
        "— Ann Lee",
        "“Never,”",
        "— Ann Lee or officials? (ambiguous)",
        "… On Friday",
        "— unknown",
    ]
    assert sum(token.type == "blockquote_open" for token in found) == 3


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["a"]),
        ({"title": "They go"}, ["They go"]),
        ({"outlet": "The Example"}, ["a", "The Example"]),
        ({"url": "https://example.org/a"}, ["a", "https://example.org/a"]),
        ({"url": "javascript:alert(1)"}, ["a"]),
    ],
    ids=["nothing", "a title", "an outlet", "an address", "an address that is no page's"],
)
def test_what_is_known_of_a_document(
    fields: dict[str, str], expected: list[str], sample: quoteattr.AttributedDocument
) -> None:
    document = evolve(
        sample,
        title=fields.get("title"),
        outlet=fields.get("outlet"),
        url=fields.get("url"),
        published=None,
        quotes=sample.quotes[:1],
    )
    assert paragraphs(tokens(document)) == [*expected, "“We won’t go 😀,”", "— Ann Lee"]


def test_a_canonical_quote(canonical: quoteattr.CanonicalQuote) -> None:
    found = tokens(canonical)
    assert paragraphs(found) == [
        "“We will never go there”",
        "— Ann Lee",
        "The Example, 2025-05-23: “We will never go there,” (exact)",
        "b: “We would not ever go” (variant)",
        "Conflict of negation: never or ever",
    ]
    assert sum(token.type == "list_item_open" for token in found) == 2


HOSTILE = [
    "<script>alert(1)</script>",
    "![x](http://example.org/x.png) [y](javascript:z)",
    "**bold** _it_ `code` ~~no~~ &lt; \\* | a | b |",
    "one\n\n# two\n\n- three\n> four\n```\nfive",
    "<http://example.org> <a@example.org>",
    "1. x\r2) y",
    "\x1b[31mred\x1b[0m\u202e",
    "*",
    "",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str, sample: quoteattr.AttributedDocument) -> None:
    check(text, sample)


def check(text: str, sample: quoteattr.AttributedDocument) -> None:
    quote = evolve(sample.quotes[0], text=text)
    found = tokens(evolve(sample, title=text, url=text, outlet=text, quotes=(quote,)))
    inline = [token for token in found if token.type == "inline"]
    kinds = {child.type for token in inline for child in token.children or ()}
    assert kinds <= PLAIN
    assert sum(token.type == "heading_open" for token in found) == 1
    shown = "".join(filter(str.isprintable, " ".join(text.split())))
    assert words(inline[2]) == f"“{shown or '…'}”"


@given(st.text("ab*_`[]()<>#+-.!|~&;:/@\\\"'= \n1$"))
def test_any_text_stays_text(text: str) -> None:
    passage = quoteattr.Passage(start=0, end=0, text="")
    quote = quoteattr.Quote(
        id="a", document_id="a", kind="direct", speech=True, text="", contents=(passage,), verbatim=(passage,)
    )
    check(
        text.replace("http", ""),
        quoteattr.AttributedDocument(
            id="a", text="", published="x", engine="x", quotes=(quote,), entities=()
        ),
    )
