"""From the network's scores to spans and frames: the best legal path, its probabilities, the links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from attrs import field, frozen

from quoteattr.analyse.compact.encode import Batch, Encoded, Geometry, Special, batches, windows
from quoteattr.analyse.compact.labels import FRAMES, NAMES, Labelled, LabelSet
from quoteattr.analyse.compact.links import ASKED, ASKING, WIDTH, bucket, role, score
from quoteattr.analyse.compact.paths import Lanes, Steps, Sums, best_paths, chance

#: A link reaches so many paragraphs, which is what windows show the model.
_PARAGRAPHS = 2
#: It reaches the nearest span each way and crosses none: in PolNeAR train 99.3% of the contents have no
#: other cue between them and their own, and 99.4% of the cues no other source.
_SPANS = 1


class Grid(NamedTuple):
    """What the network says, of every place of a batch or of every word of an article."""

    frames: np.ndarray
    names: np.ndarray
    links: np.ndarray


class Runner(Protocol):
    """Runs the network over one batch, in torch or in onnxruntime."""

    def __call__(self, batch: Batch, /) -> Grid:
        """Return the scores of every place."""


@frozen(kw_only=True)
class FoundSpan:
    """A span that the model found: words, kind, probability."""

    start: int
    end: int
    kind: str
    probability: float


@frozen(kw_only=True)
class FoundFrame:
    """One attribution that the model found, with the probability of its weakest link."""

    contents: tuple[FoundSpan, ...]
    cue: FoundSpan | None
    source: FoundSpan | None
    link: float


@frozen(kw_only=True)
class Decoded:
    """All that the model says of an article."""

    spans: tuple[FoundSpan, ...]
    names: tuple[Labelled, ...]
    frames: tuple[FoundFrame, ...]


@frozen(kw_only=True, eq=False)
class Tables:
    """What decoding needs beside the network: small tables that were learned with it."""

    frames: Steps
    names: Steps
    #: Bias of a link by distance, and the score of "none": by relation.
    distance: np.ndarray
    none: np.ndarray
    #: Temperature of each head (Guo et al. 2017): divides its scores before they become probabilities.
    temperature: Mapping[str, float] = field(factory=dict)

    @classmethod
    def read(cls, given: Mapping[str, np.ndarray], temperature: Mapping[str, float] | None = None) -> Tables:
        """Take the tables under the names that the model's file gives them."""
        steps = {
            head: Steps(*(np.asarray(given[f"{head}_{part}"]) for part in ("steps", "start", "end")))
            for head in ("frames", "names")
        }
        return cls(
            frames=steps["frames"],
            names=steps["names"],
            distance=np.asarray(given["distance"]),
            none=np.asarray(given["none"]),
            temperature=dict(temperature or {}),
        )


def run(
    articles: Sequence[Encoded], runner: Runner, special: Special, geometry: Geometry, pieces: int = 0
) -> list[Grid]:
    """Run the network over articles; return the scores of each one's words.

    Each window is run by itself unless ``pieces`` allows batches. On a CPU that is the quickest, and
    what is said of a window then depends on nothing else: 8-bit activations share a scale in a batch.
    """
    cut = [w for n, encoded in enumerate(articles) for w in windows(encoded, special, geometry, article=n)]
    grids = [_blank(encoded.words) for encoded in articles]
    for batch in batches(cut, special.padding, pieces):
        scores = runner(batch)
        for row, window in enumerate(batch.windows):
            places = window.places[window.start - window.left : window.end - window.left]
            for target, part in zip(grids[window.article], scores, strict=True):
                target[window.start : window.end] = part[row, places]
    return grids


def _blank(words: int) -> Grid:
    return Grid(*(np.zeros((words, size), dtype=np.float32) for size in (len(FRAMES), len(NAMES), WIDTH)))


def decode(encoded: Encoded, grid: Grid, tables: Tables) -> Decoded:
    """Read an article's spans, names and frames off its scores."""
    lanes = Lanes.of(encoded.paragraph)
    heat = tables.temperature
    spans = tag(grid.frames, lanes, FRAMES, tables.frames, heat.get("frames", 1.0))
    # How sure the names are is asked by nobody, and would cost as much again.
    names = tuple(NAMES.decode(best_paths(grid.names, lanes, tables.names)))
    return Decoded(spans=spans, names=names, frames=link(encoded, grid.links, spans, tables))


