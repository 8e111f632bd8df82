"""Pages and fragments of HTML: the article, its quotations, and what the page says of itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

import quoteattr
from quoteattr.errors import ReadError
from quoteattr.read import html
from quoteattr.read.batch import read_items
from quoteattr.read.ids import Ids

HEAD = """<meta charset="utf-8"><title>Mayor vows to rebuild</title>
<meta property="og:site_name" content="The Example"><meta name="author" content="B. Writer">
<meta name="author" content="https://example.org/staff"><meta name="author" content="AFP">
<meta property="article:published_time" content="2025-05-23T10:00:00Z">
<link rel="canonical" href="https://example.org/a">"""

BODY = """<nav><a href="/">Home</a> <a href="/x">News</a></nav>
<article><h1>Mayor vows to rebuild</h1>
<p>Mayor <b>Ann Lee</b> said <q>We will <i>rebuild</i> it all</q>, after the flood that took the old
<a href="/town">town</a> hall on Friday morning.</p>
<blockquote><p>Nobody will be left behind in this town.</p>
<p>We mean it, and we shall see to it.</p></blockquote>
<p>She spoke to reporters,<br>then left. “Not now,” she said.</p>
<ul><li>One thing is a list item here</li></ul>
<p>Officials said they would talk about <q>the <q>big</q> plan</q> in the council, and <q>“all of it”</q>.</p>
</article><aside><p>Read more: other stuff</p></aside><footer>Copyright</footer>"""

TEXT = """Mayor vows to rebuild

Mayor Ann Lee said “We will rebuild it all”, after the flood that took the old town hall on Friday morning.

Nobody will be left behind in this town.

We mean it, and we shall see to it.

She spoke to reporters,
then left. “Not now,” she said.

One thing is a list item here

