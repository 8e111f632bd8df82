"""Teach a small model what a large one says, beside what the annotators said.

    python -m quoteattr.training.distill label --base base/mpnet --checkpoint FILE --polnear F --names F --out labels
    python -m quoteattr.training.distill train --base base/minilm --labels labels --polnear F --names F --out FOLDER

``label`` runs the teacher once over the articles of train and over the text
of the names corpus, where nobody marked attributions. ``train`` is
quoteattr.training.train with more to learn from in each batch: where a layer was never
annotated the teacher's best answer stands in for it, and everywhere the
student also follows the teacher's doubts (the distribution over tags, word by
word). Both base models cut text into the same words, so the labels fit.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from attrs import evolve, frozen
from torch.nn import functional

from quoteattr.analyse.compact.decode import decode, run
from quoteattr.analyse.compact.encode import Batch, Geometry, Special
from quoteattr.analyse.compact.labels import FRAMES, NAMES, Labelled, LabelSet
from quoteattr.training.data import read_articles, read_names
from quoteattr.training.evaluate import Corpus, TorchRunner, load_tokenizer
from quoteattr.training.loss import gather
from quoteattr.training.targets import Gold, tagged
from quoteattr.training.train import (
    Plan,
    Run,
    frame_losses,
    load_checkpoint,
    main_with,
    name_losses,
    parser_of,
    say,
    scores_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from torch import Tensor

    from quoteattr.analyse.compact.decode import Decoded, Found, Grid
    from quoteattr.analyse.compact.encode import Encoded, Window

Words = tuple[int, int]

_PARTS = ("polnear", "names")
_AT_ONCE = 20


@frozen(kw_only=True, eq=False)
class Soft:
    """What the teacher says of each word of a corpus, all articles one after the other."""

    #: Logarithms of the tags' probabilities: [words, tags].
    frames: np.ndarray
    names: np.ndarray
    #: First word of each article.
    bases: np.ndarray
    #: The corpus with the teacher's best answers where no annotator gave any.
    corpus: Corpus


def label(options: argparse.Namespace) -> None:
    """Run the teacher over both corpora, and keep what it says."""
    tokenizer = load_tokenizer(options.base)
    model = load_checkpoint(options.checkpoint, options.base)
    options.out.mkdir(parents=True, exist_ok=True)
    for part in _PARTS:
        corpus = _corpus(part, options, tokenizer)
        grids = _run(corpus, model, Special.of(tokenizer))
        tables = model.tables()
        found = [decode(e, grid, tables) for e, grid in zip(corpus.encoded, grids, strict=True)]
        np.savez_compressed(
            options.out / f"{part}.npz",
            frames=np.concatenate([_logarithms(grid.frames) for grid in grids]),
            names=np.concatenate([_logarithms(grid.names) for grid in grids]),
        )
        answers = [_answers(decoded) for decoded in found]
        text = json.dumps({"corpus": fingerprint(corpus), "answers": answers})
        (options.out / f"{part}.json").write_text(text, encoding="utf-8")
        say(f"{part}: {sum(encoded.words for encoded in corpus.encoded)} words labelled")


def _corpus(part: str, options: argparse.Namespace, tokenizer: object) -> Corpus:
    """Read the part of the corpora that the teacher labels."""
    if part == "polnear":
        articles = read_articles(options.polnear / "train.jsonl")
    else:
        articles = read_names(options.names / "train.bio")
    return Corpus.of(articles[: options.articles], tokenizer)  # type: ignore[arg-type]


def _run(corpus: Corpus, model: object, special: Special) -> list[Grid]:
    grids: list[Grid] = []
    for start in range(0, len(corpus.encoded), _AT_ONCE):
        some = corpus.encoded[start : start + _AT_ONCE]
        grids += run(some, TorchRunner(model), special, Geometry())  # type: ignore[arg-type]
        if start // _AT_ONCE % 5 == 0:
            say(f"{start + len(some)} of {len(corpus.encoded)} articles")
    return grids


def _logarithms(scores: np.ndarray) -> np.ndarray:
    return functional.log_softmax(torch.from_numpy(scores), dim=1).half().numpy()


def fingerprint(corpus: Corpus) -> str:
    """Tell one corpus from another by its words, so that labels never go with other text."""
    digest = hashlib.sha256()
    for encoded in corpus.encoded:
        digest.update(encoded.offsets.tobytes())
    return digest.hexdigest()


def _answers(found: Decoded) -> dict[str, list[Any]]:
    """Write down an article's spans, names and links, as numbers."""
    spans = [[span.start, span.end, span.kind] for span in found.spans]
    names = [[span.start, span.end, span.kind] for span in found.names]
    frames = [
        [[_run_of(c) for c in frame.contents], _run_of(frame.cue), _run_of(frame.source)]
        for frame in found.frames
    ]
    return {"spans": spans, "names": names, "frames": frames}


