"""What speaks for and against an antecedent, one readable feature a line.

A feature holds of a candidate or it does not. Its name is what the table of
weights and a candidate's reasons call it. What to look at is what the
literature found to matter: recency, subjects and parallel roles (Lappin and
Leass 1994), salience and speakers (Ge, Hale and Charniak 1998; Raghunathan et
al. 2010). How much each counts is learned, see ``ranker``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from attrs import frozen

from quoteattr.lang.places import COUNTRIES, DEMONYMS
from quoteattr.lang.words import DETERMINERS, POSSESSIVE_PRONOUNS, TITLE_MEANS
from quoteattr.model import EntityKind, Mention, Quote, QuoteKind, Span
from quoteattr.resolve.entities import Draft, words_of
from quoteattr.resolve.memory import Place, Trace
from quoteattr.resolve.places import any_within

#: What is asked: for whom a pronoun stands, or whom a description describes.
Task = Literal["pronoun", "description"]

_NAMES_OF: Mapping[EntityKind, str] = MappingProxyType(
    {
        "person": "the name of a person",
        "organization": "the name of a body, or of a place that acts",
        "place": "the name of a place",
        "group": "the name of a group",
    }
)
_NAMED_INSIDE: Mapping[QuoteKind, str] = MappingProxyType(
    {
        "direct": "the quote speaks of them by name",
        "mixed": "the quote speaks of them by name",
        "indirect": "the reported clause speaks of them by name",
    }
)
#: The feature that an engine with a model of coreference gives.
LINKED = "the engine's coreference joins them"
_ORIGINS = frozenset(DEMONYMS) | COUNTRIES
#: Sentences back, up to each number, and how that is called; further back says nothing.
_DISTANCES = (
    (0, "in the same sentence"),
    (1, "one sentence before"),
    (2, "two sentences before"),
    (5, "three to five sentences before"),
)
#: How a known role fits a description, the best first.
FITS = (
    "the role is known, word for word",
    "the role is known, of somewhere else",
    "the role is known, what else is said is not",
)
#: What begins a description and says nothing of who is meant.
_LEADS = DETERMINERS | POSSESSIVE_PRONOUNS


@frozen(kw_only=True)
class Question:
    """A mention whose antecedent is asked for, with where and in which quote it speaks."""

    task: Task
    mention: Mention
    place: Place
    #: Sentence from which distance is counted: where the quote begins, if the mention follows it.
    sentence: int
    #: The quote whose source the mention is.
    quote: Quote | None
    last_speaker: Draft | None
    #: Whom the quote is told to, where that is somebody named.
    addressee: Draft | None
    #: From behind the mention to the end of its sentence.
    rest: Span
    #: The words of a description without determiners; empty for a pronoun.
    words: tuple[str, ...] = ()
    #: The first word of the mention, in lower case.
    lead: str = ""
    #: Identities of the drafts that the engine's coreference puts in one chain with the mention.
    linked: frozenset[int] = frozenset()


@frozen(kw_only=True)
class Option:
    """A candidate among the others: how many who fit were mentioned later, how often the foremost is."""

    trace: Trace
    later: int
    most: int


def features(question: Question, option: Option) -> tuple[str, ...]:
    """Return the names of the features that hold of a candidate."""
    found = [*_kind(question, option.trace), *_near(question, option), *_standing(option)]
    found += _speaking(question, option.trace)
    if id(option.trace.draft) in question.linked:
        found.append(LINKED)
    if question.task == "pronoun":
        found += _pronoun(question, option.trace)
    else:
        found += _description(question, option.trace)
    return tuple(found)


def _kind(question: Question, trace: Trace) -> Iterator[str]:
    mention, draft = question.mention, trace.draft
    if mention.number == "plural":
        asked = "several"
    else:
        asked = "a person" if mention.kind == "person" else "a body or thing"
    yield f"{asked} is meant"
    if question.quote is not None:
        yield f"{asked} speaks"
    if not draft.named:
        yield "described, not named"
    elif draft.kind == "other":
        yield "a name of unknown kind"
    elif asked != "a person":
        # News names a government by its capital.
        acts = draft.kind == "place" and trace.last.role == "subject"
        yield _NAMES_OF["organization" if acts else draft.kind]
    if mention.gender is not None:
        yield "gender agrees" if draft.gender == mention.gender else "gender unknown"


def _near(question: Question, option: Option) -> Iterator[str]:
    last = option.trace.last
    distance = max(0, question.sentence - last.sentence)
    for most, name in _DISTANCES:
        if distance <= most:
            yield name
            break
    paragraphs = question.place.paragraph - last.paragraph
    if paragraphs <= 1:
        yield "in the paragraph before" if paragraphs else "in the same paragraph"
    if option.later <= 1:
        yield "second latest who fits" if option.later else "latest who fits"
    if last.role == "subject" and distance <= 1:
        yield "subject of the sentence before" if distance else "subject of this very sentence"
        if distance and paragraphs == 0:
            yield "subject of the sentence before, in this paragraph"
        if distance and question.quote is not None:
            yield "subject of the sentence before, and this speaks"


def _standing(option: Option) -> Iterator[str]:
    trace = option.trace
    yield f"was {trace.last.role}"
    if trace.form != "name":
        yield f"last taken up by a {trace.form}"
    if trace.last.joined:
        yield "one of two named together"
    if trace.times == option.most and option.most > 1:
        yield "mentioned most"
    if trace.times == 1:
        yield "mentioned once"
    if trace.leads:
        yield "opens the article"


def _speaking(question: Question, trace: Trace) -> Iterator[str]:
    speaks = question.quote is not None
    paragraphs = question.place.paragraph - trace.last.paragraph
    if trace.draft is question.last_speaker:
        yield "spoke last, and this speaks" if speaks else "spoke last"
        if paragraphs <= 1:
            yield "spoke last, in the paragraph before" if paragraphs else "spoke last, in this paragraph"
    elif trace.spoke:
        yield "spoke before, and this speaks" if speaks else "spoke before"
    if trace.draft is question.addressee:
        yield "the quote is told to them"
    if question.quote is not None and _named_in(trace.draft, question.quote):
        yield _NAMED_INSIDE[question.quote.kind]
    elif any_within(trace.draft.named_at, question.rest):
        yield "named in the rest of the sentence"


def _named_in(draft: Draft, quote: Quote) -> bool:
    """Say whether a quote itself speaks of somebody by name, as speakers seldom do of themselves."""
    return any(any_within(draft.named_at, part.span) for part in quote.verbatim or quote.contents)


def _pronoun(question: Question, trace: Trace) -> Iterator[str]:
    place, last = question.place, trace.last
    if place.role == last.role:
        yield f"{last.role} as the pronoun is"
    if place.role == "object" and last.role == "subject" and place.sentence == last.sentence:
        yield "subject, where the pronoun is an object beside it"
    if place.role == "possessor" and place.sentence == last.sentence:
        yield "in the sentence of a possessive"


# --- descriptions -------------------------------------------------------------------------


def _description(question: Question, trace: Trace) -> Iterator[str]:
    words, draft = question.words, trace.draft
    yield fit(draft, words)
    if draft.named and words[-1] in words_of(draft.name)[-1:]:
        yield "the name ends in the noun"
    if len(words) > 1:
        yield "more than a noun is said"
    if is_owned(question):
        yield "somebody's"
    elif question.lead != "the":
        yield "without an article"


def is_owned(question: Question) -> bool:
    """Say whether a description says whose: "his lawyer", "Otto Brandt's lawyer"."""
    return question.lead in POSSESSIVE_PRONOUNS or "'s" in question.words


def fit(draft: Draft, words: Sequence[str]) -> str:
    """Say how somebody's known roles fit a description: one of ``FITS``, or of what says that none does."""
    known = [role for role in draft.roles if _heads(role, words[-1])]
    if not known:
        return "another role is known" if draft.roles else "no role is known"
    whole = [role for role in known if set(words) <= _meant(role)]
    if not whole:
        return FITS[2]
    foreign = len(words) == 1 and all(
        any(word.capitalize() in _ORIGINS for word in role.split()) for role in whole
    )
    return FITS[1] if foreign else FITS[0]


def _meant(role: str) -> set[str]:
    return {meant for word in role.split() for meant in (word, *TITLE_MEANS.get(word, ()))}


def _heads(role: str, word: str) -> bool:
    """Say whether a word, or the title that means it, is what a role ends in."""
    last = role.rsplit(maxsplit=1)[-1]
    return word == last or word in TITLE_MEANS.get(last, ())


def words_of_role(mention: Mention) -> tuple[str, ...]:
    """Return the words of a description without determiners and possessors."""
    return tuple(word for word in (mention.role or "").split() if word not in _LEADS)
