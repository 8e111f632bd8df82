"""Teach a small model what a large one says, beside what the annotators said.

Where a layer was never annotated the teacher's best answer stands in for it,
and everywhere the student also follows the teacher's doubts: the distribution
over tags, word by word, at a temperature (Hinton, Vinyals and Dean 2015). Both
base models cut text into the same words, so the labels fit.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from quoteattr.analyse.compact.encode import Batch
from quoteattr.training.loss import gather
from quoteattr.training.model import Model, Scores
from quoteattr.training.plan import Plan
from quoteattr.training.targets import tagged
from quoteattr.training.tasks import Task, frame_losses, name_losses
from quoteattr.training.teach import Taught


def taught_task(taught: Taught, plan: Plan, salt: int) -> Task:
    """Learn from annotators and teacher."""

    def losses(model: Model, scores: Scores, batch: Batch, /) -> dict[str, Tensor]:
        return _losses(model, scores, batch, taught, plan)

    return Task(corpus=taught.corpus, salt=salt, losses=losses)


def _losses(model: Model, scores: Scores, batch: Batch, taught: Taught, plan: Plan) -> dict[str, Tensor]:
    """Compare what the model says with annotators and teacher."""
    losses = frame_losses(model, scores, batch, taught.corpus, plan)
    losses |= name_losses(model, scores, batch, taught.corpus, plan)
    losses = {name: plan.gold_weight * loss for name, loss in losses.items()}
    for head in ("frames", "names"):
        losses[f"soft {head}"] = plan.soft_weight * follow(scores, batch, taught, head, plan.heat)
    return losses


def follow(scores: Scores, batch: Batch, taught: Taught, head: str, heat: float) -> Tensor:
    """Return how far the student's distributions are from the teacher's, at temperature ``heat``."""
    numbers = [
        np.arange(base, base + encoded.words)
        for base, encoded in zip(taught.bases, taught.corpus.encoded, strict=True)
    ]
    laid = tagged(batch, taught.corpus.encoded, numbers)
    rows = gather(getattr(scores, head), laid)[torch.from_numpy(laid.mask)]
    answers = torch.from_numpy(getattr(taught, head)[laid.tags[laid.mask]]).float()
    wanted = functional.log_softmax(answers / heat, dim=1)
    said = functional.log_softmax(rows / heat, dim=1)
    return heat**2 * functional.kl_div(said, wanted, reduction="batchmean", log_target=True)
