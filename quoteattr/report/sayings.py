"""Canonical quotes with each wording beside those who print it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from attrs import frozen

from quoteattr.dedupe.normalise import tidy
from quoteattr.model import Attestation, CanonicalQuote, Variant
from quoteattr.report.speakers import SpeakerRow, Speakers

#: Ids of a document and of its quote, to the quote's place in the report and the article's name.
NoteIndex: TypeAlias = dict[tuple[str, str], tuple[int, str]]


@frozen(kw_only=True)
class Printing:
    """One attestation, with the quote that it is."""

    attestation: Attestation
    #: ``Note.index`` of the quote, where the report holds its article.
    note: int | None
    #: The article: its title, or its document's id.
    article: str


@frozen(kw_only=True)
class Wording:
    """A variant with its printings."""

    variant: Variant
    printings: tuple[Printing, ...]

    @property
    def differs(self) -> bool:
        """Whether any word is not the canonical quote's."""
        return any(edit.kind != "equal" for edit in self.variant.difference)


@frozen(kw_only=True)
class Saying:
    """A canonical quote."""

    index: int
    quote: CanonicalQuote
    speaker: SpeakerRow | None
    wordings: tuple[Wording, ...]

    @property
    def notes(self) -> tuple[int, ...]:
        """``Note.index`` of every printing that the report holds."""
        found = (printing.note for wording in self.wordings for printing in wording.printings)
        return tuple(note for note in found if note is not None)

    @property
    def who(self) -> str:
        """The speaker's name, or what stands in its place."""
        return self.quote.speaker.name if self.quote.speaker else "speaker not settled"

    @property
    def colour(self) -> int:
        """The number of the speaker's colour."""
        return self.speaker.colour if self.speaker else 0


def gather_sayings(
    canonical_quotes: Iterable[CanonicalQuote], speakers: Speakers, index: NoteIndex
) -> tuple[Saying, ...]:
    """Join canonical quotes with the speakers and the quotes that the report shows."""
    return tuple(
        Saying(
            index=place, quote=quote, speaker=speakers.row(quote.speaker), wordings=_wordings(quote, index)
        )
        for place, quote in enumerate(canonical_quotes)
    )


def _wordings(quote: CanonicalQuote, index: NoteIndex) -> tuple[Wording, ...]:
    printed: dict[str, list[Printing]] = {variant.text: [] for variant in quote.variants}
    for attestation in quote.attestations:
        # A variant is the printed text without the article's comma, as deduplication shows it.
        printed.setdefault(tidy(attestation.text), []).append(_printing(attestation, index))
    variants = {variant.text: variant for variant in quote.variants}
    return tuple(
        Wording(variant=variants.get(text) or _unknown(text, printings), printings=tuple(printings))
        for text, printings in printed.items()
    )


def _unknown(text: str, printings: list[Printing]) -> Variant:
    """Make a variant of a printed text that no variant lists, with nothing said of how it differs."""
    return Variant(text=text, count=len(printings), difference=())


def _printing(attestation: Attestation, index: Mapping[tuple[str, str], tuple[int, str]]) -> Printing:
    note, article = index.get(
        (attestation.document_id, attestation.quote_id), (None, attestation.document_id)
    )
    return Printing(attestation=attestation, note=note, article=article)
