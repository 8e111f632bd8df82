"""Whether the wheel is the same each time: ``python -m tests.hostile.reproducible``."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: Any date will do, as long as it is the same: 2 February 2020.
DATE = "1580601600"


def main() -> None:
    """Build twice, and end with status 1 where the bytes differ."""
    one, other = built(), built()
    sys.stdout.write(f"{one}\n")
    if one != other:
        sys.exit(f"not the same: {other}")


def built() -> str:
    """Give the SHA-256 of a wheel that is built now."""
    with tempfile.TemporaryDirectory() as folder:
        pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder)
        subprocess.run([*pip, ROOT], check=True, env={**os.environ, "SOURCE_DATE_EPOCH": DATE})
        (wheel,) = Path(folder).glob("*.whl")
        return sha256(wheel.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
