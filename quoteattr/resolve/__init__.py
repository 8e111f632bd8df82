"""From quotes to speakers: who stands behind each source."""

from __future__ import annotations

from attrs import frozen

from quoteattr.model import Analysis, Document, Entity, Quote


@frozen(kw_only=True)
class Resolution:
    """The quotes with their attributions filled in, and the entities that they name."""

    quotes: tuple[Quote, ...]
    entities: tuple[Entity, ...]


def resolve(document: Document, analysis: Analysis, quotes: tuple[Quote, ...]) -> Resolution:
    """Give each quote its speaker, or say why not."""
    return Resolution(quotes=quotes, entities=())
