"""How the weights move: their rates, and the running mean of them."""

from __future__ import annotations

import torch
from torch import Tensor

from quoteattr.training.model import Model
from quoteattr.training.plan import Plan


def optimizer_of(model: Model, plan: Plan) -> torch.optim.Optimizer:
    """Freeze the table of words and the relative positions, and set the rates of the rest."""
    model.encoder.words.requires_grad_(requires_grad=False)
    if model.encoder.relative is not None:
        model.encoder.relative.requires_grad_(requires_grad=False)
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, weight in model.named_parameters():
        if weight.requires_grad:
            new = not name.startswith("encoder.") or "shapes" in name
            groups.setdefault((new, weight.ndim > 1), []).append(weight)
    return torch.optim.AdamW(
        [
            {
                "params": weights,
                "factor": plan.head_factor if new else 1.0,
                "weight_decay": plan.decay * matrix,
            }
            for (new, matrix), weights in groups.items()
        ],
        lr=plan.rate, betas=(0.9, 0.98), fused=True,
    )  # fmt: skip


def set_rate(optimizer: torch.optim.Optimizer, plan: Plan, done: float) -> None:
    """Set the rate after ``done`` passes: up, level, then down to nothing.

    Level in between, so that a run can be resumed with more or fewer passes.
    """
    share = min(1.0, done / plan.warmup, (plan.passes - done) / plan.cooldown)
    for group in optimizer.param_groups:
        group["lr"] = plan.rate * group["factor"] * max(share, 0.0)


class Mean:
    """The running mean of the weights that learn (Polyak and Juditsky 1992)."""

    def __init__(self, model: Model, plan: Plan) -> None:
        self.every, self.decay, self.count = plan.mean_every, plan.mean_decay, 0
        self.weights = {n: w.detach().clone() for n, w in model.named_parameters() if w.requires_grad}

    @torch.no_grad()
    def update(self, model: Model, step: int) -> None:
        """Take the weights in, every few steps."""
        if step % self.every:
            return
        self.count += 1
        decay = min(self.decay, self.count / (self.count + 9))
        current = dict(model.named_parameters())
        for name, weight in self.weights.items():
            weight.lerp_(current[name].detach(), 1 - decay)

    @torch.no_grad()
    def swap(self, model: Model) -> None:
        """Exchange the mean and the model's weights."""
        current = dict(model.named_parameters())
        for name, weight in self.weights.items():
            kept = current[name].detach().clone()
            current[name].copy_(weight)
            weight.copy_(kept)
