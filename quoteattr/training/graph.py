"""The network as an ONNX graph, written out node by node.

Written here and not traced from torch, so that the same weights give the same
bytes, every weight keeps its name (training can begin from the shipped file),
and each step takes the operator of onnxruntime that was measured to be the
quickest. Only BERT's make can be written: MPNet is for teachers.

In 8 bits the matrices are symmetric whole numbers with a scale for each
column, the table of words with a scale for each row; activations are measured
as they come (dynamic quantization), over all windows of a call: windows are
run one by one, without padding and so without a mask.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from attrs import define, field
from onnx import TensorProto, helper, numpy_helper

from quoteattr.analyse.compact.labels import FRAMES, NAMES
from quoteattr.analyse.compact.links import WIDTH

INPUTS, OUTPUTS = ("ids", "shapes"), ("frames", "names", "links")
SCALE = ".scale"

_OPSET, _IR = 17, 8
_FUSED = "com.microsoft"
_SIZES = {"frames": len(FRAMES), "names": len(NAMES), "links": WIDTH}


def quantize(matrix: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """Return a matrix in 8 bits, symmetric, and its scales; each is over ``axis``."""
    scale = np.maximum(np.abs(matrix).max(axis=axis, keepdims=True) / 127, 1e-8).astype(np.float32)
    return np.rint(matrix / scale).astype(np.int8), scale.squeeze(axis)


@define(kw_only=True)
class Graph:
    """A graph under way."""

    weights: Mapping[str, np.ndarray]
    heads: int
    epsilon: float
    quantized: bool
    nodes: list[onnx.NodeProto] = field(factory=list)
    kept: dict[str, onnx.TensorProto] = field(factory=dict)

    def add(
        self,
        kind: str,
        given: Sequence[str],
        out: str,
        *,
        fused: bool = False,
        **attributes: Any,  # noqa: ANN401  as make_node
    ) -> str:
        """Add a node; return the name of what it gives."""
        domain = _FUSED if fused else ""
        self.nodes.append(helper.make_node(kind, given, [out], out, domain=domain, **attributes))
        return out

    def keep(self, name: str, values: np.ndarray | None = None) -> str:
        """Keep a weight in the file, under its name."""
        if name not in self.kept:
            array = self.weights[name] if values is None else values
            self.kept[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def embedded(self) -> str:
        """Add up word, shape and position, and level them."""
        word = self._words()
        shape = self.add("Gather", [self.keep("encoder.shapes.weight"), "shapes"], "shape")
        length = self.add("Shape", ["ids"], "length", start=1, end=2)
        zero, axes = self.keep("zero", np.array([0])), self.keep("axes", np.array([0]))
        positions = self.keep("encoder.positions.weight")
        place = self.add("Slice", [positions, zero, length, axes], "place")
        shown = self.add("Add", [shape, place], "shape_place")
        return self._norm("encoder.norm", word, shown, "states_0")

    def _words(self) -> str:
        if not self.quantized:
            return self.add("Gather", [self.keep("encoder.words.weight"), "ids"], "word")
        table, scale = quantize(self.weights["encoder.words.weight"], 1)
        rows = self.add("Gather", [self.keep("encoder.words.weight", table), "ids"], "word_8")
        scales = self.keep("encoder.words.weight" + SCALE, scale[:, None])
        factor = self.add("Gather", [scales, "ids"], "word_scale")
        wide = self.add("Cast", [rows], "word_32", to=TensorProto.FLOAT)
        return self.add("Mul", [wide, factor], "word")

    def _norm(self, name: str, states: str, added: str, out: str) -> str:
        """Add two and level the sum, step by step: a fifth of all time less than the fused operator takes."""
        total = self.add("Add", [states, added], f"{out}_total")
        mean = self.add("ReduceMean", [total], f"{out}_mean", axes=[-1])
        centred = self.add("Sub", [total, mean], f"{out}_centred")
        squares = self.add("ReduceSumSquare", [centred], f"{out}_squares", axes=[-1])
        size = self.keep("size", np.array([len(self.weights[f"{name}.bias"])], dtype=np.float32))
        variance = self.add("Div", [squares, size], f"{out}_variance")
        floor = self.keep("epsilon", np.array([self.epsilon], dtype=np.float32))
        spread = self.add("Sqrt", [self.add("Add", [variance, floor], f"{out}_floored")], f"{out}_spread")
        even = self.add("Div", [centred, spread], f"{out}_even")
        scaled = self.add("Mul", [even, self.keep(f"{name}.weight")], f"{out}_scaled")
        return self.add("Add", [scaled, self.keep(f"{name}.bias")], out)

    def linear(self, name: str, states: str, out: str) -> str:
        """Apply a linear map."""
        bias = self.keep(f"{name}.bias")
        matrix = self.weights[f"{name}.weight"].T
        if not self.quantized:
            product = self.add("MatMul", [states, self.keep(f"{name}.weight", matrix)], f"{out}_product")
            return self.add("Add", [product, bias], out)
        table, scale = quantize(matrix, 0)
        given = [
            states,
            self.keep(f"{name}.weight", table),
            self.keep(f"{name}.weight{SCALE}", scale),
            "",
            bias,
        ]
        return self.add("DynamicQuantizeMatMul", given, out, fused=True)

    def layer(self, number: int, states: str) -> str:
        """Add a layer."""
        name = f"encoder.layers.{number}"
        mixed = self.linear(f"{name}.output", self._attention(name, states), f"mixed_{number}")
        states = self._norm(f"{name}.attention_norm", states, mixed, f"attended_{number}")
        inner = self.linear(f"{name}.inner", states, f"inner_{number}")
        active = self.add("Gelu", [inner], f"active_{number}", fused=True)
        outer = self.linear(f"{name}.outer", active, f"outer_{number}")
        return self._norm(f"{name}.norm", states, outer, f"states_{number + 1}")

    def _attention(self, name: str, states: str) -> str:
        thirds = [
            self.linear(f"{name}.{part}", states, f"{name}.{part}.out") for part in ("query", "key", "value")
        ]
        return self.add("MultiHeadAttention", thirds, f"{name}.attention", fused=True, num_heads=self.heads)

    def build(self, layers: int) -> onnx.ModelProto:
        """Return the whole graph."""
        states = self.embedded()
        for number in range(layers):
            states = self.layer(number, states)
        for head in OUTPUTS:
            self.linear(head, states, head)
        return self._model()

    def _model(self) -> onnx.ModelProto:
        size = ["windows", "pieces"]
        given = [helper.make_tensor_value_info(name, TensorProto.INT64, size) for name in INPUTS]
        told = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, [*size, _SIZES[name]]) for name in OUTPUTS
        ]
        graph = helper.make_graph(self.nodes, "quoteattr", given, told, list(self.kept.values()))
        imports = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=imports, ir_version=_IR, producer_name="quoteattr")
