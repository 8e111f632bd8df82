"""Quotes as they were printed, and those of one speaker that are worded alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from hashlib import sha256
from math import fsum

from attrs import evolve, field, frozen

from quoteattr.dedupe.aliases import AliasTable
from quoteattr.dedupe.align import gapped
from quoteattr.dedupe.bars import FRAGMENT, USUAL
from quoteattr.dedupe.dates import day
from quoteattr.dedupe.normalise import Words, comparable, key_of, tidy, words_of
from quoteattr.dedupe.speakers import stems, voice_of
from quoteattr.dedupe.weigh import beginning, beginning_nats, weight
from quoteattr.model import AttributedDocument, Quote, Speaker

#: Document, place, quote, its text, and for two documents of one id the text of the document.
Order = tuple[str, int, str, str, str]
#: Whether the words are the speaker's own, the words put together, and the voice.
WordingId = tuple[bool, str, str]


@frozen(kw_only=True)
class Printing:
    """One quote in one document."""

    document_id: str
    quote_id: str
    #: As the document printed it.
    text: str
    #: The passages between marks that make up the text, where there are several.
    passages: tuple[str, ...] = ()
    words: Words = field(repr=False, eq=False)
    #: Whether the words are the speaker's own.
    verbatim: bool
    #: As the document names or describes them, or as a table of aliases does.
    speaker: Speaker | None
    #: Where it was said: "a post on Truth Social".
    medium: str | None = None
    outlet: str | None = None
    published: str | None = None
    #: What printings are sorted by, whatever order they came in.
    order: Order

    @property
    def names(self) -> frozenset[str]:
        """The words that are parts of names, in comparable form."""
        return frozenset(word.text for word in self.words if word.kind == "name")


@frozen(kw_only=True)
class Wording:
    """What printings share that agree word for word and in their voice: surely one saying."""

    #: The words put together; where there are none, the text.
    key: str
    #: Who speaks, as far as it bears on what else is the same saying.
    voice: str
    verbatim: bool
    words: Words = field(repr=False, eq=False)
    #: The beginnings of the words.
    beginnings: frozenset[str] = field(repr=False, eq=False)
    #: How much the beginnings tell, in nats.
    beginnings_weight: float
    #: Whether words are said to be left out or put in by an editor.
    gapped: bool
    #: How much the words tell, in nats.
    weight: float
    speaker: Speaker | None
    #: Stems of the media that the articles name: "a post on Truth Social".
    media: frozenset[str]
    #: When it was printed: rising days, as ``dates.day`` numbers them.
    days: tuple[int, ...]
    #: Ids of the documents that print it.
    documents: frozenset[str] = field(repr=False)

    @property
    def id(self) -> WordingId:
        """What makes a wording: no two have the same."""
        return self.verbatim, self.key, self.voice

    @property
    def name(self) -> str:
        """A short name made of the id, the same on every machine."""
        return digest(repr(self.id))

    @property
    def order(self) -> tuple[float, bool, str, str, bool]:
        """What wordings are sorted by: the fullest first, then one whose speaker is named."""
        return (
            -self.weight,
            self.speaker is None or not self.speaker.named,
            self.key,
            self.voice,
            self.verbatim,
        )

    @property
    def tells(self) -> bool:
        """Whether the words alone can tell that another text is the same saying."""
        return self.verbatim and self.tells_in_words

    @property
    def tells_in_words(self) -> bool:
        """The same of the words as such, be they the speaker's own or not."""
        return tells(self.words, self.weight)

    @property
    def joins(self) -> bool:
        """Whether there can be another wording of the same saying at all."""
        return self.tells or (self.verbatim and self.speaker is not None and bool(voice_of(self.speaker)))


def tells(words: Words, heft: float) -> bool:
    """Say whether a text of so many nats is more than a common phrase."""
    return any(heft >= bar.evidence and len(words) >= bar.words for bar in (USUAL, FRAGMENT))


