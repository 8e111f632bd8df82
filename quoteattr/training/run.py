"""Fine-tune an encoder on attributions and names: resumable, the same for the same seed.

The order of batches, the cuts of windows and what dropout drops depend on
seed, pass and step only, so that a run that was stopped and resumed ends where
one that was not ends.
"""

from __future__ import annotations

import time
from math import ceil
from pathlib import Path

import torch
from attrs import define, field, frozen
from safetensors.torch import save_file

from quoteattr.analyse.compact.decode import Tables
from quoteattr.analyse.compact.encode import Special, Window
from quoteattr.training.checkpoint import Progress, checkpoints, resume, save
from quoteattr.training.corpus import Corpus, TorchRunner
from quoteattr.training.evaluate import measure, show
from quoteattr.training.files import replace
from quoteattr.training.model import Model
from quoteattr.training.optimize import Mean, optimizer_of, set_rate
from quoteattr.training.plan import Plan
from quoteattr.training.report import Report, reporting
from quoteattr.training.tasks import Task

BEST = "best.safetensors"


@frozen(kw_only=True, eq=False)
class Material:
    """What a run learns from and what it is measured on."""

    frames: Task
    names: Task | None
    dev: tuple[Corpus, ...]
    special: Special


@define(kw_only=True, eq=False)
class Run:
    """One training run. Set ``stopping`` to have it write a checkpoint and leave."""

    model: Model
    material: Material
    plan: Plan
    out: Path
    #: Minutes between checkpoints.
    minutes: float = 8.0
    stopping: bool = False
    progress: Progress = field(factory=Progress, init=False)
    _optimizer: torch.optim.Optimizer = field(init=False)
    _mean: Mean = field(init=False)
    _saved: float = field(factory=time.monotonic, init=False)

    def __attrs_post_init__(self) -> None:
        self._optimizer = optimizer_of(self.model, self.plan)
        self._mean = Mean(self.model, self.plan)

    def train(self) -> None:
        """Go through all passes, from the last checkpoint where there is one."""
        self.out.mkdir(parents=True, exist_ok=True)
        with reporting(self.plan.passes) as report:
            if found := checkpoints(self.out):
                self.progress = resume(found[-1], self.model, self._mean, self._optimizer)
                report.say(f"resumed from {found[-1].name}")
            while not self.stopping and self._share() < self.plan.passes:
                self._step(report)
            self._save()

    def _rows(self) -> list[list[Window]]:
        return self.material.frames.batches(self.material.special, self.plan, self.progress.epoch)

    def _share(self) -> float:
        """Tell how many passes are done."""
        return self.progress.epoch + self.progress.place / len(self._rows())

    def _step(self, report: Report) -> None:
        """Learn from a batch, and do what is due after it."""
        rows = self._rows()
        set_rate(self._optimizer, self.plan, self._share())
        torch.manual_seed(self.plan.seed * 1_000_003 + self.progress.step)
        report.note(self._share(), *self._learn(self.material.frames, rows[self.progress.place]))
        self.progress.place += 1
        names = self.material.names
        if names is not None and self.progress.place % self.plan.names_every == 0:
            report.note(self._share(), *self._learn(names, self._names_row(names)))
        if self.progress.place == len(rows):
            self.progress.epoch, self.progress.place = self.progress.epoch + 1, 0
        self._see_to(report)

    def _learn(self, task: Task, row: list[Window]) -> tuple[dict[str, float], int]:
        self.model.train()
        losses, pieces = task.measure(self.model, row, self.material.special)
        self._optimizer.zero_grad()
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
        learning = [weight for weight in self.model.parameters() if weight.requires_grad]
        torch.nn.utils.clip_grad_norm_(learning, self.plan.clip)
        self._optimizer.step()
        self.progress.step += 1
        self._mean.update(self.model, self.progress.step)
        return {name: loss.item() for name, loss in losses.items()}, pieces

    def _names_row(self, names: Task) -> list[Window]:
        rows = names.batches(self.material.special, self.plan, self.progress.names_epoch)
        row = rows[self.progress.names_place]
        self.progress.names_place += 1
        if self.progress.names_place == len(rows):
            self.progress.names_epoch, self.progress.names_place = self.progress.names_epoch + 1, 0
        return row

    def _see_to(self, report: Report) -> None:
        """Measure, and write a checkpoint, when it is time."""
        share, often = self._share(), self.plan.evaluations
        # Passes may be a fraction: the run is measured at its end in any case.
        due = ceil(self.plan.passes * often) if share >= self.plan.passes else int(share * often)
        if due > self.progress.measured:
            self.progress.measured = due
            self._evaluate(report)
            self._save()
            report.rest()
        elif time.monotonic() - self._saved > 60 * self.minutes:
            self._save()

    def _evaluate(self, report: Report) -> None:
        """Measure the mean of the weights on dev; keep it where it is the best yet."""
        self._mean.swap(self.model)
        runner, tables = TorchRunner(self.model), Tables.read(self.model.tables())
        figures: dict[str, float] = {}
        for corpus in self.material.dev:
            figures |= measure(corpus, runner, tables, self.material.special, self.plan.geometry)
        self._mean.swap(self.model)
        report.say(f"dev after {self._share():.2f} passes: {show(figures)}")
        total = sum(figures[name] for name in ("source", "cue", "content"))
        if total > self.progress.best or not (self.out / BEST).exists():
            self.progress.best = total
            replace(self.out / BEST, lambda path: save_file(self._mean.weights, path))

    def _save(self) -> None:
        save(self.out, self.progress, self.model, self._mean, self._optimizer)
        self._saved = time.monotonic()
