"""The losses against slow, obvious ones; the teacher's answers; the figures; calibration."""

from __future__ import annotations

import itertools
import json
import math
from pathlib import Path

import numpy as np
import pytest
import torch
from attrs import evolve

from quoteattr.analyse.compact.decode import Grid, Tables
from quoteattr.analyse.compact.encode import Batch, Geometry, Special
from quoteattr.analyse.compact.labels import FRAMES, NAMES, LabelSet
from quoteattr.analyse.compact.links import BUCKETS, WIDTH
from quoteattr.analyse.compact.network import BUNDLED
from quoteattr.errors import ReadError
from quoteattr.training.calibrate import Answers, Calibration, Judged
from quoteattr.training.corpus import Corpus, load_tokenizer
from quoteattr.training.data import read_articles
from quoteattr.training.evaluate import measure
from quoteattr.training.loss import log_partition, path_score
from quoteattr.training.model import Chain
from quoteattr.training.targets import Gold
from quoteattr.training.teach import fingerprint, load, merge


@pytest.fixture
def corpus(polnear: Path) -> Corpus:
    return Corpus.of(read_articles(polnear), load_tokenizer(BUNDLED))


def test_the_chain_sums_and_scores_as_counting_every_path_does() -> None:
    torch.manual_seed(1)
    chain = Chain(LabelSet(("x",)))
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
        best = max(scored, key=lambda path: scored[path])
        tags = torch.zeros(2, 4, dtype=torch.long)
        tags[row, :length] = torch.tensor(best)
        assert path_score(rows, tags, mask, cut, chain)[row].item() == pytest.approx(scored[best], abs=1e-4)


def tables() -> Tables:
    """Tables that know the grammar and nothing else."""
    given = {"distance": np.zeros((2, BUCKETS)), "none": np.full(2, -9.0)}
    for head, labels in (("frames", FRAMES), ("names", NAMES)):
        given |= {f"{head}_steps": labels.transitions(), f"{head}_start": labels.edges()[0]}
        given[f"{head}_end"] = labels.edges()[1]
    return Tables.read(given)


class Knowing:
    """A network that says the gold of one article, so surely; its links join what is in one paragraph."""

    def __init__(self, corpus: Corpus, sure: float = 20.0) -> None:
        self.encoded, self.gold, self.sure = corpus.encoded[0], corpus.gold[0], sure

    def __call__(self, batch: Batch, /) -> Grid:
        shape = batch.ids.shape
        frames, names, links = (
            np.zeros((*shape, size), dtype=np.float32) for size in (len(FRAMES), len(NAMES), WIDTH)
        )
        for row, window in enumerate(batch.windows):
            words = np.arange(window.left, window.right)
            if self.gold.frames is not None:
                frames[row, window.places, self.gold.frames[words]] = self.sure
            which = np.searchsorted(self.encoded.paragraph, words, side="right")
            for part in range(4):
                links[row, window.places, part * 64 + which] = 9
        return Grid(frames, names, links)


def test_a_model_that_says_the_gold_scores_full(corpus: Corpus) -> None:
    special = Special.of(load_tokenizer(BUNDLED))
    figures = measure(corpus, Knowing(corpus), tables(), special, Geometry())
    assert all(value == pytest.approx(100) for value in figures.values()), figures


def test_calibrating_makes_doubt_sure_where_it_is_right(corpus: Corpus) -> None:
    special = Special.of(load_tokenizer(BUNDLED))
    judged = Judged.of(corpus, Knowing(corpus, sure=4.0), tables(), special, Geometry())
    frames, links = (Calibration.of(judged, head) for head in ("frames", "links"))
    assert frames.before.right.all()
    assert frames.temperature < 1
    assert frames.after.error() < frames.before.error()
    assert links.before.right.all()
    assert len(frames.after.right) == len(frames.before.right) == 42


def test_the_calibration_error_is_the_mean_gap_weighted() -> None:
    answers = Answers.of([(0.95, True), (0.91, False), (0.25, False), (0.2, False)])
    assert np.allclose(answers.bins(), [(0.225, 0.0, 2), (0.93, 0.5, 2)])
    assert answers.error() == pytest.approx((2 * 0.225 + 2 * 0.43) / 4)
    assert Answers.of([]).error() == 0


def test_the_teachers_answers_stand_in_where_nobody_annotated(corpus: Corpus) -> None:
    encoded, wanted = corpus.encoded[0], corpus.gold[0]
    assert wanted.frames is not None
    answers = {
        "spans": [[s.start, s.end, s.kind] for s in FRAMES.decode(wanted.frames)],
        "names": [],
        "frames": [[[[0, 4], [7, 12]], [5, 6], [4, 5]], [[[14, 18]], [13, 14], [12, 13]]],
    }
    found = merge(Gold(names=np.zeros(encoded.words)), answers, encoded)
    assert found.frames is not None
    assert (found.frames == wanted.frames).all()
    assert (found.asking, found.asked, found.answers) == (wanted.asking, wanted.asked, wanted.answers)
    assert merge(wanted, answers, encoded).frames is wanted.frames


def test_labels_of_another_text_are_refused(corpus: Corpus, tmp_path: Path) -> None:
    shorter = evolve(corpus, encoded=corpus.encoded[:-1])
    stored = {"corpus": fingerprint(shorter), "answers": []}
    (tmp_path / "articles.json").write_text(json.dumps(stored), encoding="utf-8")
    np.savez(tmp_path / "articles.npz", frames=np.zeros(1))
    with pytest.raises(ReadError, match="another text"):
        load("articles", tmp_path, corpus)
