"""Where a run stands, on disk: tensors as safetensors, the rest as JSON in their header; no pickles."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from attrs import asdict, define
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor

from quoteattr.training.files import replace
from quoteattr.training.model import Model
from quoteattr.training.optimize import Mean

_KEPT = 2


@define
class Progress:
    """Where a training run stands."""

    epoch: int = 0
    #: Batches done in this pass; all steps; the same for the names, which have passes of their own.
    place: int = 0
    step: int = 0
    names_epoch: int = 0
    names_place: int = 0
    measured: int = 0
    best: float = 0.0


def checkpoints(folder: Path) -> list[Path]:
    """List a folder's checkpoints, oldest first."""
    return sorted(folder.glob("step-*.safetensors"))


def save(
    folder: Path, progress: Progress, model: Model, mean: Mean, optimizer: torch.optim.Optimizer
) -> None:
    """Write a checkpoint, and drop those before the last two."""
    tensors = {f"mean.{name}": weight for name, weight in mean.weights.items()}
    tensors |= {f"weights.{n}": w.detach() for n, w in model.named_parameters() if w.requires_grad}
    for number, state in optimizer.state_dict()["state"].items():
        tensors |= {f"optimizer.{number}.{name}": value for name, value in state.items()}
    about = {"progress": json.dumps(asdict(progress)), "count": str(mean.count)}
    path = folder / f"step-{progress.step:07d}.safetensors"
    replace(path, lambda part: save_file(tensors, part, about))
    for old in checkpoints(folder)[:-_KEPT]:
        old.unlink()


def resume(path: Path, model: Model, mean: Mean, optimizer: torch.optim.Optimizer) -> Progress:
    """Take up a checkpoint; return where the run stands."""
    with safe_open(path, "pt") as file:
        about = file.metadata()
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  not a mapping
    model.load_state_dict(_under("weights.", tensors), strict=False)
    mean.weights, mean.count = _under("mean.", tensors), int(about["count"])
    states: dict[int, dict[str, Tensor]] = {}
    for name, tensor in _under("optimizer.", tensors).items():
        number, _, part = name.partition(".")
        states.setdefault(int(number), {})[part] = tensor
    # The rates are the plan's: they may be changed at a resume.
    optimizer.load_state_dict({"state": states, "param_groups": optimizer.state_dict()["param_groups"]})
    return Progress(**json.loads(about["progress"]))


def load_weights(model: Model, path: Path) -> None:
    """Put the weights of a file into a model: a run's best ones, or the running mean of a checkpoint."""
    tensors = load_file(path)
    model.load_state_dict(_under("mean.", tensors) or tensors, strict=False)


def _under(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}
