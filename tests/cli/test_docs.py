"""What the documentation shows is true."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

import quoteattr
from quoteattr.errors import ReadError
from quoteattr.read import jsonl
from quoteattr.read.ids import Ids

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", ROOT / "docs" / "quickstart.md"]


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)


def test_the_first_line_says_what_this_is_and_is_not() -> None:
    first = PAGES[0].read_text("utf-8").splitlines()[0]
    assert "who said what" in first
    assert "xml.sax.saxutils.quoteattr" in first


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_json_can_be_read(page: Path) -> None:
    for block in blocks(page, "json"):
        record = json.loads(block)
        (item,) = jsonl.read([json.dumps(record).encode()], page.name, Ids())
        assert not isinstance(item, ReadError)
        if isinstance(item, quoteattr.AttributedDocument):
            jsonschema.Draft202012Validator(quoteattr.schema.load("document")).validate(record)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_python_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for block in blocks(page, "python"):
        exec(compile(block, page.name, "exec"), {})  # noqa: S102  the documentation is ours


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^):#]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists()
