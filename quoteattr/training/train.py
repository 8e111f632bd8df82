"""Fine-tune an encoder on attributions and names: resumable, the same for the same seed.

    python -m quoteattr.training.train --base FOLDER --polnear FOLDER --names FOLDER --out FOLDER [...]

Stop it with SIGTERM (it writes a checkpoint first); started again with the
same arguments it goes on from the last checkpoint in ``--out``.
"""

from __future__ import annotations

import argparse
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from attrs import asdict, define, frozen
from safetensors.torch import save_file

from quoteattr.analyse.compact.encode import Batch, Geometry, Special, windows
from quoteattr.training.data import Article, read_articles, read_names
from quoteattr.training.evaluate import Corpus, TorchRunner, load_tokenizer, measure, show
from quoteattr.training.loss import link_loss, tag_loss
from quoteattr.training.model import load_base
from quoteattr.training.targets import linked, tagged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from torch import Tensor

    from quoteattr.analyse.compact.encode import Window
    from quoteattr.training.model import Model, Scores

_POOL = 256
_KEPT = 2
#: What of a plan the command line sets.
_CHOSEN = (
    "seed", "passes", "cooldown", "warmup", "rate", "head_factor", "dropout", "pieces", "names_every",
    "path_weight", "link_weight", "names_weight", "mean_decay",
)  # fmt: skip


@frozen(kw_only=True)
class Plan:
    """How a model is trained."""

    seed: int = 1
    passes: float = 5.0
    rate: float = 6e-5
    #: The heads and the shapes begin at zero or at random: they learn this much faster.
    head_factor: float = 5.0
    #: In passes: the rate climbs at the beginning, and goes down to nothing at the end.
    warmup: float = 0.15
    cooldown: float = 1.0
    decay: float = 0.01
    dropout: float = 0.1
    #: Pieces in a batch, padding counted.
    pieces: int = 2048
    #: A batch of names after this many batches of attributions; 0 for none.
    names_every: int = 5
    path_weight: float = 1.0
    link_weight: float = 0.5
    names_weight: float = 1.0
    clip: float = 1.0
    #: The running mean of the weights, which is what is measured and shipped.
    mean_every: int = 5
    mean_decay: float = 0.975
    geometry: Geometry = Geometry()  # noqa: RUF009 - frozen


@define
class Progress:
    """Where a training run stands; what a checkpoint holds beside the weights."""

    epoch: int = 0
    #: Batches done in this pass; all steps; the same for the names, which have passes of their own.
    place: int = 0
    step: int = 0
    names_epoch: int = 0
    names_place: int = 0
    measured: int = 0
    best: float = 0.0


def epoch_windows(corpus: Corpus, special: Special, plan: Plan, epoch: int, salt: int) -> list[list[Window]]:
    """Cut a pass into batches: other windows in each pass, of about one length, in random order."""
    rng = np.random.default_rng([plan.seed, epoch, salt])
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


def scores_of(model: Model, batch: Batch) -> Scores:
    """Run the network over a batch, in bf16."""
    tensors = (torch.from_numpy(part) for part in (batch.ids, batch.shapes, batch.mask))
    with torch.autocast("cpu", torch.bfloat16):
        scores: Scores = model(*tensors)
    return scores


def optimizer_of(model: Model, plan: Plan) -> torch.optim.Optimizer:
    """Freeze the table of words, and set the rates of the rest."""
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
    """The running mean of the weights that learn."""

    def __init__(self, model: Model, plan: Plan) -> None:
        self.every, self.decay, self.count = plan.mean_every, plan.mean_decay, 0
        self.weights = {n: w.detach().clone() for n, w in model.named_parameters() if w.requires_grad}

    @torch.no_grad()
    def update(self, model: Model, step: int) -> None:
        """Take the weights in."""
        if step % self.every:
            return
        self.count += 1
        decay = min(self.decay, self.count / (self.count + 9))
        current = dict(model.named_parameters())
        torch._foreach_lerp_(
            list(self.weights.values()), [current[name].detach() for name in self.weights], 1 - decay
        )

    @torch.no_grad()
    def swap(self, model: Model) -> None:
        """Exchange the mean and the model's weights."""
        current = dict(model.named_parameters())
        for name, weight in self.weights.items():
            kept = current[name].detach().clone()
            current[name].copy_(weight)
            weight.copy_(kept)


