"""The best legal path of tags, and sums over all paths, for many paragraphs at once.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001):
the network scores each tag of each word, a table scores each step from tag to
tag. Paragraphs are independent chains; they are worked side by side, longest
first, so that the work in numpy is a step for each word of the longest one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from attrs import field, frozen

from quoteattr.analyse.compact.labels import Labelled, LabelSet


class Steps(NamedTuple):
    """What steps between tags cost, in nats: [from, to], and the first and last tag."""

    between: np.ndarray
    start: np.ndarray
    end: np.ndarray

    def over(self, temperature: float) -> Steps:
        """Divide all by a temperature."""
        return Steps(*(part / temperature for part in self))


@frozen(kw_only=True, eq=False)
class Lanes:
    """Paragraphs side by side: which words take part at each step."""

    #: First word of each paragraph, longest paragraph first, and the lengths.
    first: np.ndarray
    length: np.ndarray
    #: How many paragraphs have a word at each step.
    _active: np.ndarray = field(alias="active")

    @classmethod
    def of(cls, bounds: Sequence[int] | np.ndarray) -> Lanes:
        """Lay out the paragraphs between neighbouring ``bounds``, given in words."""
        edges = np.asarray(bounds, dtype=np.int64)
        first, length = edges[:-1], np.diff(edges)
        order = np.argsort(-length, kind="stable")
        order = order[length[order] > 0]
        longest = int(length.max(initial=0))
        counts = np.bincount(length[order], minlength=longest + 1)
        active = len(order) - np.cumsum(counts)
        return cls(first=first[order], length=length[order], active=active[:longest])

    def __len__(self) -> int:
        return len(self._active)

    def forwards(self) -> Iterator[tuple[int, np.ndarray]]:
        """Yield for each step how many paragraphs have a word there, and those words."""
        for step in range(len(self._active)):
            count = int(self._active[step])
            yield count, self.first[:count] + step

    def backwards(self) -> Iterator[tuple[int, np.ndarray]]:
        """Yield the same from the last step to the second."""
        for step in range(len(self._active) - 1, 0, -1):
            count = int(self._active[step])
            yield count, self.first[:count] + step


def best_paths(rows: np.ndarray, lanes: Lanes, steps: Steps) -> np.ndarray:
    """Return the best path of tags through ``rows`` [words, tags], paragraph by paragraph (Viterbi)."""
    path = np.zeros(len(rows), dtype=np.int64)
    if not len(lanes):
        return path
    back = np.zeros(rows.shape, dtype=np.int8)
    lane, tags = np.arange(len(lanes.first))[:, None], np.arange(rows.shape[1])
    into = np.ascontiguousarray(steps.between.T)
    state = steps.start + rows[lanes.first]
    walk = lanes.forwards()
    next(walk)
    for count, words in walk:
        best = (state[:count, None, :] + into).argmax(2)
        back[words] = best
        state[:count] = state[lane[:count], best] + steps.between[best, tags] + rows[words]
    path[lanes.first + lanes.length - 1] = (state + steps.end).argmax(1)
    for _, words in lanes.backwards():
        path[words - 1] = back[words, path[words]]
    return path


@frozen(kw_only=True, eq=False)
class Sums:
    """Sums over paths, in nats, word by word: [words, tags]."""

    #: Up to each tag, it included; and from it on, without it.
    forward: np.ndarray
    backward: np.ndarray
    #: Over all paths of the word's paragraph: [words].
    total: np.ndarray

    @classmethod
    def over(cls, rows: np.ndarray, lanes: Lanes, steps: Steps) -> Sums:
        """Sum over the paths of each paragraph.

        Each word's sums are weights of which the largest is 1, beside the logarithm of what they were
        divided by, so that a step is one product of matrices, and logarithms are taken once, of all.
        """
        rows = rows.astype(np.float64)
        peaks = rows.max(axis=1)
        shown = np.exp(rows - peaks[:, None])
        moves, end = np.exp(steps.between.astype(np.float64)), np.exp(steps.end.astype(np.float64))
        forward, gained = _forward(shown, lanes, np.exp(steps.start.astype(np.float64)), moves)
        backward, added = _backward(shown, lanes, end, moves)
        ends = lanes.first + lanes.length - 1
        behind = np.append(peaks[1:], 0.0)
        behind[ends] = 0.0
        gains, losses = np.cumsum(gained + peaks), np.cumsum(added + behind)
        before = _spread((gains - gained - peaks)[lanes.first], lanes, rows)
        total = _log(forward[ends] @ end) + (gains - before)[ends]
        left = _spread(losses[ends], lanes, rows) - losses + added + behind
        return cls(
            forward=_log(forward) + (gains - before)[:, None],
            backward=_log(backward) + left[:, None],
            total=_spread(total, lanes, rows),
        )


def _forward(
    shown: np.ndarray, lanes: Lanes, start: np.ndarray, moves: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return each word's weights, and the logarithm of what they were divided by."""
    found, scale = np.ones_like(shown), np.ones(len(shown))
    state = np.broadcast_to(start, (len(lanes.first), len(start)))
    for step, (count, words) in enumerate(lanes.forwards()):
        state = (state[:count] @ moves if step else state) * shown[words]
        scale[words] = top = state.max(axis=1)
        found[words] = state = state / top[:, None]
    return found, np.log(scale)


def _backward(
    shown: np.ndarray, lanes: Lanes, end: np.ndarray, moves: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the same for the paths behind each word."""
    found, scale = np.broadcast_to(end / end.max(), shown.shape).copy(), np.full(len(shown), end.max())
    for _, words in lanes.backwards():
        state = (shown[words] * found[words]) @ moves.T
        scale[words - 1] = top = state.max(axis=1)
        found[words - 1] = state / top[:, None]
    return found, np.log(scale)


def _spread(values: np.ndarray, lanes: Lanes, rows: np.ndarray) -> np.ndarray:
    """Give each word what is its paragraph's."""
    found = np.zeros(len(rows))
    for value, first, length in zip(values, lanes.first.tolist(), lanes.length.tolist(), strict=True):
        found[first : first + length] = value
    return found


def _log(values: np.ndarray) -> np.ndarray:
    found: np.ndarray = np.log(np.maximum(values, 1e-300))
    return found


def chance(span: Labelled, labels: LabelSet, rows: np.ndarray, steps: Steps, sums: Sums) -> float:
    """Return the probability that a span stands exactly there: over all paths that hold it."""
    tags = labels.encode([Labelled(0, span.end - span.start, span.kind)], span.end - span.start)
    inner = rows[np.arange(span.start + 1, span.end), tags[1:]].sum(dtype=np.float64)
    inner += steps.between[tags[:-1], tags[1:]].sum(dtype=np.float64)
    weight = sums.forward[span.start, tags[0]] + inner + sums.backward[span.end - 1, tags[-1]]
    return float(np.exp(min(0.0, weight - sums.total[span.start])))