def tag(
    rows: np.ndarray, lanes: Lanes, labels: LabelSet, steps: Steps, temperature: float = 1.0
) -> tuple[FoundSpan, ...]:
    """Find the best legal tags of each paragraph, and each span's probability."""
    spans = labels.decode(best_paths(rows, lanes, steps))
    if not spans:
        return ()
    cooled, slopes = rows / temperature, steps.over(temperature)
    sums = Sums.over(cooled, lanes, slopes)
    return tuple(
        FoundSpan(
            start=span.start,
            end=span.end,
            kind=span.kind,
            probability=chance(span, labels, cooled, slopes, sums),
        )
        for span in spans
    )


def link(
    encoded: Encoded, vectors: np.ndarray, spans: Sequence[FoundSpan], tables: Tables
) -> tuple[FoundFrame, ...]:
    """Join contents to cues and cues to sources; a content without a cue makes a frame of its own."""
    contents, cues, sources = ([s for s in spans if s.kind == kind] for kind in ("content", "cue", "source"))
    article = _Article(encoded=encoded, vectors=vectors, tables=tables)
    to_cue = list(_choices(article, contents, cues, 0))
    to_source = list(_choices(article, cues, sources, 1))
    groups: dict[int, list[tuple[FoundSpan, float]]] = {}
    for number, (content, (cue, probability)) in enumerate(zip(contents, to_cue, strict=True)):
        groups.setdefault(cue if cue >= 0 else -1 - number, []).append((content, probability))
    frames = []
    for cue, members in groups.items():
        source, sure = to_source[cue] if cue >= 0 else (-1, 1.0)
        frames.append(
            FoundFrame(
                contents=tuple(content for content, _ in members),
                cue=cues[cue] if cue >= 0 else None,
                source=sources[source] if source >= 0 else None,
                link=min(sure, *(probability for _, probability in members)),
            )
        )
    return tuple(sorted(frames, key=lambda frame: frame.contents[0].start))


@frozen(kw_only=True, eq=False)
class _Article:
    """What linking looks at."""

    encoded: Encoded
    vectors: np.ndarray
    tables: Tables


def _choices(
    article: _Article, asking: Sequence[FoundSpan], asked: Sequence[FoundSpan], relation: int
) -> Iterator[tuple[int, float]]:
    """Yield for each that asks the number of its answer (-1: none) and the answer's probability."""
    if not asking or not asked:
        yield from ((-1, 1.0) for _ in asking)
        return
    first, second = (np.array([(s.start, s.end) for s in spans]) for spans in (asking, asked))
    bounds, vectors, tables = article.encoded.paragraph, article.vectors, article.tables
    here, there = (np.searchsorted(bounds, spans[:, 0], side="right") for spans in (first, second))
    wanted, offered = _role(vectors, first, ASKING[relation]), _role(vectors, second, ASKED[relation])
    heat = tables.temperature.get("links", 1.0)
    for number, (low, high) in enumerate(_reach(first, second, here, there)):
        apart = there[low:high] - here[number]
        sorts = bucket(first[number], second[low:high], apart)
        found = score(wanted[number], offered[low:high], sorts, tables.distance[relation])
        found = np.concatenate([tables.none[relation : relation + 1], found]) / heat
        chances = np.exp(found - found.max())
        best = int(chances.argmax())
        yield (low + best - 1 if best else -1), float(chances[best] / chances.sum())


def _reach(
    first: np.ndarray, second: np.ndarray, here: np.ndarray, there: np.ndarray
) -> Iterator[tuple[int, int]]:
    """Yield the run of spans that each span may be linked to: the nearest before it and behind it."""
    lows = np.searchsorted(there, here - _PARAGRAPHS, side="left")
    highs = np.searchsorted(there, here + _PARAGRAPHS, side="right")
    middles = np.searchsorted(second[:, 0], first[:, 0])
    for low, high, middle in zip(lows.tolist(), highs.tolist(), middles.tolist(), strict=True):
        yield max(low, middle - _SPANS), min(high, middle + _SPANS)


def _role(vectors: np.ndarray, spans: np.ndarray, part: int) -> np.ndarray:
    return role(vectors[spans[:, 0]], vectors[spans[:, 1] - 1], part)
