"""What the documentation shows is true."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

import quoteattr
from quoteattr.errors import ReadError
from quoteattr.read import jsonl
from quoteattr.read.ids import Ids

ROOT = Path(__file__).parent.parent.parent
README = ROOT / "README.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks(page: Path, language: str) -> list[str]:
    return [block for kind, block in _BLOCK.findall(page.read_text("utf-8")) if kind == language]


def test_the_first_line_says_what_this_is_and_is_not() -> None:
    first = README.read_text("utf-8").splitlines()[0]
    assert "who said what" in first
    assert "xml.sax.saxutils.quoteattr" in first


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "json")], ids=name_of)
def test_the_json_can_be_read(page: Path) -> None:
    for block in blocks(page, "json"):
        record = json.loads(block)
        (item,) = jsonl.read([json.dumps(record).encode()], page.name, Ids())
        assert not isinstance(item, ReadError)
        if isinstance(item, quoteattr.AttributedDocument):
            jsonschema.Draft202012Validator(quoteattr.schema.load("document")).validate(record)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for target, heading in re.findall(r"\]\(([^):#]*)(?:#([^)]+))?\)", page.read_text("utf-8")):
        found = page.parent / target if target else page
        assert found.exists(), target
        assert not heading or heading in set(headings(found)), f"{target}#{heading}"


def headings(page: Path) -> Iterator[str]:
    """Give the anchors that a page's headings get."""
    for heading in re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_the_architecture_has_a_row_for_each_file() -> None:
    rows = set(rows_of_files())
    folders = tuple(row for row in rows if row.endswith("/"))
    there = set(files())
    assert sorted(one for one in there - rows if not one.startswith(folders)) == []
    assert sorted(rows - there - set(folders)) == []


def rows_of_files() -> Iterator[str]:
    """Give the files and folders in the architecture's tables, each section's below its folder."""
    folder = ""
    for line in ARCHITECTURE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            found = re.match(r"### (\S+/)", line)
            folder = found[1] if found else ""
        elif folder and (found := re.match(r"\| `([^`]+)` \|", line)):
            yield folder + found[1]


def files() -> Iterator[str]:
    """Give the files of the project, those of the package from where it is installed."""
    package = Path(quoteattr.__file__).parent
    for folder in (package, ROOT / "benchmarks", ROOT / "tests", ROOT / "docs"):
        for path in folder.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield str(path.relative_to(folder.parent))
