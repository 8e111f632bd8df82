"""The network: an encoder of BERT's or MPNet's make, the shape of each word, and three heads over one pass.

The encoder is written out here, so that both makes go through the same code,
export to the same few operators, and need no library of models.
"""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from attrs import frozen
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from quoteattr.analyse.compact.encode import SHAPES
from quoteattr.analyse.compact.labels import FRAMES, NAMES, LabelSet
from quoteattr.analyse.compact.links import BUCKETS, WIDTH


@frozen(kw_only=True)
class Sizes:
    """What the encoder's config.json says, under one set of names for both makes."""

    vocabulary: int
    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    #: Number of the first position; MPNet counts from 2.
    origin: int
    #: Buckets of relative position (MPNet), or 0 (BERT).
    relative: int

    @classmethod
    def read(cls, folder: Path) -> Sizes:
        """Read a model's config.json."""
        given = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        relative = given.get("relative_attention_num_buckets", 0)
        return cls(
            vocabulary=given["vocab_size"], hidden=given["hidden_size"], layers=given["num_hidden_layers"],
            heads=given["num_attention_heads"], inner=given["intermediate_size"],
            positions=given["max_position_embeddings"], epsilon=given["layer_norm_eps"],
            origin=2 if relative else 0, relative=relative,
        )  # fmt: skip


class Scores(NamedTuple):
    """What the heads say of every piece; only the first piece of a word counts."""

    frames: Tensor
    names: Tensor
    links: Tensor


