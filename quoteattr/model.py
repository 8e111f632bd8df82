"""The values that flow through quoteattr, from a document to a canonical quote.

Every class is frozen and slotted. Offsets are half-open positions in code
points of the document's own text, so ``text[start:end]`` is what a span or a
passage says it is. Sequences are tuples, in order of position unless a field
says otherwise.

The words are the field's: content, cue and source are the three spans of an
attribution (PARC: Pareti 2012; PolNeAR: Newell, Margolin and Ruths 2018), the
speaker is who stands behind the source, a canonical quote is one saying with
its variants and attestations (Quotebank: Vaucher et al. 2021).
"""

from __future__ import annotations

from hashlib import sha256
from typing import Literal

from attrs import field, frozen

QuoteKind = Literal["direct", "mixed", "indirect"]
EntityKind = Literal["person", "organization", "place", "group", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]
Number = Literal["singular", "plural"]
Gender = Literal["female", "male"]
Status = Literal["resolved", "ambiguous", "unknown"]
Relation = Literal["exact", "variant", "fragment", "extension"]
EditKind = Literal["equal", "cut", "inserted", "changed"]
#: What articles disagree on: who said it, or a name, a number or a "not" in it.
ConflictKind = Literal["speaker", "name", "number", "negation"]


@frozen(order=True)
class Span:
    """A half-open stretch of a document's text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return what the span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@frozen(kw_only=True)
class Passage:
    """A stretch of a document together with its text, as output shows it."""

    start: int
    end: int
    #: ``document.text[start:end]``.
    text: str

    @classmethod
    def cut(cls, text: str, span: Span) -> Passage:
        """Cut ``span`` out of the document's ``text``."""
        return cls(start=span.start, end=span.end, text=span.of(text))

    @property
    def span(self) -> Span:
        """The stretch without its text."""
        return Span(self.start, self.end)


@frozen(kw_only=True)
class Document:
    """One article, or one primary source, as it was read."""

    #: Names the document in every output; the same input gives the same id.
    id: str
    #: The text as read: no stage rewrites it.
    text: str
    title: str | None = None
    url: str | None = None
    #: Who published it. Never called a source.
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    #: Date or date and time of publication, ISO 8601.
    published: str | None = None
    #: BCP 47 tag. English is what the language tables speak.
    language: str = "en"
    #: Stretches that the page itself marked as quotations (``<q>``, ``<blockquote>``).
    hints: tuple[Span, ...] = ()
    #: Set when the document is itself a primary source: whose words it holds.
    speaker: str | None = None
    #: Set with ``speaker``: where the words stood ("Truth Social").
    medium: str | None = None
    #: The news agency whose copy it is, where it is not the outlet's own ("Reuters").
    agency: str | None = None

    @classmethod
    def from_text(cls, text: str) -> Document:
        """Make a document of bare text; its id is the start of the text's SHA-256."""
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(id=digest[:16], text=text)


@frozen(kw_only=True)
class Token:
    """One word, number, mark or punctuation sign."""

    span: Span
    text: str
    #: Index into ``Analysis.sentences``.
    sentence: int
    lemma: str | None = None
    #: Universal part of speech (UD v2).
    upos: str | None = None
    #: Index of the head token in ``Analysis.tokens``; the root is its own head.
    head: int | None = None
    #: Universal dependency relation to the head (UD v2).
    deprel: str | None = None


@frozen(kw_only=True)
class Name:
    """A proper name in the text."""

    span: Span
    kind: EntityKind


@frozen(kw_only=True)
class Mention:
    """One naming of somebody or something: a name, a description or a pronoun."""

    #: The whole phrase: "Ukrainian Defense Minister Rustem Umerov".
    span: Span
    form: MentionForm
    kind: EntityKind
    #: The word that decides: the last word of a name, the noun, the pronoun.
    head: Span
    #: The bare name inside the phrase: "Rustem Umerov".
    name: Span | None = None
    #: The title or role in lower case, without determiners: "ukrainian defense minister".
    role: str | None = None
    number: Number | None = None
    gender: Gender | None = None
    #: Whether the phrase points back ("the minister", "Ukraine's minister") or introduces ("a minister").
    definite: bool = True


@frozen(kw_only=True)
class Chain:
    """All the mentions in one document that name the same thing."""

    id: int
    mentions: tuple[Span, ...]


@frozen(kw_only=True)
class Frame:
    """One act of attribution: who (source), says (cue), what (contents)."""

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    #: Name of the rule or model that found it.
    rule: str
    #: Confidence between 0 and 1.
    score: float


@frozen(kw_only=True)
class Analysis:
    """What an engine found in a document; a field that it cannot fill is None."""

    #: Name of the engine.
    engine: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    mentions: tuple[Mention, ...]
    chains: tuple[Chain, ...] | None = None
    frames: tuple[Frame, ...] | None = None


