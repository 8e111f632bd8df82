"""What pronouns and descriptions stand for, read in the order of the text.

A sieve whose steps can be read: names are joined beforehand; a relative goes
to what stands right before it; any other pronoun, and a description that
points back, goes to the candidate with the most points among those mentioned
lately, or to nobody where none has enough. Who is considered is said here,
what speaks for and against each in ``features``, how much in ``ranker``. The
order of the steps is that of Raghunathan et al. (2010).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define, field

from quoteattr.lang.words import RELATIVES, WRITER_PRONOUNS
from quoteattr.model import Analysis, Mention, Quote, Span
from quoteattr.resolve.entities import APPOSED, IS, Draft, Registry, name_of_body, named_entities
from quoteattr.resolve.features import FITS, Question, Task, fit, is_owned, words_of_role
from quoteattr.resolve.linked import Linked
from quoteattr.resolve.memory import Memory, Place, Trace
from quoteattr.resolve.places import Places, Sources
from quoteattr.resolve.ranker import Ranked, Ranker, learned_ranker, options_of

#: So many candidates of a mention are kept to be shown.
_SHOWN = 4


@define(kw_only=True)
class Chains:
    """The entities of a document and what every mention of it stands for."""

    registry: Registry
    owner: dict[Span, Draft]
    #: For mentions that needed choosing: the candidates, best first, those who did not suffice included.
    ranked: dict[Span, tuple[Ranked, ...]] = field(factory=dict)


@define(kw_only=True)
class _Walk:
    """The state of a walk through a document's mentions."""

    text: str
    chains: Chains
    places: Places
    rank: Ranker
    #: Source span to the quote that it is the source of.
    quotes: Mapping[Span, Quote]
    #: Where a name begins, to who is named.
    named_from: Mapping[int, Draft]
    linked: Linked
    memory: Memory = field(factory=Memory)
    #: The mention before the present one, and its place.
    before: tuple[Mention, Place] | None = None


def build_chains(
    text: str, analysis: Analysis, quotes: Sequence[Quote], rank: Ranker | None = None
) -> Chains:
    """Find out what every mention outside quotations stands for; ``rank`` orders the candidates."""
    registry, owner = named_entities(text, analysis.mentions)
    by_source = {quote.attribution.source.span: quote for quote in quotes if quote.attribution.source}
    walk = _Walk(
        text=text,
        chains=Chains(registry=registry, owner=owner),
        places=Places.of(text, analysis, Sources(spans=sorted(by_source))),
        rank=rank or learned_ranker(),
        quotes=by_source,
        named_from={span.start: draft for span, draft in owner.items()},
        linked=Linked.of(analysis.chains),
    )
    inside = _Inside(spans=sorted(part.span for quote in quotes for part in quote.verbatim if quote.speech))
    for mention in analysis.mentions:
        if inside.holds(mention.span):
            continue
        place = walk.places.place(mention)
        draft = _stands_for(walk, mention, place)
        walk.before = (mention, place)
        if draft is not None:
            walk.memory.see(draft, mention, place)
            walk.linked.meet(mention, draft)
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


def _stands_for(walk: _Walk, mention: Mention, place: Place) -> Draft | None:
    owner = walk.chains.owner
    if mention.span in owner:
        return owner[mention.span]
    find = _pronoun if mention.form == "pronoun" else _nominal
    draft = find(walk, mention, place)
    if draft is not None:
        owner[mention.span] = draft
    return draft


# --- pronouns -----------------------------------------------------------------------------


def _pronoun(walk: _Walk, mention: Mention, place: Place) -> Draft | None:
    word = mention.span.of(walk.text).lower()
    if word in WRITER_PRONOUNS:
        return None
    if word in RELATIVES:
        return _antecedent(walk, mention, place)
    return _choose(walk, _question(walk, "pronoun", mention, place))


def _antecedent(walk: _Walk, mention: Mention, place: Place) -> Draft | None:
    """Resolve a relative pronoun to what was mentioned right before it."""
    if walk.before is None or walk.before[1].sentence != place.sentence:
        return None
    draft = walk.chains.owner.get(walk.before[0].span)
    if draft is None:
        return None
    walk.chains.ranked[mention.span] = (
        Ranked(draft=draft, points=0.0, share=1.0, reasons=("right before the relative",)),
    )
    draft.mentions.append(mention)
    return draft


