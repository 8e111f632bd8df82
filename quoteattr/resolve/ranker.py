"""How much each feature counts, and whom a mention stands for.

The weights are in ``data/weights.tsv``, whose head says how they were learned.
A candidate's points are the sum of the weights of the features that hold of
it. Points are log-odds: nobody has 0, and the share of a candidate among all,
nobody included, is the softmax of its points, which was calibrated by learning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import exp
from types import MappingProxyType
from typing import Protocol

from attrs import frozen

from quoteattr.resolve.entities import Draft
from quoteattr.resolve.features import LINKED, Option, Question, Task, features
from quoteattr.resolve.memory import Trace

Weights = Mapping[Task, Mapping[str, float]]

#: Weight of a link of an engine's coreference, which the texts that weights were learned from do not have:
#: the log-odds of the precision of links that a word-level model reaches on OntoNotes, .849 (MUC,
#: Dobrovolskii 2021).
_LINK = 1.73
#: Features that weigh less are left out of the reasons: they move nothing.
_SLIGHT = 0.05


@frozen(kw_only=True)
class Ranked:
    """A candidate with its points, its share of all, and what they are for."""

    draft: Draft
    points: float
    share: float
    reasons: tuple[str, ...]


class Ranker(Protocol):
    """Whatever puts candidates in order."""

    def __call__(self, question: Question, options: Sequence[Option]) -> tuple[Ranked, ...]:
        """Return the candidates that beat or may beat nobody, best first."""
        ...


@frozen(kw_only=True)
class WeightedRanker:
    """Ranks by the sum of the weights of the features that hold."""

    weights: Weights

    def __call__(self, question: Question, options: Sequence[Option]) -> tuple[Ranked, ...]:
        """Return all candidates, best first; ties go to who was mentioned last."""
        weights = self.weights[question.task]
        held = [[(name, weights.get(name, 0.0)) for name in features(question, option)] for option in options]
        points = [sum(weight for _, weight in counted) for counted in held]
        return tuple(
            sorted(
                (
                    Ranked(draft=option.trace.draft, points=each, share=share, reasons=_reasons(counted))
                    for option, counted, each, share in zip(
                        options, held, points, shares(points), strict=True
                    )
                ),
                key=lambda ranked: -ranked.points,
            )
        )


def shares(points: Sequence[float]) -> list[float]:
    """Return the softmax of the points of all candidates and of nobody, who has 0 and is left out."""
    most = max(0.0, *points, 0.0)
    odds = [exp(each - most) for each in points]
    total = sum(odds) + exp(-most)
    return [each / total for each in odds]


def _reasons(counted: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    return tuple(_told(name, weight) for name, weight in counted if abs(weight) >= _SLIGHT)


@lru_cache(maxsize=1 << 10)
def _told(name: str, weight: float) -> str:
    return f"{name} ({weight:+.1f})"


def options_of(traces: Sequence[Trace]) -> list[Option]:
    """Put those who fit beside each other; they come the latest mentioned first."""
    most = max((trace.times for trace in traces), default=0)
    return [Option(trace=trace, later=at, most=most) for at, trace in enumerate(traces)]


@cache
def learned_ranker() -> WeightedRanker:
    """Return the ranker with the weights that the package brings."""
    path = files("quoteattr") / "resolve" / "data" / "weights.tsv"
    weights: dict[Task, dict[str, float]] = {"pronoun": {LINKED: _LINK}, "description": {LINKED: _LINK}}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            task, name, weight = line.split("\t")
            weights["pronoun" if task == "pronoun" else "description"][name] = float(weight)
    return WeightedRanker(weights=MappingProxyType(weights))
