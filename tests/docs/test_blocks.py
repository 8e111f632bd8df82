"""What the documentation shows runs, and gives what it says.

A comment before a block says what it is: ``<!-- file NAME -->`` a file that
the page's commands read, ``<!-- output -->`` what the block before it prints,
``<!-- not run: … -->`` why it is not run. In shown output ``…`` stands for
anything, on a line of its own for any lines.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field, frozen

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
#: Pages that tests of their own run: they need models, Java or a server.
ELSEWHERE = {
    "how-to/stanza.md",
    "how-to/spacy.md",
    "how-to/spark.md",
    "how-to/review.md",
    "explanation/scale.md",
}
PAGES = sorted({ROOT / "README.md", *DOCS.rglob("*.md")} - {DOCS / name for name in ELSEWHERE})
#: Blocks that are not run, with their reasons.
NOT_RUN = {
    "docs/how-to/archive.md": ["ID stands for an id"],
}
#: Pages without output to compare are run with the engine that starts quickest, on one article.
_WITH_ENGINE = ("attribute", "deduplicate", "report", "store.add")
_QUICK = "".join(f'[{name}]\nengine = "lexical"\n' for name in _WITH_ENGINE)
_BLOCK = re.compile(
    r"^(?:<!-- (?P<said>.*?) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
_COMMAND = re.compile(r"^quoteattr |\| quoteattr ", re.MULTILINE)


@frozen
class Block:
    """One fenced block of a page."""

    said: str
    language: str
    text: str

    @property
    def is_run(self) -> bool:
        commands = self.language == "python" or (self.language == "sh" and _COMMAND.search(self.text))
        return bool(commands) and not self.said.startswith("not run: ")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[Block]:
    found = _BLOCK.finditer(page.read_text("utf-8"))
    return [Block(one["said"] or "", one["language"], one["text"]) for one in found]


RUN = [page for page in PAGES if any(block.is_run for block in blocks(page))]


@define
class Desk:
    """A folder to work in, as a reader of the page has it."""

    folder: Path
    names: dict[str, Any] = field(factory=dict)
    printed: str = ""

    def make_quick(self) -> None:
        (self.folder / "quoteattr.toml").write_text(_QUICK, "utf-8")
        for folder in ("articles", "seeds/articles"):
            for path in sorted((self.folder / folder).iterdir())[1:]:
                path.unlink()

    def take(self, block: Block) -> None:
        kind, _, rest = block.said.partition(" ")
        if kind == "file":
            (self.folder / rest).write_text(block.text, "utf-8")
        elif kind == "output":
            assert pattern(block.text).fullmatch(even(self.printed)), self.printed
        elif block.is_run:
            self.printed = self._python(block.text) if block.language == "python" else self._shell(block.text)

    def _python(self, text: str) -> str:
        out = StringIO()
        with redirect_stdout(out):
            exec(compile(text, "a page", "exec"), self.names)  # noqa: S102  the documentation is ours
        return out.getvalue()

    def _shell(self, text: str) -> str:
        done = subprocess.run(["sh", "-euc", text], capture_output=True, check=False, cwd=self.folder)  # noqa: S607
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()


def even(text: str) -> str:
    """Make every run of blanks one, and leave out blank lines: columns are as wide as what is in them."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def pattern(shown: str) -> re.Pattern[str]:
    lines = (
        "(?:.*\n)*" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + "\n"
        for line in even(shown).splitlines()
    )
    return re.compile("".join(lines))


@pytest.fixture
def desk(tmp_path: Path, seeds: list[Path], command: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A folder with articles where the documentation has some, the installed command on the path."""
    for folder in ("articles", "seeds/articles"):
        shutil.copytree(seeds[0].parent, tmp_path / folder)
    shutil.copy(seeds[2], tmp_path / "article.txt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(Path(command).parent), prepend=os.pathsep)
    monkeypatch.setenv("PYTHONUTF8", "1")
    return Desk(tmp_path)


@pytest.mark.parametrize("page", RUN, ids=name_of)
def test_what_a_page_shows_runs(page: Path, desk: Desk) -> None:
    found = blocks(page)
    if not any(block.said == "output" for block in found):
        desk.make_quick()
    for block in found:
        desk.take(block)


def test_what_is_not_run_says_why() -> None:
    found: dict[str, list[str]] = {}
    for page in PAGES:
        for reason in reasons(page):
            found.setdefault(name_of(page), []).append(reason)
    assert found == NOT_RUN


def reasons(page: Path) -> Iterator[str]:
    for block in blocks(page):
        if block.said.startswith("not run: "):
            yield block.said.removeprefix("not run: ")


def test_a_page_of_others_is_there_or_to_come() -> None:
    """A page that is excluded by name is not one of those that are run here."""
    assert not ELSEWHERE & {name_of(page).removeprefix("docs/") for page in PAGES}
