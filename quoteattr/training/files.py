"""Files that are there whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def replace(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file beside its place, then move it there at once."""
    part = path.with_name(path.name + ".part")
    write(part)
    part.replace(path)
