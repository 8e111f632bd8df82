"""The folder that stanza loads: files of half the size in stanza's layout, with their list and their sums."""

from __future__ import annotations

import json
from hashlib import md5
from pathlib import Path
from typing import Any

import torch

from quoteattr.training.base import sha256_of

LANGUAGE = "en"
#: What stanza calls this set of models, as it calls others ``ewt`` or ``combined_charlm``.
PACKAGE = "small"
#: The processors in stanza's order, each with whether it reads the word vectors.
PROCESSORS = {"tokenize": False, "pos": True, "lemma": False, "depparse": True, "ner": True}
VECTORS = "pretrain"
SUMS = "SHA256SUMS"
_RESOURCES = "resources.json"
#: Options that name places of the machine that trained.
_PLACES = ("_file", "_dir", "_name", "_path")


def assemble(trained: dict[str, Path], out: Path) -> None:
    """Write the set of the trained files, by processor, and of the vectors, under ``pretrain``.

    Weights are stored in 16 bits; stanza computes in 32, as it copies them into
    its own. The vectors it uses as they are, so they stay in 32.
    """
    for name, file in trained.items():
        place = _place(out, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        if name == VECTORS:
            place.write_bytes(file.read_bytes())
        else:
            torch.save(_halved(torch.load(file, map_location="cpu", weights_only=True)), place)
    (out / _RESOURCES).write_text(json.dumps(_resources(out), indent=1) + "\n", encoding="utf-8")
    files = sorted(path for path in out.rglob("*") if path.suffix in {".pt", ".json"})
    sums = [f"{sha256_of(path)}  {path.relative_to(out).as_posix()}\n" for path in files]
    (out / SUMS).write_text("".join(sums), encoding="utf-8")


def _place(folder: Path, name: str) -> Path:
    return folder / LANGUAGE / name / f"{PACKAGE}.pt"


def _halved(checkpoint: dict[str, Any]) -> dict[str, Any]:
    options = {key: None if key.endswith(_PLACES) else value for key, value in checkpoint["config"].items()}
    return checkpoint | {"config": options, "model": _half(checkpoint["model"])}


def _half(value: Any) -> Any:  # noqa: ANN401  state dicts nest, and hold more than tensors
    if isinstance(value, dict):
        return {key: _half(one) for key, one in value.items()}
    if isinstance(value, torch.Tensor) and value.is_floating_point():
        # clone: a view would take the whole of what it is a part of into the file
        return value.to(torch.float16).clone()
    return value


def _resources(out: Path) -> dict[str, Any]:
    """Describe the files as stanza's list of models does, by which it finds them."""
    packages = {"default": dict.fromkeys(PROCESSORS, PACKAGE)}
    english: dict[str, Any] = {"lang_name": "English", "packages": packages}
    for name in (*PROCESSORS, VECTORS):
        content = _place(out, name).read_bytes()
        entry: dict[str, Any] = {"md5": md5(content, usedforsecurity=False).hexdigest()}
        if PROCESSORS.get(name):
            entry["dependencies"] = [{"model": VECTORS, "package": PACKAGE}]
        english[name] = {PACKAGE: entry}
    return {LANGUAGE: english}
