"""From sources to speakers, with a status that keeps its promise."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from quoteattr.lang.words import ARTICLES_DEFINITE
from quoteattr.model import Attribution, Candidate, Document, Mention, Quote, Span, Status
from quoteattr.resolve.chains import Chains, Ranked
from quoteattr.resolve.entities import Draft, speaker_of

#: By how many points the best candidate must lead for an attribution to count as resolved.
_LEAD = 1.0
_NOBODY = "the text names no source"
_TERM = "a term between marks, not speech"


@frozen(kw_only=True)
class _Verdict:
    status: Status
    reason: str
    #: Certainty that the speaker is right where the source is, between 0 and 1.
    certainty: float


def attribution_of(
    document: Document, chains: Chains, mentions: Sequence[Mention], quote: Quote
) -> Attribution:
    """Complete the attribution of one quote with its speaker.

    ``mentions`` are those inside the quote's source, in order.
    """
    attribution = quote.attribution
    if not quote.speech:
        return evolve(attribution, reason=_TERM, rule="term")
    if attribution.source is None:
        return evolve(attribution, reason=_NOBODY)
    mention = _principal(document.text, chains, mentions, attribution.source.span)
    draft = chains.owner.get(mention.span) if mention is not None else None
    if mention is None or draft is None:
        return evolve(attribution, reason=f"nothing tells who “{attribution.source.text}” is", score=0.0)
    ranked = chains.ranked.get(mention.span) or _rivals(chains, mention) or (_certain(draft, mention),)
    verdict = _judge(document.text, mention, ranked)
    return evolve(
        attribution,
        status=verdict.status,
        reason=verdict.reason,
        score=round(attribution.score * verdict.certainty, 3),
        speaker=speaker_of(document.id, draft) if verdict.status == "resolved" else None,
        candidates=_candidates(document, ranked),
    )


def _principal(text: str, chains: Chains, mentions: Sequence[Mention], source: Span) -> Mention | None:
    """Choose which mention inside a source is the one who speaks.

    A person named there speaks, not the body or place that describes them,
    unless the name only says whose aide it is.
    """
    known = [mention for mention in mentions if mention.span in chains.owner]
    if not known:
        return None
    first = max(
        (each for each in known if each.span.start == known[0].span.start), key=lambda each: len(each.span)
    )
    last = known[-1]
    apposed = last.span.end == source.end and last.form == "name" and last.kind in {"person", "other"}
    if first.form == "nominal" and apposed and text[last.span.start - 2 : last.span.start] == ", ":
        return last
    return first


def _rivals(chains: Chains, mention: Mention) -> tuple[Ranked, ...]:
    rivals = chains.registry.rivals.get(mention.span, ())
    return tuple(Ranked(draft=draft, points=5.0, reasons=("bears the surname",)) for draft in rivals)


def _certain(draft: Draft, mention: Mention) -> Ranked:
    how = {
        "name": "named in the source",
        "nominal": "described by the source",
        "pronoun": "the only one who fits",
    }
    return Ranked(draft=draft, points=10.0, reasons=(how[mention.form],))


def _judge(text: str, mention: Mention, ranked: Sequence[Ranked]) -> _Verdict:
    best = ranked[0]
    if mention.form == "name" and len(ranked) > 1:
        return _Verdict(status="ambiguous", reason="several bear the surname", certainty=1 / len(ranked))
    if mention.form == "name":
        return _Verdict(status="resolved", reason="the source is a name", certainty=1.0)
    if mention.form == "nominal" and _may_be_named(text, mention, best.draft):
        return _Verdict(
            status="ambiguous", reason="the description may mean somebody the article names", certainty=0.5
        )
    if mention.form == "nominal":
        reason = "the source bears the role" if best.draft.named else "the source is described, not named"
        return _Verdict(status="resolved", reason=reason, certainty=0.9)
    share = best.points / sum(each.points for each in ranked)
    if len(ranked) > 1 and best.points - ranked[1].points < _LEAD:
        rival = ranked[1].draft.name
        return _Verdict(
            status="ambiguous", reason=f"{best.draft.name} and {rival} fit nearly as well", certainty=share
        )
    lead = "nobody else fits" if len(ranked) == 1 else f"{ranked[1].draft.name} fits less"
    return _Verdict(
        status="resolved",
        reason=f"the pronoun stands for {best.draft.name}: {lead}",
        certainty=max(share, 0.8),
    )


def _may_be_named(text: str, mention: Mention, draft: Draft) -> bool:
    """Say whether "the" describes one person of whom nothing was said before."""
    one_person = mention.kind == "person" and mention.number == "singular"
    known = mention.span.of(text).split()[0].lower() in ARTICLES_DEFINITE
    introduced = draft.mentions[0].span == mention.span
    return not draft.named and introduced and known and one_person


def _candidates(document: Document, ranked: Sequence[Ranked]) -> tuple[Candidate, ...]:
    total = sum(each.points for each in ranked)
    return tuple(
        Candidate(
            speaker=speaker_of(document.id, each.draft),
            score=round(each.points / total, 3),
            reasons=each.reasons,
        )
        for each in ranked
    )
