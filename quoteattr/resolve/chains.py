"""What pronouns and descriptions stand for, read in the order of the text.

A sieve whose steps can be read: names are joined beforehand; a description
goes to whoever bears the role; a pronoun goes to the candidate with the most
evidence among those mentioned lately. The evidence is what the literature
found to matter in news (Lappin and Leass 1994 for recency and subjects;
Raghunathan et al. 2010 for the order of the steps), and each piece of it is
kept as a reason.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from attrs import define, field, frozen

from quoteattr.lang.places import COUNTRIES, DEMONYMS
from quoteattr.lang.words import (
    DETERMINERS,
    POSSESSIVE_PRONOUNS,
    PREPOSITIONS,
    RELATIVES,
    TITLE_MEANS,
    WRITER_PRONOUNS,
)
from quoteattr.model import Analysis, Mention, Quote, Span
from quoteattr.resolve.entities import Draft, Registry, name_of_body, named_entities

_ORIGINS = frozenset(DEMONYMS) | COUNTRIES
#: How many entities are remembered: those named before are too far away to be meant.
_MEMORY = 12
#: Sentences after which an entity that nobody spoke of is forgotten.
_FADES = 8

#: How well a role must fit to be the bearer's beyond doubt.
_SURE = 1.0

#: The weight of each piece of evidence, in points.
RECENT = 4.0
SAME_SENTENCE = 1.5
SUBJECT = 2.0
SAME_SUBJECT = 2.0
TOPIC = 3.5
SPOKE_LAST = 4.5
SALIENT = 1.5
GENDER = 1.5
NAMED_INSIDE = -8.0


@frozen(kw_only=True)
class Ranked:
    """A candidate with its points and what they are for."""

    draft: Draft
    points: float
    reasons: tuple[str, ...]


@define(kw_only=True)
class _Trace:
    """Where an entity was last spoken of."""

    sentence: int
    subject: bool
    start: int


@define(kw_only=True)
class Chains:
    """The entities of a document and what every mention of it stands for."""

    registry: Registry
    owner: dict[Span, Draft]
    #: For mentions that needed choosing: the candidates, best first.
    ranked: dict[Span, tuple[Ranked, ...]] = field(factory=dict)


@define(kw_only=True)
class _Walk:
    """The state of a walk through a document's mentions."""

    text: str
    starts: Sequence[int]
    chains: Chains
    subjects: frozenset[Span]
    #: Source span to the quote that it is the source of.
    quotes: Mapping[Span, Quote]
    recent: dict[int, tuple[Draft, _Trace]] = field(factory=dict)
    last_speaker: Draft | None = None
    #: The mention before the present one.
    before: Mention | None = None

    def sentence_of(self, span: Span) -> int:
        return bisect_right(self.starts, span.start) - 1

    def see(self, draft: Draft, mention: Mention) -> None:
        """Remember that an entity was mentioned here."""
        sentence = self.sentence_of(mention.span)
        _, earlier = self.recent.pop(id(draft), (draft, None))
        was_subject = earlier is not None and earlier.subject and earlier.sentence == sentence
        subject = was_subject or mention.span in self.subjects
        trace = _Trace(sentence=sentence, subject=subject, start=mention.span.start)
        self.recent[id(draft)] = (draft, trace)
        if len(self.recent) > _MEMORY:
            del self.recent[next(iter(self.recent))]


def build_chains(text: str, analysis: Analysis, quotes: Sequence[Quote]) -> Chains:
    """Find out what every mention outside quotations stands for."""
    registry, owner = named_entities(text, analysis.mentions)
    walk = _Walk(
        text=text,
        starts=[sentence.start for sentence in analysis.sentences],
        chains=Chains(registry=registry, owner=owner),
        subjects=_subjects(text, analysis),
        quotes={quote.attribution.source.span: quote for quote in quotes if quote.attribution.source},
    )
    spans = sorted(walk.quotes)
    sources = _Sources(spans=spans, starts=[span.start for span in spans])
    verbatim = sorted(part.span for quote in quotes for part in quote.verbatim if quote.speech)
    inside = _Inside(spans=verbatim)
    for mention in analysis.mentions:
        if inside.holds(mention.span):
            continue
        draft = _stands_for(walk, mention, sources)
        walk.before = mention
        if draft is not None:
            walk.see(draft, mention)
            if sources.around(mention.span) is not None:
                walk.last_speaker = draft
    return walk.chains


