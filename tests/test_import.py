"""Importing the package loads hardly anything, and its surface is what it says."""

from __future__ import annotations

import subprocess
import sys

import pytest

import quoteattr

HEAVY = ("attrs", "regex", "torch", "stanza", "spacy", "onnxruntime", "rich", "click")


def python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    ).stdout


def test_import_loads_nothing_heavy() -> None:
    loaded = python("import sys, quoteattr; print(*sys.modules)").split()
    assert not set(HEAVY) & set(loaded)


@pytest.mark.parametrize("name", quoteattr.__all__)
def test_every_public_name_is_there_and_described(name: str) -> None:
    assert getattr(quoteattr, name).__doc__
