"""The compact engine: a small network that finds names and attributions, with or without marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from attrs import field, frozen

from quoteattr.analyse.compact.decode import Decoded, FoundFrame, FoundSpan, decode, run
from quoteattr.analyse.compact.encode import Encoded, encode
from quoteattr.analyse.compact.labels import Labelled
from quoteattr.analyse.compact.names import join_names
from quoteattr.analyse.compact.network import BUNDLED, Network
from quoteattr.analyse.layout import paragraphs, tokenize
from quoteattr.analyse.mentions import find_mentions
from quoteattr.analyse.names import find_names
from quoteattr.model import Analysis, Document, EntityKind, Frame, Name, Span

#: The rule that frames of the network carry.
RULE = "model"

#: The network's kinds of names (those of OntoNotes, folded) and ours.
_KINDS: dict[str, EntityKind] = {
    "PER": "person",
    "ORG": "organization",
    "LOC": "place",
    "NORP": "group",
    "MISC": "other",
}


@frozen(kw_only=True)
class CompactEngine:
    """Frames by the network, names by network and rules, tokens and mentions by rule.

    ``model`` is the folder of a model; the bundled one if not given. The model is loaded with the
    first document. A document's result depends on nothing but the document.
    """

    model: Path = field(default=BUNDLED, converter=Path)
    #: Threads that the network may use.
    threads: int = 1

    @property
    def name(self) -> str:
        """Name of the engine."""
        return "compact"

    @cached_property
    def network(self) -> Network:
        """The network; opening it raises ModelError where its files are damaged."""
        return Network.load(self.model, self.threads)

    def analyse(self, document: Document) -> Analysis:
        """Analyse one document; never raise on its text."""
        text = document.text
        pieces = paragraphs(text)
        sentences, tokens = tokenize(text, pieces)
        encoded = encode(text, [(piece.start, piece.end) for piece in pieces], self.network.tokenizer)
        decoded = self._read(encoded)
        names = join_names(find_names(text, tokens), list(_names(text, encoded, decoded)))
        return Analysis(
            engine=self.name,
            paragraphs=pieces,
            sentences=sentences,
            tokens=tokens,
            names=names,
            mentions=find_mentions(text, tokens, names),
            frames=tuple(_frame(encoded, frame) for frame in decoded.frames),
        )

    def _read(self, encoded: Encoded) -> Decoded:
        network = self.network
        (grid,) = run([encoded], network, network.special, network.geometry)
        return decode(encoded, grid, network.tables)


def _names(text: str, encoded: Encoded, decoded: Decoded) -> Iterator[Name]:
    """Yield the model's names; a group only in the plural, as "Italian" before a title names nobody."""
    for found in decoded.names:
        span = _span(encoded, found)
        kind = _KINDS[found.kind]
        if kind != "group" or span.of(text).endswith("s"):
            yield Name(span=span, kind=kind)


def _frame(encoded: Encoded, found: FoundFrame) -> Frame:
    return Frame(
        source=_span(encoded, found.source) if found.source else None,
        cue=_span(encoded, found.cue) if found.cue else None,
        contents=tuple(_span(encoded, content) for content in found.contents),
        rule=RULE,
        score=min(found.link, *_chances(found.contents)),
    )


def _chances(spans: Sequence[FoundSpan]) -> list[float]:
    return [span.probability for span in spans]


def _span(encoded: Encoded, found: FoundSpan | Labelled) -> Span:
    return Span(int(encoded.offsets[found.start][0]), int(encoded.offsets[found.end - 1][1]))
