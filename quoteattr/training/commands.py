"""The command line of training: one step a command, and all of them in order."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from attrs import evolve

from quoteattr.errors import MissingExtraError, QuoteattrError
from quoteattr.training.plan import PLANS, Plan

if TYPE_CHECKING:  # torch is imported once a command runs
    from quoteattr.training.load import Origin
    from quoteattr.training.steps import Data

_PACKAGES = ("onnx", "safetensors", "torch")
_SHIPPED = "shipped"

_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Commands(click.Group):
    """Commands whose expected errors are one line."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            if any(find_spec(package) is None for package in _PACKAGES):
                raise MissingExtraError(extra="train", feature="training")
            return super().invoke(ctx)
        except QuoteattrError as error:
            raise click.ClickException(str(error)) from error


class _Weights(click.Path):
    """A path of weights, or the word for those that quoteattr ships."""

    def __init__(self) -> None:
        super().__init__(exists=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401  click's own signature
        if value == _SHIPPED:
            from quoteattr.analyse.compact.network import BUNDLED

            value = BUNDLED
        return super().convert(value, param, ctx)


def _path(name: str, *, required: bool = False, told: str) -> Callable[[_Command], _Command]:
    return click.option(name, type=click.Path(exists=True, path_type=Path), required=required, help=told)


def _together(*options: Callable[[Any], Any]) -> Callable[[_Command], _Command]:
    def add(command: _Command) -> _Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


_learned = _together(
    _path("--articles", required=True, told="Annotated articles to learn: JSON Lines, or brat's folder."),
    _path("--names", told="Names to learn, as BIO."),
)
_measured = _together(
    _path("--dev", told="Annotated articles to measure on; without it, every tenth of --articles."),
    _path("--names-dev", told="Names to measure on, as BIO."),
)
_held = _together(
    _path("--dev", required=True, told="Annotated articles that were not learned from."),
    _path("--names-dev", told="Names that were not learned from, as BIO."),
)
_base = click.option(
    "--base",
    type=_Weights(),
    help="Folder of pre-trained weights; without it, those of an installed package.",
)
_from = click.option(
    "--from",
    "weights",
    type=_Weights(),
    help=f"Weights to begin with: a run's, the folder of an exported model, or {_SHIPPED!r}.",
)
_weights = click.argument("weights", type=_Weights())
_out = click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for what is made.")
_planned = _together(
    click.option("--plan", type=click.Choice(tuple(PLANS)), help="Default: student, or tuning with --from."),
    click.option("--seed", type=int, help="Decides all that is random."),
    click.option("--passes", type=float, help="How often to go through the articles."),
    click.option("--rate", type=float, help="Highest learning rate."),
)
_threads = click.option("--threads", type=click.IntRange(1), default=2, show_default=True)


def _plan(given: dict[str, Any]) -> Plan:
    """Take the plan out of a command's values."""
    plan = PLANS[given.pop("plan") or ("tuning" if given["weights"] else "student")]
    chosen = {name: given.pop(name) for name in ("seed", "passes", "rate")}
    return evolve(plan, **{name: value for name, value in chosen.items() if value is not None})


def _origin(given: dict[str, Any]) -> Origin:
    """Take the origin out of a command's values, and set the threads."""
    import torch

    from quoteattr.training.load import Origin

    torch.set_num_threads(given.pop("threads", 1))
    return Origin(base=given.pop("base", None), weights=given.pop("weights"))


def _data(given: dict[str, Any]) -> Data:
    """Take the data out of a command's values."""
    from quoteattr.training.steps import Data

    files = {name: given.pop(name, None) for name in ("articles", "dev", "names", "names_dev")}
    return Data(**files)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Make the model of the compact engine, or teach it from articles of your own.

    A run can be stopped (SIGTERM or Ctrl-C) and started again with the same arguments: it goes on from
    its last checkpoint.
    """


@main.command()
@_learned
@_measured
@_base
@_from
@_path("--labels", told="What a teacher said of the same articles and names, from `label`.")
@_planned
@_threads
@_out
def train(**given: Any) -> None:  # noqa: ANN401  click's values
    """Train a model, and keep the weights that do best on dev (best.safetensors)."""
    from quoteattr.training import steps

    plan, data, labels = _plan(given), _data(given), given.pop("labels")
    steps.train(data, _origin(given), plan, given.pop("out"), labels)


@main.command()
@_weights
@_learned
@_measured
@_base
@_threads
@_out
def label(**given: Any) -> None:  # noqa: ANN401  click's values
    """Have a trained teacher say what it thinks of every word, for `train --labels`."""
    from quoteattr.training import steps

    steps.label(_data(given), _origin(given), given.pop("out"))


@main.command()
@_weights
@_base
@click.option("--fp32", is_flag=True, help="32 bits, to compare with.")
@_out
def export(**given: Any) -> None:  # noqa: ANN401  click's values
    """Write a run's weights as the folder that the compact engine loads."""
    from quoteattr.training import steps

    steps.export(_origin(given), given.pop("out"), quantized=not given.pop("fp32"))


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_held
def calibrate(folder: Path, **given: Any) -> None:  # noqa: ANN401  click's values
    """Set the temperatures of an exported model, so that its probabilities mean what they say."""
    from quoteattr.training import steps

    steps.calibrate(_data(given), folder)


@main.command()
@_weights
@_held
@_base
@_threads
def evaluate(**given: Any) -> None:  # noqa: ANN401  click's values
    """Measure a run's weights, or the folder of an exported model."""
    from quoteattr.training import steps

    steps.evaluate(_data(given), _origin(given))


@main.command()
@_learned
@_measured
@_base
@_from
@_path("--teacher", told="Folder of a larger base, which is trained first and teaches the model.")
@_planned
@_threads
@_out
def build(**given: Any) -> None:  # noqa: ANN401  click's values
    """Do all steps in order: train, export, calibrate, evaluate; the model is in OUT/model."""
    from quoteattr.training import steps

    plan, data, teacher = _plan(given), _data(given), given.pop("teacher")
    steps.build(data, _origin(given), plan, given.pop("out"), teacher)


@main.command("stanza-set")
@click.argument("steps", nargs=-1, metavar="[STEP]...")
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="QUOTEATTR_DATA",
    required=True,
    help="Folder with parse/ and names/.  [default: $QUOTEATTR_DATA]",
)
@_threads
@_out
def stanza_set(steps: tuple[str, ...], data: Path, threads: int, out: Path) -> None:
    """Train the small English set for stanza (OUT/model), or do some STEPs of it again.

    A step is prepare, pretrain (the word vectors), tokenize, pos, lemma, depparse-first, depparse, ner,
    assemble or measure. Without one, all are done in this order that have not been done yet.
    """
    if find_spec("stanza") is None:
        raise MissingExtraError(extra="stanza", feature="training stanza's models")
    from quoteattr.training.stanza_set.steps import run

    run(steps, data, out, threads)
