"""The small set for stanza: what trainers read, how their LSTM is computed, what becomes of their files."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("onnx", reason="training needs quoteattr[train]")
pytest.importorskip("safetensors", reason="training needs quoteattr[train]")
pytest.importorskip("torch", reason="training needs quoteattr[train]")
pytest.importorskip("stanza", reason="the set is trained by quoteattr[stanza]")

import torch
from click.testing import CliRunner
from torch import nn
from torch.nn.utils.rnn import pack_sequence

from quoteattr.errors import ReadError
from quoteattr.training.commands import main
from quoteattr.training.stanza_set import recipe, steps
from quoteattr.training.stanza_set.assemble import PROCESSORS, SUMS, VECTORS, assemble
from quoteattr.training.stanza_set.lstm import fast_lstm, run
from quoteattr.training.stanza_set.prepare import PARTS, Sources, prepare
from quoteattr.training.stanza_set.treebank import HELD_OUT, curl, read_documents, split

SENTENCE = """# sent_id = {name}
# text = "No," I'm told.
1	"	"	PUNCT	``	_	5	punct	_	SpaceAfter=No
2	No	no	INTJ	UH	_	6	discourse	_	SpaceAfter=No
3	,	,	PUNCT	,	_	6	punct	_	SpaceAfter=No
4	"	"	PUNCT	''	_	6	punct	_	_
5	I	I	PRON	PRP	_	6	nsubj	_	SpaceAfter=No
6	'm	be	AUX	VBP	_	0	root	_	_
7	told	tell	VERB	VBN	_	6	dep	_	SpaceAfter=No
8	.	.	PUNCT	.	_	6	punct	_	_
"""


#: Sizes of networks that learn nothing much and are there at once.
TINY = {
    "tokenize": "--emb_dim 4 --hidden_dim 4 --max_seqlen 50 --steps 2 --eval_steps 2",
    "pos": "--hidden_dim 4 --char_hidden_dim 4 --char_emb_dim 4 --word_emb_dim 4 --transformed_dim 4"
    " --share_hid --deep_biaff_hidden_dim 4 --word_cutoff 1 --max_steps 2 --eval_interval 2"
    " --fix_eval_interval",
    "lemma": "--hidden_dim 4 --emb_dim 4 --pos_dim 4 --num_epoch 1",
    "depparse": "--hidden_dim 4 --num_layers 1 --char_hidden_dim 4 --char_emb_dim 4 --word_emb_dim 4"
    " --transformed_dim 4 --tag_emb_dim 4 --deep_biaff_hidden_dim 4 --word_cutoff 1 --optim adam --lr 0.01"
    " --no_second_optim --no_checkpoint --max_steps 2 --eval_interval 2",
    "ner": "--hidden_dim 4 --char_hidden_dim 4 --char_emb_dim 4 --optim adam --max_steps 2 --eval_interval 2",
}


def treebank(path: Path, documents: int) -> Path:
    names = [(number, part) for number in range(documents) for part in range(2)]
    path.write_text(
        "".join(
            ("" if part else f"# newdoc id = d{number}\n") + SENTENCE.format(name=f"d{number}-{part}") + "\n"
            for number, part in names
        ),
        encoding="utf-8",
    )
    return path


def named(path: Path, documents: int) -> Path:
    path.write_text("http://a.b\tO\n\nMr\tO\nKato\tB-PER\nleft\tO\n.\tO\n\n" * documents, encoding="utf-8")
    return path


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    return Sources(
        treebank=treebank(tmp_path / "train.conllu", 2 * HELD_OUT),
        treebank_test=treebank(tmp_path / "test.conllu", 1),
        names=named(tmp_path / "train.bio", HELD_OUT),
        names_test=named(tmp_path / "dev.bio", 1),
    )


def times(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}


def forms(documents: list[list[list[str]]]) -> list[str]:
    return [
        line.split("\t")[1]
        for document in documents
        for sentence in document
        for line in sentence
        if not line.startswith("#")
    ]


def test_a_document_is_learned_whole_or_not_at_all(sources: Sources, tmp_path: Path) -> None:
    learned, held = split(read_documents(sources.treebank))
    assert (len(learned), len(held)) == (2 * HELD_OUT - 2, 2)
    assert {len(document) for document in (*learned, *held)} == {2}
    prepare(sources, tmp_path / "out")
    known = {part: (tmp_path / "out" / f"{part}.conllu").read_text(encoding="utf-8") for part in PARTS}
    assert all(f"newdoc id = d{number}\n" in known["dev"] for number in (0, HELD_OUT))
    assert not any(f"newdoc id = d{number}\n" in known["train"] for number in (0, HELD_OUT))


def test_some_documents_get_the_marks_of_print(sources: Sources) -> None:
    documents = read_documents(sources.treebank)
    curled = curl(documents)
    assert forms(curled[:1])[:8] == ["“", "No", ",", "”", "I", "’m", "told", "."]
    assert curled[0][0][2] == "# text = “No,” I’m told."
    assert curled[1] == documents[1]


def test_each_trainer_gets_its_own_form(sources: Sources, tmp_path: Path) -> None:
    prepare(sources, tmp_path / "out")
    for part in PARTS:
        labels = (tmp_path / "out" / f"{part}.toklabels").read_text(encoding="utf-8")
        ends = sum(mark in "12" for mark in labels)
        assert ends == len(forms(read_documents(tmp_path / "out" / f"{part}.conllu")))
    test = json.loads((tmp_path / "out" / "test.ner.json").read_text(encoding="utf-8"))
    assert [word["ner"] for word in test[0]] == ["O", "B-PER", "O", "O"]
    counts = [len(json.loads((tmp_path / "out" / f"{part}.ner.json").read_bytes())) for part in PARTS]
    assert counts == [HELD_OUT - 1, 1, 1]


@pytest.mark.parametrize("wrong", ["", "alone\n"])
def test_a_file_of_another_kind_is_told(sources: Sources, tmp_path: Path, wrong: str) -> None:
    sources.names.write_text(wrong, encoding="utf-8")
    with pytest.raises(ReadError, match=r"train\.bio"):
        prepare(sources, tmp_path / "out")


@pytest.mark.parametrize("bidirectional", [False, True])
@pytest.mark.parametrize("layers", [1, 2])
@pytest.mark.parametrize("lengths", [(1,), (9, 9, 4, 3, 3, 1), (30, 2), (7, 6, 6, 5)])
def test_the_fast_lstm_says_what_pytorchs_says(
    lengths: tuple[int, ...], layers: int, *, bidirectional: bool
) -> None:
    torch.manual_seed(1)
    lstm = nn.LSTM(3, 4, layers, bidirectional=bidirectional)
    words = [torch.randn(length, 3, requires_grad=True) for length in lengths]
    ways = (1 + bidirectional) * layers
    state = torch.randn(ways, len(lengths), 4), torch.randn(ways, len(lengths), 4)
    results = []
    for way in (lstm, lambda packed, begin: run(lstm, packed, begin)):
        out, (hidden, _) = way(pack_sequence(words), state)
        loss = (out.data * torch.arange(out.data.numel()).view_as(out.data)).sum() + hidden.sum()
        slopes = torch.autograd.grad(loss, [*words, *lstm.parameters()])
        results.append((out.data, hidden, *slopes))
    for slow, fast in zip(*results, strict=True):
        assert torch.allclose(slow, fast, rtol=1e-3, atol=1e-4)


def test_stanza_gets_its_own_lstm_back() -> None:
    from stanza.models.common.packed_lstm import PackedLSTM

    before = PackedLSTM.forward
    with fast_lstm():
        assert PackedLSTM.forward is not before
        fast = _packed(PackedLSTM)
    assert PackedLSTM.forward is before
    assert torch.allclose(fast, _packed(PackedLSTM), atol=1e-6)


def _packed(kind: type) -> torch.Tensor:
    torch.manual_seed(1)
    out: torch.Tensor = kind(2, 3, 1, batch_first=True)(torch.ones(2, 4, 2), [4, 2])[0].data
    return out


def test_a_set_holds_half_the_bits_and_no_place_of_the_machine(tmp_path: Path) -> None:
    trained = {name: tmp_path / f"{name}.pt" for name in (VECTORS, *PROCESSORS)}
    for file in trained.values():
        whole = {"weight": torch.randn(2), "ids": torch.arange(2)}
        config = {"save_dir": "/home/someone", "hidden_dim": 2}
        torch.save({"model": whole, "config": config, "vocab": ["a"]}, file)
    assemble(trained, tmp_path / "out")
    parser = torch.load(tmp_path / "out" / "en" / "depparse" / "small.pt", weights_only=True)
    assert parser["config"] == {"save_dir": None, "hidden_dim": 2}
    assert {name: weights.dtype for name, weights in parser["model"].items()} == {
        "weight": torch.float16,
        "ids": torch.int64,
    }
    assert (tmp_path / "out" / "en" / VECTORS / "small.pt").read_bytes() == trained[VECTORS].read_bytes()
    resources = json.loads((tmp_path / "out" / "resources.json").read_text(encoding="utf-8"))["en"]
    assert resources["ner"]["small"]["dependencies"] == [{"model": VECTORS, "package": "small"}]
    assert "dependencies" not in resources["lemma"]["small"]
    sums = (tmp_path / "out" / SUMS).read_text(encoding="utf-8").splitlines()
    assert len(sums) == len(trained) + 1
    assert all(a < b for a, b in pairwise(line.split("  ")[1] for line in sums))


# stanza's trainers leave files open, which Python tells of as it collects them
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.filterwarnings("ignore:Exception ignored in:pytest.PytestUnraisableExceptionWarning")
def test_a_set_is_made_and_measured_by_one_command(
    monkeypatch: pytest.MonkeyPatch, sources: Sources, tmp_path: Path
) -> None:
    from stanza.models.common.pretrain import PretrainedWordVocab

    def vectors(out: Path) -> None:
        vocabulary = PretrainedWordVocab(["no", "i", "told"])
        torch.save({"vocab": vocabulary.state_dict(), "emb": torch.randn(len(vocabulary), 5)}, out)

    monkeypatch.setattr(steps, "OPTIONS", TINY)
    monkeypatch.setattr(steps, "ONWARD", "--silver_weight 9")
    monkeypatch.setattr(steps, "write_vectors", vectors)
    monkeypatch.setattr(Sources, "within", lambda _: sources)
    given = ["stanza-set", "--data", str(tmp_path), "--out", str(tmp_path / "out"), "--threads", "1"]
    made = CliRunner().invoke(main, given)
    assert made.exit_code == 0, made.output
    assert "LAS, given words" in made.output
    assert TINY.keys() == recipe.OPTIONS.keys()
    before = times(tmp_path / "out" / "trained")
    again = CliRunner().invoke(main, [*given[:1], "lemma", *given[1:]])
    assert again.exit_code == 0, again.output
    after = times(tmp_path / "out" / "trained")
    assert [name for name in after if after[name] != before[name]] == ["lemma.pt"]


def test_a_step_that_is_none_is_told_in_one_line(tmp_path: Path) -> None:
    given = ["stanza-set", "tagger", "--data", str(tmp_path), "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(main, given)
    assert result.exit_code == 1
    assert result.output.startswith("Error: no step is called tagger: prepare, pretrain,")
