"""Defaults from a file, colours, and completion."""

from __future__ import annotations

import os
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quoteattr.cli import main

Run = Callable[..., subprocess.CompletedProcess[bytes]]

ARTICLE = "“We will rebuild,” Ann Lee said."


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with an article and nothing else."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize(
    ("file", "arguments"),
    [("quoteattr.toml", []), ("other.toml", ["--config", "other.toml"])],
    ids=["found in the working directory", "named"],
)
def test_a_file_gives_defaults_and_the_command_line_overrides_them(
    file: str, arguments: list[str], work: Path
) -> None:
    (work / file).write_text('[attribute]\nformat = "jsonl"\n', encoding="utf-8")
    assert invoke(*arguments, "attribute", "a.txt").stdout.startswith('{"id": "a"')
    assert invoke(*arguments, "attribute", "--format", "table", "a.txt").stdout.startswith("a  1 quote")
    assert invoke(*arguments, "deduplicate", "a.txt").stdout.startswith("“We will")


def test_what_is_in_force_and_where_it_came_from(work: Path) -> None:
    (work / "quoteattr.toml").write_text('[deduplicate]\nformat = "jsonl"\n', encoding="utf-8")
    done = invoke("--color", "never", "config")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "# from quoteattr.toml"
    assert 'color = "never"  # command line' in lines
    assert 'format = "jsonl"  # quoteattr.toml' in lines
    assert 'format = "table"  # default' in lines


def test_commands_below_a_command_have_tables_too(work: Path) -> None:
    (work / "quoteattr.toml").write_text("[store.search]\nlimit = 3\n", encoding="utf-8")
    shown = invoke("config").stdout
    assert "limit = 3  # quoteattr.toml" in shown.splitlines()
    tables = tomllib.loads(shown)
    assert tables["store"]["search"]["limit"] == 3
    assert tables["store"]["list"]["limit"] == 20
    assert "engine" in tables["store"]["add"]


def test_what_config_prints_is_a_file_for_config(work: Path) -> None:
    shown = invoke("config").stdout
    (work / "all.toml").write_text(shown, encoding="utf-8")
    again = invoke("--config", "all.toml", "config").stdout
    assert tomllib.loads(again) == tomllib.loads(shown)
    assert "default" not in again


WRONG = {
    "not there": None,
    "not TOML": b"format = ",
    "not UTF-8": b'color = "\xff"',
    "no such option": b"colour = 1",
    "no such command": b"[atribute]\n",
    "a table for an option": b"[color]\nwhen = 1",
    "a value for a command": b"attribute = 1",
    "no such option of a command below": b"[store.add]\nlimit = 1",
    "no such command below": b"[store.ad]\n",
    "a value that the option does not take": b'color = "sometimes"',
}


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_file_is_wrong_usage(content: bytes | None, work: Path) -> None:
    if content is not None:
        (work / "x.toml").write_bytes(content)
    done = invoke("--config", "x.toml", "config")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith("Error: Invalid value for")


@pytest.mark.parametrize(
    ("arguments", "variable", "coloured"),
    [
        ([], None, False),
        (["--color", "always"], None, True),
        (["--color", "always"], "NO_COLOR", True),
        (["--color", "never"], "FORCE_COLOR", False),
    ],
)
def test_colours(
    arguments: list[str],
    variable: str | None,
    coloured: bool,  # noqa: FBT001  a column of the table
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    if variable:
        monkeypatch.setenv(variable, "1")
    before = dict(os.environ)
    done = CliRunner().invoke(main, [*arguments, "attribute", "a.txt"], color=True)
    assert ("\x1b[32m" in done.stdout) == coloured
    assert dict(os.environ) == before


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["de"], "deduplicate"),
        (["store", "se"], "search"),
        (["--ver"], "--version"),
        (["attribute", "--fo"], "--format"),
        (["attribute", "--format", ""], "jsonl"),
        (["--color", "n"], "never"),
    ],
)
def test_a_shell_completes(words: list[str], offered: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_QUOTEATTR_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", " ".join(["quoteattr", *words]))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    assert f"plain,{offered}" in run().stdout.decode().splitlines()
