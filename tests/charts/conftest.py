"""Canonical quotes made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import frozen

from quoteattr.model import Attestation, CanonicalQuote, Relation, Speaker

pytest.importorskip("matplotlib")

#: Who printed it, and when.
Place = tuple[str | None, str | None]


@frozen
class Maker:
    """Makes canonical quotes."""

    def quote(self, *places: Place, **fields: Any) -> CanonicalQuote:  # noqa: ANN401  any field
        attestations = tuple(self.attestation(f"d{number}", *place) for number, place in enumerate(places))
        values: dict[str, Any] = {
            "id": "q",
            "text": "We will rebuild.",
            "speaker": None,
            "variants": (),
            "attestations": attestations,
            "conflicts": (),
            "first_seen": None,
            "documents": tuple(one.document_id for one in attestations),
        }
        return CanonicalQuote(**(values | fields))

    def attestation(  # noqa: PLR0913, PLR0917  a field each
        self,
        document: str,
        outlet: str | None = None,
        published: str | None = None,
        speaker: Speaker | None = None,
        text: str = "We will rebuild.",
        relation: Relation = "exact",
    ) -> Attestation:
        return Attestation(
            document_id=document,
            quote_id=f"{document}#0-16",
            text=text,
            relation=relation,
            score=1.0,
            outlet=outlet,
            published=published,
            speaker=speaker,
        )

    def said(self, speaker: Speaker | None, *texts: str) -> CanonicalQuote:
        attestations = tuple(
            self.attestation(f"d{number}", speaker=speaker, text=text) for number, text in enumerate(texts)
        )
        return self.quote(attestations=attestations)

    def speaker(self, name: str, *, named: bool = True) -> Speaker:
        return Speaker(id=f"person:{name}", name=name, kind="person", named=named)


@pytest.fixture(scope="session")
def make() -> Maker:
    return Maker()