@frozen(kw_only=True)
class Speaker:
    """Who is behind a source: a reference to an entity."""

    #: ``Entity.id``.
    id: str
    name: str
    kind: EntityKind
    #: False for a speaker who is described, not named ("a Ukrainian official").
    named: bool = True
    #: Wikidata item, where an alias table gave one ("Q22686"); absent from JSON where it is None.
    wikidata: str | None = None


@frozen(kw_only=True)
class Candidate:
    """A speaker who was considered, with what spoke for and against."""

    speaker: Speaker
    #: Between 0 and 1; comparable within one attribution only.
    score: float
    reasons: tuple[str, ...]


@frozen(kw_only=True)
class Attribution:
    """To whom a quote is given, and why."""

    status: Status = "unknown"
    #: Why the status is what it is, in words.
    reason: str = "not resolved"
    #: The rule or model that joined content, cue and source.
    rule: str | None = None
    #: Confidence in the speaker, between 0 and 1.
    score: float = 0.0
    source: Passage | None = None
    cue: Passage | None = None
    speaker: Speaker | None = None
    #: Best first; the first is the speaker where the status is ``resolved``.
    candidates: tuple[Candidate, ...] = ()
    #: Where it was said: "a post on Truth Social".
    medium: Passage | None = None
    #: To whom it was said: "reporters".
    addressee: Passage | None = None
    #: Through whom it reached the article: "the Kyiv Post".
    relay: Passage | None = None


@frozen(kw_only=True)
class Quote:
    """Something that an article says somebody said, or a term between marks."""

    id: str
    document_id: str
    kind: QuoteKind
    #: False for a term between marks (scare quote, title, nickname).
    speech: bool
    #: The verbatim parts joined by a space, or the contents where nothing is verbatim.
    text: str
    #: All that is attributed; several where it is split or runs over paragraphs.
    contents: tuple[Passage, ...]
    #: What stands between marks, without them; empty when indirect.
    verbatim: tuple[Passage, ...]
    attribution: Attribution = field(factory=Attribution)


@frozen(kw_only=True)
class Entity:
    """Somebody or something that a document names."""

    #: Made of kind and name, so that it is the same in every document; an
    #: unnamed entity's id is made of its document and place instead.
    id: str
    #: The fullest form of the name, or the description of one unnamed.
    name: str
    kind: EntityKind
    #: False for one who is described, not named.
    named: bool = True
    #: The other names used, longest first.
    aliases: tuple[str, ...] = ()
    mentions: tuple[Passage, ...] = ()
    #: Wikidata item, where an alias table gave one.
    wikidata: str | None = None


@frozen(kw_only=True)
class AttributedDocument:
    """A document with its quotes: what ``attribute`` returns and JSON holds."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str = "en"
    #: As in ``Document``: set when the document is itself a primary source.
    speaker: str | None = None
    medium: str | None = None
    #: As in ``Document``; absent from JSON where it is None.
    agency: str | None = None
    #: Name of the engine that analysed it.
    engine: str
    quotes: tuple[Quote, ...]
    entities: tuple[Entity, ...]
    #: What the reader of the output should know: "a mark is never closed", …
    warnings: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        """Show the text with its quotes, in a notebook; only there is the report loaded."""
        from quoteattr.report import document_html

        return document_html(self)


@frozen(kw_only=True)
class Edit:
    """One step from the canonical wording to a variant, in whole words."""

    kind: EditKind
    #: The words in the canonical quote; empty when inserted.
    canonical: str
    #: The words in the variant; empty when cut.
    variant: str


@frozen(kw_only=True)
class Variant:
    """One distinct wording of a canonical quote."""

    text: str
    #: How many attestations have this wording.
    count: int
    #: Steps from the canonical wording, in order; a single ``equal`` when only marks or case differ.
    difference: tuple[Edit, ...]


@frozen(kw_only=True)
class Attestation:
    """One printing of a canonical quote in one article."""

    document_id: str
    quote_id: str
    #: As this article printed it.
    text: str
    relation: Relation
    #: Share of the printed words that the canonical quote holds in order, 0 to 1.
    score: float
    outlet: str | None = None
    published: str | None = None
    speaker: Speaker | None = None


@frozen(kw_only=True)
class Conflict:
    """A point on which articles that print one saying disagree."""

    kind: ConflictKind
    #: What they disagree on, in words.
    detail: str
    #: The quotes that disagree.
    quote_ids: tuple[str, ...]


@frozen(kw_only=True)
class CanonicalQuote:
    """One saying, with every wording and every printing of it."""

    id: str
    text: str
    speaker: Speaker | None
    variants: tuple[Variant, ...]
    attestations: tuple[Attestation, ...]
    conflicts: tuple[Conflict, ...]
    #: Earliest date of publication among the attestations.
    first_seen: str | None
    #: Ids of the documents that print it, sorted.
    documents: tuple[str, ...]

    def _repr_html_(self) -> str:
        """Show every wording and who printed it, in a notebook; only there is the report loaded."""
        from quoteattr.report import canonical_quote_html

        return canonical_quote_html(self)
