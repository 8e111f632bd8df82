"""``quoteattr report``, from outside."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from quoteattr.cli import main

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_a_report_of_articles_and_of_what_was_attributed_is_the_same(
    run: Run, seeds: list[Path], tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    done = run("report", *seeds, "-o", page)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    attributed = run("attribute", "--format", "jsonl", *seeds).stdout
    assert run("report", "-", "-o", "-", stdin=attributed).stdout == page.read_bytes()
    assert b"Donald Trump" in page.read_bytes()


def test_a_bad_file_costs_none_of_the_others(seeds: list[Path], tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["report", str(seeds[0]), str(tmp_path / "none.txt"), "-o", "-"])
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert seeds[0].stem in done.stdout


@pytest.mark.parametrize("arguments", [["-o", "x.html"], ["a.txt"]])
def test_wrong_usage(arguments: list[str]) -> None:
    done = CliRunner().invoke(main, ["report", *arguments])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Usage: " in done.stderr


def test_where_it_cannot_be_written(seeds: list[Path], tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["report", str(seeds[0]), "-o", str(tmp_path / "none" / "report.html")])
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
