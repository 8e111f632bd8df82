"""Measure a set of stanza's models on a treebank and on names that it has not learned.

Words and heads: the F1 scores of the CoNLL 2018 shared task (Zeman et al. 2018),
by the evaluation that stanza brings, once from the text alone, once with the
treebank's sentences and words. ``head`` is the F1 of words that have both the
head and the relation right, for the relations that attribution reads. Names:
F1 of spans with kind and both ends right (Tjong Kim Sang and De Meulder 2003).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from quoteattr.training.evaluate import f1

_METRICS = ("Tokens", "Sentences", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")
#: Who speaks, and what is said.
_RELATIONS = ("nsubj", "ccomp", "parataxis")
_TAKEN = "<UNK>"
_SYNTAX = "tokenize,pos,lemma,depparse"


def measure(model: Path, data: Path) -> dict[str, float]:
    """Measure a set on ``test`` of the prepared data; figures in percent."""
    gold = data / "test.conllu"
    sentences = list(_sentences(gold))
    text = _pipeline(model, _SYNTAX)((data / "test.txt").read_text(encoding="utf-8"))
    _restore(text)
    words = _pipeline(model, _SYNTAX, pretokenized=True)([[form for form, *_ in one] for one in sentences])
    figures = {f"{name}, from text": value for name, value in _scores(gold, text).items()}
    figures |= {f"{name}, given words": value for name, value in _scores(gold, words).items()}
    figures |= _relations(sentences, words)
    return figures | _names(model, json.loads((data / "test.ner.json").read_text(encoding="utf-8")))


def _pipeline(model: Path, processors: str, *, pretokenized: bool = False) -> Any:  # noqa: ANN401  stanza is untyped
    import stanza

    return stanza.Pipeline(
        "en",
        dir=str(model),
        processors=processors,
        download_method=None,
        tokenize_pretokenized=pretokenized,
        verbose=False,
    )


def _restore(parsed: Any) -> None:  # noqa: ANN401  stanza is untyped
    """Give very long words their text back, which stanza's tokenizer takes from them."""
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.text == _TAKEN:
                token.text = token.words[0].text = parsed.text[token.start_char : token.end_char]


def _sentences(path: Path) -> Iterator[list[tuple[str, int, str]]]:
    """Go through the sentences: form, head and relation of each word."""
    for part in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in part.split("\n") if line and not line.startswith("#")]
        if rows:
            yield [(row[1], int(row[6]), row[7]) for row in rows]


def _scores(gold: Path, parsed: Any) -> dict[str, float]:  # noqa: ANN401  stanza is untyped
    from stanza.models.common.utils import ud_scores

    scores = ud_scores(str(gold), StringIO(f"{parsed:C}\n\n"))
    return {name: 100 * scores[name].f1 for name in _METRICS}


def _relations(sentences: Iterable[list[tuple[str, int, str]]], parsed: Any) -> dict[str, float]:  # noqa: ANN401  stanza is untyped
    counts: Counter[tuple[str, str]] = Counter()
    for gold, found in zip(sentences, parsed.sentences, strict=True):
        for (_, head, relation), word in zip(gold, found.words, strict=True):
            wanted, got = relation.split(":")[0], word.deprel.split(":")[0]
            counts[wanted, "wanted"] += 1
            counts[got, "found"] += 1
            counts[wanted, "right"] += wanted == got and head == word.head
    return {
        f"head, {name}": f1(*(counts[name, kind] for kind in ("right", "found", "wanted")))[2]
        for name in _RELATIONS
    }


def _names(model: Path, sentences: list[list[dict[str, str]]]) -> dict[str, float]:
    from stanza.models.ner.scorer import score_by_entity
    from stanza.models.ner.utils import bio2_to_bioes

    pipeline = _pipeline(model, "tokenize,ner", pretokenized=True)
    parsed = pipeline([[word["text"] for word in one] for one in sentences])
    gold = [bio2_to_bioes([word["ner"] for word in one]) for one in sentences]
    found = [[token.ner for token in one.tokens] for one in parsed.sentences]
    precision, recall, both, kinds = score_by_entity(found, gold, verbose=False)
    figures = {"precision": precision, "recall": recall, "F1": both} | kinds
    return {f"names, {name}": 100 * value for name, value in figures.items()}
