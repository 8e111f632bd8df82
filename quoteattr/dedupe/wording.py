"""Quotes as they were printed, and those of one speaker that are worded alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from math import fsum

from attrs import field, frozen

from quoteattr.dedupe.entities import link_entities
from quoteattr.dedupe.normalise import Words, comparable, key_of, tidy, words_of
from quoteattr.dedupe.speakers import stems
from quoteattr.dedupe.weigh import nats, weight
from quoteattr.model import AttributedDocument, Quote, Speaker

#: Document, place, quote, its text, and for two documents of one id the text of the document.
Order = tuple[str, int, str, str, str]


@frozen(kw_only=True)
class Printing:
    """One quote in one document, with its speaker as the batch knows them."""

    quote: Quote
    document: AttributedDocument = field(repr=False)
    speaker: Speaker | None
    #: Words in comparable form that the document has as parts of names.
    names: frozenset[str] = field(repr=False)
    #: What printings are sorted by, whatever order they came in.
    order: Order

    @property
    def verbatim(self) -> bool:
        """Whether the words are the speaker's own."""
        return bool(self.quote.verbatim)


@frozen(kw_only=True)
class Wording:
    """Printings that agree word for word and in their speaker: surely one saying."""

    #: In order; never empty.
    printings: tuple[Printing, ...]
    words: Words = field(repr=False)
    #: The words put together; where there are none, the text.
    key: str
    #: The different words.
    vocabulary: frozenset[str] = field(repr=False)
    #: How much the different words tell, in nats.
    vocabulary_weight: float
    #: Stems of the media that the articles name: "a post on Truth Social".
    media: frozenset[str]
    #: How much the words tell, in nats.
    weight: float
    speaker: Speaker | None
    verbatim: bool
    #: Ids of the documents that print it.
    documents: frozenset[str]

    @property
    def dates(self) -> tuple[str | None, ...]:
        """When it was printed."""
        return tuple(printing.document.published for printing in self.printings)

    @property
    def order(self) -> tuple[float, bool, int, str, Order]:
        """What wordings are sorted by: the fullest first, then the one best known."""
        return (
            -self.weight,
            self.speaker is None or not self.speaker.named,
            -len(self.documents),
            self.key,
            self.printings[0].order,
        )


def digest(text: str) -> str:
    """Return a short name for a text that is the same on every machine."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def printings_of(documents: Iterable[AttributedDocument]) -> tuple[Printing, ...]:
    """Return all that is said in the documents, in an order that does not depend on theirs.

    Terms are left out; a document that comes twice, with one id and one text, counts once.
    """
    once = _once(documents)
    speakers = link_entities(once)
    found = [printing for document in once for printing in _printings(document, speakers)]
    return tuple(sorted(found, key=lambda printing: printing.order))


def _once(documents: Iterable[AttributedDocument]) -> list[AttributedDocument]:
    # Of two readings of one text the choice must not depend on their order.
    by_text: dict[tuple[str, str], AttributedDocument] = {}
    for document in documents:
        held = by_text.setdefault((document.id, document.text), document)
        if held != document and repr(document) < repr(held):
            by_text[document.id, document.text] = document
    return [by_text[key] for key in sorted(by_text)]


def _printings(
    document: AttributedDocument, speakers: Mapping[tuple[str, str], Speaker]
) -> Iterator[Printing]:
    names, text = _name_words(document), digest(document.text)
    for quote in document.quotes:
        if quote.speech:
            start = quote.contents[0].start if quote.contents else 0
            yield Printing(
                quote=quote,
                document=document,
                speaker=_linked(document.id, quote.attribution.speaker, speakers),
                names=names,
                order=(document.id, start, quote.id, quote.text, text),
            )


def _linked(
    document_id: str, speaker: Speaker | None, speakers: Mapping[tuple[str, str], Speaker]
) -> Speaker | None:
    # Two documents may share an id, and then the ids of those whom they only describe.
    if speaker is None or not speaker.named:
        return speaker
    return speakers[document_id, speaker.id]


def _name_words(document: AttributedDocument) -> frozenset[str]:
    names = (name for entity in document.entities if entity.named for name in (entity.name, *entity.aliases))
    return frozenset(comparable(word) for name in names for word in name.split())


def wordings_of(printings: Iterable[Printing]) -> tuple[Wording, ...]:
    """Put printings together that agree word for word and in their speaker."""
    groups: dict[tuple[bool, str, str], list[tuple[Printing, Words]]] = {}
    for printing in sorted(printings, key=lambda one: one.order):
        words = words_of(printing.quote.text, printing.names)
        key = key_of(words) or tidy(printing.quote.text)
        groups.setdefault((printing.verbatim, key, _voice(printing)), []).append((printing, words))
    wordings = [_wording(key, group) for (_, key, _), group in groups.items()]
    return tuple(sorted(wordings, key=lambda wording: wording.order))


def _voice(printing: Printing) -> str:
    """Name the speaker; who is unknown may be anybody, and is nobody else."""
    if printing.speaker is not None:
        return f"known {printing.speaker.id}"
    return f"unknown {printing.order}"


def _media(printing: Printing) -> frozenset[str]:
    medium = printing.quote.attribution.medium
    return stems(medium.text) if medium else frozenset()


def _wording(key: str, group: list[tuple[Printing, Words]]) -> Wording:
    printings = tuple(printing for printing, _ in group)
    words = group[0][1]
    vocabulary = frozenset(word.text for word in words)
    return Wording(
        printings=printings,
        words=words,
        key=key,
        vocabulary=vocabulary,
        vocabulary_weight=fsum(map(nats, vocabulary)),
        media=frozenset(stem for printing in printings for stem in _media(printing)),
        weight=weight(words),
        speaker=printings[0].speaker,
        verbatim=printings[0].verbatim,
        documents=frozenset(printing.document.id for printing in printings),
    )