@define(kw_only=True)
class _Inside:
    """Answers, for spans in rising order, whether they lie between marks."""

    spans: list[Span]
    at: int = 0

    def holds(self, span: Span) -> bool:
        while self.at < len(self.spans) and self.spans[self.at].end <= span.start:
            self.at += 1
        return self.at < len(self.spans) and self.spans[self.at].covers(span)


def _subjects(text: str, analysis: Analysis) -> frozenset[Span]:
    """Return the mentions that are subjects by their place: first in the sentence, behind no preposition."""
    found: dict[int, Span] = {}
    starts = [sentence.start for sentence in analysis.sentences]
    for mention in analysis.mentions:
        sentence = bisect_right(starts, mention.span.start) - 1
        if sentence in found:
            continue
        before = text[max(0, mention.span.start - 12) : mention.span.start].split()
        if not before or before[-1].lower() not in PREPOSITIONS:
            found[sentence] = mention.span
    return frozenset(found.values())


@define(kw_only=True)
class _Sources:
    """The sources of a document's quotes, found by what lies inside them."""

    spans: list[Span]
    starts: list[int]

    def around(self, span: Span) -> Span | None:
        """Return the source that covers ``span``."""
        at = bisect_right(self.starts, span.start) - 1
        return self.spans[at] if at >= 0 and self.spans[at].covers(span) else None


def _stands_for(walk: _Walk, mention: Mention, sources: _Sources) -> Draft | None:
    owner = walk.chains.owner
    if mention.span in owner:
        return owner[mention.span]
    if mention.form == "pronoun":
        draft = _pronoun(walk, mention, sources)
    else:
        draft = _nominal(walk, mention, sources.around(mention.span))
    if draft is not None:
        owner[mention.span] = draft
    return draft


# --- pronouns -----------------------------------------------------------------------------


def _pronoun(walk: _Walk, mention: Mention, sources: _Sources) -> Draft | None:
    if mention.span.of(walk.text).lower() in WRITER_PRONOUNS:
        return None
    if mention.span.of(walk.text).lower() in RELATIVES:
        return _antecedent(walk, mention)
    source = sources.around(mention.span)
    quote = walk.quotes.get(source) if source is not None else None
    ranked = sorted(
        (
            _rank(walk, mention, draft, trace, quote)
            for draft, trace in walk.recent.values()
            if _fits(draft, mention)
        ),
        key=lambda each: -each.points,
    )
    ranked = [each for each in ranked if each.points > 0]
    walk.chains.ranked[mention.span] = tuple(ranked[:4])
    if not ranked:
        return None
    draft = ranked[0].draft
    draft.mentions.append(mention)
    return draft


def _antecedent(walk: _Walk, mention: Mention) -> Draft | None:
    """Resolve a relative pronoun to what was mentioned right before it."""
    before = walk.before
    if before is None or walk.sentence_of(mention.span) != walk.sentence_of(before.span):
        return None
    draft = walk.chains.owner.get(before.span)
    if draft is None and before.form == "nominal":
        draft = walk.chains.owner[before.span] = walk.chains.registry.described(before, before.span)
    if draft is None:
        return None
    walk.chains.ranked[mention.span] = (
        Ranked(draft=draft, points=RECENT, reasons=("right before the relative",)),
    )
    draft.mentions.append(mention)
    return draft


def _fits(draft: Draft, mention: Mention) -> bool:
    """Say whether an entity can be meant by a pronoun at all."""
    if mention.gender is not None:
        person = draft.kind in {"person", "other"} and not _is_plural(draft)
        return person and draft.gender in {None, mention.gender}
    if mention.number == "plural":
        return draft.kind in {"group", "organization", "place"} or _is_plural(draft)
    return draft.kind in {"organization", "place", "other"} and not _is_plural(draft)


def _is_plural(draft: Draft) -> bool:
    return draft.kind == "group" or (bool(draft.mentions) and draft.mentions[0].number == "plural")


