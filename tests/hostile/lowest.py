"""Whether the floors of the dependencies are true: ``python -m tests.hostile.lowest``.

Installs the package, and what its tests need, with the lowest release of each dependency that
``pyproject.toml`` allows, by uv (which must be on the path), and runs a quick part of the tests. The extras
spacy, spark, stanza and train are left out: the lowest torch alone takes minutes to install.
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
    "tests/dedupe/test_pairs.py",
    "tests/dedupe/test_reference.py",
    "tests/dedupe/test_sayings.py",
    "tests/store/test_index.py",
    "tests/store/test_judgements.py",
    "tests/store/test_same.py",
    "tests/charts/test_charts.py",
    "tests/review/test_api.py",
    "tests/review/test_security.py",
    "tests/hostile/test_clients.py",
)
#: What these tests need of the programs for developers: the test client of starlette, old and new.
NEEDED = ("httpx>=0.27,<0.28", "httpx2>=2")


def main() -> None:
    """Install, tell what was chosen, and test."""
    with tempfile.TemporaryDirectory() as folder:
        python = str(Path(folder) / "bin" / "python")
        _run("uv", "venv", "--quiet", "--python", sys.executable, folder)
        lowest = ("--resolution", "lowest-direct")
        _run(
            "uv", "pip", "install", "--quiet", "--python", python, *lowest, f"{ROOT}[test,chart,web]", *NEEDED
        )
        _run("uv", "pip", "freeze", "--python", python)
        # What an old release warns of is its own affair.
        _run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "default", *TESTS)


def _run(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})


if __name__ == "__main__":
    main()