def _run_of(span: Found | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def merge(known: Gold, answers: Mapping[str, list[Any]], encoded: Encoded) -> Gold:
    """Fill the layers that nobody annotated with the teacher's answers."""
    if known.names is None:
        known = evolve(known, names=_tags(answers["names"], NAMES, encoded))
    if known.frames is not None:
        return known
    contents: dict[Words, Words | None] = {}
    cues: dict[Words, Words | None] = {}
    sources: dict[Words, None] = {}
    for parts, cue, source in answers["frames"]:
        if source:
            sources[tuple(source)] = None
        if cue:
            cues[tuple(cue)] = tuple(source) if source else None
        contents.update({tuple(part): tuple(cue) if cue else None for part in parts})
    cue_numbers, source_numbers = ({span: n for n, span in enumerate(spans)} for spans in (cues, sources))
    return evolve(
        known,
        frames=_tags(answers["spans"], FRAMES, encoded),
        asking=(tuple(contents), tuple(cues)),
        asked=(tuple(cues), tuple(sources)),
        answers=(
            tuple(-1 if cue is None else cue_numbers[cue] for cue in contents.values()),
            tuple(-1 if source is None else source_numbers[source] for source in cues.values()),
        ),
    )


def _tags(spans: Sequence[tuple[int, int, str]], labels: LabelSet, encoded: Encoded) -> np.ndarray:
    return labels.encode([Labelled(*span) for span in spans], encoded.words)


def load(part: str, folder: Path, corpus: Corpus) -> Soft:
    """Load the teacher's labels of a corpus."""
    stored, arrays = (
        json.loads((folder / f"{part}.json").read_text(encoding="utf-8")),
        np.load(folder / f"{part}.npz"),
    )
    if stored["corpus"] != fingerprint(corpus):
        message = f"{folder / part}: the labels are of another text"
        raise ValueError(message)
    triples = zip(corpus.gold, stored["answers"], corpus.encoded, strict=True)
    words = [encoded.words for encoded in corpus.encoded]
    return Soft(
        frames=arrays["frames"], names=arrays["names"],
        bases=np.concatenate([[0], np.cumsum(words)[:-1]]),
        corpus=evolve(corpus, gold=tuple(merge(*triple) for triple in triples)),
    )  # fmt: skip


def follow(scores: Tensor, batch: Batch, soft: Soft, head: str, heat: float) -> Tensor:
    """Return how far the student's distributions are from the teacher's, at temperature ``heat``."""
    numbers = [
        np.arange(base, base + encoded.words)
        for base, encoded in zip(soft.bases, soft.corpus.encoded, strict=True)
    ]
    laid = tagged(batch, soft.corpus.encoded, numbers)
    rows = gather(scores, laid)[torch.from_numpy(laid.mask)]
    taught = torch.from_numpy(getattr(soft, head)[laid.tags[laid.mask]]).float()
    wanted = functional.log_softmax(taught / heat, dim=1)
    said = functional.log_softmax(rows / heat, dim=1)
    return heat**2 * functional.kl_div(said, wanted, reduction="batchmean", log_target=True)


class Distillation(Run):
    """A training run that also follows a teacher."""

    def __init__(self, options: argparse.Namespace, plan: Plan) -> None:
        super().__init__(options, plan)
        assert self.names is not None  # noqa: S101
        self.heat, self.gold_weight, self.soft_weight = options.heat, options.gold_weight, options.soft_weight
        self.soft = [
            load(part, options.labels, c) for part, c in zip(_PARTS, (self.corpus, self.names), strict=True)
        ]

    def losses(self, row: list[Window], *, named: bool) -> tuple[dict[str, Tensor], Batch]:
        """Run the network over a batch, and compare with annotators and teacher."""
        soft, batch = self.soft[named], Batch.of(row, self.special.padding)
        scores = scores_of(self.model, batch)
        losses = frame_losses(self.model, scores, batch, soft.corpus, self.plan)
        losses |= name_losses(self.model, scores, batch, soft.corpus, self.plan)
        losses = {name: self.gold_weight * loss for name, loss in losses.items()}
        for head in ("frames", "names"):
            distance = follow(getattr(scores, head), batch, soft, head, self.heat)
            losses[f"soft {head}"] = self.soft_weight * distance
        return losses, batch


def main(arguments: Sequence[str] | None = None) -> None:
    """Label, or train."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["label"]:
        parser = argparse.ArgumentParser(prog="distill label")
        for name in ("base", "checkpoint", "polnear", "names", "out"):
            parser.add_argument(f"--{name}", type=Path, required=True)
        parser.add_argument("--articles", type=int, default=None)
        parser.add_argument("--threads", type=int, default=2)
        options = parser.parse_args(given[1:])
        torch.set_num_threads(options.threads)
        label(options)
        return
    parser = parser_of(Plan(rate=2e-4, passes=8.0, cooldown=3.0, names_every=2, mean_decay=0.99))
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--heat", type=float, default=1.5)
    parser.add_argument("--gold-weight", type=float, default=0.5)
    parser.add_argument("--soft-weight", type=float, default=1.0)
    main_with(Distillation, parser.parse_args(given[1:] if given[:1] == ["train"] else given))


if __name__ == "__main__":
    main()
