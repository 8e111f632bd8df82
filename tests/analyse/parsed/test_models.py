"""Engines by name, where their models are, and what is told where something is missing."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from click.testing import CliRunner

from quoteattr.analyse import engine_named
from quoteattr.analyse.parsed.stanza_models import SMALL, VARIABLE, find_models
from quoteattr.cli import main
from quoteattr.errors import MissingExtraError, ModelError, UnknownEngineError
from quoteattr.model import Document

PACKAGES = {"tokenize": "a", "pos": "b", "lemma": "c", "depparse": "d", "ner": "e", "sentiment": "f"}


def stanza_folder(folder: Path, processors: str) -> Path:
    """Make a folder as stanza keeps its models, with empty files for some processors."""
    for name in processors.split():
        path = folder / "en" / name / f"{PACKAGES[name]}.pt"
        path.parent.mkdir(parents=True)
        path.touch()
    folder.mkdir(exist_ok=True)
    (folder / "resources.json").write_text(json.dumps({"en": {"packages": {"default": PACKAGES}}}))
    return folder


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a stanza that is not the real one: it has the folder, and downloads nothing."""
    folder = tmp_path / "own"
    stanza = ModuleType("stanza")
    resources = SimpleNamespace(common=SimpleNamespace(DEFAULT_MODEL_DIR=str(folder)))
    monkeypatch.setattr(stanza, "resources", resources, raising=False)
    monkeypatch.setattr(stanza, "download", refuse, raising=False)
    monkeypatch.setitem(sys.modules, "stanza", stanza)
    monkeypatch.setitem(sys.modules, SMALL, None)
    monkeypatch.delenv(VARIABLE, raising=False)
    return folder


def refuse(language: str, **options: object) -> None:
    raise ConnectionError(f"no way to the models of {language}\nfor {len(options)} reasons")


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("stanza", "stanza"),
        ("stanza:a/folder+s", "stanza"),
        ("stanza+compact", "stanza+compact"),
        ("stanza:folder+compact", "stanza+compact"),
        ("spacy:en_core_web_sm", "spacy:en_core_web_sm"),
        ("spacy:en_core_web_sm+compact", "spacy:en_core_web_sm+compact"),
    ],
)
def test_engines_have_names(name: str, called: str) -> None:
    assert engine_named(name).name == called


@pytest.mark.parametrize(
    "name", ["spacy", "spacy:", "spacy+compact", "lexical+compact", "compact+compact", "+compact", "Stanza"]
)
def test_other_names_are_of_no_engine(name: str) -> None:
    with pytest.raises(UnknownEngineError, match="spacy:MODEL"):
        engine_named(name)


@pytest.mark.parametrize(("name", "package"), [("stanza", "stanza"), ("spacy:a", "spacy")])
def test_a_missing_package_is_told_with_the_command(
    name: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError) as told:
        engine_named(name).analyse(Document.from_text("Lee left."))
    assert f"pip install 'quoteattr[{package}]'" in str(told.value)


def test_a_folder_that_is_named_comes_first(
    tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = "tokenize pos lemma depparse"
    asked = stanza_folder(tmp_path / "asked", f"{needed} ner")
    variable = stanza_folder(tmp_path / "variable", f"{needed} sentiment")
    stanza_folder(own, needed)
    assert find_models(None).folder == own
    monkeypatch.setenv(VARIABLE, str(variable))
    assert find_models(None).folder == variable
    assert set(find_models(None).processors) == set(needed.split())
    assert find_models(asked).folder == asked
    assert find_models(asked).processors["ner"] == "e"


def test_small_models_come_last(tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needed = "tokenize pos lemma depparse"
    (tmp_path / f"{SMALL}.py").write_text(f"FOLDER = {str(stanza_folder(tmp_path / 'small', needed))!r}")
    monkeypatch.delitem(sys.modules, SMALL)
    monkeypatch.syspath_prepend(tmp_path)
    assert find_models(None).folder == tmp_path / "small"
    stanza_folder(own, needed)
    assert find_models(None).folder == own
    monkeypatch.delitem(sys.modules, SMALL)


@pytest.mark.parametrize("processors", ["", "tokenize pos lemma"], ids=["none", "no parser"])
def test_missing_models_are_told_with_the_command(tmp_path: Path, processors: str, own: Path) -> None:
    assert not own.exists()
    for folder in (stanza_folder(tmp_path / "asked", processors), None):
        with pytest.raises(ModelError) as told:
            find_models(folder)
        assert str(folder or own) in str(told.value)
        assert str(told.value).endswith("get them: quoteattr models download stanza")


def test_no_models_is_one_line_for_every_file(tmp_path: Path, own: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Lee left.")
    done = CliRunner().invoke(main, ["attribute", "--engine", "stanza", str(path), str(path)])
    assert done.exit_code == 2
    (line,) = (line for line in done.stderr.splitlines() if line.startswith("Error: "))
    assert str(own) in line
    assert line.endswith("quoteattr models download stanza")


def test_models_is_the_folder_in_the_name(tmp_path: Path, own: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Lee left.")
    for engine in ("stanza", "stanza+compact", "compact"):
        done = CliRunner().invoke(
            main, ["attribute", "--engine", engine, "--models", str(tmp_path / "none"), str(path)]
        )
        assert f"no usable model in {tmp_path / 'none'}: " in done.stderr
    assert not own.exists()


@pytest.mark.parametrize("engine", ["lexical", "spacy:a", "stanza:folder"])
def test_models_goes_with_engines_that_have_a_folder(engine: str) -> None:
    done = CliRunner().invoke(main, ["attribute", "--engine", engine, "--models", "x", "a.txt"])
    assert done.exit_code == 2
    assert f"--models is for the engines compact and stanza, not {engine}" in done.stderr


def test_the_list_says_which_models_are_used(tmp_path: Path, own: Path) -> None:
    told = CliRunner().invoke(main, ["models", "list"]).stdout
    assert "compact: " in told
    assert f"stanza: no usable model in {own}: " in told
    folder = stanza_folder(tmp_path / "asked", "tokenize pos lemma depparse ner")
    told = CliRunner().invoke(main, ["models", "list", "--models", str(folder)]).stdout
    assert f"stanza: {folder} (tokenize, pos, lemma, depparse, ner)\n" in told


def test_a_network_that_refuses_is_told_in_one_line(own: Path) -> None:
    done = CliRunner().invoke(main, ["models", "download", "stanza"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        f"Error: no usable model in {own}: the download failed: no way to the models of en\n"
    )


def test_what_is_downloaded_is_said_to_be_where(
    tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, object] = {}
    monkeypatch.setattr(sys.modules["stanza"], "download", lambda _, **options: asked.update(options))
    done = CliRunner().invoke(main, ["models", "download", "stanza", "--models", str(tmp_path)])
    assert done.stdout == f"{tmp_path}\n"
    assert asked == {"model_dir": str(tmp_path), "processors": "tokenize,pos,lemma,depparse,ner"}
    assert not own.exists()
