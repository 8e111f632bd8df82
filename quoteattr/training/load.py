"""Models from what is on disk: pre-trained weights, a run's weights, the shipped file."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from attrs import frozen
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import Tensor

from quoteattr.analyse.compact.encode import Special
from quoteattr.analyse.compact.network import NETWORK
from quoteattr.training.base import installed_base
from quoteattr.training.checkpoint import load_weights
from quoteattr.training.corpus import load_tokenizer
from quoteattr.training.graph import SCALE
from quoteattr.training.model import Chain, Model, Sizes, load_base


@frozen(kw_only=True, eq=False)
class Loaded:
    """A model with the folder that its tokenizer is in."""

    model: Model
    folder: Path

    @property
    def tokenizer(self) -> Tokenizer:
        """How text is cut into pieces."""
        return load_tokenizer(self.folder)

    @property
    def special(self) -> Special:
        """The pieces that are not text."""
        return Special.of(self.tokenizer)


@frozen(kw_only=True)
class Origin:
    """Where a model's weights are."""

    #: Folder of pre-trained weights; without it, those of an installed package.
    base: Path | None = None
    #: A run's weights, which go over the base; or the folder of an exported model, which needs none.
    weights: Path | None = None

    @property
    def exported(self) -> Path | None:
        """The folder of an exported model, if that is what it is."""
        return self.weights if self.weights is not None and self.weights.is_dir() else None

    def then(self, weights: Path) -> Origin:
        """Return the origin of what a run made of this one."""
        return Origin(base=self.exported or self.base, weights=weights)

    def load(self, *, seed: int = 1, dropout: float = 0.1) -> Loaded:
        """Load the model; heads that nobody trained are random, from ``seed``.

        Raises MissingBaseError and ReadError as ``installed_base`` does.
        """
        torch.manual_seed(seed)
        folder = self.exported or self.base or installed_base()
        exported = (folder / NETWORK).exists()
        model = _exported(folder / NETWORK, dropout) if exported else load_base(folder, dropout)
        if self.weights is not None and not self.weights.is_dir():
            load_weights(model, self.weights)
        return Loaded(model=model.eval(), folder=folder)


def _exported(path: Path, dropout: float) -> Model:
    """Read an exported network back; weights in 8 bits come as near as those are."""
    network = onnx.load(path)
    about = json.loads(network.metadata_props[0].value)
    model = Model(Sizes(**about["sizes"]), dropout)
    given = {one.name: numpy_helper.to_array(one) for one in network.graph.initializer}
    state = {
        name: _weight(name, given, weight.shape) for name, weight in model.named_parameters() if name in given
    }
    tables = {name: torch.tensor(table) for name, table in about["tables"].items()}
    model.load_state_dict(state | {name: tables[name] for name in ("distance", "none")}, strict=False)
    for head, chain in (("frames", model.frame_chain), ("names", model.name_chain)):
        _fill(chain, {part: tables[f"{head}_{part}"] for part in ("steps", "start", "end")})
    return model


def _weight(name: str, given: dict[str, np.ndarray], shape: torch.Size) -> Tensor:
    array = given[name].astype(np.float32) * given.get(name + SCALE, np.float32(1))
    embedded = array.ndim == 1 or name.split(".")[1] in {"words", "shapes", "positions"}
    return torch.from_numpy(np.array(array if embedded else array.T)).reshape(shape)


@torch.no_grad()
def _fill(chain: Chain, tables: dict[str, Tensor]) -> None:
    """Take the learned part of a chain's tables: what is banned was not learned."""
    for learned, legal, part in (
        (chain.steps, chain.legal, "steps"),
        (chain.start, chain.legal_start, "start"),
        (chain.end, chain.legal_end, "end"),
    ):
        learned.copy_(torch.where(legal == 0, tables[part], 0.0))
