"""The steps of training, as the commands call them: files in, files out."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import torch
from attrs import evolve, frozen
from tokenizers import Tokenizer

from quoteattr.analyse.compact.decode import Runner, Tables
from quoteattr.analyse.compact.encode import Geometry, Special
from quoteattr.analyse.compact.network import Network
from quoteattr.training import teach
from quoteattr.training.bio import read_names
from quoteattr.training.calibrate import Calibration, Judged
from quoteattr.training.corpus import Corpus, TorchRunner
from quoteattr.training.data import Article, read_articles
from quoteattr.training.distill import taught_task
from quoteattr.training.evaluate import measure, show
from quoteattr.training.export import export as write_model
from quoteattr.training.export import set_temperature
from quoteattr.training.load import Origin
from quoteattr.training.plan import PLANS, Plan
from quoteattr.training.run import BEST, Material, Run
from quoteattr.training.tasks import Task, frame_task, name_task

#: Where nothing was named to measure on, one article of so many is kept for that.
_HELD_OUT = 10


@frozen(kw_only=True)
class Data:
    """What is learned from and what is measured on, as files."""

    #: None where nothing is learned.
    articles: Path | None = None
    dev: Path | None = None
    names: Path | None = None
    names_dev: Path | None = None

    def learned(self) -> list[Article]:
        """Read the articles to learn from."""
        read = self._articles()
        return read if self.dev else [one for place, one in enumerate(read, start=1) if place % _HELD_OUT]

    def held(self) -> list[Article]:
        """Read the articles to measure on."""
        held = read_articles(self.dev) if self.dev else self._articles()[_HELD_OUT - 1 :: _HELD_OUT]
        if not held:
            raise click.ClickException(f"name articles to measure on with --dev, or give {_HELD_OUT} or more")
        return held

    def _articles(self) -> list[Article]:
        return read_articles(self.articles) if self.articles else []

    def held_names(self) -> list[Article]:
        """Read the names to measure on."""
        return read_names(self.names_dev) if self.names_dev else []


def train(data: Data, origin: Origin, plan: Plan, out: Path, labels: Path | None = None) -> None:
    """Train a model; its best weights are ``best.safetensors`` in ``out``."""
    loaded = origin.load(seed=plan.seed, dropout=plan.dropout)
    tokenizer = loaded.tokenizer
    frames, names = _tasks(data, tokenizer, labels, plan)
    held = (Corpus.of(articles, tokenizer) for articles in (data.held(), data.held_names()) if articles)
    material = Material(frames=frames, names=names, dev=tuple(held), special=loaded.special)
    run = Run(model=loaded.model, material=material, plan=plan, out=out)
    with _stopped_by_signals(run):
        run.train()
    if run.stopping:
        raise click.ClickException(f"stopped; the same command goes on from the checkpoint in {out}")


def _tasks(data: Data, tokenizer: Tokenizer, labels: Path | None, plan: Plan) -> tuple[Task, Task | None]:
    frames = Corpus.of(data.learned(), tokenizer)
    names = Corpus.of(read_names(data.names), tokenizer) if data.names else None
    if labels is None:
        return frame_task(frames, plan), None if names is None else name_task(names, plan)
    taught = taught_task(teach.load("articles", labels, frames), plan, salt=0)
    if names is None:
        return taught, None
    return taught, taught_task(teach.load("names", labels, names), plan, salt=1)


@contextmanager
def _stopped_by_signals(run: Run) -> Iterator[None]:
    """Let a signal end the run after the batch under way, with a checkpoint."""

    def stop(*_: object) -> None:
        run.stopping = True

    kept = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


def label(data: Data, origin: Origin, out: Path) -> None:
    """Have a teacher label the articles and the names that a student will learn from."""
    loaded = origin.load()
    parts = {"articles": data.learned(), "names": read_names(data.names) if data.names else []}
    for part, articles in parts.items():
        if articles and not (out / f"{part}.json").exists():
            corpus = Corpus.of(articles, loaded.tokenizer)
            teach.label(part, out, corpus, loaded.model.eval(), loaded.special)


def export(origin: Origin, out: Path, *, quantized: bool = True) -> None:
    """Write a model for the engine, not yet calibrated."""
    write_model(origin.load(), out, {}, quantized=quantized)
    click.echo(f"{out}: {sum(path.stat().st_size for path in out.iterdir()) / 1e6:.1f} MB")


def calibrate(data: Data, folder: Path) -> None:
    """Find the temperatures of an exported model, and write them into it."""
    found = {head: Calibration.of(judged, head) for head, judged in judge(data, folder).items()}
    for head, calibration in found.items():
        click.echo(f"{head}: {calibration}")
    set_temperature(folder, {head: calibration.temperature for head, calibration in found.items()})


def judge(data: Data, folder: Path) -> dict[str, Judged]:
    """Run an exported model over what its heads are judged on, by head."""
    network = Network.load(folder, torch.get_num_threads())
    tables = evolve(network.tables, temperature={})
    frames, names = (
        Judged.of(Corpus.of(held, network.tokenizer), network, tables, network.special, network.geometry)
        for held in (data.held(), data.held_names())
    )
    judged = {"frames": frames, "links": frames}
    return judged | ({"names": names} if names.grids else {})


def evaluate(data: Data, origin: Origin) -> None:
    """Print the figures of a model; one that was exported is run as the engine runs it."""
    tokenizer, given = _runner(origin)
    for articles in (data.held(), data.held_names()):
        if articles:
            click.echo(show(measure(Corpus.of(articles, tokenizer), *given)))


def _runner(origin: Origin) -> tuple[Tokenizer, tuple[Runner, Tables, Special, Geometry]]:
    if origin.exported is not None:
        network = Network.load(origin.exported, torch.get_num_threads())
        return network.tokenizer, (network, network.tables, network.special, network.geometry)
    loaded = origin.load()
    tables = Tables.read(loaded.model.tables())
    return loaded.tokenizer, (TorchRunner(loaded.model), tables, loaded.special, Geometry())


def build(data: Data, origin: Origin, plan: Plan, out: Path, teacher: Path | None = None) -> None:
    """Do all steps in order; the model is in ``out``/model."""
    labels = None if teacher is None else out / "labels"
    if labels is not None:
        large = Origin(base=teacher)
        train(data, large, evolve(PLANS["teacher"], seed=plan.seed), out / "teacher")
        label(data, evolve(large, weights=out / "teacher" / BEST), labels)
    train(data, origin, plan, out / "run", labels)
    export(origin.then(out / "run" / BEST), out / "model")
    calibrate(data, out / "model")
    evaluate(data, Origin(weights=out / "model"))
