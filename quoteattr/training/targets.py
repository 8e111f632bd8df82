"""What the network should say of a batch: tags by paragraph, and links by span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from attrs import field, frozen

from quoteattr.analyse.compact.encode import Batch, Encoded, Window
from quoteattr.analyse.compact.labels import FRAMES, NAMES, Labelled
from quoteattr.analyse.compact.links import bucket
from quoteattr.training.data import Article

Run = tuple[int, int]


@frozen(kw_only=True, eq=False)
class Gold:
    """An article's annotation, in words."""

    #: Tags of each word; None where the layer was never annotated.
    frames: np.ndarray | None = None
    names: np.ndarray | None = None
    #: For each relation: who asks, who may be asked, and who is the answer (-1: none).
    asking: tuple[tuple[Run, ...], ...] = field(default=((), ()))
    asked: tuple[tuple[Run, ...], ...] = field(default=((), ()))
    answers: tuple[tuple[int, ...], ...] = field(default=((), ()))


def gold(article: Article, encoded: Encoded) -> Gold:
    """Carry an article's annotation over to its words."""
    names = frames = None
    if article.names is not None:
        names = NAMES.encode(_runs(encoded, article.names), encoded.words)
    if article.frames is None:
        return Gold(names=names)
    spans = [
        (*span, layer) for frame in article.frames for layer in FRAMES.kinds for span in getattr(frame, layer)
    ]
    frames = FRAMES.encode(_runs(encoded, spans), encoded.words)
    contents, cues, sources = _links(article, encoded)
    return Gold(
        frames=frames, names=names,
        asking=(tuple(contents), tuple(cues)), asked=(tuple(cues), tuple(sources)),
        answers=(_indices(contents.values(), cues), _indices(cues.values(), sources)),
    )  # fmt: skip


def _runs(encoded: Encoded, spans: Iterable[tuple[int, int, str]]) -> list[Labelled]:
    found = [Labelled(*encoded.span(start, end), kind) for start, end, kind in spans]
    return sorted({span for span in found if span.end > span.start})


def _links(
    article: Article, encoded: Encoded
) -> tuple[dict[Run, Run | None], dict[Run, Run | None], dict[Run, None]]:
    """Return each content with its cue, each cue with its source, and the sources."""
    contents: dict[Run, Run | None] = {}
    cues: dict[Run, Run | None] = {}
    sources: dict[Run, None] = {}
    for frame in article.frames or ():
        source, cue = (
            encoded.span(spans[0][0], spans[-1][1]) if spans else None for spans in (frame.source, frame.cue)
        )
        if source:
            sources[source] = None
        if cue:
            cues.setdefault(cue, source)
        contents.update({encoded.span(*span): cue for span in frame.content})
    return contents, cues, sources


def _indices(answers: Iterable[Run | None], among: Iterable[Run]) -> tuple[int, ...]:
    numbers = {span: number for number, span in enumerate(among)}
    return tuple(-1 if answer is None else numbers[answer] for answer in answers)


@frozen(kw_only=True, eq=False)
class Tagged:
    """The paragraphs in the centres of a batch, one a row, padded."""

    #: Place of each word in the batch's flattened grid; tags; which are words.
    places: np.ndarray
    tags: np.ndarray
    mask: np.ndarray
    #: Whether the paragraph begins, and ends, outside the window's centre.
    cut: np.ndarray


@frozen(kw_only=True, eq=False)
class Linked:
    """Spans that ask, with their candidates; answer 0 is "none", and the candidates count from 1."""

    asking: np.ndarray
    asked: np.ndarray
    buckets: np.ndarray
    mask: np.ndarray
    answers: np.ndarray


def segments(window: Window, encoded: Encoded) -> list[tuple[int, int, bool, bool]]:
    """Cut a window's centre at the paragraphs: runs of words, and whether they are cut left and right."""
    bounds = encoded.paragraph
    inner = bounds[(bounds > window.start) & (bounds < window.end)].tolist()
    edges = [window.start, *inner, window.end]
    known = set(bounds.tolist())
    return [(a, b, a not in known, b not in known) for a, b in pairwise(edges)]


def tagged(batch: Batch, encoded: Sequence[Encoded], tags: Sequence[np.ndarray]) -> Tagged:
    """Lay out the tags of a batch; ``tags`` has one array for each article."""
    length = batch.ids.shape[1]
    rows = [
        (
            window.places[a - window.left : b - window.left] + row * length,
            tags[window.article][a:b],
            left,
            right,
        )
        for row, window in enumerate(batch.windows)
        for a, b, left, right in segments(window, encoded[window.article])
    ]
    size = (len(rows), max(len(row[0]) for row in rows))
    places, laid = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    mask = np.zeros(size, dtype=bool)
    for number, (where, what, _, _) in enumerate(rows):
        places[number, : len(where)], laid[number, : len(where)] = where, what
        mask[number, : len(where)] = True
    return Tagged(places=places, tags=laid, mask=mask, cut=np.array([row[2:] for row in rows]))


def linked(batch: Batch, encoded: Sequence[Encoded], known: Sequence[Gold], relation: int) -> Linked | None:
    """Lay out the links of one relation, inside each window; None where nothing asks."""
    length = batch.ids.shape[1]
    rows = []
    for row, window in enumerate(batch.windows):
        rows += _asked(window, encoded[window.article], known[window.article], relation, row * length)
    if not rows:
        return None
    width = max(len(row[1]) for row in rows) + 1
    asking = np.array([row[0] for row in rows])
    asked = np.zeros((len(rows), width, 2), dtype=np.int64)
    buckets, mask = np.zeros((len(rows), width), dtype=np.int64), np.zeros((len(rows), width), dtype=bool)
    mask[:, 0] = True
    for number, (_, places, sorts, _) in enumerate(rows):
        asked[number, 1 : len(places) + 1], buckets[number, 1 : len(places) + 1] = places, sorts
        mask[number, 1 : len(places) + 1] = True
    return Linked(
        asking=asking, asked=asked, buckets=buckets, mask=mask, answers=np.array([row[3] for row in rows])
    )


def _asked(
    window: Window, encoded: Encoded, known: Gold, relation: int, base: int
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray, int]]:
    """List who asks in the centre of a window: its places, its candidates, the answer."""
    among = [
        (number, span)
        for number, span in enumerate(known.asked[relation])
        if _inside(span, window.left, window.right)
    ]
    spans = np.array([span for _, span in among], dtype=np.int64).reshape(-1, 2)
    order = {number: place + 1 for place, (number, _) in enumerate(among)}
    rows = []
    for span, answer in zip(known.asking[relation], known.answers[relation], strict=True):
        if not _inside(span, window.start, window.end) or (answer >= 0 and answer not in order):
            continue
        asking = np.array(span)
        apart = np.searchsorted(encoded.paragraph, spans[:, 0], side="right") - np.searchsorted(
            encoded.paragraph, span[0], side="right"
        )
        sorts = bucket(asking[None], spans, apart)
        rows.append((_ends(window, asking, base), _ends(window, spans, base), sorts, order.get(answer, 0)))
    return rows


def _ends(window: Window, spans: np.ndarray, base: int) -> np.ndarray:
    """Return the places of the first and the last word of spans."""
    places: np.ndarray = window.places[spans - window.left - np.array([0, 1])] + base
    return places


def _inside(span: Run, start: int, end: int) -> bool:
    return start <= span[0] and span[1] <= end
