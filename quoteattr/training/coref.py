"""How the weights of the coreference features are learned, from data to the table by one command.

``python -m quoteattr.training.coref --data FOLDER --labels FILE`` reads OntoGUM
and GAP from the folder, and PolNeAR, whose sources the file of labels gives
antecedents to; prints accuracy by cross-validation over documents; and writes
the table that ``quoteattr.resolve.ranker`` reads.

The model is a softmax over the candidates of each mention and nobody, who has
0 points; a candidate's points are the sum of the weights of its features, and
several answers may be right (a conditional log-linear ranker: Denis and
Baldridge 2008). It is fitted by stochastic gradient ascent (AdaGrad: Duchi,
Hazan and Singer 2011) in plain Python.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from attrs import define, field, frozen

from quoteattr.resolve.chains import build_chains
from quoteattr.resolve.features import Option, Question, Task, features
from quoteattr.resolve.ranker import Ranked, WeightedRanker, Weights, shares
from quoteattr.training.coref_data import Right, Text, read_gap, read_ontogum, read_sources

TABLE = Path(__file__).parent.parent / "resolve" / "data" / "weights.tsv"
_TASKS: tuple[Task, ...] = ("pronoun", "description")
_FOLDS = 5
#: Times that the weights are learned, each time from a walk with those learned before.
_WALKS = 2
#: Where the first walk begins: enough to link what is plain.
_START: Weights = {
    "pronoun": {
        "in the same sentence": 2.0,
        "one sentence before": 1.0,
        "latest who fits": 1.0,
        "was subject": 1.0,
    },
    "description": {
        "the role is known, word for word": 3.0,
        "a person is meant": -1.0,
        "a body or thing is meant": -1.0,
        "several is meant": -1.0,
    },
}


# --- examples -----------------------------------------------------------------------------


@frozen(kw_only=True)
class Example:
    """A mention whose antecedent is known: the features of each candidate, and which are right."""

    text: Text
    question: Question
    options: tuple[tuple[str, ...], ...]
    right: Right


@define(kw_only=True)
class _Teacher:
    """A ranker that knows the answer where it is annotated, and remembers what it was asked."""

    text: Text
    otherwise: WeightedRanker
    examples: list[Example] = field(factory=list)

    def __call__(self, question: Question, options: Sequence[Option]) -> tuple[Ranked, ...]:
        ranked = self.otherwise(question, options)
        right = self.text.gold.right(question, options)
        if right is None:
            return ranked
        held = tuple(features(question, option) for option in options)
        self.examples.append(Example(text=self.text, question=question, options=held, right=right))
        if right.nobody:
            return ()
        drafts = {id(options[at].trace.draft) for at in right.options}
        best = next(each for each in ranked if id(each.draft) in drafts)
        return (Ranked(draft=best.draft, points=1.0, share=1.0, reasons=()),)


def examples_of(texts: Iterable[Text], weights: Weights) -> list[Example]:
    """Walk through texts, taught where the annotation tells and by the weights elsewhere."""
    found: list[Example] = []
    for text in texts:
        teacher = _Teacher(text=text, otherwise=WeightedRanker(weights=weights))
        build_chains(text.document.text, text.analysis, text.quotes, teacher)
        found += teacher.examples
    return found


# --- learning -----------------------------------------------------------------------------


@frozen(kw_only=True)
class Settings:
    """How to learn; the defaults were chosen by cross-validation."""

    rounds: int = 12
    #: Step of the first update of a weight (AdaGrad: Duchi et al. 2011).
    step: float = 0.3
    #: How strongly a weight is drawn to 0 at each example that it bears on.
    decay: float = 0.0002
    #: How much one example of a corpus counts: the fewer and the nearer to news with quotes, the more.
    counts: Mapping[str, float] = field(factory=lambda: {"ontogum": 1.0, "gap": 0.5, "polnear": 3.0})


def fit(examples: Sequence[Example], settings: Settings) -> dict[str, float]:
    """Learn the weights of one task."""
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    order = list(examples)
    rng = random.Random(0)  # noqa: S311 - an order that is the same in every run, no secret
    for _ in range(settings.rounds):
        rng.shuffle(order)
        for example in order:
            count = settings.counts[example.text.corpus]
            for name, slope in _slopes(example, weights).items():
                moved = count * slope - settings.decay * weights[name]
                squares[name] += moved * moved
                weights[name] += settings.step * moved / squares[name] ** 0.5
    return dict(weights)


def _slopes(example: Example, weights: Mapping[str, float]) -> dict[str, float]:
    """Return how the log-likelihood of the right answers grows with each weight."""
    points = [sum(weights.get(name, 0.0) for name in names) for names in example.options]
    share = shares(points)
    right = sum(share[at] for at in example.right.options) + example.right.nobody * (1 - sum(share))
    slopes: dict[str, float] = defaultdict(float)
    for at, names in enumerate(example.options):
        wanted = share[at] / max(right, 1e-9) if at in example.right.options else 0.0
        for name in names:
            slopes[name] += wanted - share[at]
    return slopes


def learn(texts: Sequence[Text], settings: Settings) -> Weights:
    """Learn the weights of both tasks from annotated texts."""
    weights = _START
    for _ in range(_WALKS):
        examples = examples_of(texts, weights)
        weights = {
            task: fit([each for each in examples if each.question.task == task], settings) for task in _TASKS
        }
    return weights


# --- measuring ----------------------------------------------------------------------------


def cross_validate(examples: Sequence[Example], settings: Settings) -> dict[str, tuple[int, int]]:
    """Count right answers and questions by corpus and task, each answered by weights that did not see it."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for task in _TASKS:
        asked = [each for each in examples if each.question.task == task]
        for held_out in range(_FOLDS):
            weights = fit([each for each in asked if _fold(each) != held_out], settings)
            for each in asked:
                if _fold(each) == held_out:
                    kind = f"{each.text.corpus}, {task}{' that speaks' if each.question.quote else ''}"
                    counts[kind].append(_is_right(each, weights))
    return {kind: (sum(right), len(right)) for kind, right in sorted(counts.items())}


