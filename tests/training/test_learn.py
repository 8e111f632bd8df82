"""The losses against slow, obvious ones; the teacher's answers; the exported file against torch."""

from __future__ import annotations

import argparse
import itertools
import json
import math
from pathlib import Path

import numpy as np
import pytest
import torch

from quoteattr.analyse.compact.decode import decode, run, sums, viterbi
from quoteattr.analyse.compact.encode import Batch, Geometry, Special, windows
from quoteattr.analyse.compact.labels import FRAMES, LabelSet
from quoteattr.training.data import Article, GoldFrame, paragraphs
from quoteattr.training.distill import fingerprint, load, merge
from quoteattr.training.evaluate import Corpus, TorchRunner, load_tokenizer, measure
from quoteattr.training.export import OnnxRunner, add_tables, export
from quoteattr.training.loss import log_partition, path_score
from quoteattr.training.model import Chain, Model, Sizes
from quoteattr.training.targets import gold
from quoteattr.training.train import Plan, Run, checkpoints, parser_of

BASE = Path(__file__).parents[1] / "base" / "minilm"
TEXT = "“Yes,” he said, “we can.”\n\nOfficials say that they will go.\n\nNobody spoke in London."


def article(text: str = TEXT) -> Article:
    def at(part: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(part), text.index(part) + len(part)),)

    frames = (
        GoldFrame(source=at("he"), cue=at("said"), content=at("“Yes,”") + at("“we can.”"), quoted=True),
        GoldFrame(source=at("Officials"), cue=at("say"), content=at("that they will go")),
    )
    return Article(id="a", text=text, paragraphs=paragraphs(text), frames=frames)


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer(BASE)


@pytest.fixture(scope="module")
def tiny():
    torch.manual_seed(3)
    sizes = Sizes(
        vocabulary=30522,
        hidden=48,
        layers=2,
        heads=4,
        inner=96,
        positions=512,
        epsilon=1e-12,
        origin=0,
        relative=0,
    )
    return Model(sizes).eval()


def test_the_chain_sums_and_scores_as_counting_every_path_does():
    torch.manual_seed(1)
    labels = LabelSet(("x",))
    chain = Chain(labels)
    with torch.no_grad():
        for weight in chain.parameters():
            weight.normal_()
    rows, mask = torch.randn(2, 4, 5), torch.tensor([[True] * 4, [True, True, True, False]])
    cut = torch.tensor([[False, False], [True, False]])
    steps = (chain.steps + chain.legal).detach()
    for row in range(2):
        length = int(mask[row].sum())
        start = torch.zeros(5) if cut[row, 0] else (chain.start + chain.legal_start).detach()
        end = (chain.end + chain.legal_end).detach()
        scored = {
            path: float(
                start[path[0]] + end[path[-1]] + sum(rows[row, i, t] for i, t in enumerate(path))
                + sum(steps[a, b] for a, b in itertools.pairwise(path))
            )
            for path in itertools.product(range(5), repeat=length)
        }  # fmt: skip
        total = math.log(sum(math.exp(score) for score in scored.values()))
        assert log_partition(rows, mask, cut, chain)[row].item() == pytest.approx(total, abs=1e-4)
        best = max(scored, key=scored.get)
        tags = torch.zeros(2, 4, dtype=torch.long)
        tags[row, :length] = torch.tensor(best)
        assert path_score(rows, tags, mask, cut, chain)[row].item() == pytest.approx(scored[best], abs=1e-4)
        arrays = rows[row, :length].numpy(), steps.numpy(), start.numpy(), end.numpy()
        assert viterbi(*arrays).tolist() == list(best)
        forward, backward, found = sums(*arrays)
        assert found == pytest.approx(total, abs=1e-4)
        assert np.allclose(np.exp(forward + backward - found).sum(1), 1, atol=1e-4)


