"""The hostile texts and the promises are found from the root, as the benchmarks are."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
