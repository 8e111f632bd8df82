"""Small models and small corpora."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

TEXT = "“Yes,” he said, “we can.”\n\nOfficials say that they will go.\n\nNobody spoke in London."
#: Source, cue and contents of its attributions.
FRAMES = (("he", "said", ("“Yes,”", "“we can.”")), ("Officials", "say", ("that they will go",)))
NAMES = "http://a.b\tO\n\nMr\tO\nKato\tB-PER\nleft\tO\n.\tO\n\nhttp://a.c\tO\n\nNew\tB-LOC\nYork\tI-LOC\n\n"
#: Sizes of a network that learns nothing much and is there at once.
TINY = {
    "vocab_size": 30522,
    "hidden_size": 24,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 48,
    "max_position_embeddings": 512,
    "layer_norm_eps": 1e-12,
}

if find_spec("torch") is None:
    # The rest imports torch as it is read; test_commands.py says that it was left out.
    collect_ignore = ["test_data.py", "test_encode.py", "test_files.py", "test_losses.py"]


def spans(part: str) -> list[list[int]]:
    return [[TEXT.index(part), TEXT.index(part) + len(part)]]


@pytest.fixture
def polnear(tmp_path: Path) -> Path:
    """Six articles in PolNeAR's form."""
    given = [
        {"source": spans(source), "cue": spans(cue), "content": [spans(part)[0] for part in contents]}
        for source, cue, contents in FRAMES
    ]
    rows = [json.dumps({"id": str(number), "text": TEXT, "attributions": given}) for number in range(6)]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """Two documents with names."""
    path = tmp_path / "names.bio"
    path.write_text(NAMES, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of random weights, as if they had been pre-trained."""
    import torch
    from safetensors.torch import save_file

    from quoteattr.analyse.compact.network import BUNDLED
    from quoteattr.training.model import Model, Sizes

    folder = tmp_path_factory.mktemp("base")
    (folder / "config.json").write_text(json.dumps(TINY))
    (folder / "tokenizer.json").write_bytes((BUNDLED / "tokenizer.json").read_bytes())
    torch.manual_seed(5)
    encoder = Model(Sizes.read(folder)).encoder
    theirs = {
        "words": "embeddings.word_embeddings",
        "positions": "embeddings.position_embeddings",
        "norm": "embeddings.LayerNorm",
        "layers.0.query": "encoder.layer.0.attention.self.query",
        "layers.0.key": "encoder.layer.0.attention.self.key",
        "layers.0.value": "encoder.layer.0.attention.self.value",
        "layers.0.output": "encoder.layer.0.attention.output.dense",
        "layers.0.attention_norm": "encoder.layer.0.attention.output.LayerNorm",
        "layers.0.inner": "encoder.layer.0.intermediate.dense",
        "layers.0.outer": "encoder.layer.0.output.dense",
        "layers.0.norm": "encoder.layer.0.output.LayerNorm",
    }
    weights = {}
    for name, weight in encoder.named_parameters():
        stem, _, last = name.rpartition(".")
        if stem in theirs:
            weights[f"{theirs[stem]}.{last}"] = weight.detach().clone()
    save_file(weights, folder / "model.safetensors")
    return folder
