"""The metrics lie beside the package: last on the path, so that an installed package wins."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
