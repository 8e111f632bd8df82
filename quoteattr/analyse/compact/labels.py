"""The label sets of the two taggers, and the way from spans to tags and back.

Source, cue and content never overlap in PolNeAR (28 of 61,000 spans in train
do, by mistake), so one layer of BIOES tags holds all three; several
attributions share a source, which the links tell, not the tags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What is at odds with the grammar of tags costs this much, in nats.
FORBIDDEN = -1e4


@frozen(order=True)
class Labelled:
    """A run of words, half-open, with its kind."""

    start: int
    end: int
    kind: str


@frozen
class LabelSet:
    """BIOES tags over some kinds: 0 is O, then B, I, E, S of each kind."""

    kinds: tuple[str, ...]

    def __len__(self) -> int:
        return 1 + 4 * len(self.kinds)

    @property
    def names(self) -> tuple[str, ...]:
        """The tags as text, by number."""
        return ("O", *(f"{part}-{kind}" for kind in self.kinds for part in "BIES"))

    def encode(self, spans: Iterable[Labelled], words: int) -> np.ndarray:
        """Give each of ``words`` words its tag; of spans that overlap the first wins."""
        tags = np.zeros(words, dtype=np.int64)
        for span in spans:
            if tags[span.start : span.end].any():
                continue
            base = 1 + 4 * self.kinds.index(span.kind)
            tags[span.start : span.end] = base + 1
            tags[span.start], tags[span.end - 1] = base, base + 2
            if span.end - span.start == 1:
                tags[span.start] = base + 3
        return tags

    def decode(self, tags: Sequence[int] | np.ndarray) -> list[Labelled]:
        """Read the spans off legal tags; an illegal step ends a span and begins none."""
        spans, start = [], -1
        for place, tag in enumerate(int(tag) for tag in tags):
            kind, part = (self.kinds[(tag - 1) // 4], "BIES"[(tag - 1) % 4]) if tag else ("", "O")
            if part in "BS":
                start = place
            if part in "ES" and start >= 0:
                spans.append(Labelled(start, place + 1, kind))
            if part in "OES":
                start = -1
        return spans

    def transitions(self) -> np.ndarray:
        """Score steps between tags: 0 where legal, else forbidden; [from, to]."""
        names = self.names
        legal = [[_follows(first, second) for second in names] for first in names]
        return np.where(legal, 0.0, FORBIDDEN).astype(np.float32)

    def edges(self) -> tuple[np.ndarray, np.ndarray]:
        """Score the first and the last tag of a paragraph."""
        start = np.array([0.0 if name[0] in "OBS" else FORBIDDEN for name in self.names], dtype=np.float32)
        end = np.array([0.0 if name[0] in "OES" else FORBIDDEN for name in self.names], dtype=np.float32)
        return start, end


def _follows(first: str, second: str) -> bool:
    if first[0] in "BI":
        return second[0] in "IE" and first[1:] == second[1:]
    return second[0] in "OBS"


FRAMES = LabelSet(("source", "cue", "content"))
NAMES = LabelSet(("PER", "ORG", "LOC", "NORP", "MISC"))