Officials said they would talk about “the ‘big’ plan” in the council, and “all of it”."""

PAGE = f'<!DOCTYPE html><html lang="en-GB"><head>{HEAD}</head><body>{BODY}</body></html>'


def page(tmp_path: Path, data: str | bytes) -> quoteattr.Document:
    path = tmp_path / "page.html"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (found,) = quoteattr.read(path)
    assert isinstance(found, quoteattr.Document)
    return found


def test_a_page(tmp_path: Path) -> None:
    found = page(tmp_path, PAGE)
    assert found.text == TEXT
    assert [hint.of(TEXT) for hint in found.hints] == [
        "We will rebuild it all",
        "Nobody will be left behind in this town.\n\nWe mean it, and we shall see to it.",
        "the ‘big’ plan",
        "“all of it”",
    ]
    assert (found.id, found.title, found.url) == ("page", "Mayor vows to rebuild", "https://example.org/a")
    assert (found.outlet, found.published, found.language) == ("The Example", "2025-05-23", "en-GB")
    assert (found.authors, found.agency) == (("B. Writer", "AFP"), "Agence France-Presse")


def test_the_engine_finds_what_the_page_marks(tmp_path: Path) -> None:
    quotes = quoteattr.attribute(page(tmp_path, PAGE)).quotes
    assert "We will rebuild it all" in {quote.text for quote in quotes}


ENCODED = {
    "Windows, which the page calls Latin-1": ("iso-8859-1", "cp1252"),
    "Windows, and says so": ("windows-1252", "cp1252"),
    "Macintosh": ("macintosh", "mac_roman"),
    "UTF-8, which the page calls Latin-1": ("latin-1", "utf-8"),
    "an encoding that does not exist": ("x-none", "cp1252"),
    "UTF-8 and not what it says": ("ascii", "utf-8"),
    "UTF-16": ("utf-8", "utf-16"),
}


@pytest.mark.parametrize(("declared", "encoding"), ENCODED.values(), ids=ENCODED.keys())
def test_encodings(declared: str, encoding: str, tmp_path: Path) -> None:
    data = PAGE.replace("utf-8", declared).encode(encoding)
    assert page(tmp_path, data).text == TEXT


FRAGMENTS = {
    "words without an element": ("Ann  Lee\n said", "Ann Lee said", []),
    "paragraphs": ("<p>One</p><p>Two</p>", "One\n\nTwo", []),
    "blocks in blocks": ("<div><div>One</div>Two<section>Three</section></div>", "One\n\nTwo\n\nThree", []),
    "a line end": ("One<br/>two<br>\n three", "One\ntwo\nthree", []),
    "blanks at elements": ("<b>One </b> <i> two</i>three", "One twothree", []),
    "a quotation": ("<p>So: <q>No.</q></p>", "So: “No.”", ["No."]),
    "a quotation that begins": ("<q>No</q>, she said", "“No”, she said", ["No"]),
    "blanks within a quotation": ("so <q> no </q> said", "so “ no ” said", ["no"]),
    "a quotation on two lines": ("<q>No<br>way</q>", "“No way”", ["No way"]),
    "a quotation of three": ("<q>a<q>b<q>c</q></q></q>", "“a‘b“c”’”", ["a‘b“c”’"]),
    "a quotation without words": ("<q></q>x", "“”x", []),
    "marked twice": ("<q>“No”</q>", "“No”", ["“No”"]),
    "a block of a quotation": (
        "a<blockquote>b<cite>c</cite></blockquote>d",
        "a\n\nbc\n\nd",
        ["bc"],
    ),
    "what is not shown": ("a<script>b</script><style>c</style><!-- d -->e", "ae", []),
    "a picture": ("a<figure><img src=x><figcaption>b</figcaption></figure>c", "a\n\nc", []),
    "a table": ("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb", []),
    "entities": ("&ldquo;A&amp;B&rdquo;&nbsp;&lt;b&gt;", "“A&B”\xa0<b>", []),
    "beyond the basic plane": ("<q>😀</q>", "“😀”", ["😀"]),
    "not closed": ("<p>a<p>b<q>c", "a\n\nb“c”", ["c"]),
}


@pytest.mark.parametrize(("source", "text", "hints"), FRAGMENTS.values(), ids=FRAGMENTS.keys())
def test_a_fragment(source: str, text: str, hints: list[str]) -> None:
    found = html.fields(source)
    assert found["text"] == text
    assert [text[one["start"] : one["end"]] for one in found["hints"]] == hints


@given(st.text(alphabet="ab <>/qpdivbr&;“\n\x00\ud800😀", max_size=60))
def test_any_fragment_has_its_hints_within_its_text(source: str) -> None:
    try:
        found = html.fields(source)
    except ValueError:
        return
    assert all(0 <= one["start"] <= one["end"] <= len(found["text"]) for one in found["hints"])


@given(st.lists(st.text(alphabet="abc", min_size=1), min_size=1))
def test_paragraphs_are_those_of_another_reader(words: list[str]) -> None:
    source = "".join(f"<p>{word}</p>" for word in words)
    paragraphs = [str(one.text) for one in lxml_html.fromstring(f"<div>{source}</div>").iter("p")]
    assert html.fields(source)["text"].split("\n\n") == paragraphs


HOSTILE = {
    "nothing": "",
    "no article": "<html><body></body></html>",
    "an article without end": f"<html><body>{'<p>x</p>' * 60_000}</body></html>",
    "elements without end": f"<html><body>{'<div>' * 100_000}",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_page_without_an_article_is_told(source: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(source)
    (error,) = read_items([path])
    assert isinstance(error, ReadError)
    assert error.reason in {
        "no article was found in the page",
        "a page of more than 20000 elements, which no article is",
    }


def test_quotations_without_end() -> None:
    found = html.read(f"<html><body><p>x{'<q>' * 20_000}y</p></body></html>".encode(), None, Ids())
    assert found.text.startswith("x“‘“")


def test_entities_of_a_page_stay_unread(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    declared = f'<!DOCTYPE html [<!ENTITY l0 "lol"><!ENTITY x SYSTEM "file://{secret}">{laughs}]>'
    text = page(tmp_path, f"{declared}<html><body><p>{'A word. ' * 40}&x; &l9;</p></body></html>").text
    assert "SECRET" not in text
    assert "lollol" not in text


def test_nothing_is_said_besides(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html></html>")
    code = f"from quoteattr.read.batch import read_items; print(*read_items([{str(path)!r}]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert (done.stdout.decode().strip(), done.stderr) == (f"{path}: no article was found in the page", b"")


def test_a_missing_extra_is_told_with_what_to_install(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    code = (
        "import sys; sys.modules['trafilatura'] = None\n"
        "import quoteattr, quoteattr.errors\n"
        f"try: list(quoteattr.read({str(path)!r}))\n"
        "except quoteattr.errors.MissingExtraError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert done.stdout.decode() == "reading HTML needs an extra: pip install 'quoteattr[html]'\n"
