"""HTML: the article of a page, with the quotations that the page itself marks.

trafilatura (Barbaresi 2021, ACL demonstrations) finds the article among menus and
advertisements; its tree, not its plain text, is read, since only the tree keeps
``<q>``, ``<blockquote>`` and paragraphs. The marks of ``<q>`` do not stand in a
page: a browser writes them, and so does this reader.
"""

from __future__ import annotations

import codecs
import logging
import re
from typing import Any

import regex

from quoteattr.errors import MissingExtraError
from quoteattr.lang import agencies
from quoteattr.model import Document, Span
from quoteattr.read.decode import decode
from quoteattr.read.flow import flow
from quoteattr.read.ids import Ids

try:
    import trafilatura
    from lxml import etree
    from lxml.html import HtmlElement, HTMLParser, document_fromstring
except ImportError as error:
    raise MissingExtraError(extra="html", feature="reading HTML") from error

# A page without an article is told once, by an error of ours.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

#: Where a page says how it is encoded, within its first bytes, as the HTML standard has it.
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_HEAD_BYTES = 1024
#: The HTML standard reads these names as Windows-1252, which is what is meant by them.
_LATIN = frozenset({"iso8859-1", "ascii"})
#: Python's names of the encodings that the standard knows. Python has others, which no page is in; of them
#: punycode takes hours for a megabyte.
_ENCODINGS = re.compile(
    r"utf-8|utf-16(?:-[bl]e)?|iso8859-\d+|cp(?:125\d|866|874|932|949)|koi8-[ru]|mac-(?:roman|cyrillic)"
    r"|gb(?:k|2312|18030)|big5(?:hkscs)?|euc_(?:jp|kr)|iso2022_(?:jp|kr)|shift_jis|tis-620|hz"
)

#: So many elements take trafilatura some seconds; its time grows with the square of them.
#: Half a day of a live blog has fewer.
_ELEMENTS = 20_000
#: Its time grows with the square of the elements within one other.
_CHILDREN = 5_000
#: libxml2 compares each attribute of an element with all before it.
_ATTRIBUTES = 1_000
#: A comment, or a tag with its attributes; with a script or style comes what stands in it, which is no HTML.
#: Nothing is looked at twice.
_TAG = regex.compile(
    r"""
      <!--[^-]*+(?:-(?!->)[^-]*+)*+
    | <(?:(script|style)(?=[\s/>])|[a-z][^\s/>]*+)
      (?P<attribute>[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]++)?+)?+)*+
      (?(1)[^<]*+(?:<(?!/(?:script|style))[^<]*+)*+)
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

_AUTHOR = frozenset({"author", "article:author", "dc.creator", "parsely-author", "byl"})

_PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_OPENING, _CLOSING = "“‘", "”’"
_MARKS = tuple("\"“”„«»'‘’")


def read(data: bytes, stem: str | None, ids: Ids) -> Document:
    """Make a document of a page; its id is the file's ``stem``, or else comes from the text.

    Raises ValueError where there is no article in it.
    """
    found = _page(_decoded(data))
    hints = tuple(Span(**hint) for hint in found.pop("hints"))
    authors = tuple(found.pop("authors"))
    base = stem or Document.from_text(found["text"]).id
    return Document(id=ids.make(base, found["text"]), hints=hints, authors=authors, **found)


def fields(html: str) -> dict[str, Any]:
    """Give the fields of a record for a whole page, or for a fragment that is an article in itself.

    Raises ValueError where there is no text in it.
    """
    if _PAGE.search(html):
        return _page(html)
    text, hints = flow(_quoted(_parsed(f"<body>{html}</body>")))
    if not text:
        raise ValueError("no text in the HTML")
    return {"text": text, "hints": hints}


def _decoded(data: bytes) -> str:
    """Decode a page as it says itself, unless it is UTF-8 or marked otherwise."""
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name if declared else ""
        named = _ENCODINGS.fullmatch(name) and name not in _LATIN
        return data.decode(name if named else "utf-8")
    except (LookupError, UnicodeError):
        return decode(data)


def _page(html: str) -> dict[str, Any]:
    tree = _parsed(html)
    _check_elements(tree)
    given = _bylines(tree)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    try:
        found = trafilatura.bare_extraction(_quoted(tree), with_metadata=True, include_comments=False)
    except RecursionError:
        found = None
    if not isinstance(found, trafilatura.settings.Document) or found.body is None:
        raise ValueError("no article was found in the page")
    text, hints = flow(found.body)
    if not text:
        raise ValueError("no article was found in the page")
    authors = given or (found.author.split("; ") if found.author else [])
    return {
        "text": text,
        "hints": hints,
        "title": found.title,
        "url": found.url,
        "outlet": found.sitename,
        "authors": authors,
        "published": found.date,
        "agency": agencies.agency(authors, found.sitename),
        **({"language": language} if language else {}),
    }


def _bylines(tree: HtmlElement) -> list[str]:
    """Give the authors as the page's head has them; trafilatura drops agencies and the points of initials."""
    found = [
        (element.get("content") or "").strip()
        for element in tree.iter("meta")
        if (element.get("name") or element.get("property") or "").lower() in _AUTHOR
    ]
    return [one for one in found if one and "://" not in one]


def _parsed(html: str) -> HtmlElement:
    _check_attributes(html)
    # As bytes: a text that declares an encoding of its own is refused by lxml.
    data = html.encode("utf-8", "replace")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ValueError("no article was found in the page") from error


def _check_attributes(html: str) -> None:
    """Raise ValueError where a tag has more attributes than the parser can take in any time."""
    for tag in _TAG.finditer(html):
        long = tag.end() - tag.start() > _ATTRIBUTES
        if long and len(tag.captures("attribute")) > _ATTRIBUTES:
            raise ValueError(f"an element with more than {_ATTRIBUTES} attributes, which no article has")


def _check_elements(tree: HtmlElement) -> None:
    """Raise ValueError where there are more elements than the extraction can take in any time."""
    if sum(1 for _ in tree.iter()) > _ELEMENTS:
        raise ValueError(f"a page of more than {_ELEMENTS} elements, which no article is")
    if any(len(element) > _CHILDREN for element in tree.iter()):
        raise ValueError(f"an element with more than {_CHILDREN} others in it, which no article has")


def _quoted(tree: HtmlElement) -> HtmlElement:
    """Write the marks around each ``<q>`` that has none, and leave no element within it.

    What else stands within a ``<q>`` says nothing about the quotation, and
    nested ones are torn apart by the extraction.
    """
    for element in [one for one in tree.iter("q") if one.getparent() is not None]:
        depth = sum(1 for _ in element.iterancestors("q")) % len(_OPENING)
        if not "".join(element.itertext()).strip().startswith(_MARKS):
            _surround(element, _OPENING[depth], _CLOSING[depth])
    for element in [one for one in tree.iter("q") if next(one.iterancestors("q"), None) is None]:
        for line_end in element.iter("br"):
            line_end.tail = f" {line_end.tail or ''}"
        etree.strip_tags(element, "*")
    return tree


def _surround(element: HtmlElement, opening: str, closing: str) -> None:
    before = element.getprevious()
    parent = element.getparent()
    if before is not None:
        before.tail = f"{before.tail or ''}{opening}"
    elif parent is not None:
        parent.text = f"{parent.text or ''}{opening}"
    element.tail = f"{closing}{element.tail or ''}"
