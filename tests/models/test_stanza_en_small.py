"""The small English set, as its package installs it, in stanza as it comes."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

stanza = pytest.importorskip("stanza", reason="the set is for quoteattr[stanza]")
torch = pytest.importorskip("torch", reason="stanza computes with it")
small = pytest.importorskip(
    "quoteattr_stanza_en_small", reason="the set is a package of its own: pip install models/stanza-en-small"
)

SUMS = (small.FOLDER / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
TEXT = "President Obama told reporters on Monday that the vote was a mistake. He lives in Washington."


@pytest.fixture(scope="module")
def parsed() -> Any:  # noqa: ANN401  stanza is untyped
    pipeline = stanza.Pipeline(
        "en",
        dir=str(small.FOLDER),
        download_method=None,
        processors="tokenize,pos,lemma,depparse,ner",
        verbose=False,
    )
    return pipeline(TEXT)


@pytest.mark.parametrize("line", SUMS, ids=lambda line: line.split("  ")[1])
def test_a_file_is_the_one_that_was_measured(line: str) -> None:
    wanted, name = line.split("  ")
    assert sha256((small.FOLDER / name).read_bytes()).hexdigest() == wanted


def test_every_file_has_its_sum() -> None:
    files = {path.relative_to(small.FOLDER).as_posix() for path in small.FOLDER.rglob("*") if path.is_file()}
    assert files == {line.split("  ")[1] for line in SUMS} | {"SHA256SUMS"}


def test_a_file_holds_numbers_and_words_and_nothing_that_runs() -> None:
    for file in small.FOLDER.rglob("*.pt"):
        assert torch.load(file, map_location="cpu", weights_only=True)


def test_the_set_is_small() -> None:
    assert sum(file.stat().st_size for file in small.FOLDER.rglob("*.pt")) < 20_000_000


def test_sentences_and_tokens_are_cut(parsed: Any) -> None:  # noqa: ANN401  stanza is untyped
    assert [len(sentence.words) for sentence in parsed.sentences] == [13, 5]


def test_who_told_what_is_in_the_heads(parsed: Any) -> None:  # noqa: ANN401  stanza is untyped
    words = {word.text: word for word in parsed.sentences[0].words}
    told = words["told"]
    assert (told.deprel, told.lemma, told.upos, told.xpos) == ("root", "tell", "VERB", "VBD")
    assert words["mistake"].deprel == "ccomp"
    assert words["mistake"].head == told.id
    assert {(words[name].head, words[name].deprel) for name in ("President", "Obama")} >= {(told.id, "nsubj")}
    assert (words["vote"].deprel, words["vote"].head) == ("nsubj", words["mistake"].id)


def test_names_are_found(parsed: Any) -> None:  # noqa: ANN401  stanza is untyped
    assert {(name.text, name.type) for name in parsed.ents} >= {("Obama", "PER"), ("Washington", "LOC")}