def _rank(walk: _Walk, mention: Mention, draft: Draft, trace: _Trace, quote: Quote | None) -> Ranked:
    begins = quote.contents[0].start if quote is not None else mention.span.start
    anchor = Span(min(begins, mention.span.start), mention.span.end)
    distance = max(0, walk.sentence_of(anchor) - trace.sentence)
    topic = trace.subject and distance == 1
    evidence = [
        (RECENT * max(0.0, 1 - distance / _FADES), f"mentioned {_ago(distance)}"),
        (SAME_SENTENCE if distance == 0 else 0.0, "in the same sentence"),
        (SUBJECT if trace.subject else 0.0, "subject of its sentence"),
        (TOPIC if topic else 0.0, "subject of the sentence before"),
        (SAME_SUBJECT if trace.subject and distance == 0 else 0.0, "subject of this very sentence"),
        (SPOKE_LAST if draft is walk.last_speaker else 0.0, "spoke last"),
        (
            SALIENT * draft.weight / max(each.weight for each, _ in walk.recent.values())
            if draft.weight
            else 0.0,
            "often named",
        ),
        (GENDER if mention.gender and draft.gender == mention.gender else 0.0, "gender agrees"),
        (
            NAMED_INSIDE if quote is not None and _named_in(draft, quote) else 0.0,
            "the quote speaks of it",
        ),
    ]
    counted = [(points, reason) for points, reason in evidence if points]
    return Ranked(
        draft=draft,
        points=sum(points for points, _ in counted),
        reasons=tuple(f"{reason} ({points:+.1f})" for points, reason in counted),
    )


def _ago(sentences: int) -> str:
    return "just before" if sentences == 0 else f"{sentences} sentence{'s' if sentences > 1 else ''} before"


def _named_in(draft: Draft, quote: Quote) -> bool:
    """Say whether a quotation itself speaks of somebody by name, as speakers seldom do of themselves."""
    if quote.kind == "indirect":
        return False
    return any(
        bisect_left(draft.named_at, part.start) < bisect_left(draft.named_at, part.end)
        for part in quote.contents
    )


# --- descriptions -------------------------------------------------------------------------


def _nominal(walk: _Walk, mention: Mention, source: Span | None) -> Draft | None:
    body = name_of_body(walk.text, mention)
    if body is not None:
        return walk.chains.registry.titled(mention, body)
    bearer = _bearer(walk, mention) if mention.definite else None
    if bearer is not None:
        bearer.mentions.append(mention)
        return bearer
    if source is not None:
        phrase = source if source.start == mention.span.start else mention.span
        return walk.chains.registry.described(mention, phrase)
    if mention.number == "plural" and mention.span in walk.subjects:
        return walk.chains.registry.described(mention, mention.span)
    return None


def _bearer(walk: _Walk, mention: Mention) -> Draft | None:
    """Find who was given the role that a definite description names."""
    words = [word for word in (mention.role or "").split() if word not in DETERMINERS | POSSESSIVE_PRONOUNS]
    if not words:
        return None
    fitting = [
        (fit, trace.start, draft)
        for draft, trace in walk.recent.values()
        if _same_gender(draft, mention) and (fit := _role_fit(draft, words)) > 0
    ]
    if not fitting:
        return None
    best = max(fitting, key=lambda each: each[:2])
    if best[0] < _SURE and len(fitting) > 1:
        return None
    return best[2]


def _same_gender(draft: Draft, mention: Mention) -> bool:
    return draft.gender is None or mention.gender is None or draft.gender == mention.gender


def _role_fit(draft: Draft, words: Sequence[str]) -> float:
    """Return how well somebody's known roles match a description: 0 where they do not.

    Above ``_SURE`` every word of the description is known of them; below it the
    head is, and what else is said of them ("the Vermont senator") is news.
    """
    best = 0.0
    for role in draft.roles:
        known = {meant for word in role.split() for meant in (word, *TITLE_MEANS.get(word, ()))}
        if words[-1] not in known or not _heads(role, words[-1]):
            continue
        unmatched = [word for word in words[:-1] if word not in known]
        foreign = any(word.capitalize() in _ORIGINS for word in role.split()) and len(words) == 1
        fit = _SURE + len(words) - (0.5 if foreign else 0.0) if not unmatched else _SURE / 2
        best = max(best, fit)
    return best


def _heads(role: str, word: str) -> bool:
    """Say whether a word, or the title that means it, is what a role ends in."""
    last = role.rsplit(maxsplit=1)[-1]
    return word == last or word in TITLE_MEANS.get(last, ())
