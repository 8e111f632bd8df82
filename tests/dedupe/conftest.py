"""Attributed documents made by hand, without the rooms that come before."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve, frozen

from quoteattr.model import (
    AttributedDocument,
    Attribution,
    Entity,
    EntityKind,
    Passage,
    Quote,
    QuoteKind,
    Speaker,
)


@frozen
class Press:
    """Prints documents out of quotes and speakers."""

    def named(self, name: str, kind: EntityKind = "person") -> Speaker:
        return Speaker(id=f"{kind}-{name.casefold().replace(' ', '-')}", name=name, kind=kind)

    def described(self, name: str, document_id: str) -> Speaker:
        return Speaker(id=f"{document_id}-{name}", name=name, kind="person", named=False)

    def quote(
        self,
        text: str,
        speaker: Speaker | None = None,
        *,
        kind: QuoteKind = "direct",
        speech: bool = True,
        medium: str | None = None,
    ) -> Quote:
        passage = Passage(start=0, end=len(text), text=text)
        where = None if medium is None else Passage(start=0, end=len(medium), text=medium)
        return Quote(
            id="",
            document_id="",
            kind=kind,
            speech=speech,
            text=text,
            contents=(passage,),
            verbatim=() if kind == "indirect" else (passage,),
            attribution=Attribution(speaker=speaker, medium=where),
        )

    def article(self, document_id: str, *quotes: Quote, **fields: object) -> AttributedDocument:
        placed = tuple(self._placed(document_id, place, quote) for place, quote in enumerate(quotes))
        speakers = {quote.attribution.speaker for quote in quotes} - {None}
        entities = [
            Entity(id=one.id, name=one.name, kind=one.kind, named=one.named) for one in speakers if one
        ]
        values: dict[str, Any] = {
            "id": document_id,
            "text": " ".join(quote.text for quote in quotes),
            "engine": "hand",
            "quotes": placed,
            "entities": tuple(sorted(entities, key=lambda entity: entity.id)),
        }
        return AttributedDocument(**(values | fields))

    def _placed(self, document_id: str, place: int, quote: Quote) -> Quote:
        moved = tuple(evolve(part, start=100 * place, end=100 * place + 50) for part in quote.contents)
        return evolve(quote, id=f"{document_id}#{place}", document_id=document_id, contents=moved)

    def two(self, one: str, other: str, **fields: object) -> list[AttributedDocument]:
        """Two articles of Jane Doe's, each with one of two texts."""
        doe = self.named("Jane Doe")
        return [
            self.article("a", self.quote(one, doe), **fields),
            self.article("b", self.quote(other, doe), **fields),
        ]


@pytest.fixture(scope="session")
def press() -> Press:
    return Press()
