from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quoteattr.cli import main

TEXT = (
    "“It is safe,” Ana Ruiz said. She called it “a gamble.” "
    "Bo Lind said that it was closed. The so-called “bridge” fell."
)


def kinds(tmp_path: Path, *arguments: str) -> list[str]:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    done = CliRunner().invoke(
        main, ["attribute", "--engine", "lexical", "--format", "jsonl", *arguments, str(path)]
    )
    assert done.exit_code == 0, done.output
    return [quote["kind"] if quote["speech"] else "term" for quote in json.loads(done.stdout)["quotes"]]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ([], ["direct", "mixed", "indirect", "term"]),
        (["--kinds", "direct"], ["direct"]),
        (["--kinds", "mixed,direct"], ["direct", "mixed"]),
        (["--kinds", "indirect"], ["indirect"]),
        (["--kinds", "term"], ["term"]),
    ],
)
def test_only_the_kinds_asked_for_are_shown(tmp_path: Path, chosen: list[str], expected: list[str]) -> None:
    assert kinds(tmp_path, *chosen) == expected


def test_a_kind_that_there_is_not_is_told() -> None:
    done = CliRunner().invoke(main, ["attribute", "--kinds", "direct,shouted", "-"])
    assert done.exit_code == 2
    assert "'shouted'; there are: direct, mixed, indirect, term" in done.output