class Run:
    """One training run: what it learns from, where it stands, what it writes."""

    def __init__(self, options: argparse.Namespace, plan: Plan) -> None:
        self.plan, self.out = plan, options.out
        self.minutes, self.limit = options.checkpoint_minutes, options.steps
        self.halves = options.evaluations
        self.tokenizer = load_tokenizer(options.base)
        self.special = Special.of(self.tokenizer)
        torch.manual_seed(plan.seed)
        self.model = load_base(options.base, plan.dropout)
        self.optimizer = optimizer_of(self.model, plan)
        self.mean, self.progress = Mean(self.model, plan), Progress()
        self.stopping = False
        part = options.articles
        self.corpus = self._read(read_articles(options.polnear / "train.jsonl")[:part])
        self.dev = self._read(read_articles(options.polnear / "dev.jsonl")[: options.dev_articles])
        self.names = self._read(read_names(options.names / "train.bio")[:part]) if plan.names_every else None
        self.names_dev = self._read(read_names(options.names / "dev.bio")[: options.names_dev_articles])
        self.names_rows: tuple[int, list[list[Window]]] = (-1, [])
        self.out.mkdir(parents=True, exist_ok=True)

    def _read(self, articles: list[Article]) -> Corpus:
        return Corpus.of(articles, self.tokenizer)

    def losses(self, row: list[Window], *, named: bool) -> tuple[dict[str, Tensor], Batch]:
        """Run the network over a batch, and compare."""
        batch = Batch.of(row, self.special.padding)
        scores = scores_of(self.model, batch)
        if named:
            assert self.names is not None  # noqa: S101
            return name_losses(self.model, scores, batch, self.names, self.plan), batch
        return frame_losses(self.model, scores, batch, self.corpus, self.plan), batch

    def step(self, row: list[Window], *, named: bool = False) -> tuple[dict[str, float], int]:
        """Learn from one batch."""
        self.model.train()
        losses, batch = self.losses(row, named=named)
        self.optimizer.zero_grad()
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.mean_parameters(), self.plan.clip)
        self.optimizer.step()
        self.progress.step += 1
        self.mean.update(self.model, self.progress.step)
        return {name: loss.item() for name, loss in losses.items()}, int(batch.mask.sum())

    def mean_parameters(self) -> list[Tensor]:
        """Return the weights that learn."""
        return [weight for weight in self.model.parameters() if weight.requires_grad]

    def names_row(self) -> list[Window]:
        """Return the next batch of names."""
        assert self.names is not None  # noqa: S101
        epoch = self.progress.names_epoch
        if self.names_rows[0] != epoch:
            self.names_rows = (epoch, epoch_windows(self.names, self.special, self.plan, epoch, salt=1))
        row = self.names_rows[1][self.progress.names_place]
        self.progress.names_place += 1
        if self.progress.names_place == len(self.names_rows[1]):
            self.progress.names_epoch, self.progress.names_place = epoch + 1, 0
        return row

    def train(self) -> None:
        """Go through all passes, from where the run stands."""
        report = Report(self)
        while self.progress.epoch < self.plan.passes and not self.stopping:
            rows = epoch_windows(self.corpus, self.special, self.plan, self.progress.epoch, salt=0)
            self._pass(rows, report)
            if not self.stopping:
                self.progress.epoch, self.progress.place = self.progress.epoch + 1, 0
        self.save()

    def _pass(self, rows: list[list[Window]], report: Report) -> None:
        while self.progress.place < len(rows) and not self.stopping:
            share = self.progress.epoch + self.progress.place / len(rows)
            if share >= self.plan.passes:
                self.evaluate()
                self.stopping = True
                break
            set_rate(self.optimizer, self.plan, share)
            torch.manual_seed(self.plan.seed * 1_000_003 + self.progress.step)
            report.note(*self.step(rows[self.progress.place]))
            self.progress.place += 1
            if self.plan.names_every and self.progress.place % self.plan.names_every == 0:
                report.note(*self.step(self.names_row(), named=True))
            report.show(share)
            if (
                int((self.progress.epoch + self.progress.place / len(rows)) * self.halves)
                > self.progress.measured
            ):
                self.progress.measured += 1
                self.evaluate()
                report.rest()
            self.stopping = self.stopping or bool(self.limit and self.progress.step >= self.limit)

    def evaluate(self) -> None:
        """Measure the mean of the weights on dev; keep it where it is the best yet."""
        begun = time.monotonic()
        self.mean.swap(self.model)
        runner, tables = TorchRunner(self.model), self.model.tables()
        figures: dict[str, float] = {}
        for corpus in (self.dev, self.names_dev):
            figures |= measure(corpus, runner, tables, self.special, self.plan.geometry)
        self.mean.swap(self.model)
        seconds = time.monotonic() - begun
        say(f"DEV step {self.progress.step} pass {self.progress.epoch}: {show(figures)} ({seconds:.0f} s)")
        total = sum(figures[name] for name in ("source", "cue", "content"))
        if total > self.progress.best:
            self.progress.best = total
            replace(self.out / "best.safetensors", lambda path: save_file(self.mean.weights, path))
        self.save()

    def save(self) -> None:
        """Write a checkpoint, and drop those before the last two."""
        state = {
            "progress": asdict(self.progress), "plan": asdict(self.plan), "mean": self.mean.weights,
            "count": self.mean.count, "optimizer": self.optimizer.state_dict(),
            "weights": {n: w.detach() for n, w in self.model.named_parameters() if w.requires_grad},
        }  # fmt: skip
        replace(self.out / f"step-{self.progress.step:07d}.pt", lambda path: torch.save(state, path))
        for old in checkpoints(self.out)[:-_KEPT]:
            old.unlink()

    def resume(self) -> None:
        """Go on from the last checkpoint, where there is one."""
        if not (found := checkpoints(self.out)):
            return
        state = torch.load(found[-1], weights_only=True)
        self.model.load_state_dict(state["weights"], strict=False)
        factors = [group["factor"] for group in self.optimizer.param_groups]
        self.optimizer.load_state_dict(state["optimizer"])
        for group, factor in zip(self.optimizer.param_groups, factors, strict=True):
            group["factor"] = factor
        self.mean.weights, self.mean.count = state["mean"], state["count"]
        self.progress = Progress(**state["progress"])
        say(f"resumed from {found[-1].name}: pass {self.progress.epoch}, batch {self.progress.place}")


