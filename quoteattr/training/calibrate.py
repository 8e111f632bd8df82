"""Make probabilities mean what they say: a temperature for each head.

A head's scores are divided by one number before they become probabilities,
which moves no answer (Guo et al., ICML 2017). For the taggers it divides
scores of tags and of steps alike, so that what comes out are the marginals of
one distribution over paths, and the best path stays the best. The number is
the one that makes the right answers among those given likeliest (least
log loss).

Expected calibration error: answers are put into ten bins by probability; it is
the mean distance between a bin's mean probability and its share of right
answers, weighted by how many answers are in it (Naeini, Cooper and Hauskrecht,
AAAI 2015). It is measured on articles that had no say in the temperature: each
half of dev with the temperature of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from attrs import evolve, frozen

from quoteattr.analyse.compact.decode import FoundSpan, Grid, Runner, Tables, link, run, tag
from quoteattr.analyse.compact.encode import Encoded, Geometry, Special
from quoteattr.analyse.compact.labels import FRAMES, NAMES, LabelSet
from quoteattr.analyse.compact.paths import Lanes
from quoteattr.training.corpus import Corpus
from quoteattr.training.targets import Gold

BINS = 10
_RANGE = (0.4, 4.0)
#: Steps of the search: temperatures to a twentieth.
_ROUNDS = 8
_GOLDEN = (5**0.5 - 1) / 2
_DIGITS = 2


@frozen(kw_only=True, eq=False)
class Answers:
    """Answers given: how probable the model called each, and whether it was right."""

    probability: np.ndarray
    right: np.ndarray

    @classmethod
    def of(cls, pairs: Iterable[tuple[float, bool]]) -> Answers:
        """Take pairs of probability and verdict."""
        rows = np.array(list(pairs), dtype=float).reshape(-1, 2)
        return cls(probability=rows[:, 0], right=rows[:, 1].astype(bool))

    @classmethod
    def joined(cls, parts: Sequence[Answers]) -> Answers:
        """Put several together."""
        return cls(
            probability=np.concatenate([part.probability for part in parts]),
            right=np.concatenate([part.right for part in parts]),
        )

    def log_loss(self) -> float:
        """Return the mean surprise at the verdicts, in nats."""
        chances = np.clip(np.where(self.right, self.probability, 1 - self.probability), 1e-6, 1.0)
        return float(-np.log(chances).mean()) if len(chances) else 0.0

    def bins(self) -> list[tuple[float, float, int]]:
        """Return the mean probability, the share of right answers, and the number of answers of each bin."""
        places = np.minimum((self.probability * BINS).astype(int), BINS - 1)
        return [
            (float(self.probability[inside].mean()), float(self.right[inside].mean()), int(inside.sum()))
            for inside in (places == number for number in range(BINS))
            if inside.any()
        ]

    def error(self) -> float:
        """Return the expected calibration error, 0 to 1."""
        counts = self.bins()
        total = sum(count for _, _, count in counts)
        return sum(count * abs(said - true) for said, true, count in counts) / total if total else 0.0


@frozen(kw_only=True, eq=False)
class Judged:
    """A corpus with the network's scores: whatever the temperature, these stay."""

    corpus: Corpus
    grids: tuple[Grid, ...]
    tables: Tables

    @classmethod
    def of(
        cls, corpus: Corpus, runner: Runner, tables: Tables, special: Special, geometry: Geometry
    ) -> Judged:
        """Run the network over a corpus."""
        grids = run(corpus.encoded, runner, special, geometry)
        return cls(corpus=corpus, grids=tuple(grids), tables=tables)

    def halves(self) -> tuple[Judged, Judged]:
        """Part the articles: the first, the third and so on, and the others."""
        numbers = range(len(self.grids))
        first, second = (
            evolve(self, corpus=self.corpus.part(part), grids=tuple(self.grids[n] for n in part))
            for part in (numbers[::2], numbers[1::2])
        )
        return first, second

    def answers(self, head: str, temperature: float) -> Answers:
        """Return the answers of a head (``frames``, ``names`` or ``links``) at a temperature."""
        tables = evolve(self.tables, temperature={head: temperature})
        rows = zip(self.corpus.encoded, self.grids, self.corpus.gold, strict=True)
        return Answers.of(pair for row in rows for pair in _HEADS[head](*row, tables))


