"""The bundled network: its file checked and opened once, and run over windows of text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from attrs import field, frozen
from tokenizers import Tokenizer

from quoteattr.analyse.compact.decode import Grid, Tables
from quoteattr.analyse.compact.encode import Batch, Geometry, Special
from quoteattr.errors import ModelError

#: The folder of the model that ships with the package.
BUNDLED = Path(__file__).parent / "model"
#: The files of a model's folder: the network, how text is cut into pieces, and their SHA-256.
NETWORK, TOKENIZER, SUMS = "compact.onnx", "tokenizer.json", "SHA256SUMS"
#: The version of what stands in the network's metadata.
FORMAT = 1


@frozen(kw_only=True, eq=False)
class Network:
    """The network with all that its answers need to be read."""

    tokenizer: Tokenizer
    special: Special
    geometry: Geometry
    tables: Tables
    _session: onnxruntime.InferenceSession = field(alias="session")

    @classmethod
    def load(cls, folder: Path, threads: int) -> Network:
        """Open the model in ``folder``, to run on so many threads.

        Raises ModelError where a file is missing, damaged or of another format.
        """
        network, tokenizer = (_checked(folder, name) for name in (NETWORK, TOKENIZER))
        try:
            return cls._opened(network, tokenizer, threads)
        except Exception as error:  # onnxruntime and tokenizers have exceptions of their own for every fault
            raise ModelError(path=str(folder), reason=f"cannot be opened ({error})") from error

    @classmethod
    def _opened(cls, network: bytes, tokenizer: bytes, threads: int) -> Network:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        about = json.loads(session.get_modelmeta().custom_metadata_map["quoteattr"])
        if about["format"] != FORMAT:
            raise ValueError(f"format {about['format']}; this version reads {FORMAT}")
        return cls(
            tokenizer=_tokenizer(tokenizer),
            special=Special(**about["special"]),
            geometry=Geometry(**about["geometry"]),
            tables=_tables(about),
            session=session,
        )

    def __call__(self, batch: Batch, /) -> Grid:
        """Return the scores of every place of a batch of windows of one length: the network sees no mask."""
        given = {"ids": batch.ids, "shapes": batch.shapes}
        return Grid(*self._session.run(list(Grid._fields), given))


def _checked(folder: Path, name: str) -> bytes:
    """Read a file, and compare it with the sum written beside it."""
    try:
        sums = (folder / SUMS).read_text("ascii").split()
        content = (folder / name).read_bytes()
    except (OSError, ValueError) as error:
        raise ModelError(path=str(folder), reason=f"{name} cannot be read ({error})") from error
    if (sha256(content).hexdigest(), name) not in zip(sums[::2], sums[1::2], strict=False):
        raise ModelError(path=str(folder), reason=f"{name} is damaged: its SHA-256 is not that of {SUMS}")
    return content


def _tokenizer(content: bytes) -> Tokenizer:
    tokenizer = Tokenizer.from_buffer(content)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _tables(about: Mapping[str, Any]) -> Tables:
    given = {name: np.array(table, dtype=np.float32) for name, table in about["tables"].items()}
    return Tables.read(given, about["temperature"])
