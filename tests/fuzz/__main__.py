"""Fuzz one target with atheris, which is not among the extras: ``python -m tests.fuzz TARGET [options]``.

Options are libFuzzer's (``-max_total_time=300``). Findings are kept in the folder where it runs, what widens
the coverage in a folder named after the target in the system's folder for temporary files.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path

# By name: where types are checked it is not installed.
atheris = import_module("atheris")

with atheris.instrument_imports(include=["quoteattr"]):
    from tests.fuzz.targets import TARGETS


def main() -> None:
    """Run until an input fails, or until the options say."""
    name, *options = sys.argv[1:]
    found = Path(tempfile.gettempdir()) / f"quoteattr-fuzz-{name}"
    found.mkdir(exist_ok=True)
    committed = Path(__file__).parent / "corpus" / name
    atheris.Setup([sys.argv[0], str(found), str(committed), *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
