"""From the network's scores to spans and frames: the best legal path, its probabilities, the links."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from attrs import frozen

from quoteattr.analyse.compact.encode import batches, windows
from quoteattr.analyse.compact.labels import FRAMES, NAMES, Labelled, LabelSet
from quoteattr.analyse.compact.links import ASKED, ASKING, WIDTH, bucket, role, score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quoteattr.analyse.compact.encode import Batch, Encoded, Geometry, Special


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
class Found:
    """A span that the model found: words, kind, probability."""

    start: int
    end: int
    kind: str
    probability: float


@frozen(kw_only=True)
class FoundFrame:
    """One attribution that the model found, with the probability of its weakest link."""

    contents: tuple[Found, ...]
    cue: Found | None
    source: Found | None
    link: float


@frozen(kw_only=True)
class Decoded:
    """All that the model says of an article."""

    spans: tuple[Found, ...]
    names: tuple[Found, ...]
    frames: tuple[FoundFrame, ...]


def run(
    articles: Sequence[Encoded], runner: Runner, special: Special, geometry: Geometry, pieces: int = 2048
) -> list[Grid]:
    """Run the network over articles; return the scores of each one's words."""
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


def decode(encoded: Encoded, grid: Grid, tables: Mapping[str, np.ndarray]) -> Decoded:
    """Read an article's spans, names and frames off its scores."""
    spans = tag(encoded, grid.frames, FRAMES, tables, "frames")
    names = tag(encoded, grid.names, NAMES, tables, "names")
    return Decoded(spans=spans, names=names, frames=link(encoded, grid.links, spans, tables))


def tag(
    encoded: Encoded, scores: np.ndarray, labels: LabelSet, tables: Mapping[str, np.ndarray], head: str
) -> tuple[Found, ...]:
    """Find the best legal tags of each paragraph, and each span's probability."""
    steps, start, end = (tables[f"{head}_{part}"] for part in ("steps", "start", "end"))
    found: list[Found] = []
    for first, last in _paragraphs(encoded):
        rows = scores[first:last]
        spans = labels.decode(viterbi(rows, steps, start, end))
        if spans:
            forward, backward, total = sums(rows, steps, start, end)
            for span in spans:
                weight = _through(span, labels, rows, steps, forward, backward) - total
                found.append(_found(span, first, min(1.0, float(np.exp(weight)))))
    return tuple(found)


def _paragraphs(encoded: Encoded) -> list[tuple[int, int]]:
    bounds = encoded.paragraph.tolist()
    return [(a, b) for a, b in pairwise(bounds) if b > a]


def _found(span: Labelled, base: int, probability: float) -> Found:
    return Found(start=base + span.start, end=base + span.end, kind=span.kind, probability=probability)


def viterbi(rows: np.ndarray, steps: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Return the best path of tags through ``rows`` [words, tags]."""
    state = start + rows[0]
    back = np.zeros(rows.shape, dtype=np.int64)
    for place in range(1, len(rows)):
        moved = state[:, None] + steps
        back[place] = moved.argmax(0)
        state = moved.max(0) + rows[place]
    path = np.empty(len(rows), dtype=np.int64)
    path[-1] = (state + end).argmax()
    for place in range(len(rows) - 1, 0, -1):
        path[place - 1] = back[place, path[place]]
    return path


def sums(
    rows: np.ndarray, steps: np.ndarray, start: np.ndarray, end: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """Sum over paths in logarithms: up to each tag of each word, from it on, and over all."""
    forward, backward = np.empty_like(rows), np.empty_like(rows)
    forward[0] = start + rows[0]
    for place in range(1, len(rows)):
        forward[place] = _logsum(forward[place - 1][:, None] + steps, 0) + rows[place]
    backward[-1] = end
    for place in range(len(rows) - 1, 0, -1):
        backward[place - 1] = _logsum(steps + (rows[place] + backward[place])[None, :], 1)
    return forward, backward, float(_logsum(forward[-1] + end, 0))


def _logsum(values: np.ndarray, axis: int) -> np.ndarray:
    top = values.max(axis=axis, keepdims=True)
    total: np.ndarray = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return total


def _through(
    span: Labelled,
    labels: LabelSet,
    rows: np.ndarray,
    steps: np.ndarray,
    forward: np.ndarray,
    backward: np.ndarray,
) -> float:
    """Sum over the paths that hold exactly this span."""
    tags = labels.encode([Labelled(0, span.end - span.start, span.kind)], span.end - span.start)
    inner = rows[np.arange(span.start + 1, span.end), tags[1:]].sum() + steps[tags[:-1], tags[1:]].sum()
    return float(forward[span.start, tags[0]] + inner + backward[span.end - 1, tags[-1]])


def link(
    encoded: Encoded, vectors: np.ndarray, spans: Sequence[Found], tables: Mapping[str, np.ndarray]
) -> tuple[FoundFrame, ...]:
    """Join contents to cues and cues to sources; a content without a cue makes a frame of its own."""
    contents, cues, sources = ([s for s in spans if s.kind == kind] for kind in ("content", "cue", "source"))
    to_cue = choose(encoded, vectors, contents, cues, tables, 0)
    to_source = choose(encoded, vectors, cues, sources, tables, 1)
    groups: dict[int, list[tuple[Found, float]]] = {}
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


def choose(
    encoded: Encoded,
    vectors: np.ndarray,
    asking: Sequence[Found],
    asked: Sequence[Found],
    tables: Mapping[str, np.ndarray],
    relation: int,
) -> list[tuple[int, float]]:
    """Return for each that asks the number of its answer (-1: none) and the answer's probability."""
    if not asking or not asked:
        return [(-1, 1.0)] * len(asking)
    first, second = (np.array([(s.start, s.end) for s in spans]) for spans in (asking, asked))
    places = [np.searchsorted(encoded.paragraph, spans[:, 0], side="right") for spans in (first, second)]
    apart = places[1][None, :] - places[0][:, None]
    found = score(
        _role(vectors, first, ASKING[relation]),
        _role(vectors, second, ASKED[relation]),
        bucket(first[:, None, :], second[None, :, :], apart),
        tables["distance"][relation],
    )
    found = np.where(np.abs(apart) <= 2, found, -1e4)  # noqa: PLR2004 - windows show the model no more
    found = np.concatenate([np.full((len(found), 1), tables["none"][relation]), found], axis=1)
    chances = np.exp(found - _logsum(found, 1)[:, None])
    best = found.argmax(1)
    return [(int(answer) - 1, float(chances[row, answer])) for row, answer in enumerate(best)]


def _role(vectors: np.ndarray, spans: np.ndarray, part: int) -> np.ndarray:
    return role(vectors[spans[:, 0]], vectors[spans[:, 1] - 1], part)