def _frames(encoded: Encoded, grid: Grid, gold: Gold, tables: Tables) -> Iterable[tuple[float, bool]]:
    heat = tables.temperature["frames"]
    return _spans(
        tag(grid.frames, Lanes.of(encoded.paragraph), FRAMES, tables.frames, heat), gold.frames, FRAMES
    )


def _names(encoded: Encoded, grid: Grid, gold: Gold, tables: Tables) -> Iterable[tuple[float, bool]]:
    heat = tables.temperature["names"]
    return _spans(tag(grid.names, Lanes.of(encoded.paragraph), NAMES, tables.names, heat), gold.names, NAMES)


def _spans(
    found: Iterable[FoundSpan], tags: np.ndarray | None, labels: LabelSet
) -> Iterable[tuple[float, bool]]:
    """Judge spans: right are those with the gold's kind, begin and end."""
    wanted = {(s.start, s.end, s.kind) for s in labels.decode(() if tags is None else tags)}
    return ((span.probability, (span.start, span.end, span.kind) in wanted) for span in found)


def _links(encoded: Encoded, grid: Grid, gold: Gold, tables: Tables) -> Iterable[tuple[float, bool]]:
    """Judge the links between the gold spans: right are attributions whose every link is the gold's."""
    spans = [*_gold_spans(gold.asking[0], "content"), *_gold_spans(gold.asked[0], "cue")]
    spans += _gold_spans(gold.asked[1], "source")
    cue_of, source_of = (
        {
            asking: gold.asked[relation][answer] if answer >= 0 else None
            for asking, answer in zip(gold.asking[relation], gold.answers[relation], strict=True)
        }
        for relation in (0, 1)
    )
    for frame in link(encoded, grid.links, sorted(spans, key=lambda span: span.start), tables):
        cue, source = (None if part is None else (part.start, part.end) for part in (frame.cue, frame.source))
        right = all(cue_of[one.start, one.end] == cue for one in frame.contents)
        yield frame.link, right and (cue is None or source_of[cue] == source)


def _gold_spans(spans: Iterable[tuple[int, int]], kind: str) -> list[FoundSpan]:
    return [
        FoundSpan(start=start, end=end, kind=kind, probability=1.0) for start, end in spans if end > start
    ]


_HEADS: dict[str, Callable[[Encoded, Grid, Gold, Tables], Iterable[tuple[float, bool]]]] = {
    "frames": _frames,
    "names": _names,
    "links": _links,
}


def temperature_of(judged: Judged, head: str) -> float:
    """Find the temperature of least log loss, by golden section over its logarithm (Kiefer 1953)."""
    low, high = np.log(_RANGE)

    def loss(place: float) -> float:
        return judged.answers(head, float(np.exp(place))).log_loss()

    left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    losses = loss(left), loss(right)
    for _ in range(_ROUNDS):
        if losses[0] <= losses[1]:
            high, right = right, left
            left = high - _GOLDEN * (high - low)
            losses = loss(left), losses[0]
        else:
            low, left = left, right
            right = low + _GOLDEN * (high - low)
            losses = losses[1], loss(right)
    return round(float(np.exp((low + high) / 2)), _DIGITS)


@frozen(kw_only=True, eq=False)
class Calibration:
    """What calibrating a head did."""

    #: FoundSpan on all of dev: what is shipped.
    temperature: float
    before: Answers
    #: Each half of dev with the temperature found on the other.
    after: Answers

    @classmethod
    def of(cls, judged: Judged, head: str) -> Calibration:
        """Calibrate a head."""
        first, second = judged.halves()
        crossed = [
            held.answers(head, temperature_of(used, head))
            for used, held in ((first, second), (second, first))
        ]
        return cls(
            temperature=temperature_of(judged, head),
            before=judged.answers(head, 1.0),
            after=Answers.joined(crossed),
        )

    def __str__(self) -> str:
        return (
            f"temperature {self.temperature:g}; expected calibration error {100 * self.before.error():.1f}% "
            f"before, {100 * self.after.error():.1f}% after, on articles held out"
        )
