"""Archives made by hand: a few sayings, cut and edited as outlets do, in many documents."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from attrs import frozen

from quoteattr.model import AttributedDocument, Attribution, Entity, Passage, Quote, Speaker

TEXTS = (
    "We will never again dredge the northern channel without asking the fishermen who live there.",
    "The harbour wall was built by our grandfathers and it will outlive every minister in this room.",
    "Our hospital treated forty wounded children overnight, and not one surgeon went home to sleep.",
    "In Congress, Mike will work hard to grow the economy, cut taxes and defend the northern border.",
    "In Congress, Laura will work hard to grow the economy, cut taxes and defend the northern border.",
    "Congratulations to both sides on this negotiation. This could lead to something big for the valley.",
    "root causes",
    "necessary",
)
SPEAKERS = (
    None,
    Speaker(id="person:ann-holt", name="Ann Holt", kind="person"),
    Speaker(id="person:holt", name="Holt", kind="person"),
    Speaker(id="person:bert-marsh", name="Bert Marsh", kind="person"),
    Speaker(id="body:council", name="the council", kind="organization"),
)
DATES = (None, "2025-05-23", "2025-05-24T09:00:00Z", "2025-07-01")


@frozen
class Maker:
    """Makes documents."""

    def document(
        self,
        name: str,
        *quotes: tuple[str, Speaker | None],
        **fields: Any,  # noqa: ANN401 - any field
    ) -> AttributedDocument:
        made, text = [], ""
        for words, speaker in quotes:
            passage = Passage(start=len(text), end=len(text) + len(words), text=words)
            made.append(
                Quote(
                    id=f"{name}#{passage.start}-{passage.end}",
                    document_id=name,
                    kind="direct",
                    speech=True,
                    text=words,
                    contents=(passage,),
                    verbatim=(passage,),
                    attribution=Attribution(speaker=speaker),
                )
            )
            text += words + "\n"
        named = {speaker for _, speaker in quotes if speaker is not None}
        entities = tuple(
            Entity(id=one.id, name=one.name, kind=one.kind) for one in sorted(named, key=lambda one: one.id)
        )
        values: dict[str, Any] = {"id": name, "text": text, "quotes": tuple(made), "entities": entities}
        return AttributedDocument(**(values | {"engine": "hand"} | fields))

    def speaker(self, name: str) -> Speaker:
        return Speaker(id=f"person:{name}", name=name, kind="person")

    def archive(self, seed: int, documents: int) -> list[AttributedDocument]:
        random = Random(seed)  # noqa: S311 - no secret
        return [self._random(f"d{number}", random) for number in range(documents)]

    def _random(self, name: str, random: Random) -> AttributedDocument:
        quotes = [
            (self._edited(random.choice(TEXTS), random), random.choice(SPEAKERS))
            for _ in range(random.randrange(4))
        ]
        return self.document(name, *quotes, published=random.choice(DATES))

    def _edited(self, text: str, random: Random) -> str:
        words = text.split()
        place, third = random.randrange(len(words)), len(words) // 3
        return random.choice(
            (
                text,
                text,
                " ".join(words[:place]),
                " ".join(words[place:]),
                " ".join([*words[:third], "…", *words[third + 3 :]]),
                " ".join([*words[:place], "certainly", *words[place + 1 :]]),
                text.upper(),
            )
        )


@pytest.fixture(scope="session")
def maker() -> Maker:
    return Maker()
