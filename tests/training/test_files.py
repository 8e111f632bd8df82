"""What is written can be read again: checkpoints, exported models."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from attrs import evolve

from quoteattr.analyse.compact.decode import run
from quoteattr.analyse.compact.encode import Batch, Geometry, windows
from quoteattr.analyse.compact.network import NETWORK, SUMS, Network
from quoteattr.training.bio import read_names
from quoteattr.training.checkpoint import checkpoints
from quoteattr.training.corpus import Corpus, TorchRunner
from quoteattr.training.data import read_articles
from quoteattr.training.export import export, set_temperature
from quoteattr.training.load import Loaded, Origin
from quoteattr.training.plan import PLANS
from quoteattr.training.run import BEST, Material, Run
from quoteattr.training.tasks import frame_task, name_task


@pytest.fixture(scope="module")
def loaded(base: Path) -> Loaded:
    """A model none of whose weights is at its beginning."""
    made = Origin(base=base).load(seed=3)
    with torch.no_grad():
        for weight in made.model.parameters():
            weight.add_(torch.randn_like(weight) * 0.02)
    return made


@pytest.fixture
def corpus(polnear: Path, loaded: Loaded) -> Corpus:
    return Corpus.of(read_articles(polnear), loaded.tokenizer)


def test_padding_changes_nothing(corpus: Corpus, loaded: Loaded) -> None:
    runner = TorchRunner(loaded.model, bf16=False)
    together, apart = (
        run(corpus.encoded, runner, loaded.special, Geometry(centre=12), n) for n in (10_000, 0)
    )
    for first, second in zip(together, apart, strict=True):
        assert all(np.allclose(a, b, atol=1e-4) for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize(("quantized", "off"), [(False, 1e-4), (True, 0.1)])
def test_the_exported_network_says_what_torch_says(
    corpus: Corpus, loaded: Loaded, tmp_path: Path, *, quantized: bool, off: float
) -> None:
    export(loaded, tmp_path, {"frames": 1.5}, quantized=quantized)
    network = Network.load(tmp_path, 1)
    for window in windows(corpus.encoded[0], loaded.special, Geometry(centre=16)):
        batch = Batch.of([window], loaded.special.padding)
        for given, wanted in zip(network(batch), TorchRunner(loaded.model, bf16=False)(batch), strict=True):
            assert np.abs(given - wanted).max() < off
    assert network.tables.temperature == {"frames": 1.5}
    assert np.allclose(network.tables.distance, loaded.model.tables()["distance"], atol=1e-3)


def test_the_same_weights_give_the_same_bytes(loaded: Loaded, tmp_path: Path) -> None:
    for out in ("first", "second"):
        export(loaded, tmp_path / out, {})
    set_temperature(tmp_path / "second", {"names": 2.0})
    assert Network.load(tmp_path / "second", 1).tables.temperature == {"names": 2.0}
    set_temperature(tmp_path / "second", {})
    for name in (NETWORK, SUMS):
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()


@pytest.mark.parametrize(("quantized", "off"), [(False, 1e-6), (True, 0.02)])
def test_training_can_begin_with_an_exported_model(
    loaded: Loaded, tmp_path: Path, *, quantized: bool, off: float
) -> None:
    export(loaded, tmp_path, {}, quantized=quantized)
    again = Origin(weights=tmp_path).load().model
    for (name, weight), found in zip(loaded.model.named_parameters(), again.parameters(), strict=True):
        learned = weight.detach()
        if name.endswith(("chain.steps", "chain.start", "chain.end")):
            chain = loaded.model.get_submodule(name.rpartition(".")[0])
            legal = chain.get_buffer(
                "legal" + {"steps": "", "start": "_start", "end": "_end"}[name.rpartition(".")[2]]
            )
            learned = torch.where(legal == 0, weight, 0.0)
        rounded = 1e-4 if "chain" in name or name in {"distance", "none"} else off
        assert torch.allclose(learned, found, atol=rounded), name


def test_a_run_that_is_resumed_ends_where_one_that_was_not_ends(
    base: Path, polnear: Path, names: Path, tmp_path: Path
) -> None:
    plan = evolve(PLANS["student"], pieces=60, passes=2.5, cooldown=1.0, names_every=2)

    def trained(out: str, stops: tuple[int, ...]) -> Run:
        for stop in (*stops, 0):
            start = Origin(base=base).load(seed=plan.seed, dropout=plan.dropout)
            known = Corpus.of(read_articles(polnear), start.tokenizer)
            named = Corpus.of(read_names(names), start.tokenizer)
            material = Material(
                frames=frame_task(known, plan), names=name_task(named, plan), dev=(known, named),
                special=start.special,
            )  # fmt: skip
            last = Stopping(model=start.model, material=material, plan=plan, out=tmp_path / out)
            last.stop = stop
            last.train()
        return last

    whole, parts = trained("whole", ()), trained("parts", (2, 5))
    assert whole.progress == parts.progress
    assert whole.progress.measured == 3
    assert whole.progress.step > 6
    for (name, a), b in zip(whole.model.named_parameters(), parts.model.parameters(), strict=True):
        assert torch.allclose(a, b, atol=1e-6), name
    assert (tmp_path / "parts" / BEST).exists()
    assert len(checkpoints(tmp_path / "parts")) == 2


class Stopping(Run):
    """A run that is stopped after some steps, as by a signal."""

    stop = 0

    def _see_to(self, report: object) -> None:
        super()._see_to(report)  # type: ignore[arg-type]
        self.stopping = 0 < self.stop <= self.progress.step
