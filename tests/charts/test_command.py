"""``quoteattr chart``, from outside."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from quoteattr import Document, Pipeline
from quoteattr.cli import main
from quoteattr.store import Store

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("charts") / "quotes.db"
    pipeline = Pipeline(engine="lexical")
    articles = (
        Document(id=name, text=text, outlet=outlet, published=published)
        for name, text, outlet, published in (
            ("a", "“The wall will outlive us all,” said Ann Holt.", "The Example", "2025-05-23"),
            ("b", "“The wall will outlive us all,” Ann Holt said.", "The Sample", "2025-05-24"),
            ("c", "“Never again in my name,” Bo Lind said.", "The Sample", "2025-05-24"),
        )
    )
    with Store(path) as store:
        store.add(pipeline.stream(articles))
    return path


@pytest.mark.parametrize("chart", ["speakers", "timeline", "outlets"])
def test_the_installed_command_draws(chart: str, database: Path, run: Run, tmp_path: Path) -> None:
    done = run("chart", chart, database, "-o", tmp_path / "chart.svg")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    text = "".join(ET.parse(tmp_path / "chart.svg").getroot().itertext())  # noqa: S314  we wrote it
    assert ("The Sample" if chart != "speakers" else "Bo Lind") in text


def test_a_quote_is_named_by_its_id_or_by_that_of_a_printing(database: Path, tmp_path: Path) -> None:
    with Store(database) as store:
        quote = next(one for one in store.quotes() if "Never" in one.text)
    for name in (quote.id, quote.attestations[0].quote_id):
        out = tmp_path / "chart.svg"
        done = CliRunner().invoke(main, ["chart", "timeline", str(database), "-o", str(out), "--quote", name])
        assert done.exit_code == 0
        assert "Never again" in out.read_text("utf-8")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["speakers", "DB", "-o", "chart.pdf"], 2, "ends in none of .svg, .png"),
        (["speakers", "DB"], 2, "Missing option '-o'"),
        (["speakers", "none.db", "-o", "chart.svg"], 2, "does not exist"),
        (["speakers", "other.db", "-o", "chart.svg"], 1, "other.db: "),
        (["timeline", "DB", "-o", "chart.svg", "--quote", "nobody"], 1, "no quote has the id 'nobody'"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(
    arguments: list[str], status: int, told: str, database: Path
) -> None:
    Path("other.db").write_text("no database", "utf-8")
    given = [str(database) if one == "DB" else one for one in arguments]
    done = CliRunner().invoke(main, ["chart", *given])
    assert (done.exit_code, done.stdout) == (status, "")
    assert told in done.stderr.splitlines()[-1]


def test_a_folder_that_is_not_there_is_told(database: Path, run: Run, tmp_path: Path) -> None:
    done = run("chart", "speakers", database, "-o", tmp_path / "none" / "chart.svg")
    assert (done.returncode, done.stderr) == (1, b"Error: cannot write: No such file or directory\n")


def test_an_empty_store_is_drawn(tmp_path: Path) -> None:
    Store(tmp_path / "empty.db").close()
    for chart in ("speakers", "timeline", "outlets"):
        arguments = [chart, str(tmp_path / "empty.db"), "-o", str(tmp_path / "chart.png")]
        assert CliRunner().invoke(main, ["chart", *arguments]).exit_code == 0
