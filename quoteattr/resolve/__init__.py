"""From quotes to speakers: who stands behind each source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import evolve, frozen

from quoteattr.model import Analysis, Document, Entity, Mention, Quote, Span
from quoteattr.resolve.chains import build_chains
from quoteattr.resolve.entities import entity_id, entity_of
from quoteattr.resolve.medium import Circumstances, circumstances_of
from quoteattr.resolve.speakers import attribution_of

__all__ = ["Resolution", "resolve"]


@frozen(kw_only=True)
class Resolution:
    """The quotes with their attributions filled in, and the entities that they name."""

    quotes: tuple[Quote, ...]
    entities: tuple[Entity, ...]


def resolve(document: Document, analysis: Analysis, quotes: Sequence[Quote]) -> Resolution:
    """Give each quote its speaker, or say why not."""
    chains = build_chains(document.text, analysis, quotes)
    starts = [mention.span.start for mention in analysis.mentions]
    sentence_starts = [sentence.start for sentence in analysis.sentences]
    resolved = []
    for quote in quotes:
        inside = _inside_source(analysis, starts, quote)
        attribution = attribution_of(document, chains, inside, quote)
        around = _circumstances(document, analysis, sentence_starts, quote)
        resolved.append(
            evolve(
                quote,
                attribution=evolve(
                    attribution, medium=around.medium, addressee=around.addressee, relay=around.relay
                ),
            )
        )
    spoken = {candidate.speaker.id for quote in resolved for candidate in quote.attribution.candidates}
    entities: dict[str, Entity] = {}
    for draft in chains.registry.drafts:
        if draft.named or entity_id(document.id, draft) in spoken:
            entity = entity_of(document.id, document.text, draft)
            entities.setdefault(entity.id, entity)
    return Resolution(quotes=tuple(resolved), entities=tuple(entities.values()))


def _inside_source(analysis: Analysis, starts: Sequence[int], quote: Quote) -> list[Mention]:
    source = quote.attribution.source
    if source is None:
        return []
    first = bisect_left(starts, source.start)
    last = bisect_right(starts, source.end)
    return [mention for mention in analysis.mentions[first:last] if source.span.covers(mention.span)]


def _circumstances(
    document: Document, analysis: Analysis, starts: Sequence[int], quote: Quote
) -> Circumstances:
    cue, source = quote.attribution.cue, quote.attribution.source
    if cue is None or quote.attribution.rule == "floating":
        return Circumstances()
    sentence = analysis.sentences[max(0, bisect_right(starts, cue.start) - 1)]
    start, end = sentence.start, sentence.end
    for part in quote.verbatim:
        if part.end <= cue.start:
            start = max(start, part.end)
        elif part.start >= cue.end:
            end = min(end, part.start)
    return circumstances_of(
        document.text, Span(start, max(end, cue.end)), cue.span, source.span if source else None
    )
