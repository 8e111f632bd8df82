"""Every format on standard output is what its writer writes."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import quoteattr
from quoteattr.write.formats import FORMATS

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.mark.parametrize("name", FORMATS)
def test_a_format(name: str, run: Run, seeds: list[Path]) -> None:
    form = FORMATS[name]
    documents = [
        quoteattr.attribute(one) for one in quoteattr.read(seeds[0]) if isinstance(one, quoteattr.Document)
    ]
    binary, text = io.BytesIO(), io.StringIO(newline="")
    form.writer()(documents, binary if form.binary else text)
    done = run("attribute", "--format", name, seeds[0])
    assert (done.returncode, done.stderr) == (0, b"")
    assert held(done.stdout) == held(binary.getvalue() or text.getvalue().encode())


def held(data: bytes) -> object:
    """Unpack an archive: where a stream has no way back, its headers are others."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.canonical])
def test_a_format_without_canonical_quotes(name: str, run: Run, seeds: list[Path]) -> None:
    done = run("deduplicate", "--format", name, seeds[0])
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"--format {name} holds articles with their quotes".encode() in done.stderr
