"""The commands within one process: usage, help, and faults."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

import quoteattr
from quoteattr.cli import COMMANDS, main
from quoteattr.errors import MissingExtraError

WRONG = {
    "no command": [],
    "no such command": ["resolve", "a.txt"],
    "no files": ["attribute"],
    "no files to deduplicate": ["deduplicate", "--format", "jsonl"],
    "unknown engine": ["attribute", "--engine", "oracle", "a.txt"],
    "unknown format": ["deduplicate", "--format", "xml", "a.txt"],
    "unknown option": ["attribute", "--fast", "a.txt"],
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG.keys())
def test_wrong_usage(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage: " in result.stderr


def every_command(ctx: click.Context) -> Iterator[tuple[str, click.Command]]:
    yield ctx.command_path, ctx.command
    if isinstance(ctx.command, click.Group):
        for name in ctx.command.list_commands(ctx):
            command = ctx.command.get_command(ctx, name)
            assert command is not None
            yield from every_command(click.Context(command, parent=ctx, info_name=name))


#: As the command itself is called: click keeps the first option of help that a command is asked for.
SETTINGS: dict[str, Any] = dict(main.context_settings)
EVERY_COMMAND = dict(every_command(click.Context(main, info_name="quoteattr", **SETTINGS)))


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_help_reads_well_in_80_columns(name: str) -> None:
    result = CliRunner().invoke(main, [*name.split()[1:], "--help"], terminal_width=80)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Usage: {name} ".replace("quoteattr", "main"))
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize("command", EVERY_COMMAND.values(), ids=EVERY_COMMAND)
def test_every_command_and_option_has_help(command: click.Command) -> None:
    assert command.help
    for one in command.params:
        if isinstance(one, click.Option):
            assert one.help
            assert one.help.endswith((".", "]"))


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    for name, told in COMMANDS.items():
        help_text = EVERY_COMMAND[f"quoteattr {name}"].help or ""
        assert help_text.splitlines()[0] == told


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_what_calls_no_command_imports_none(arguments: list[str]) -> None:
    code = f"import sys, atexit; atexit.register(lambda: print(*sys.modules)); sys.argv[1:] = {arguments!r}; "
    done = subprocess.run(
        [sys.executable, "-c", f"{code}from quoteattr.cli import main; main()"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    modules = done.stdout.splitlines()[-1].split()
    assert "quoteattr.cli.config" in modules
    assert not {"quoteattr.cli.attribute", "quoteattr.dedupe", "rapidfuzz", "rich", "sqlite3"} & set(modules)


def test_the_module_runs_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quoteattr", "--version"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.startswith("quoteattr, version ")


def test_a_fault_in_one_document_costs_none_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = quoteattr.Pipeline.attribute

    def faulty(self: quoteattr.Pipeline, document: quoteattr.Document) -> quoteattr.AttributedDocument:
        if document.id == "b":
            raise IndexError("off the end")
        return right(self, document)

    monkeypatch.setattr(quoteattr.Pipeline, "attribute", faulty)
    files = [tmp_path / f"{name}.txt" for name in "abc"]
    for path in files:
        path.touch()
    result = CliRunner().invoke(main, ["attribute", *map(str, files)])
    assert result.exit_code == 1
    assert result.stdout == "a  0 quotes\n\nc  0 quotes\n\n"
    assert result.stderr == "b: a fault in quoteattr, please report it: IndexError('off the end')\n"


def test_a_missing_extra_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise MissingExtraError(extra=name, feature="this engine")

    monkeypatch.setattr("quoteattr.pipeline.engine_named", missing)
    result = CliRunner().invoke(main, ["attribute", str(tmp_path)])
    assert result.exit_code == 2
    assert "pip install 'quoteattr[compact]'" in result.stderr
