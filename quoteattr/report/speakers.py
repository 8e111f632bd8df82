"""Who is quoted how often, and in which colour each is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field, frozen

from quoteattr.model import AttributedDocument, CanonicalQuote, Quote, Span, Speaker

#: Colours that can be told apart side by side; who is quoted less often is grey.
COLOURS = 8


@frozen(kw_only=True)
class SpeakerRow:
    """A speaker of the whole batch."""

    speaker: Speaker
    #: Rank by number of quotes, from 1.
    rank: int
    quotes: int
    #: Words of what is attributed, each place of a text counted once.
    words: int
    articles: int

    @property
    def colour(self) -> int:
        """The number of the speaker's colour; 0 is grey."""
        return self.rank if self.rank <= COLOURS else 0


@define
class _Tally:
    speaker: Speaker
    quotes: int = 0
    words: int = 0
    articles: int = 0


@frozen
class Speakers:
    """Finds the speaker of a quote, as the whole batch knows him or her."""

    _attested: Mapping[tuple[str, str], Speaker]
    _rows: Mapping[str, SpeakerRow] = field(factory=dict)

    @property
    def rows(self) -> tuple[SpeakerRow, ...]:
        """Every speaker, the most quoted first."""
        return tuple(self._rows.values())

    def of(self, quote: Quote) -> SpeakerRow | None:
        """Return who said ``quote``, or None where that is not settled or it is no speech."""
        speaker = _speaker(quote, self._attested)
        return self._rows[speaker.id] if speaker else None

    def row(self, speaker: Speaker | None) -> SpeakerRow | None:
        """Return the row of a speaker, where the batch has one."""
        return self._rows.get(speaker.id) if speaker else None


def gather_speakers(
    documents: Sequence[AttributedDocument], canonical_quotes: Iterable[CanonicalQuote]
) -> Speakers:
    """Count the quotes, words and articles of each speaker.

    An attestation knows a speaker across articles ("Trump" in one is "Donald
    Trump" in another), so where a quote is attested its attestation says who spoke.
    """
    attested = {
        (one.document_id, one.quote_id): one.speaker
        for saying in canonical_quotes
        for one in saying.attestations
        if one.speaker
    }
    ranked = sorted(
        _tallies(documents, attested), key=lambda one: (-one.quotes, -one.words, one.speaker.name)
    )
    rows = {
        one.speaker.id: SpeakerRow(
            speaker=one.speaker, rank=rank, quotes=one.quotes, words=one.words, articles=one.articles
        )
        for rank, one in enumerate(ranked, start=1)
    }
    return Speakers(attested, rows)


def _speaker(quote: Quote, attested: Mapping[tuple[str, str], Speaker]) -> Speaker | None:
    if not quote.speech or quote.attribution.speaker is None:
        return None
    return attested.get((quote.document_id, quote.id), quote.attribution.speaker)


def _tallies(
    documents: Iterable[AttributedDocument], attested: Mapping[tuple[str, str], Speaker]
) -> Iterable[_Tally]:
    tallies: dict[str, _Tally] = {}
    for document in documents:
        for speaker, quotes in _by_speaker(document, attested):
            tally = tallies.setdefault(speaker.id, _Tally(speaker))
            tally.quotes += len(quotes)
            tally.words += _words(document.text, quotes)
            tally.articles += 1
    return tallies.values()


def _by_speaker(
    document: AttributedDocument, attested: Mapping[tuple[str, str], Speaker]
) -> Iterator[tuple[Speaker, list[Quote]]]:
    found: dict[str, tuple[Speaker, list[Quote]]] = {}
    for quote in document.quotes:
        if speaker := _speaker(quote, attested):
            found.setdefault(speaker.id, (speaker, []))[1].append(quote)
    yield from found.values()


def _words(text: str, quotes: Iterable[Quote]) -> int:
    """Count the words of what is attributed; a quote within a quote counts once."""
    spans = sorted(passage.span for quote in quotes for passage in quote.contents)
    return sum(len(span.of(text).split()) for span in _merged(spans))


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in spans:
        if last is None or span.start > last.end:
            if last is not None:
                yield last
            last = span
        else:
            last = Span(last.start, max(last.end, span.end))
    if last is not None:
        yield last
