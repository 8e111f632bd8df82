"""TEI P5: the article with its quotes marked where they stand, for archives and editions.

Guidelines: https://tei-c.org/guidelines/p5/. Each content is a ``<said>`` whose
``@who`` points to the speaker, where one is resolved; cue and source are
``<seg>``; a term between marks is a ``<q>``. What crosses a paragraph or another
element is in parts that ``@next`` and ``@prev`` join. The characters of the body,
in order, are the document's own text, except those that XML cannot hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from quoteattr.model import AttributedDocument, Entity, EntityKind
from quoteattr.write.inline import Element, escaped, inline, wrapped

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_PUBLICATION = "<publicationStmt><p>Quotes found by quoteattr.</p></publicationStmt>"

#: What TEI lets be a date (W3C's profile of ISO 8601); any other is text only.
_DATE = re.compile(
    r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])"
    r"(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)?)?)?)?"
)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")

#: Element of the list of who is named, and of the name in it.
_KINDS: dict[EntityKind, tuple[str, str]] = {
    "person": ("person", "persName"),
    "group": ("personGrp", "name"),
    "organization": ("org", "orgName"),
    "place": ("org", "orgName"),
    "other": ("org", "orgName"),
}

_PARAGRAPH = re.compile(r"[^\r\n]*[^\r\n \t][^\r\n]*")


def write(documents: Iterable[AttributedDocument], stream: TextIO) -> None:
    """Write a corpus with a text for each document, each as soon as it is there."""
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(f'<teiCorpus xmlns="{_NAMESPACE}">\n')
    title = "<titleStmt><title>News articles with their quotes</title></titleStmt>"
    source = "<sourceDesc><p>News articles; each has its source in its own header.</p></sourceDesc>"
    stream.write(f"<teiHeader><fileDesc>{title}{_PUBLICATION}{source}</fileDesc></teiHeader>\n")
    number = 0
    for number, document in enumerate(documents, start=1):
        stream.writelines(_text(document, f"d{number}"))
    if number == 0:
        # A corpus holds at least one text.
        stream.writelines(_text(AttributedDocument(id="", text="", engine="", quotes=(), entities=()), "d0"))
    stream.write("</teiCorpus>\n")


def _text(document: AttributedDocument, name: str) -> Iterator[str]:
    names = {entity.id: f"{name}e{number}" for number, entity in enumerate(document.entities, start=1)}
    yield f"<TEI>\n<teiHeader>{_file(document)}{_profile(document, names)}</teiHeader>\n"
    language = f' xml:lang="{document.language}"' if _LANGUAGE.fullmatch(document.language) else ""
    yield f"<text{language}><body>"
    yield from _body(document, list(_elements(document, name, names)))
    yield "</body></text>\n</TEI>\n"


def _file(document: AttributedDocument) -> str:
    title = wrapped("title", document.title or document.id)
    authors = "".join(wrapped("author", author) for author in document.authors)
    source = "".join(
        (
            title,
            authors,
            wrapped("publisher", document.outlet) if document.outlet else "",
            _date(document.published) if document.published else "",
            wrapped("idno", document.url, {"type": "url"}) if document.url else "",
            wrapped("idno", document.id, {"type": "quoteattr"}),
        )
    )
    return (
        f"<fileDesc><titleStmt>{title}{authors}</titleStmt>{_PUBLICATION}"
        f"<sourceDesc><bibl>{source}</bibl></sourceDesc></fileDesc>"
    )


def _date(published: str) -> str:
    return wrapped("date", published, {"when": published} if _DATE.fullmatch(published) else {})


def _profile(document: AttributedDocument, names: dict[str, str]) -> str:
    listed = "".join(_entity(entity, names[entity.id]) for entity in document.entities)
    if not listed:
        return ""
    return f"<profileDesc><particDesc><listPerson>{listed}</listPerson></particDesc></profileDesc>"


def _entity(entity: Entity, name: str) -> str:
    element, naming = _KINDS[entity.kind]
    named = "".join(wrapped(naming, one) for one in (entity.name, *entity.aliases))
    item = wrapped("idno", entity.wikidata, {"type": "wikidata"}) if entity.wikidata else ""
    return f'<{element} xml:id="{name}">{named}{item}</{element}>'


def _elements(document: AttributedDocument, name: str, names: dict[str, str]) -> Iterator[Element]:
    """Give what is marked: for each quote its contents, and around them cue and source."""
    for number, quote in enumerate(document.quotes, start=1):
        said = quote.attribution
        label = f"{name}q{number}"
        spans = tuple(part.span for part in quote.contents)
        if not quote.speech:
            yield Element(spans, "q", {"type": "term", "n": quote.id}, label)
            continue
        who = names.get(said.speaker.id) if said.speaker else None
        direct = "false" if quote.kind == "indirect" else "true"
        given = {"who": f"#{who}"} if who else {}
        yield Element(spans, "said", {"n": quote.id, "direct": direct, **given}, label)
        for kind, part in (("cue", said.cue), ("source", said.source)):
            if part:
                yield Element((part.span,), "seg", {"type": kind, "corresp": f"#{label}"}, f"{label}{kind}")


def _body(document: AttributedDocument, elements: list[Element]) -> Iterator[str]:
    text = document.text
    # Blanks alone make a paragraph: a body holds at least one.
    paragraphs = [found.span() for found in _PARAGRAPH.finditer(text)] or [(0, len(text))]
    at = 0
    for (start, end), pieces in zip(paragraphs, inline(paragraphs, elements), strict=True):
        yield f"{escaped(text[at:start])}<p>"
        for piece in pieces:
            yield escaped(text[piece[0] : piece[1]]) if isinstance(piece, tuple) else piece
        yield "</p>"
        at = end
    yield escaped(text[at:])
