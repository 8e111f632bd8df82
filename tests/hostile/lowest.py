"""Whether the floors of the dependencies are true: ``python -m tests.hostile.lowest``.

Installs the package, and what its tests need, with the lowest release of each dependency that
``pyproject.toml`` allows, by uv (which must be on the path), and runs a quick part of the tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: What asks most of the dependencies, and takes least.
TESTS = (
    "tests/read",
    "tests/write",
    "tests/cli/test_usage.py",
    "tests/analyse/compact",
    "tests/test_seeds.py",
)


def main() -> None:
    """Install, tell what was chosen, and test."""
    with tempfile.TemporaryDirectory() as folder:
        python = str(Path(folder) / "bin" / "python")
        _run("uv", "venv", "--quiet", "--python", sys.executable, folder)
        lowest = ("--resolution", "lowest-direct")
        _run("uv", "pip", "install", "--quiet", "--python", python, *lowest, f"{ROOT}[test]")
        _run("uv", "pip", "freeze", "--python", python)
        # What an old release warns of is its own affair.
        _run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "default", *TESTS)


def _run(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})


if __name__ == "__main__":
    main()
