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

_LOWEST = -1e30


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
    state = steps.start + rows[lanes.first]
    walk = lanes.forwards()
    next(walk)
    for count, words in walk:
        moved = state[:count, :, None] + steps.between
        back[words] = moved.argmax(1)
        state[:count] = moved.max(1) + rows[words]
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

        Each word's sums are kept as weights that add up to 1 beside a logarithm, so that a step
        is one product of matrices.
        """
        rows = rows.astype(np.float64)
        forward, backward = np.full(rows.shape, _LOWEST), np.full(rows.shape, _LOWEST)
        total = np.zeros(len(rows))
        if len(lanes):
            moves = np.exp(steps.between.astype(np.float64))
            ends = lanes.first + lanes.length - 1
            _forward(rows, lanes, steps.start, moves, forward)
            backward[ends] = steps.end
            _backward(rows, lanes, moves, backward)
            total[:] = np.repeat(
                _log_sum(forward[ends] + steps.end)[np.argsort(lanes.first)],
                lanes.length[np.argsort(lanes.first)],
            )
        return cls(forward=forward, backward=backward, total=total)


def _forward(
    rows: np.ndarray, lanes: Lanes, start: np.ndarray, moves: np.ndarray, forward: np.ndarray
) -> None:
    walk = lanes.forwards()
    _, words = next(walk)
    forward[words] = start + rows[words]
    for _, words in walk:
        top, weights = _scaled(forward[words - 1])
        forward[words] = _log(weights @ moves) + top + rows[words]


def _backward(rows: np.ndarray, lanes: Lanes, moves: np.ndarray, backward: np.ndarray) -> None:
    for _, words in lanes.backwards():
        top, weights = _scaled(rows[words] + backward[words])
        backward[words - 1] = _log(weights @ moves.T) + top


def _scaled(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    top = values.max(axis=1, keepdims=True)
    return top, np.exp(values - top)


def _log(values: np.ndarray) -> np.ndarray:
    found: np.ndarray = np.log(np.maximum(values, 1e-300))
    return found


def _log_sum(values: np.ndarray) -> np.ndarray:
    top, weights = _scaled(values)
    found: np.ndarray = np.log(weights.sum(axis=1)) + top[:, 0]
    return found


def chance(span: Labelled, labels: LabelSet, rows: np.ndarray, steps: Steps, sums: Sums) -> float:
    """Return the probability that a span stands exactly there: over all paths that hold it."""
    tags = labels.encode([Labelled(0, span.end - span.start, span.kind)], span.end - span.start)
    inner = rows[np.arange(span.start + 1, span.end), tags[1:]].sum(dtype=np.float64)
    inner += steps.between[tags[:-1], tags[1:]].sum(dtype=np.float64)
    weight = sums.forward[span.start, tags[0]] + inner + sums.backward[span.end - 1, tags[-1]]
    return float(np.exp(min(0.0, weight - sums.total[span.start])))