def _fold(example: Example) -> int:
    return sha256(example.text.id.encode()).digest()[1] % _FOLDS


def _is_right(example: Example, weights: Mapping[str, float]) -> bool:
    points = [sum(weights.get(name, 0.0) for name in names) for names in example.options]
    best = max(range(len(points)), key=points.__getitem__, default=None)
    if best is None or points[best] <= 0:
        return example.right.nobody
    return best in example.right.options


# --- the table ----------------------------------------------------------------------------


def table(weights: Weights, notes: Iterable[str]) -> str:
    """Write weights out, the heaviest first, below what is to be said of them."""
    rows = [
        f"{task}\t{name}\t{weight:.2f}"
        for task in _TASKS
        for name, weight in sorted(weights[task].items(), key=lambda row: (-row[1], row[0]))
    ]
    return "\n".join([*(f"# {note}" for note in notes), *rows, ""])


def _notes(texts: Sequence[Text], scores: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    yield "Task, feature, weight in log-odds; read by quoteattr.resolve.ranker."
    yield f"Learned {datetime.now(tz=UTC).date()} by python -m quoteattr.training.coref, from"
    for corpus in ("ontogum", "gap", "polnear"):
        yield f"  {corpus}: {sum(text.corpus == corpus for text in texts)} texts"
    if scores:
        yield f"Right in {_FOLDS}-fold cross-validation over texts, every choice before it made rightly:"
    for kind, (right, asked) in scores.items():
        yield f"  {kind}: {right} of {asked} ({right / asked:.1%})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, measure and write the table."""
    parser = argparse.ArgumentParser(prog="python -m quoteattr.training.coref", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds coref/ and polnear/")
    parser.add_argument("--labels", type=Path, required=True, help="antecedents of sources, JSON")
    parser.add_argument("--output", type=Path, default=TABLE, help="the table to write")
    parser.add_argument("--no-scores", action="store_true", help="leave cross-validation out")
    options = parser.parse_args(arguments)
    texts = [
        *read_ontogum(options.data / "coref" / "ontogum"),
        *read_gap(options.data / "coref" / "gap" / "gap-development.tsv"),
        *read_gap(options.data / "coref" / "gap" / "gap-validation.tsv"),
        *read_sources(options.labels, options.data),
    ]
    weights = learn(texts, Settings())
    scores = {} if options.no_scores else cross_validate(examples_of(texts, weights), Settings())
    options.output.write_text(table(weights, _notes(texts, scores)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