def digest(text: str) -> str:
    """Return a short name for a text that is the same on every machine."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def once(documents: Iterable[AttributedDocument]) -> list[AttributedDocument]:
    """Return each document once; one that comes twice has one id and one text."""
    # Of two readings of one text the choice must not depend on their order.
    by_text: dict[tuple[str, str], AttributedDocument] = {}
    for document in documents:
        held = by_text.setdefault((document.id, document.text), document)
        if held != document and repr(document) < repr(held):
            by_text[document.id, document.text] = document
    return [by_text[key] for key in sorted(by_text)]


def printings_of(document: AttributedDocument, aliases: AliasTable) -> Iterator[Printing]:
    """Return all that is said in a document; terms are left out."""
    names, text = _name_words(document), digest(document.text)
    for quote in document.quotes:
        if quote.speech:
            yield _printing(document, quote, names, text, aliases)


def _printing(
    document: AttributedDocument, quote: Quote, names: frozenset[str], text: str, aliases: AliasTable
) -> Printing:
    start = quote.contents[0].start if quote.contents else 0
    medium = quote.attribution.medium
    return Printing(
        document_id=document.id,
        quote_id=quote.id,
        text=quote.text,
        passages=tuple(part.text for part in quote.verbatim) if len(quote.verbatim) > 1 else (),
        words=words_of(quote.text, names),
        verbatim=bool(quote.verbatim),
        speaker=aliases.known_as(quote.attribution.speaker),
        medium=medium.text if medium else None,
        outlet=document.outlet,
        published=document.published,
        order=(document.id, start, quote.id, quote.text, text),
    )


def _name_words(document: AttributedDocument) -> frozenset[str]:
    names = (name for entity in document.entities if entity.named for name in (entity.name, *entity.aliases))
    return frozenset(comparable(word) for name in names for word in name.split())


def wording_id(printing: Printing) -> WordingId:
    """Say to which wording a printing belongs."""
    key = key_of(printing.words) or tidy(printing.text)
    telling = printing.verbatim and tells(printing.words, weight(printing.words))
    return printing.verbatim, key, _voice(facts_of(printing), verbatim=printing.verbatim, telling=telling)


def _voice(facts: Facts, *, verbatim: bool, telling: bool) -> str:
    """Name the speaker; who is unknown may be anybody, and in a short text is nobody else."""
    speaker = facts.speaker
    voice = voice_of(speaker) if speaker is not None and (verbatim or speaker.named) else ""
    if voice or telling:
        return voice
    return f"{speaker.id if speaker else ''} {facts.order}"


@frozen(kw_only=True)
class Facts:
    """What printings of one wording say of it together; made of each alone, and joined in any order."""

    #: Of the first printing: its order, text and speaker.
    order: Order
    text: str
    speaker: Speaker | None
    #: Words that are parts of names in one of the documents, in comparable form.
    names: frozenset[str]
    media: frozenset[str]
    days: frozenset[int]


def facts_of(printing: Printing) -> Facts:
    """Return what one printing says of its wording."""
    read = day(printing.published)
    return Facts(
        order=printing.order,
        text=printing.text,
        speaker=printing.speaker,
        names=printing.names,
        media=stems(printing.medium) if printing.medium else frozenset(),
        days=frozenset() if read is None else frozenset({read}),
    )


def joined(one: Facts, other: Facts) -> Facts:
    """Return what two say together."""
    return evolve(
        min(one, other, key=lambda facts: facts.order),
        names=one.names | other.names,
        media=one.media | other.media,
        days=one.days | other.days,
    )


def wording_of(printings: Iterable[Printing]) -> Wording:
    """Make a wording of the printings that have its id."""
    group = tuple(printings)
    facts = reduce(joined, map(facts_of, group))
    documents = frozenset(one.document_id for one in group)
    first = next(one for one in group if one.order == facts.order)
    return wording_from(facts, verbatim=first.verbatim, documents=documents, words=first.words)


def wording_from(
    facts: Facts, *, verbatim: bool, documents: frozenset[str], words: Words | None = None
) -> Wording:
    """Make a wording of what its printings say together.

    ``words`` are those of the facts' text, where they are at hand.
    """
    if words is None or any(word.kind == "word" and word.text in facts.names for word in words):
        # A word that is a name in another printing, or farther on, is a name in all.
        words = words_of(facts.text, facts.names)
    heft = weight(words)
    beginnings = frozenset(beginning(word.text) for word in words)
    return Wording(
        key=key_of(words) or tidy(facts.text),
        voice=_voice(facts, verbatim=verbatim, telling=verbatim and tells(words, heft)),
        verbatim=verbatim,
        words=words,
        beginnings=beginnings,
        # fsum, since the order of a set differs from run to run.
        beginnings_weight=fsum(map(beginning_nats, beginnings)),
        gapped=gapped(words),
        weight=heft,
        speaker=facts.speaker,
        media=facts.media,
        days=tuple(sorted(facts.days)),
        documents=documents,
    )