class Report:
    """Tells how the training goes, and sees to checkpoints."""

    def __init__(self, run: Run, every: int = 20) -> None:
        self.run, self.every = run, every
        self.saved = time.monotonic()
        self.rest()

    def rest(self) -> None:
        """Begin a new stretch, whose speed is measured by itself."""
        self.begun, self.pieces, self.count = time.monotonic(), 0, 0
        self.losses: dict[str, list[float]] = {}

    def note(self, losses: dict[str, float], pieces: int) -> None:
        """Take in what a step said."""
        self.pieces, self.count = self.pieces + pieces, self.count + 1
        for name, loss in losses.items():
            self.losses.setdefault(name, []).append(loss)

    def show(self, share: float) -> None:
        """Print a line now and then, and write a checkpoint when it is time."""
        if self.count >= self.every:
            speed = self.pieces / (time.monotonic() - self.begun)
            losses = "  ".join(f"{name} {np.mean(values):.3f}" for name, values in self.losses.items())
            say(f"step {self.run.progress.step} pass {share:.3f}: {losses}  {speed:.0f} pieces/s")
            self.rest()
        if time.monotonic() - self.saved > 60 * self.run.minutes:
            self.run.save()
            self.saved = time.monotonic()
            self.rest()


def say(text: str) -> None:
    """Print a line with the time."""
    print(time.strftime("%H:%M:%S"), text, flush=True)  # noqa: T201


def replace(path: Path, write: object) -> None:
    """Write a file beside its place, then move it there at once."""
    part = path.with_suffix(path.suffix + ".part")
    write(part)  # type: ignore[operator]
    part.replace(path)


def checkpoints(folder: Path) -> list[Path]:
    """List a folder's checkpoints, oldest first."""
    return sorted(folder.glob("step-*.pt"))


def load_checkpoint(path: Path, base: Path, *, mean: bool = True) -> Model:
    """Load a model from a checkpoint, or from a file of weights, over its base."""
    from safetensors.torch import load_file

    model = load_base(base)
    if path.suffix == ".safetensors":
        model.load_state_dict(load_file(path), strict=False)
    else:
        state = torch.load(path, weights_only=True)
        model.load_state_dict(state["mean" if mean else "weights"], strict=False)
    return model.eval()


def parser_of(plan: Plan) -> argparse.ArgumentParser:
    """Return the command line of a training run whose defaults are ``plan``."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("base", "polnear", "names", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name in _CHOSEN:
        value = getattr(plan, name)
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    parser.add_argument("--checkpoint-minutes", type=float, default=8.0)
    parser.add_argument("--evaluations", type=int, default=2, help="how often in a pass")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=0, help="stop after this many")
    parser.add_argument("--articles", type=int, default=None, help="learn from the first so many only")
    parser.add_argument("--dev-articles", type=int, default=None)
    parser.add_argument("--names-dev-articles", type=int, default=None)
    return parser


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    return parser_of(Plan()).parse_args(arguments)


def main_with(kind: type[Run], options: argparse.Namespace) -> None:
    """Train a run of some kind, from the last checkpoint where there is one."""
    torch.set_num_threads(options.threads)
    run = kind(options, Plan(**{name: getattr(options, name) for name in _CHOSEN}))
    run.resume()

    def stop(*_: object) -> None:
        run.stopping = True

    signal.signal(signal.SIGTERM, stop)
    run.train()


def main(arguments: Sequence[str] | None = None) -> None:
    """Fine-tune on what annotators said."""
    main_with(Run, parse(arguments))


if __name__ == "__main__":
    main()
