"""The compact engine as it ships: its files, its answers, and what becomes of any text."""

from __future__ import annotations

import json
import shutil
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from quoteattr.analyse import engine_named
from quoteattr.analyse.compact.encode import Special
from quoteattr.analyse.compact.engine import CompactEngine
from quoteattr.analyse.compact.network import BUNDLED, NETWORK, SUMS, TOKENIZER
from quoteattr.errors import EngineUnavailableError, ModelError, UnknownEngineError
from quoteattr.model import Analysis, Document

TEXT = (
    "Officials said on Monday that the bridge over the Elbe was safe.\n\n"
    "“I would not cross it,” Maria Keller told reporters. She added that Siemens had warned the city."
)


@pytest.fixture(scope="module")
def engine() -> CompactEngine:
    return CompactEngine()


def analysed(engine: CompactEngine, text: str) -> Analysis:
    return engine.analyse(Document.from_text(text))


def test_frames_with_and_without_marks_are_found(engine: CompactEngine) -> None:
    found = {
        (frame.source.of(TEXT), frame.cue.of(TEXT), " ".join(part.of(TEXT) for part in frame.contents))
        for frame in analysed(engine, TEXT).frames or ()
        if frame.source and frame.cue
    }
    assert ("Officials", "said", "that the bridge over the Elbe was safe") in found
    assert ("Maria Keller", "told", "“I would not cross it,”") in found
    assert ("She", "added", "that Siemens had warned the city") in found


def test_names_have_their_kinds(engine: CompactEngine) -> None:
    names = {name.span.of(TEXT): name.kind for name in analysed(engine, TEXT).names}
    assert names.items() >= {"Maria Keller": "person", "Elbe": "place"}.items()


def test_scores_are_probabilities(engine: CompactEngine) -> None:
    assert all(0 < frame.score <= 1 for frame in analysed(engine, TEXT).frames or ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n\t",
        "“",
        "\x00\x01\ufeff",
        "\ud800 alone, she said",
        "a" * 5000,
        "“" * 3000,
        "e\u0301" * 500,
        "She said " * 400,
        "\u202eShe said it was safe.\u202c",
        "她说：“很安全。”",
    ],
)
def test_any_text_gives_an_analysis(engine: CompactEngine, text: str) -> None:
    analysis = analysed(engine, text)
    spans = [name.span for name in analysis.names]
    for frame in analysis.frames or ():
        spans += [*frame.contents, *filter(None, (frame.source, frame.cue))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(span.of(text).strip() == span.of(text) for span in spans)


@given(st.text(max_size=200))
@settings(max_examples=25, deadline=None)
def test_the_same_text_gives_the_same_analysis(engine: CompactEngine, text: str) -> None:
    assert analysed(engine, text) == analysed(engine, text)


def test_threads_change_nothing_that_matters(engine: CompactEngine) -> None:
    one, two = analysed(engine, TEXT), analysed(CompactEngine(threads=2), TEXT)
    assert [frame.contents for frame in one.frames or ()] == [frame.contents for frame in two.frames or ()]


# --- the files ----------------------------------------------------------------------------


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BUNDLED, tmp_path / "model"))


def test_a_model_of_ones_own_is_named_behind_a_colon(model: Path) -> None:
    engine = engine_named(f"compact:{model}")
    assert isinstance(engine, CompactEngine)
    assert engine.model == model
    assert engine.analyse(Document.from_text(TEXT)) == CompactEngine().analyse(Document.from_text(TEXT))


@pytest.mark.parametrize("name", [NETWORK, TOKENIZER])
def test_a_damaged_file_is_told_and_not_run(model: Path, name: str) -> None:
    path = model / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(ModelError, match=f"{name} is damaged") as caught:
        CompactEngine(model=model).analyse(Document.from_text(TEXT))
    assert caught.value.path == str(model)


@pytest.mark.parametrize("name", [NETWORK, TOKENIZER, SUMS])
def test_a_missing_file_is_told(model: Path, name: str) -> None:
    (model / name).unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        CompactEngine(model=model).analyse(Document.from_text(TEXT))


def test_a_model_of_another_format_is_told(model: Path) -> None:
    onnx = pytest.importorskip("onnx", reason="needs quoteattr[train]")
    network = onnx.load(model / NETWORK)
    (about,) = (entry for entry in network.metadata_props if entry.key == "quoteattr")
    about.value = json.dumps(json.loads(about.value) | {"format": 1_000_000})
    onnx.save(network, model / NETWORK)
    named = {name: sha256((model / name).read_bytes()).hexdigest() for name in (NETWORK, TOKENIZER)}
    (model / SUMS).write_text("".join(f"{digest}  {name}\n" for name, digest in named.items()), "ascii")
    with pytest.raises(ModelError, match="format 1000000; this version reads"):
        CompactEngine(model=model).analyse(Document.from_text(TEXT))


@pytest.mark.parametrize(
    ("vocabulary", "expected"),
    [
        ({"<s>": 0, "<pad>": 1, "</s>": 2}, Special(begin=0, separator=2, padding=1)),
        ({"[PAD]": 0, "[CLS]": 5, "[SEP]": 6}, Special(begin=5, separator=6, padding=0)),
    ],
    ids=["MPNet", "BERT"],
)
def test_special_pieces_are_found_by_either_name(vocabulary: dict[str, int], expected: Special) -> None:
    assert Special.of(Tokenizer(WordLevel(vocabulary, unk_token=next(iter(vocabulary))))) == expected


def test_an_engine_without_its_packages_says_what_to_use_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("quoteattr.analyse.compact")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(EngineUnavailableError, match="use the lexical engine instead"):
        engine_named("compact")


def test_the_lexical_engine_has_no_models() -> None:
    with pytest.raises(UnknownEngineError):
        engine_named("lexical:folder")