def _question(walk: _Walk, task: Task, mention: Mention, place: Place) -> Question:
    source = walk.places.sources.around(mention.span)
    quote = walk.quotes[source] if source is not None and place.speaks else None
    begins = min(quote.contents[0].start, place.start) if quote is not None else place.start
    return Question(
        task=task,
        mention=mention,
        place=place,
        sentence=walk.places.sentence_of(begins),
        quote=quote,
        last_speaker=walk.memory.last_speaker,
        addressee=_addressee(walk, quote) if quote is not None else None,
        rest=Span(mention.span.end, walk.places.end_of(place.sentence)),
        words=words_of_role(mention),
        lead=mention.span.of(walk.text).split()[0].lower(),
        linked=walk.linked.known(mention),
    )


def _addressee(walk: _Walk, quote: Quote) -> Draft | None:
    """Return who is named right behind the cue: "told Ann Lee"."""
    cue = quote.attribution.cue
    return walk.named_from.get(cue.end + 1) if cue is not None else None


def _choose(walk: _Walk, question: Question) -> Draft | None:
    """Ask the ranker, and take the best candidate if it beats nobody."""
    mention = question.mention
    fits = _fits if question.task == "pronoun" else _may_bear
    fitting = [trace for trace in walk.memory.latest_first() if fits(trace.draft, mention)]
    if question.task == "description":
        fitting = _bearers(fitting, question)
    ranked = walk.rank(question, options_of(fitting))
    if not ranked:
        return None
    walk.chains.ranked[mention.span] = ranked[:_SHOWN]
    if ranked[0].points <= 0:
        return None
    draft = ranked[0].draft
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


# --- descriptions -------------------------------------------------------------------------


def _nominal(walk: _Walk, mention: Mention, place: Place) -> Draft | None:
    body = name_of_body(walk.text, mention)
    if body is not None:
        return walk.chains.registry.titled(mention, body)
    said_of = _said_of(walk, mention, place)
    if said_of is not None:
        said_of.take(walk.text, mention)
        return said_of
    bearer = None
    if mention.definite and words_of_role(mention):
        bearer = _choose(walk, _question(walk, "description", mention, place))
    if bearer is not None:
        return bearer
    source = walk.places.sources.around(mention.span)
    phrase = source if source is not None and place.speaks else mention.span
    return walk.chains.registry.described(mention, phrase)


def _bearers(traces: list[Trace], question: Question) -> list[Trace]:
    """Keep those whose known role fits a description best.

    Where nobody's does, all are kept, unless the description says whose it is:
    the lawyer of somebody is seldom who was spoken of, least of all the owner.
    """
    fits = [(fit(trace.draft, question.words), trace) for trace in traces]
    for wanted in FITS:
        bearers = [trace for found, trace in fits if found == wanted]
        if bearers:
            return bearers
    return [] if is_owned(question) else traces


def _said_of(walk: _Walk, mention: Mention, place: Place) -> Draft | None:
    """Find of whom a description is said outright: "Ann Lee, a doctor", "she is a doctor"."""
    if walk.before is None or mention.kind != "person" or place.speaks:
        return None
    before, there = walk.before
    draft = walk.chains.owner.get(before.span)
    fits = draft is not None and draft.kind in {"person", "other"} and not _is_plural(draft)
    if not fits or mention.number == "plural" or there.sentence != place.sentence:
        return None
    between = walk.text[before.span.end : place.start]
    apposed = before.form == "name" and APPOSED.fullmatch(between)
    return draft if apposed or IS.fullmatch(between) else None


def _may_bear(draft: Draft, mention: Mention) -> bool:
    """Say whether an entity can be what a description describes at all."""
    if draft.gender is not None and mention.gender is not None and draft.gender != mention.gender:
        return False
    if _is_plural(draft) or mention.number == "plural":
        return _is_plural(draft) and mention.number == "plural"
    if mention.kind == "person":
        return draft.kind in {"person", "other"}
    return draft.kind in {"organization", "place", "other"}
