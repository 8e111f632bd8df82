"""Write a trained model as the folder that the compact engine loads: network, tokenizer, sums."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from attrs import asdict

from quoteattr.analyse.compact.encode import Geometry
from quoteattr.analyse.compact.labels import FRAMES, NAMES
from quoteattr.analyse.compact.network import FORMAT, NETWORK, SUMS, TOKENIZER
from quoteattr.training.base import sha256_of
from quoteattr.training.files import replace
from quoteattr.training.graph import Graph
from quoteattr.training.load import Loaded
from quoteattr.training.model import Model

#: Digits of the small tables: 0.0001 nats decide nothing.
_DIGITS = 4
#: Where the metadata stands in the file.
_KEY = "quoteattr"


def export(loaded: Loaded, out: Path, temperature: Mapping[str, float], *, quantized: bool = True) -> None:
    """Write a model to the folder ``out``; the same weights give the same bytes.

    ``quantized`` writes 8 bits instead of 32: a quarter of the size, twice the speed.
    """
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = (loaded.folder / TOKENIZER).read_bytes()
    replace(out / TOKENIZER, lambda path: path.write_bytes(tokenizer))
    _write(network_of(loaded.model, quantized=quantized), _about(loaded, temperature), out)


def set_temperature(folder: Path, temperature: Mapping[str, float]) -> None:
    """Write other temperatures into an exported model."""
    network = onnx.load(folder / NETWORK)
    about = json.loads(network.metadata_props[0].value)
    _write(network, about | {"temperature": dict(temperature)}, folder)


def _write(network: onnx.ModelProto, about: Mapping[str, object], folder: Path) -> None:
    del network.metadata_props[:]
    network.metadata_props.add(key=_KEY, value=json.dumps(about, sort_keys=True))
    content = network.SerializeToString(deterministic=True)
    replace(folder / NETWORK, lambda path: path.write_bytes(content))
    sums = "".join(f"{sha256_of(folder / name)}  {name}\n" for name in (NETWORK, TOKENIZER))
    replace(folder / SUMS, lambda path: path.write_text(sums, encoding="ascii", newline="\n"))


def network_of(model: Model, *, quantized: bool) -> onnx.ModelProto:
    """Write the network as ONNX."""
    sizes = model.encoder.sizes
    weights = {name: weight.detach().float().numpy() for name, weight in model.named_parameters()}
    graph = Graph(weights=weights, heads=sizes.heads, epsilon=sizes.epsilon, quantized=quantized)
    return graph.build(sizes.layers)


def _about(loaded: Loaded, temperature: Mapping[str, float]) -> dict[str, object]:
    """Put together what reading the network's answers needs, and training on from it."""
    tables = loaded.model.tables()
    return {
        "format": FORMAT,
        "tables": {name: np.round(table.astype(float), _DIGITS).tolist() for name, table in tables.items()},
        "special": asdict(loaded.special),
        "geometry": asdict(Geometry()),
        "kinds": {"frames": FRAMES.kinds, "names": NAMES.kinds},
        "sizes": asdict(loaded.model.encoder.sizes),
        "temperature": dict(temperature),
    }
