"""What mentions are in their sentences, told by the words around them: no parser is asked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import define, field

from quoteattr.lang.words import CONJUNCTIONS, OBJECT_PRONOUNS, PREPOSITIONS, RELATIVES, SUBJECT_PRONOUNS
from quoteattr.model import Analysis, Mention, Span
from quoteattr.resolve.memory import Place, Role

#: How far before a mention the word that governs it is looked for, in code points.
_BEFORE = 24
_JOINTS = frozenset({" and ", " or ", ", and ", ", or "})
_APOSTROPHES = ("'s", "’s", "' ", "’ ")
_ALWAYS_POSSESSIVE = frozenset({"his", "its", "their", "whose"})
#: What a clause begins behind, besides a conjunction or a relative.
_BREAKS = frozenset(',;:—–-“”"‘’(')
#: What follows "her" where it is an object and owns nothing.
_NO_NOUNS = PREPOSITIONS | CONJUNCTIONS | RELATIVES | OBJECT_PRONOUNS | SUBJECT_PRONOUNS


@define(kw_only=True)
class Sources:
    """The sources of a document's quotes, found by what lies inside them."""

    spans: Sequence[Span]
    _starts: Sequence[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._starts = [span.start for span in self.spans]

    def around(self, span: Span) -> Span | None:
        """Return the source that covers ``span``."""
        at = bisect_right(self._starts, span.start) - 1
        return self.spans[at] if at >= 0 and self.spans[at].covers(span) else None


@define(kw_only=True)
class Places:
    """Tells, for mentions in the order of the text, where each stands and what it is there."""

    text: str
    sources: Sources
    _sentences: Sequence[int]
    _ends: Sequence[int]
    _paragraphs: Sequence[int]
    #: The mention before, and its place.
    _before: tuple[Mention, Place] | None = None

    @classmethod
    def of(cls, text: str, analysis: Analysis, sources: Sources) -> Places:
        """Make ready for the mentions of one document."""
        return cls(
            text=text,
            sources=sources,
            sentences=[sentence.start for sentence in analysis.sentences],
            ends=[sentence.end for sentence in analysis.sentences],
            paragraphs=[paragraph.start for paragraph in analysis.paragraphs],
        )

    def sentence_of(self, at: int) -> int:
        """Return the number of the sentence that a position is in."""
        return bisect_right(self._sentences, at) - 1

    def end_of(self, sentence: int) -> int:
        """Return where a sentence ends."""
        return self._ends[sentence]

    def place(self, mention: Mention) -> Place:
        """Return the place of a mention, which must follow the one asked about before."""
        start = mention.span.start
        sentence = self.sentence_of(start)
        joined_to = self._joined_to(mention, sentence)
        source = self.sources.around(mention.span)
        speaks = source is not None and source.start == start
        place = Place(
            sentence=sentence,
            paragraph=bisect_right(self._paragraphs, start) - 1,
            role=joined_to.role if joined_to else "subject" if speaks else self._role(mention, sentence),
            speaks=speaks,
            joined=joined_to is not None or self._joins_another(mention),
            start=start,
        )
        self._before = (mention, place)
        return place

    def _joined_to(self, mention: Mention, sentence: int) -> Place | None:
        if self._before is None:
            return None
        before, place = self._before
        between = self.text[before.span.end : mention.span.start]
        return place if between in _JOINTS and place.sentence == sentence else None

    def _joins_another(self, mention: Mention) -> bool:
        follows = self.text[mention.span.end : mention.span.end + 6]
        joint = next((joint for joint in _JOINTS if follows.startswith(joint)), None)
        return joint is not None and follows[len(joint) :][:1].isupper()

    def _role(self, mention: Mention, sentence: int) -> Role:
        word = mention.span.of(self.text).lower()
        follows = self.text[mention.span.end : mention.span.end + 16]
        if word in _ALWAYS_POSSESSIVE or follows[:2] in _APOSTROPHES or (word == "her" and _owns(follows)):
            return "possessor"
        if mention.form == "pronoun" and word in SUBJECT_PRONOUNS and word not in OBJECT_PRONOUNS:
            return "subject"
        if mention.form == "pronoun" and word in OBJECT_PRONOUNS - SUBJECT_PRONOUNS:
            return "object"
        return "subject" if self._opens_clause(mention, sentence) else "object"

    def _opens_clause(self, mention: Mention, sentence: int) -> bool:
        """Say whether a mention is the first of its sentence or clause, behind no preposition."""
        start = mention.span.start
        before = self.text[max(0, start - _BEFORE, self._sentences[sentence]) : start].split()
        if not before:
            return True
        word = before[-1].lower()
        if word in PREPOSITIONS:
            return False
        first = self._before is None or self._before[1].sentence < sentence
        return first or word in CONJUNCTIONS or word in RELATIVES or word[-1] in _BREAKS


def _owns(follows: str) -> bool:
    words = follows.split(maxsplit=1)
    return follows[:1] == " " and bool(words) and words[0][0].isalnum() and words[0].lower() not in _NO_NOUNS


def any_within(starts: Sequence[int], span: Span) -> bool:
    """Say whether one of the rising positions lies in a span."""
    return bisect_left(starts, span.start) < bisect_left(starts, span.end)
