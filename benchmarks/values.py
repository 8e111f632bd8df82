"""The values that the metrics compare: what annotators wrote and what a system answered.

They are the same for every system, so that ours and others are measured alike.
"""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from quoteattr.model import QuoteKind, Span, Status

Spans = tuple[Span, ...]
Naming = Literal["named", "described", "unknown"]
SourceForm = Literal["name", "nominal", "pronoun", "none"]
Label = Literal["term", "speech"]


@frozen(kw_only=True)
class GoldAttribution:
    """One attribution as PolNeAR annotates it; a part that is missing is empty."""

    source: Spans
    cue: Spans
    content: Spans
    #: Whether the content holds a double quotation mark.
    quoted: bool


@frozen(kw_only=True)
class GoldArticle:
    """One annotated article."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]


@frozen(kw_only=True)
class GoldSpeaker:
    """Who is behind one quoted attribution, as a reader of the article says."""

    content: Spans
    source: Spans
    #: Full name or description; None where the article does not tell.
    speaker: str | None
    #: Other forms that count as right.
    also: tuple[str, ...]
    naming: Naming
    source_form: SourceForm
    source_in_sentence: bool


@frozen(kw_only=True)
class SpeakerArticle:
    """The speakers of one article."""

    id: str
    attributions: tuple[GoldSpeaker, ...]


@frozen(kw_only=True)
class GoldString:
    """A string between marks with its label: somebody's words, or a mere term."""

    article: str
    start: int
    end: int
    label: Label
    #: For a term, finer than the label: scare quote, title, nickname, …
    sort: str | None

    @property
    def span(self) -> Span:
        """Where the string stands."""
        return Span(self.start, self.end)


@frozen(kw_only=True)
class Prediction:
    """One attribution as a system answers it."""

    contents: Spans
    #: The parts between marks; for a system that has no such notion, its contents.
    verbatim: Spans = ()
    source: Span | None = None
    cue: Span | None = None
    kind: QuoteKind = "direct"
    speech: bool = True
    #: Name or description of the resolved speaker.
    speaker: str | None = None
    #: False where the speaker is described, not named.
    named: bool = True
    status: Status = "unknown"
    rule: str | None = None

    @property
    def is_quotation(self) -> bool:
        """Say whether this is speech of which some is verbatim."""
        return self.speech and self.kind != "indirect"

    @property
    def is_resolved(self) -> bool:
        """Say whether the system stands by a speaker."""
        return self.status == "resolved"


@frozen(kw_only=True)
class Answer:
    """An article with all that one system predicts for it."""

    article: GoldArticle
    predictions: tuple[Prediction, ...]
    #: What the system raised, where it did: it then predicts nothing.
    crash: str | None = None
