"""What a batch is compared with: gold attributions, gold names, or those and a teacher's answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import numpy as np
import torch
from attrs import define, field
from torch import Tensor

from quoteattr.analyse.compact.encode import Batch, Special, Window, windows
from quoteattr.training.corpus import Corpus
from quoteattr.training.loss import link_loss, tag_loss
from quoteattr.training.model import Model, Scores
from quoteattr.training.plan import Plan
from quoteattr.training.targets import linked, tagged

#: Windows that are sorted by length at a time, so that batches pad little.
_POOL = 256


class Losses(Protocol):
    """Compares what the model says of a batch with what it should say."""

    def __call__(self, model: Model, scores: Scores, batch: Batch, /) -> dict[str, Tensor]:
        """Return the losses by name, weighted."""


@define(kw_only=True, eq=False)
class Task:
    """A corpus that is gone through again and again, and how its batches are judged."""

    corpus: Corpus
    losses: Losses
    #: Sets the random order of one task apart from another's.
    salt: int
    _cut: tuple[int, list[list[Window]]] = field(default=(-1, []), init=False)

    def batches(self, special: Special, plan: Plan, epoch: int) -> list[list[Window]]:
        """Cut a pass into batches, the same for the same seed and pass."""
        if self._cut[0] != epoch:
            self._cut = (epoch, cut_pass(self.corpus, special, plan, [plan.seed, epoch, self.salt]))
        return self._cut[1]

    def measure(self, model: Model, row: list[Window], special: Special) -> tuple[dict[str, Tensor], int]:
        """Run the network over a batch in bf16; return the losses, and how many pieces were read."""
        batch = Batch.of(row, special.padding)
        tensors = (torch.from_numpy(part) for part in (batch.ids, batch.shapes, batch.mask))
        with torch.autocast("cpu", torch.bfloat16):
            scores: Scores = model(*tensors)
        return self.losses(model, scores, batch), int(batch.mask.sum())


def cut_pass(corpus: Corpus, special: Special, plan: Plan, seed: list[int]) -> list[list[Window]]:
    """Cut a corpus into batches: other windows in each pass, of about one length, in random order."""
    rng = np.random.default_rng(seed)
    cut = [
        window
        for number, encoded in enumerate(corpus.encoded)
        for window in windows(encoded, special, plan.geometry, article=number, shift=rng.uniform(0.2, 1.0))
    ]
    cut = [cut[place] for place in rng.permutation(len(cut))]
    rows = [
        row for start in range(0, len(cut), _POOL) for row in _rows(cut[start : start + _POOL], plan.pieces)
    ]
    return [rows[place] for place in rng.permutation(len(rows))]


def _rows(pool: list[Window], pieces: int) -> Iterator[list[Window]]:
    row: list[Window] = []
    for window in sorted(pool, key=len):
        if row and len(window) * (len(row) + 1) > pieces:
            yield row
            row = []
        row.append(window)
    yield row


def frame_task(corpus: Corpus, plan: Plan) -> Task:
    """Learn from gold attributions."""

    def losses(model: Model, scores: Scores, batch: Batch, /) -> dict[str, Tensor]:
        return frame_losses(model, scores, batch, corpus, plan)

    return Task(corpus=corpus, salt=0, losses=losses)


def name_task(corpus: Corpus, plan: Plan) -> Task:
    """Learn from gold names."""

    def losses(model: Model, scores: Scores, batch: Batch, /) -> dict[str, Tensor]:
        return name_losses(model, scores, batch, corpus, plan)

    return Task(corpus=corpus, salt=1, losses=losses)


def frame_losses(model: Model, scores: Scores, batch: Batch, corpus: Corpus, plan: Plan) -> dict[str, Tensor]:
    """Compare the scores with the gold attributions."""
    tags = [known.frames for known in corpus.gold if known.frames is not None]
    alone, path = tag_loss(scores.frames, tagged(batch, corpus.encoded, tags), model.frame_chain)
    losses = {"tags": alone, "path": plan.path_weight * path}
    for relation, name in enumerate(("cue", "source")):
        if (gold := linked(batch, corpus.encoded, corpus.gold, relation)) is not None:
            losses[name] = plan.link_weight * link_loss(scores, gold, model, relation)
    return losses


def name_losses(model: Model, scores: Scores, batch: Batch, corpus: Corpus, plan: Plan) -> dict[str, Tensor]:
    """Compare the scores with the gold names."""
    tags = [known.names for known in corpus.gold if known.names is not None]
    alone, path = tag_loss(scores.names, tagged(batch, corpus.encoded, tags), model.name_chain)
    return {"names": plan.names_weight * (alone + path)}
