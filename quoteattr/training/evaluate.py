"""Measure a model on annotated articles.

python -m quoteattr.training.evaluate CHECKPOINT --base FOLDER [--names FILE] [--polnear FILE]
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from attrs import frozen
from tokenizers import Tokenizer

from quoteattr.analyse.compact.decode import Decoded, Grid, decode, run
from quoteattr.analyse.compact.encode import Batch, Encoded, Geometry, Special, encode
from quoteattr.analyse.compact.labels import FRAMES
from quoteattr.training.data import Article, read_articles, read_names
from quoteattr.training.targets import Gold, gold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quoteattr.analyse.compact.decode import FoundFrame, Runner
    from quoteattr.training.model import Model

Spans = set[tuple[int, int]]


@frozen(eq=False)
class TorchRunner:
    """Runs a torch model over batches, in bf16 where asked."""

    model: Model
    bf16: bool = True

    def __call__(self, batch: Batch, /) -> Grid:
        """Return the scores of every place."""
        self.model.eval()
        tensors = (torch.from_numpy(part) for part in (batch.ids, batch.shapes, batch.mask))
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=self.bf16):
            scores = self.model(*tensors)
        return Grid(*(part.float().numpy() for part in scores))


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load a tokenizer that neither cuts nor pads."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@frozen(kw_only=True, eq=False)
class Corpus:
    """Articles as the network reads them, with their annotation in words."""

    articles: tuple[Article, ...]
    encoded: tuple[Encoded, ...]
    gold: tuple[Gold, ...]

    @classmethod
    def of(cls, articles: Sequence[Article], tokenizer: Tokenizer) -> Corpus:
        """Encode the articles."""
        encoded = tuple(encode(article.text, article.paragraphs, tokenizer) for article in articles)
        known = tuple(gold(*pair) for pair in zip(articles, encoded, strict=True))
        return cls(articles=tuple(articles), encoded=encoded, gold=known)


def f1(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Return precision, recall and F1, in percent."""
    precision, recall = (100 * right / total if total else 0.0 for total in (found, wanted))
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def measure(
    corpus: Corpus, runner: Runner, tables: Mapping[str, np.ndarray], special: Special, geometry: Geometry
) -> dict[str, float]:
    """Measure all that the corpus has gold for."""
    grids = run(corpus.encoded, runner, special, geometry)
    decoded = [decode(e, grid, tables) for e, grid in zip(corpus.encoded, grids, strict=True)]
    if corpus.articles[0].frames is None:
        return {"names": _names(corpus, decoded)}
    figures = _exact(corpus, decoded) | _tokens(corpus, decoded) | _overlap(corpus, decoded, quoted=False)
    return figures | {f"quoted {k}": v for k, v in _overlap(corpus, decoded, quoted=True).items()}


def _names(corpus: Corpus, decoded: Sequence[Decoded]) -> float:
    counts: Counter[str] = Counter()
    for article, encoded, found in zip(corpus.articles, corpus.encoded, decoded, strict=True):
        wanted = set(article.names or ())
        offsets = encoded.offsets
        got = {(int(offsets[s.start][0]), int(offsets[s.end - 1][1]), s.kind) for s in found.names}
        counts.update(right=len(wanted & got), found=len(got), wanted=len(wanted))
    return f1(counts["right"], counts["found"], counts["wanted"])[2]


def _exact(corpus: Corpus, decoded: Sequence[Decoded]) -> dict[str, float]:
    """Measure spans whose begin and end, in code points, are right."""
    figures = {}
    for layer in FRAMES.kinds:
        counts: Counter[str] = Counter()
        for article, encoded, found in zip(corpus.articles, corpus.encoded, decoded, strict=True):
            wanted: Spans = {span for frame in article.frames or () for span in getattr(frame, layer)}
            got = {_code_points(encoded, (s.start, s.end)) for s in found.spans if s.kind == layer}
            counts.update(right=len(wanted & got), found=len(got), wanted=len(wanted))
        figures[layer] = f1(counts["right"], counts["found"], counts["wanted"])[2]
    return figures


def _code_points(encoded: Encoded, words: tuple[int, int]) -> tuple[int, int]:
    return int(encoded.offsets[words[0]][0]), int(encoded.offsets[words[1] - 1][1])