def test_a_model_that_says_the_gold_scores_full(tokenizer):
    corpus = Corpus.of([article()], tokenizer)
    known, encoded = corpus.gold[0], corpus.encoded[0]
    tables = {
        "frames_steps": FRAMES.transitions(), "frames_start": FRAMES.edges()[0], "frames_end": FRAMES.edges()[1],
        "distance": np.zeros((2, 100)), "none": np.full(2, -9.0),
    }  # fmt: skip
    from quoteattr.analyse.compact.labels import NAMES

    tables |= {
        "names_steps": NAMES.transitions(),
        "names_start": NAMES.edges()[0],
        "names_end": NAMES.edges()[1],
    }
    tables["distance"][:, 0] = 0

    def runner(batch):
        from quoteattr.analyse.compact.decode import Grid
        from quoteattr.analyse.compact.links import WIDTH

        frames = np.zeros((*batch.ids.shape, len(FRAMES)), dtype=np.float32)
        links = np.zeros((*batch.ids.shape, WIDTH), dtype=np.float32)
        (window,) = batch.windows
        frames[0, window.places, known.frames[window.left : window.right]] = 20
        # Both relations: words of one paragraph look alike.
        which = np.searchsorted(encoded.paragraph, np.arange(window.left, window.right), side="right")
        for part in range(4):
            links[0, window.places, part * 64 + which] = 9
        return Grid(frames, np.zeros((*batch.ids.shape, len(NAMES)), dtype=np.float32), links)

    figures = measure(corpus, runner, tables, Special.of(tokenizer), Geometry())
    assert all(value == pytest.approx(100) for value in figures.values()), figures


def test_the_teachers_answers_stand_in_where_nobody_annotated(tokenizer):
    full = article()
    bare = Article(id="a", text=TEXT, paragraphs=full.paragraphs, names=((0, 1, "PER"),))
    corpus = Corpus.of([full], tokenizer)
    encoded = corpus.encoded[0]
    wanted = corpus.gold[0]
    answers = {
        "spans": [[s.start, s.end, s.kind] for s in FRAMES.decode(wanted.frames)],
        "names": [],
        "frames": [[[[0, 4], [7, 12]], [5, 6], [4, 5]], [[[14, 18]], [13, 14], [12, 13]]],
    }
    found = merge(gold(bare, encoded), answers, encoded)
    assert (found.frames == wanted.frames).all()
    assert (found.asking, found.asked, found.answers) == (wanted.asking, wanted.asked, wanted.answers)
    assert found.names is not None and found.names.any()
    assert merge(wanted, answers, encoded).frames is wanted.frames


def test_labels_of_another_text_are_refused(tokenizer, tmp_path):
    corpus, other = (Corpus.of([article(text)], tokenizer) for text in (TEXT, TEXT + "\n\nMore."))
    (tmp_path / "polnear.json").write_text(json.dumps({"corpus": fingerprint(other), "answers": []}))
    np.savez(tmp_path / "polnear.npz", frames=np.zeros(1))
    with pytest.raises(ValueError, match="another text"):
        load("polnear", tmp_path, corpus)


def test_padding_changes_nothing(tokenizer, tiny):
    corpus = Corpus.of([article(), article(TEXT + "\n\n" + "More of the same. " * 40)], tokenizer)
    runner, special = TorchRunner(tiny, bf16=False), Special.of(tokenizer)
    together = run(corpus.encoded, runner, special, Geometry(), pieces=10_000)
    apart = run(corpus.encoded, runner, special, Geometry(), pieces=1)
    for first, second in zip(together, apart, strict=True):
        assert all(np.allclose(a, b, atol=1e-4) for a, b in zip(first, second, strict=True))


def test_the_exported_file_says_what_torch_says(tokenizer, tiny, tmp_path):
    special = Special.of(tokenizer)
    corpus = Corpus.of([article()], tokenizer)
    cut = windows(corpus.encoded[0], special, Geometry(centre=16))
    batch = Batch.of(cut, special.padding)
    wanted = TorchRunner(tiny, bf16=False)(batch)
    for quantized, off in ((False, 1e-4), (True, 0.15)):
        path = tmp_path / f"{quantized}.onnx"
        export(tiny, path, quantized=quantized)
        add_tables(path, tiny.tables(), special, {"frames": 1.0})
        runner = OnnxRunner.load(path)
        for a, b in zip(runner(batch), wanted, strict=True):
            assert np.abs(a - b)[batch.mask].max() < off
        assert all(np.allclose(t, tiny.tables()[name], atol=1e-3) for name, t in runner.tables().items())
        decode(corpus.encoded[0], run(corpus.encoded, runner, special, Geometry())[0], runner.tables())


