"""Every target on the corpus and on what hypothesis thinks up; ``python -m tests.fuzz`` goes further."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

CORPUS = sorted(path for path in (Path(__file__).parent / "corpus").rglob("*") if path.is_file())
#: Bytes, and bytes that stay pieces of articles.
DATA = st.one_of(st.binary(max_size=200), st.binary(max_size=60).map(lambda data: b"\x00" + data))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_corpus(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60)
@given(data=DATA)
def test_any_bytes(name: str, data: bytes) -> None:
    TARGETS[name](data)


def test_the_corpus_stays_small() -> None:
    assert sum(path.stat().st_size for path in CORPUS) < 200_000