def _tokens(corpus: Corpus, decoded: Sequence[Decoded]) -> dict[str, float]:
    """Measure words inside contents."""
    counts: Counter[str] = Counter()
    low = 1 + 4 * FRAMES.kinds.index("content")
    for known, found in zip(corpus.gold, decoded, strict=True):
        assert known.frames is not None  # noqa: S101
        wanted = (known.frames >= low) & (known.frames < low + 4)
        got = np.zeros_like(wanted)
        for span in found.spans:
            if span.kind == "content":
                got[span.start : span.end] = True
        counts.update(right=int((wanted & got).sum()), found=int(got.sum()), wanted=int(wanted.sum()))
    return {"content words": f1(counts["right"], counts["found"], counts["wanted"])[2]}


def _overlap(corpus: Corpus, decoded: Sequence[Decoded], *, quoted: bool) -> dict[str, float]:
    """Match whole attributions where they share over 0.3 of the gold content's characters.

    Where only the quoted are wanted, only the found contents that hold a double mark count as found.
    """
    counts: Counter[str] = Counter()
    for article, encoded, found in zip(corpus.articles, corpus.encoded, decoded, strict=True):
        wanted = [frame for frame in article.frames or () if frame.content and frame.quoted >= quoted]
        got = [frame for frame in found.frames if not quoted or _marked(article, encoded, frame)]
        covers = [_characters(_code_points(encoded, (c.start, c.end)) for c in f.contents) for f in got]
        pairs = _match([_characters(frame.content) for frame in wanted], covers)
        counts.update(right=len(pairs), found=len(got), wanted=len(wanted))
        for first, second in pairs:
            counts.update(_sides(wanted[first], got[second], encoded))
    precision, recall, both = f1(counts["right"], counts["found"], counts["wanted"])
    share = {f"{k} on matches": 100 * counts[k] / max(1, counts[f"{k} wanted"]) for k in ("source", "cue")}
    return {"precision at 0.3": precision, "recall at 0.3": recall, "F1 at 0.3": both} | share


def _marked(article: Article, encoded: Encoded, frame: FoundFrame) -> bool:
    points = [_code_points(encoded, (c.start, c.end)) for c in frame.contents]
    return any(mark in article.text[start:end] for start, end in points for mark in '“”"')


def _characters(spans: object) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}  # type: ignore[attr-defined]


def _match(wanted: list[set[int]], got: list[set[int]], least: float = 0.3) -> list[tuple[int, int]]:
    """Match greedily, best overlap first, one to one."""
    scored = [
        (len(w & g) / len(w), i, j)
        for i, w in enumerate(wanted)
        for j, g in enumerate(got)
        if len(w & g) > least * len(w)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, first, second in sorted(scored, key=lambda item: (-item[0], item[1:])):
        if first not in pairs and second not in taken:
            pairs[first] = second
            taken.add(second)
    return sorted(pairs.items())


def _sides(wanted: object, got: FoundFrame, encoded: Encoded) -> Counter[str]:
    """Count the gold sides that a matched attribution has, and those that it got (by overlap)."""
    counts: Counter[str] = Counter()
    for side in ("source", "cue"):
        spans, found = getattr(wanted, side), getattr(got, side)
        if spans:
            counts[f"{side} wanted"] += 1
            reached = found is not None and _code_points(encoded, (found.start, found.end))
            counts[side] += bool(reached and any(reached[0] < e and s < reached[1] for s, e in spans))
    return counts


def show(figures: Mapping[str, float]) -> str:
    """Write figures on one line."""
    return "  ".join(f"{name} {value:.1f}" for name, value in figures.items())


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure a checkpoint on dev."""
    from quoteattr.training.train import load_checkpoint

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--names", type=Path)
    parser.add_argument("--fp32", action="store_true")
    parser.add_argument(
        "--raw", action="store_true", help="the weights as they stand, not their running mean"
    )
    options = parser.parse_args(arguments)
    torch.set_num_threads(2)
    tokenizer = load_tokenizer(options.base)
    model = load_checkpoint(options.checkpoint, options.base, mean=not options.raw)
    runner = TorchRunner(model, bf16=not options.fp32)
    for path, reader in ((options.polnear, read_articles), (options.names, read_names)):
        if path:
            corpus, begun = Corpus.of(reader(path), tokenizer), time.perf_counter()
            figures = measure(corpus, runner, model.tables(), Special.of(tokenizer), Geometry())
            print(show(figures), f"({time.perf_counter() - begun:.0f} s)")  # noqa: T201


if __name__ == "__main__":
    main()