class Dropout(nn.Module):
    """Dropout with eight decisions to a random number: torch's own takes a tenth of the time on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.limit = round(rate * 256)

    def forward(self, states: Tensor) -> Tensor:
        """Return the states, in training with some of them zero and the others larger by as much."""
        if not self.training or not self.limit:
            return states
        count = states.numel()
        random = torch.randint(-(2**63), 2**63 - 1, (count // 8 + 1,))
        kept = random.view(torch.uint8)[:count].view(states.shape) >= self.limit
        return states * kept.to(states.dtype).mul_(256 / (256 - self.limit))


class Layer(nn.Module):
    """Attention and a feed-forward net, each followed by its norm."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.heads = sizes.heads
        self.scale = (sizes.hidden // sizes.heads) ** -0.5
        self.query = nn.Linear(sizes.hidden, sizes.hidden)
        self.key = nn.Linear(sizes.hidden, sizes.hidden)
        self.value = nn.Linear(sizes.hidden, sizes.hidden)
        self.output = nn.Linear(sizes.hidden, sizes.hidden)
        self.attention_norm = nn.LayerNorm(sizes.hidden, eps=sizes.epsilon)
        self.inner = nn.Linear(sizes.hidden, sizes.inner)
        self.outer = nn.Linear(sizes.inner, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=sizes.epsilon)
        self.dropout = Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Return the next states; ``bias`` is added to the attention's scores."""
        query, key, value = (self._split(part(states)) for part in (self.query, self.key, self.value))
        # Written out: on a CPU, in bf16, it learns twice as fast as torch's fused attention.
        weights = torch.softmax(query @ key.transpose(2, 3) * self.scale + bias.to(query.dtype), dim=-1)
        mixed = self.output((weights @ value).transpose(1, 2).flatten(2))
        states = self.attention_norm(states + self.dropout(mixed))
        inner = functional.gelu(self.inner(states))
        following: Tensor = self.norm(states + self.dropout(self.outer(inner)))
        return following

    def _split(self, states: Tensor) -> Tensor:
        windows, pieces, size = states.shape
        return states.view(windows, pieces, self.heads, size // self.heads).transpose(1, 2)


class Encoder(nn.Module):
    """Word pieces and shapes to states."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.sizes = sizes
        self.words = nn.Embedding(sizes.vocabulary, sizes.hidden)
        self.shapes = nn.Embedding(SHAPES, sizes.hidden)
        self.positions = nn.Embedding(sizes.positions, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=sizes.epsilon)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.relative = nn.Embedding(sizes.relative, sizes.heads) if sizes.relative else None
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return the states of every piece."""
        places = torch.arange(ids.shape[1], device=ids.device)
        given = self.words(ids) + self.shapes(shapes) + self.positions(places + self.sizes.origin)
        states: Tensor = self.dropout(self.norm(given))
        bias = (~mask)[:, None, None, :].to(states.dtype) * -1e4
        if self.relative is not None:
            bias = bias + self.relative(_buckets(places, self.sizes.relative)).permute(2, 0, 1)
        for layer in self.layers:
            states = layer(states, bias)
        return states


def _buckets(places: Tensor, count: int, furthest: int = 128) -> Tensor:
    """Sort relative positions as MPNet (and T5) does: near ones each, far ones by the logarithm."""
    distance = places[:, None] - places[None, :]
    half, exact = count // 2, count // 4
    near = distance.abs()
    ratio = near.clamp(min=1).float().div(exact).log() / math.log(furthest / exact)
    far = (exact + (ratio * (half - exact)).long()).clamp(max=half - 1)
    return torch.where(near < exact, near, far) + (distance < 0).long() * half


class Chain(nn.Module):
    """Learned scores of steps between tags, over the grammar's bans."""

    legal: Tensor
    legal_start: Tensor
    legal_end: Tensor

    def __init__(self, labels: LabelSet) -> None:
        super().__init__()
        start, end = labels.edges()
        self.register_buffer("legal", torch.from_numpy(labels.transitions()), persistent=False)
        self.register_buffer("legal_start", torch.from_numpy(start), persistent=False)
        self.register_buffer("legal_end", torch.from_numpy(end), persistent=False)
        self.steps = nn.Parameter(torch.zeros(len(labels), len(labels)))
        self.start = nn.Parameter(torch.zeros(len(labels)))
        self.end = nn.Parameter(torch.zeros(len(labels)))


class Model(nn.Module):
    """The encoder with its heads."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(sizes, dropout)
        self.dropout = Dropout(dropout)
        self.frames = nn.Linear(sizes.hidden, len(FRAMES))
        self.names = nn.Linear(sizes.hidden, len(NAMES))
        self.links = nn.Linear(sizes.hidden, WIDTH)
        self.frame_chain = Chain(FRAMES)
        self.name_chain = Chain(NAMES)
        #: By relation (content to cue, cue to source): bias by distance, and the score of "none".
        self.distance = nn.Parameter(torch.zeros(2, BUCKETS))
        self.none = nn.Parameter(torch.zeros(2))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Scores:
        """Return what each head says of each piece."""
        states = self.dropout(self.encoder(ids, shapes, mask))
        return Scores(self.frames(states), self.names(states), self.links(states))

    def tables(self) -> dict[str, np.ndarray]:
        """Return the small tables that decoding needs beside the network."""
        tables: dict[str, Tensor] = {"distance": self.distance, "none": self.none}
        for name, chain in (("frames", self.frame_chain), ("names", self.name_chain)):
            tables |= {
                f"{name}_steps": chain.steps + chain.legal,
                f"{name}_start": chain.start + chain.legal_start,
                f"{name}_end": chain.end + chain.legal_end,
            }
        return {name: table.detach().float().numpy().copy() for name, table in tables.items()}


#: Names of parameters: ours, BERT's, MPNet's; {} is the layer.
_PARTS = (
    ("words", r"embeddings\.word_embeddings"),
    ("positions", r"embeddings\.position_embeddings"),
    ("norm", r"embeddings\.LayerNorm"),
    ("relative", r"encoder\.relative_attention_bias"),
    (r"layers.\1.query", r"encoder\.layer\.(\d+)\.attention\.(?:self\.query|attn\.q)"),
    (r"layers.\1.key", r"encoder\.layer\.(\d+)\.attention\.(?:self\.key|attn\.k)"),
    (r"layers.\1.value", r"encoder\.layer\.(\d+)\.attention\.(?:self\.value|attn\.v)"),
    (r"layers.\1.output", r"encoder\.layer\.(\d+)\.attention\.(?:output\.dense|attn\.o)"),
    (r"layers.\1.attention_norm", r"encoder\.layer\.(\d+)\.attention\.(?:output\.)?LayerNorm"),
    (r"layers.\1.inner", r"encoder\.layer\.(\d+)\.intermediate\.dense"),
    (r"layers.\1.outer", r"encoder\.layer\.(\d+)\.output\.dense"),
    (r"layers.\1.norm", r"encoder\.layer\.(\d+)\.output\.LayerNorm"),
)


def load_base(folder: Path, dropout: float = 0.1) -> Model:
    """Build the model over the base weights in ``folder``; the heads are new."""
    model = Model(Sizes.read(folder), dropout)
    given = load_file(folder / "model.safetensors")
    weights = {ours: tensor for name, tensor in given.items() if (ours := _rename(name)) is not None}
    if "embeddings.token_type_embeddings.weight" in given:  # every piece is of the first type
        weights["positions.weight"] = (
            weights["positions.weight"] + given["embeddings.token_type_embeddings.weight"][0]
        )
    missing, extra = model.encoder.load_state_dict(weights, strict=False)
    if extra or [name for name in missing if name != "shapes.weight"]:
        message = f"{folder}: missing {missing}, not understood {extra}"
        raise ValueError(message)
    return model


def _rename(name: str) -> str | None:
    stem, _, last = name.rpartition(".")
    for ours, theirs in _PARTS:
        if match := re.fullmatch(theirs, stem):
            return f"{match.expand(ours)}.{last}"
    return None
