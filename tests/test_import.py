"""Importing the package is cheap, and its surface is what it says."""

from __future__ import annotations

import subprocess
import sys

import pytest

import quoteattr

HEAVY = ("torch", "stanza", "spacy", "onnxruntime", "rich", "click")
LIMIT = 0.2


def python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    ).stdout


def import_seconds() -> float:
    # Processor time, not the clock's: what else the machine does is no cost of the import.
    code = "from time import process_time as t; s = t(); import quoteattr; print(t() - s)"
    return float(python(code))


def test_import_loads_nothing_heavy() -> None:
    loaded = python("import sys, quoteattr; print(*sys.modules)").split()
    assert not set(HEAVY) & set(loaded)


def test_import_is_quick() -> None:
    # The best of a few: a busy machine makes an import slower, never faster.
    assert min(import_seconds() for _ in range(5)) < LIMIT


@pytest.mark.parametrize("name", quoteattr.__all__)
def test_every_public_name_is_there_and_described(name: str) -> None:
    assert getattr(quoteattr, name).__doc__
