"""From attributed documents and canonical quotes to what the templates show.

Nothing is decided here: values are counted, numbered, joined by their ids and put in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from attrs import field, frozen

from quoteattr.model import AttributedDocument, CanonicalQuote, Quote, Status
from quoteattr.report.pieces import Cover, Piece, cut_text
from quoteattr.report.sayings import NoteIndex, Saying, gather_sayings
from quoteattr.report.speakers import SpeakerRow, Speakers, gather_speakers

#: How many of the resolved attributions are listed as the least sure.
LEAST_SURE = 10

_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20]+", re.IGNORECASE)


@frozen(kw_only=True)
class Note:
    """One quote, as it is shown beside its article."""

    #: Place among all quotes of the report, from 0: its address in the page.
    index: int
    #: Place among the quotes of its article, from 1.
    number: int
    quote: Quote
    cover: Cover
    speaker: SpeakerRow | None
    #: Number of the article's outlet among those of the report, from 1; 0 where none is known.
    outlet: int

    @property
    def kind(self) -> str:
        """The kind that a reader filters by: a term is none of speech."""
        return self.quote.kind if self.quote.speech else "term"

    @property
    def status(self) -> Status | None:
        """The status of the attribution; a term has none."""
        return self.quote.attribution.status if self.quote.speech else None

    @property
    def who(self) -> str:
        """The speaker's name, or what stands in its place."""
        if not self.quote.speech:
            return "not speech"
        if self.speaker:
            return self.speaker.speaker.name
        names = [one.speaker.name for one in self.quote.attribution.candidates]
        return f"{' or '.join(names)}?" if names else "speaker unknown"

    @property
    def colour(self) -> int:
        """The number of the speaker's colour."""
        return self.speaker.colour if self.speaker else 0


@frozen(kw_only=True)
class Article:
    """One document with its text in pieces and its quotes as notes."""

    index: int
    document: AttributedDocument
    paragraphs: tuple[tuple[Piece, ...], ...]
    notes: tuple[Note, ...]

    @property
    def name(self) -> str:
        """The title, or the id where there is none."""
        return self.document.title or self.document.id

    @property
    def address(self) -> str | None:
        """The article's address where a browser may open it: http or https and nothing else."""
        url = self.document.url
        return url if url and _WEB_ADDRESS.fullmatch(url) else None


@frozen(kw_only=True)
class Report:
    """Everything that one report shows."""

    articles: tuple[Article, ...]
    sayings: tuple[Saying, ...]
    speakers: tuple[SpeakerRow, ...]
    #: The outlets by name; each one's number is its place, from 1.
    outlets: tuple[str, ...]
    notes: tuple[Note, ...] = field(init=False)
    #: ``Note.index`` to the saying, for the quotes that are printed more than once.
    repeats: Mapping[int, Saying] = field(init=False)

    @notes.default
    def _notes(self) -> tuple[Note, ...]:
        return tuple(note for article in self.articles for note in article.notes)

    @repeats.default
    def _repeats(self) -> Mapping[int, Saying]:
        return {note: saying for saying in self.repeated for note in saying.notes}

    @property
    def disputed(self) -> tuple[Saying, ...]:
        """The sayings over which articles disagree."""
        return tuple(one for one in self.sayings if one.quote.conflicts)

    @property
    def repeated(self) -> tuple[Saying, ...]:
        """The sayings that are printed more than once."""
        return tuple(one for one in self.sayings if len(one.quote.attestations) > 1)

    @property
    def single(self) -> tuple[Saying, ...]:
        """The sayings that are printed once."""
        return tuple(one for one in self.sayings if len(one.quote.attestations) <= 1)

    @property
    def warned(self) -> tuple[Article, ...]:
        """The articles with warnings."""
        return tuple(one for one in self.articles if one.document.warnings)

    def of_status(self, status: Status) -> tuple[Note, ...]:
        """Return the quotes with one status, the least sure first."""
        return _by_score(note for note in self.notes if note.status == status)

    @property
    def least_sure(self) -> tuple[Note, ...]:
        """The least sure of the attributions that are resolved."""
        return self.of_status("resolved")[:LEAST_SURE]


def gather(
    documents: Iterable[AttributedDocument], canonical_quotes: Iterable[CanonicalQuote] = ()
) -> Report:
    """Join documents and the canonical quotes made of them into what a report shows."""
    batch, sayings = tuple(documents), tuple(canonical_quotes)
    speakers = gather_speakers(batch, sayings)
    outlets = tuple(sorted({one.outlet for one in batch if one.outlet}))
    articles = tuple(_articles(batch, speakers, outlets))
    return Report(
        articles=articles,
        sayings=gather_sayings(sayings, speakers, _index(articles)),
        speakers=speakers.rows,
        outlets=outlets,
    )


def _articles(
    documents: Sequence[AttributedDocument], speakers: Speakers, outlets: Sequence[str]
) -> Iterator[Article]:
    places = {name: number for number, name in enumerate(outlets, start=1)}
    indexes = count()
    for index, document in enumerate(documents):
        cut = cut_text(document.text, document.quotes)
        notes = tuple(
            Note(
                index=next(indexes),
                number=number,
                quote=quote,
                cover=cover,
                speaker=speakers.of(quote),
                outlet=places[document.outlet] if document.outlet else 0,
            )
            for number, (quote, cover) in enumerate(zip(document.quotes, cut.covers, strict=True), start=1)
        )
        yield Article(index=index, document=document, paragraphs=cut.paragraphs, notes=notes)


def _index(articles: Iterable[Article]) -> NoteIndex:
    """Return where the quotes of the documents are shown; of two with the same ids, the first."""
    index: NoteIndex = {}
    for article in articles:
        for note in article.notes:
            key = (article.document.id, note.quote.id)
            index.setdefault(key, (note.index, article.name))
    return index


def _by_score(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(sorted(notes, key=lambda note: note.quote.attribution.score))
