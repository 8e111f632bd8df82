"""The best path and the sums over paths, against going through every path there is."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.analyse.compact.labels import FORBIDDEN, FRAMES, Labelled, LabelSet
from quoteattr.analyse.compact.paths import Lanes, Steps, Sums, best_paths, chance

SMALL = LabelSet(("a",))


def steps_of(labels: LabelSet, seed: int) -> Steps:
    rng = np.random.default_rng(seed)
    start, end = labels.edges()
    size = len(labels)
    return Steps(
        rng.normal(size=(size, size)) + labels.transitions(),
        rng.normal(size=size) + start,
        rng.normal(size=size) + end,
    )


def worth(rows: np.ndarray, steps: Steps, path: tuple[int, ...]) -> float:
    """Score one path, a step at a time."""
    total = steps.start[path[0]] + steps.end[path[-1]]
    total += sum(row[tag] for row, tag in zip(rows, path, strict=True))
    return float(total + sum(steps.between[one, other] for one, other in pairwise(path)))


def every_path(rows: np.ndarray, steps: Steps) -> dict[tuple[int, ...], float]:
    """Go through all paths: slow, and plainly right."""
    return {path: worth(rows, steps, path) for path in product(range(rows.shape[1]), repeat=len(rows))}


@given(lengths=st.lists(st.integers(0, 4), max_size=5), seed=st.integers(0, 999))
@settings(max_examples=40, deadline=None)
def test_paths_and_sums_are_those_of_going_through_every_path(lengths: list[int], seed: int) -> None:
    bounds = np.concatenate([[0], np.cumsum(lengths)]).astype(int)
    rows = np.random.default_rng(seed).normal(size=(int(bounds[-1]), len(SMALL))) * 2
    steps = steps_of(SMALL, seed)
    lanes = Lanes.of(bounds)
    path, sums = best_paths(rows, lanes, steps), Sums.over(rows, lanes, steps)
    for first, last in pairwise(bounds.tolist()):
        if first == last:
            continue
        paths = every_path(rows[first:last], steps)
        assert tuple(path[first:last]) == max(paths, key=lambda each: paths[each])
        total = np.logaddexp.reduce(list(paths.values()))
        assert sums.total[first:last] == pytest.approx(total)
        for place in range(first, last):
            for tag in range(len(SMALL)):
                through = [value for each, value in paths.items() if each[place - first] == tag]
                found = np.exp(sums.forward[place, tag] + sums.backward[place, tag] - sums.total[place])
                wanted = np.exp(np.logaddexp.reduce(through) - total)
                assert found == pytest.approx(wanted, abs=1e-9)


@given(seed=st.integers(0, 999))
@settings(max_examples=20, deadline=None)
def test_the_chance_of_a_span_is_the_share_of_the_paths_that_hold_it(seed: int) -> None:
    rows = np.random.default_rng(seed).normal(size=(5, len(SMALL)))
    steps = steps_of(SMALL, seed)
    lanes = Lanes.of([0, 5])
    sums = Sums.over(rows, lanes, steps)
    paths = every_path(rows, steps)
    total = np.logaddexp.reduce(list(paths.values()))
    for first in range(5):
        for last in range(first + 1, 6):
            span = Labelled(first, last, "a")
            held = [value for path, value in paths.items() if span in SMALL.decode(path)]
            wanted = np.exp(np.logaddexp.reduce(held) - total)
            assert chance(span, SMALL, rows, steps, sums) == pytest.approx(wanted, abs=1e-9)


@given(lengths=st.lists(st.integers(0, 30), max_size=9), seed=st.integers(0, 99))
@settings(max_examples=30, deadline=None)
def test_a_paragraph_is_read_the_same_alone_and_among_others(lengths: list[int], seed: int) -> None:
    bounds = np.concatenate([[0], np.cumsum(lengths)]).astype(int)
    rows = np.random.default_rng(seed).normal(size=(int(bounds[-1]), len(FRAMES)))
    steps = steps_of(FRAMES, seed)
    together = best_paths(rows, Lanes.of(bounds), steps)
    sums = Sums.over(rows, Lanes.of(bounds), steps)
    for first, last in pairwise(bounds.tolist()):
        own, lanes = rows[first:last], Lanes.of([0, last - first])
        assert best_paths(own, lanes, steps).tolist() == together[first:last].tolist()
        assert np.allclose(Sums.over(own, lanes, steps).total, sums.total[first:last])


@given(seed=st.integers(0, 99), words=st.integers(1, 60))
@settings(max_examples=30, deadline=None)
def test_no_path_takes_a_forbidden_step(seed: int, words: int) -> None:
    rows = np.random.default_rng(seed).normal(size=(words, len(FRAMES))) * 50
    path = best_paths(rows, Lanes.of([0, words]), steps_of(FRAMES, seed))
    start, end = FRAMES.edges()
    assert start[path[0]] > FORBIDDEN
    assert end[path[-1]] > FORBIDDEN
    assert all(FRAMES.transitions()[one, other] > FORBIDDEN for one, other in pairwise(path))


def test_sums_stay_finite_where_scores_are_extreme() -> None:
    rows = np.zeros((400, len(FRAMES)))
    rows[::2, 1] = 5e3
    sums = Sums.over(rows, Lanes.of([0, 400]), steps_of(FRAMES, 1))
    assert np.isfinite(sums.total).all()
    assert np.isfinite(sums.forward).all()
