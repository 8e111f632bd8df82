"""Write a trained model as the one file that the compact engine loads.

    python -m quoteattr.training.export --base base/minilm --checkpoint FILE --out compact.onnx [--polnear F --names F]

The matrices become 8-bit whole numbers, with a scale for each channel; the
table of words likewise, with a scale for each word; activations are measured
as they come (dynamic quantization). What decoding needs beside the network
(steps between tags, distances, window sizes, temperatures) stands as JSON in
the file's metadata.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import onnxruntime
import torch
from attrs import asdict, frozen
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from quoteattr.analyse.compact.decode import Grid
from quoteattr.analyse.compact.encode import Geometry, Special
from quoteattr.analyse.compact.labels import FRAMES, NAMES
from quoteattr.training.data import read_articles, read_names
from quoteattr.training.evaluate import Corpus, load_tokenizer, measure, show
from quoteattr.training.train import load_checkpoint, replace, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quoteattr.analyse.compact.encode import Batch
    from quoteattr.training.model import Model

_INPUTS, _OUTPUTS = ("ids", "shapes", "mask"), ("frames", "names", "links")
_FORMAT = 1


class Words(nn.Module):
    """The table of words in 8 bits, with a scale for each row."""

    scale: Tensor
    table: Tensor

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = (table.abs().amax(1, keepdim=True) / 127).clamp(min=1e-8)
        self.register_buffer("scale", scale)
        self.register_buffer("table", (table / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """Return the words' vectors."""
        return self.table[ids].float() * self.scale[ids]


def export(model: Model, path: Path, *, quantized: bool = True) -> None:
    """Write the network; ``quantized`` makes it four times smaller and twice as fast."""
    model.eval()
    kept = model.encoder.words
    if quantized:
        model.encoder.words = Words(kept.weight.detach())  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _write(model, plain)
        model.encoder.words = kept
        if quantized:
            replace(path, lambda part: _quantize(plain, part))
        else:
            replace(path, lambda part: part.write_bytes(plain.read_bytes()))


def _quantize(plain: Path, path: Path) -> None:
    quantize_dynamic(
        plain,
        path,
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm"],
        extra_options={"MatMulConstBOnly": True},
    )


def _write(model: Model, path: Path) -> None:
    example = (
        torch.ones(2, 40, dtype=torch.int64),
        torch.zeros(2, 40, dtype=torch.int64),
        torch.ones(2, 40) > 0,
    )
    size = {0: torch.export.Dim("windows"), 1: torch.export.Dim("pieces", max=500)}
    program = torch.onnx.export(
        model, example, dynamo=True, input_names=list(_INPUTS), output_names=list(_OUTPUTS),
        dynamic_shapes=(size, size, size), optimize=True, verbose=False,
    )  # fmt: skip
    assert program is not None  # noqa: S101
    program.save(path, external_data=False)


def add_tables(
    path: Path, tables: Mapping[str, np.ndarray], special: Special, temperature: Mapping[str, float]
) -> None:
    """Put what decoding needs into the file's metadata."""
    network = onnx.load(path)
    about = {
        "format": _FORMAT,
        "tables": {name: np.round(table.astype(float), 4).tolist() for name, table in tables.items()},
        "special": asdict(special),
        "geometry": asdict(Geometry()),
        "kinds": {"frames": FRAMES.kinds, "names": NAMES.kinds},
        "temperature": dict(temperature),
    }
    del network.metadata_props[:]
    network.metadata_props.add(key="quoteattr", value=json.dumps(about, sort_keys=True))
    replace(path, lambda part: onnx.save(network, part))


@frozen(eq=False)
class OnnxRunner:
    """Runs the exported network over batches."""

    session: onnxruntime.InferenceSession

    @classmethod
    def load(cls, path: Path, threads: int = 1) -> OnnxRunner:
        """Open the file."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        return cls(onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"]))

    def about(self) -> dict[str, Any]:
        """Return what stands in the metadata."""
        found: dict[str, Any] = json.loads(self.session.get_modelmeta().custom_metadata_map["quoteattr"])
        return found

    def tables(self) -> dict[str, np.ndarray]:
        """Return the tables for decoding."""
        return {name: np.array(table, dtype=np.float32) for name, table in self.about()["tables"].items()}

    def __call__(self, batch: Batch, /) -> Grid:
        """Return the scores of every place."""
        given = {"ids": batch.ids, "shapes": batch.shapes, "mask": batch.mask}
        return Grid(*self.session.run(list(_OUTPUTS), given))


def main(arguments: Sequence[str] | None = None) -> None:
    """Export a checkpoint; measure the file where there is something to measure on."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("base", "checkpoint", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--names", type=Path)
    parser.add_argument("--plain", action="store_true", help="32-bit, to compare with")
    options = parser.parse_args(arguments)
    tokenizer = load_tokenizer(options.base)
    model, special = load_checkpoint(options.checkpoint, options.base), Special.of(tokenizer)
    export(model, options.out, quantized=not options.plain)
    add_tables(options.out, model.tables(), special, {"frames": 1.0, "names": 1.0, "links": 1.0})
    say(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")
    runner = OnnxRunner.load(options.out)
    for path, reader in ((options.polnear, read_articles), (options.names, read_names)):
        if path:
            corpus = Corpus.of(reader(path), tokenizer)
            say(show(measure(corpus, runner, runner.tables(), special, Geometry())))


if __name__ == "__main__":
    main()
