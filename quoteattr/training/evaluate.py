"""Measure what a model says against annotated articles.

Exact: F1 of distinct spans whose begin and end, in code points, are right, per
article (as published for PolNeAR per sentence: Wang et al., COLING 2022). At
0.3: whole attributions that share over 0.3 of the gold content's characters,
matched one to one, best overlap first (Asr et al., PLOS ONE 2021). Of those,
source and cue are right where they overlap the gold ones. Names: F1 of spans
with kind and both ends right (Tjong Kim Sang and De Meulder 2003).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from quoteattr.analyse.compact.decode import Decoded, FoundFrame, Runner, Tables, decode, run
from quoteattr.analyse.compact.encode import Encoded, Geometry, Special
from quoteattr.analyse.compact.labels import FRAMES
from quoteattr.training.corpus import Corpus
from quoteattr.training.data import Article, GoldFrame


def f1(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Return precision, recall and F1, in percent."""
    precision, recall = (100 * right / total if total else 0.0 for total in (found, wanted))
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def measure(
    corpus: Corpus, runner: Runner, tables: Tables, special: Special, geometry: Geometry
) -> dict[str, float]:
    """Run the network over a corpus, and measure all that it has gold for."""
    return figures_of(corpus, answers(corpus, runner, tables, special, geometry))


def answers(
    corpus: Corpus, runner: Runner, tables: Tables, special: Special, geometry: Geometry
) -> list[Decoded]:
    """Run the network over a corpus; return what it says of each article."""
    grids = run(corpus.encoded, runner, special, geometry)
    return [decode(encoded, grid, tables) for encoded, grid in zip(corpus.encoded, grids, strict=True)]


def figures_of(corpus: Corpus, decoded: Sequence[Decoded]) -> dict[str, float]:
    """Compare what the model says with all that the corpus has gold for; figures in percent."""
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
            wanted = {span for frame in article.frames or () for span in getattr(frame, layer)}
            got = {code_points(encoded, (s.start, s.end)) for s in found.spans if s.kind == layer}
            counts.update(right=len(wanted & got), found=len(got), wanted=len(wanted))
        figures[layer] = f1(counts["right"], counts["found"], counts["wanted"])[2]
    return figures


def code_points(encoded: Encoded, words: tuple[int, int]) -> tuple[int, int]:
    """Return where a run of words stands in the text."""
    return int(encoded.offsets[words[0]][0]), int(encoded.offsets[words[1] - 1][1])


def _tokens(corpus: Corpus, decoded: Sequence[Decoded]) -> dict[str, float]:
    """Measure words inside contents."""
    counts: Counter[str] = Counter()
    low = 1 + 4 * FRAMES.kinds.index("content")
    for encoded, known, found in zip(corpus.encoded, corpus.gold, decoded, strict=True):
        tags = np.zeros(encoded.words) if known.frames is None else known.frames
        wanted = (tags >= low) & (tags < low + 4)
        got = np.zeros_like(wanted)
        for span in found.spans:
            if span.kind == "content":
                got[span.start : span.end] = True
        counts.update(right=int((wanted & got).sum()), found=int(got.sum()), wanted=int(wanted.sum()))
    return {"content words": f1(counts["right"], counts["found"], counts["wanted"])[2]}


def recall_of(
    corpus: Corpus, decoded: Sequence[Decoded], among: Callable[[Article, GoldFrame], bool]
) -> dict[str, float]:
    """Measure what is found of some attributions, with how many there are (``wanted``)."""
    counts = _counts(corpus, decoded, among, lambda *_: True)
    return {"wanted": float(counts["wanted"])} | _rates(counts)


def _overlap(corpus: Corpus, decoded: Sequence[Decoded], *, quoted: bool) -> dict[str, float]:
    """Match whole attributions where they share over 0.3 of the gold content's characters.

    Where only the quoted are wanted, only the found contents that hold a double mark count as found.
    """
    if quoted:
        return _rates(_counts(corpus, decoded, lambda _, frame: frame.quoted, _marked))
    return _rates(_counts(corpus, decoded, lambda *_: True, lambda *_: True))


def _rates(counts: Counter[str]) -> dict[str, float]:
    precision, recall, both = f1(counts["right"], counts["found"], counts["wanted"])
    share = {f"{k} on matches": 100 * counts[k] / max(1, counts[f"{k} wanted"]) for k in ("source", "cue")}
    return {"precision at 0.3": precision, "recall at 0.3": recall, "F1 at 0.3": both} | share


def _counts(
    corpus: Corpus,
    decoded: Sequence[Decoded],
    among: Callable[[Article, GoldFrame], bool],
    shown: Callable[[Article, Encoded, FoundFrame], bool],
) -> Counter[str]:
    """Count what is wanted, what is found, and what of both matches."""
    counts: Counter[str] = Counter()
    for article, encoded, found in zip(corpus.articles, corpus.encoded, decoded, strict=True):
        wanted = [frame for frame in article.frames or () if frame.content and among(article, frame)]
        got = [frame for frame in found.frames if shown(article, encoded, frame)]
        covers = [_characters(code_points(encoded, (c.start, c.end)) for c in f.contents) for f in got]
        pairs = _match([_characters(frame.content) for frame in wanted], covers)
        counts.update(right=len(pairs), found=len(got), wanted=len(wanted))
        for first, second in pairs:
            counts.update(_sides(wanted[first], got[second], encoded))
    return counts


def _marked(article: Article, encoded: Encoded, frame: FoundFrame) -> bool:
    points = [code_points(encoded, (c.start, c.end)) for c in frame.contents]
    return any(mark in article.text[start:end] for start, end in points for mark in '“”"')


def _characters(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


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


def _sides(wanted: GoldFrame, got: FoundFrame, encoded: Encoded) -> Counter[str]:
    """Count the gold sides that a matched attribution has, and those that it got (by overlap)."""
    counts: Counter[str] = Counter()
    for side in ("source", "cue"):
        spans, found = getattr(wanted, side), getattr(got, side)
        if spans:
            counts[f"{side} wanted"] += 1
            reached = found is not None and code_points(encoded, (found.start, found.end))
            counts[side] += bool(reached and any(reached[0] < e and s < reached[1] for s, e in spans))
    return counts


def show(figures: Mapping[str, float]) -> str:
    """Write figures on one line."""
    return "  ".join(f"{name} {value:.1f}" for name, value in figures.items())
