"""What a teacher says of text: its best answers, and its doubts word by word."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from attrs import evolve, frozen
from rich.progress import track
from torch.nn import functional

from quoteattr.analyse.compact.decode import Decoded, FoundSpan, Grid, Tables, decode, run
from quoteattr.analyse.compact.encode import Encoded, Geometry, Special
from quoteattr.analyse.compact.labels import FRAMES, NAMES, Labelled, LabelSet
from quoteattr.errors import ReadError
from quoteattr.training.corpus import Corpus, TorchRunner
from quoteattr.training.files import replace
from quoteattr.training.model import Model
from quoteattr.training.targets import Gold

Words = tuple[int, int]

#: Articles that the teacher reads at a time.
_AT_ONCE = 20
#: Pieces in a batch: a large network is quicker so.
_PIECES = 2048


@frozen(kw_only=True, eq=False)
class Taught:
    """What the teacher says of each word of a corpus, all articles one after the other."""

    #: Logarithms of the tags' probabilities: [words, tags].
    frames: np.ndarray
    names: np.ndarray
    #: First word of each article.
    bases: np.ndarray
    #: The corpus with the teacher's best answers where no annotator gave any.
    corpus: Corpus


def label(part: str, folder: Path, corpus: Corpus, model: Model, special: Special) -> None:
    """Run the teacher over a corpus, and keep what it says under the name ``part``."""
    folder.mkdir(parents=True, exist_ok=True)
    grids = _run(corpus, model, special)
    tables = Tables.read(model.tables())
    found = [decode(encoded, grid, tables) for encoded, grid in zip(corpus.encoded, grids, strict=True)]
    soft = {
        head: np.concatenate([_logarithms(getattr(grid, head)) for grid in grids])
        for head in Grid._fields[:2]
    }
    text = json.dumps({"corpus": fingerprint(corpus), "answers": [_answers(decoded) for decoded in found]})
    with (folder / f"{part}.npz.part").open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **soft)
    (folder / f"{part}.npz.part").replace(folder / f"{part}.npz")
    replace(folder / f"{part}.json", lambda path: path.write_text(text, encoding="utf-8"))


def _run(corpus: Corpus, model: Model, special: Special) -> list[Grid]:
    grids: list[Grid] = []
    for start in track(range(0, len(corpus.encoded), _AT_ONCE), "Labelling"):
        some = corpus.encoded[start : start + _AT_ONCE]
        grids += run(some, TorchRunner(model), special, Geometry(), _PIECES)
    return grids


def _logarithms(scores: np.ndarray) -> np.ndarray:
    found: np.ndarray = functional.log_softmax(torch.from_numpy(scores), dim=1).half().numpy()
    return found


def fingerprint(corpus: Corpus) -> str:
    """Tell one corpus from another by its words, so that labels never go with other text."""
    digest = hashlib.sha256()
    for encoded in corpus.encoded:
        digest.update(encoded.offsets.tobytes())
    return digest.hexdigest()


def _answers(found: Decoded) -> dict[str, list[Any]]:
    """Write down an article's spans, names and links, as numbers of words."""
    spans = [[span.start, span.end, span.kind] for span in found.spans]
    names = [[span.start, span.end, span.kind] for span in found.names]
    frames = [
        [[_run_of(c) for c in frame.contents], _run_of(frame.cue), _run_of(frame.source)]
        for frame in found.frames
    ]
    return {"spans": spans, "names": names, "frames": frames}


def _run_of(span: FoundSpan | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def load(part: str, folder: Path, corpus: Corpus) -> Taught:
    """Load the teacher's labels of a corpus; raises ReadError where they are of another text."""
    path = folder / f"{part}.json"
    stored, arrays = json.loads(path.read_text(encoding="utf-8")), np.load(folder / f"{part}.npz")
    if stored["corpus"] != fingerprint(corpus):
        raise ReadError(path=str(path), reason="the labels are of another text")
    triples = zip(corpus.gold, stored["answers"], corpus.encoded, strict=True)
    words = [encoded.words for encoded in corpus.encoded]
    return Taught(
        frames=arrays["frames"],
        names=arrays["names"],
        bases=np.concatenate([[0], np.cumsum(words)[:-1]]),
        corpus=evolve(corpus, gold=tuple(merge(*triple) for triple in triples)),
    )


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