@pytest.fixture
def options(tmp_path, tiny):
    folder = tmp_path / "base"
    folder.mkdir()
    (folder / "tokenizer.json").write_bytes((BASE / "tokenizer.json").read_bytes())
    for name, line in (("polnear", TEXT), ("names", TEXT)):
        (tmp_path / name).mkdir()
    full = article()
    row = {
        "id": "a", "text": TEXT,
        "attributions": [
            {"source": f.source, "cue": f.cue, "content": f.content, "quoted": f.quoted} for f in full.frames
        ],
    }  # fmt: skip
    for part in ("train", "dev"):
        (tmp_path / "polnear" / f"{part}.jsonl").write_text("\n".join([json.dumps(row)] * 6))
        (tmp_path / "names" / f"{part}.bio").write_text("http://a.b\tO\n\nMr\tO\nKato\tB-PER\nleft\tO\n\n")
    given = {"base": folder, "polnear": tmp_path / "polnear", "names": tmp_path / "names"}
    return [part for name, path in given.items() for part in (f"--{name}", str(path))]


def test_a_run_that_is_resumed_ends_where_one_that_was_not_ends(options, tmp_path, monkeypatch):
    sizes = Sizes(
        vocabulary=30522,
        hidden=24,
        layers=1,
        heads=2,
        inner=48,
        positions=512,
        epsilon=1e-12,
        origin=0,
        relative=0,
    )

    def fresh(_folder: Path, dropout: float = 0.1) -> Model:
        torch.manual_seed(5)
        return Model(sizes, dropout)

    monkeypatch.setattr("training.train.load_base", fresh)

    def trained(out: str, *steps: int) -> Run:
        for limit in steps:
            given = [
                *options,
                "--out",
                str(tmp_path / out),
                "--pieces",
                "60",
                "--passes",
                "2",
                "--steps",
                str(limit),
            ]
            chosen: argparse.Namespace = parser_of(Plan()).parse_args(given)
            last = Run(chosen, Plan(pieces=60, passes=2, names_every=2))
            last.resume()
            last.train()
        return last

    whole, parts = trained("whole", 0), trained("parts", 5, 0)
    assert not parts.stopping
    assert whole.progress == parts.progress
    assert whole.progress.step > 6
    for (name, a), b in zip(whole.model.named_parameters(), parts.model.parameters(), strict=True):
        assert torch.allclose(a, b, atol=1e-5), name
    assert len(checkpoints(tmp_path / "parts")) <= 2
    given = parser_of(Plan()).parse_args([*options, "--out", str(tmp_path / "half")])
    half = Run(given, Plan(pieces=60, passes=0.5, names_every=2))
    half.train()
    assert half.stopping
    assert half.progress.epoch == 0
    assert 0 < half.progress.place < whole.progress.step


def test_a_student_learns_from_the_labels_of_a_teacher(options, tmp_path, monkeypatch):
    from training import distill

    sizes = Sizes(
        vocabulary=30522,
        hidden=24,
        layers=1,
        heads=2,
        inner=48,
        positions=512,
        epsilon=1e-12,
        origin=0,
        relative=0,
    )
    monkeypatch.setattr("training.train.load_base", lambda _folder, dropout=0.1: Model(sizes, dropout))
    torch.manual_seed(4)
    teacher = Model(sizes).eval()
    monkeypatch.setattr("training.distill.load_checkpoint", lambda *_: teacher)
    distill.main(["label", *options, "--checkpoint", "x", "--out", str(tmp_path / "labels")])
    given = ["train", *options, "--labels", str(tmp_path / "labels"), "--out", str(tmp_path / "student")]
    distill.main([*given, "--passes", "2", "--names-every", "1", "--pieces", "90"])
    (*_, last) = checkpoints(tmp_path / "student")
    assert torch.load(last, weights_only=True)["progress"]["step"] > 3
