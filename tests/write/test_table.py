"""Tables: one line a quote outside a terminal, wrapped and coloured on one, hostile text harmless."""

from __future__ import annotations

from io import StringIO

import pytest
from attrs import evolve

import quoteattr
from quoteattr.write.table import TableWriter


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLORTERM", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "72")


def shown(value: quoteattr.AttributedDocument | quoteattr.CanonicalQuote, stream: StringIO) -> str:
    TableWriter(stream).write(value)
    return stream.getvalue()


def row(text: str, beginning: str) -> list[str]:
    (found,) = [one for one in text.splitlines() if one.strip().startswith(beginning)]
    return [cell.strip() for cell in found.split("  ") if cell.strip()]


def test_a_document_in_a_file(sample: quoteattr.AttributedDocument) -> None:
    text = shown(sample, StringIO())
    assert row(text, "a  4") == ["a", "4 quotes", "They [bold]won’t[/bold] go"]
    assert row(text, "warning") == ["warning: a mark is never closed"]
    assert row(text, "Who") == ["Who", "Said what", "How sure", "Why"]
    assert row(text, "Ann Lee  ") == [
        "Ann Lee",
        "“We won’t go 😀,”",
        "resolved 0.90",
        "the name beside the cue [content-source-cue]; in: a post; to: reporters; through: officials",
    ]
    assert row(text, "Ann Lee? or") == ["Ann Lee? or officials?", "“Never,”", "ambiguous 0.50", "two fit"]
    assert row(text, "?") == ["?", "On Friday", "unknown 0.00", "not resolved"]
    assert row(text, "nobody") == ["nobody", "“post”", "a term", "not resolved"]
    assert text.endswith("\n\n")
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_a_document_without_quotes() -> None:
    document = quoteattr.AttributedDocument(id="a", text="", engine="lexical", quotes=(), entities=())
    assert shown(document, StringIO()) == "a  0 quotes\n\n"


def test_a_long_quote_stays_on_one_line_in_a_file(sample: quoteattr.AttributedDocument) -> None:
    long = "word \n\n" * 5_000
    document = evolve(sample, quotes=(evolve(sample.quotes[0], text=long),))
    assert " ".join(long.split()) in shown(document, StringIO())


def test_a_canonical_quote_in_a_file(canonical: quoteattr.CanonicalQuote) -> None:
    text = shown(canonical, StringIO())
    assert row(text, "“We will") == ["“We will never go there”", "Ann Lee"]
    assert row(text, "2 printings") == ["2 printings in 2 documents, first seen 2025-05-23"]
    assert row(text, "a,") == [
        "a, The Example, 2025-05-23",
        "Ann Lee",
        "exact 1.00",
        "“We will never go there,”",
    ]
    assert row(text, "b ") == ["b", "?", "variant 0.40", "“We would not ever go”"]
    assert row(text, "1×") == ["1×", "We will never go there"]
    assert row(text, "2×") == ["2×", "We [-will never-]{+would not+} {+ever+} go [-there-]"]
    assert row(text, "conflict") == ["conflict of negation: never or ever"]


def test_text_cannot_steer_the_terminal(sample: quoteattr.AttributedDocument) -> None:
    hostile = "[red]x[/red] :smile: \x1b[2Jgone\x07\u202e [link=file:///etc/passwd]y"
    quote = evolve(sample.quotes[0], text=hostile)
    text = shown(evolve(sample, id=hostile, title=hostile, quotes=(quote,)), StringIO())
    assert text.count("[red]x[/red] :smile: [2Jgone [link=file:///etc/passwd]y") == 3
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_a_terminal_wraps_and_has_colours(sample: quoteattr.AttributedDocument) -> None:
    text = shown(sample, Terminal())
    assert "\x1b[32m" in text
    assert "the name beside the cue [content-source-cue]; in" not in text


def test_no_color_is_respected(sample: quoteattr.AttributedDocument, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = shown(sample, Terminal())
    assert not any(f"\x1b[{colour}m" in text for colour in range(30, 38))
