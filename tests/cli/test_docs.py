"""What the documentation shows is true."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
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
HOW_TO = ROOT / "docs" / "how-to"
QUICKSTART = ROOT / "docs" / "quickstart.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
#: Pages whose blocks are run. Of fine-tune.md nothing is: training needs torch and takes long.
RUN = [README, QUICKSTART, *sorted(set(HOW_TO.glob("*.md")) - {HOW_TO / "fine-tune.md"})]
#: Files that a page shows, to the block that shows each: its language, and which one of the page it is.
SHOWN = {
    "quickstart.md": {"articles.jsonl": ("json", -1)},
    "archive.md": {"posts.jsonl": ("json", 0), "people.csv": ("csv", 0)},
    "command-line.md": {"newsroom.toml": ("toml", 0)},
}
#: Lines that need a package index, or the id of a quote.
_LEFT_OUT = re.compile(r"^pip | ID\b")
#: Pages on other things than engines are run with the one that starts quickest.
_WITH_ENGINE = ("attribute", "deduplicate", "report", "store.add")
_QUICK = "".join(f'[{name}]\nengine = "lexical"\n' for name in _WITH_ENGINE)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks(page: Path, language: str) -> list[str]:
    return [block for kind, block in _BLOCK.findall(page.read_text("utf-8")) if kind == language]


def test_the_first_line_says_what_this_is_and_is_not() -> None:
    first = README.read_text("utf-8").splitlines()[0]
    assert "who said what" in first
    assert "xml.sax.saxutils.quoteattr" in first


@pytest.mark.parametrize("page", RUN, ids=name_of)
def test_the_json_can_be_read(page: Path) -> None:
    for block in blocks(page, "json"):
        record = json.loads(block)
        (item,) = jsonl.read([json.dumps(record).encode()], page.name, Ids())
        assert not isinstance(item, ReadError)
        if isinstance(item, quoteattr.AttributedDocument):
            jsonschema.Draft202012Validator(quoteattr.schema.load("document")).validate(record)


@pytest.fixture
def desk(tmp_path: Path, seeds: list[Path], command: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article where the documentation has some, the installed command on the path."""
    article = seeds[2]
    for place in ("article.txt", f"articles/{article.name}", f"seeds/articles/{article.name}"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(article, tmp_path / place)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(Path(command).parent), prepend=os.pathsep)
    return tmp_path


@pytest.mark.parametrize("page", RUN, ids=name_of)
def test_what_a_page_shows_runs(page: Path, desk: Path) -> None:
    for name, (language, at) in SHOWN.get(page.name, {}).items():
        (desk / name).write_text(blocks(page, language)[at], "utf-8")
    if page.parent == HOW_TO:
        (desk / "quoteattr.toml").write_text(_QUICK, "utf-8")
    for language, block in _BLOCK.findall(page.read_text("utf-8")):
        if language == "python":
            exec(compile(block, page.name, "exec"), {})  # noqa: S102  the documentation is ours
        elif language == "sh" and re.search("^quoteattr ", block, re.MULTILINE):
            lines = (line for line in block.splitlines() if not _LEFT_OUT.search(line))
            done = subprocess.run(["sh", "-euc", "\n".join(lines)], capture_output=True, check=False)  # noqa: S607
            assert done.returncode == 0, done.stderr.decode()


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
