"""Floors under the scores: ``python -m benchmarks.floors --update`` pins what an engine reaches now.

``tests/quality_floors.json`` holds the floors of each engine and the SHA-256 of
every file that they were measured on. Raising a floor is free; lowering one
takes ``--allow-regression``, so that it is done knowingly and seen in review.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen
from cattrs import Converter

from benchmarks import pairs, scoreboard
from benchmarks.data import GOLD, MissingDataError, data_file, digest
from benchmarks.metrics import Share, percent
from benchmarks.quality import system_named
from benchmarks.scoreboard import Scoreboard

PATH = Path(__file__).parents[1] / "tests" / "quality_floors.json"
#: Points that a figure may lie under its floor: a reworded rule moves a quote or two.
TOLERANCE = 0.5
_ARTICLES = "polnear/dev"
_DATA = (_ARTICLES, "polnear/train", "variants/pairs_dev", "variants/posts_dev")
_LABELS = ("speakers_dev.json", "terms_train.json", "pairs_dev.json", "posts_dev.json")
#: What is pinned as an engine's figures are.
_DEDUPLICATION = "deduplication"
_LOWER_IS_BETTER = frozenset({"terms_called_speech", "crashes"})


@frozen(kw_only=True)
class Floors:
    """What each engine must reach, in per cent, and on which data."""

    #: SHA-256 by name of the file.
    data: dict[str, str]
    #: Figures by engine.
    engines: dict[str, dict[str, float]]


@frozen(kw_only=True)
class Drop:
    """A figure that lies on the wrong side of its floor."""

    name: str
    floor: float
    #: None where it could not be measured.
    figure: float | None

    def __str__(self) -> str:
        now = "not measured" if self.figure is None else f"{self.figure:.1f}"
        return f"{self.name}: {now}, the floor is {self.floor:.1f}"


def read(path: Path = PATH) -> Floors:
    """Read the floors."""
    return Converter().structure(json.loads(path.read_text(encoding="utf-8")), Floors)


def write(floors: Floors, path: Path = PATH) -> None:
    """Write the floors."""
    path.write_text(
        json.dumps(Converter().unstructure(floors), indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


def data_digests() -> dict[str, str]:
    """Return the SHA-256 of all that is measured on; raises MissingDataError where some is missing."""
    digests = {name: digest(data_file(name)) for name in _DATA}
    for name in _LABELS:
        if not (GOLD / name).is_file():
            raise MissingDataError(reason=f"benchmarks/gold holds no {name}")
        digests[name] = digest(GOLD / name)
    return digests


def measure(engine: str) -> dict[str, float]:
    """Measure what floors are set under."""
    if engine == _DEDUPLICATION:
        return pairs.figures(data_file(_ARTICLES).parents[1])
    return figures(scoreboard.measure(system_named(engine), _ARTICLES))


def figures(board: Scoreboard) -> dict[str, float]:
    """Reduce a scoreboard to one figure a metric: F1 or share, in per cent, and the crashes."""
    values = {
        name: percent(score.value if isinstance(score, Share) else score.f1)
        for name, score in board.scores.items()
    }
    return values | {"crashes": float(board.run.crashes)}


def drops(floors: Mapping[str, float], now: Mapping[str, float], tolerance: float) -> list[Drop]:
    """List the figures that are worse than their floor by more than the tolerance."""
    return [
        Drop(name=name, floor=floor, figure=now.get(name))
        for name, floor in floors.items()
        if name not in now or _worse_by(name, floor, now[name]) > tolerance
    ]


def _worse_by(name: str, floor: float, figure: float) -> float:
    difference = figure - floor if name in _LOWER_IS_BETTER else floor - figure
    return round(difference, 1)


def update(floors: Floors, engine: str, now: Mapping[str, float], digests: Mapping[str, str]) -> Floors:
    """Set an engine's floors to what it reaches now."""
    return evolve(floors, data=dict(digests), engines={**floors.engines, engine: dict(now)})


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare with the floors or, with ``--update``, pin them anew."""
    options = _parser().parse_args(arguments)
    try:
        digests = data_digests()
    except MissingDataError as missing:
        print(f"skipped: {missing}")
        return 0
    floors = read()
    now = measure(options.engine)
    tolerance = 0.0 if options.update else TOLERANCE
    lowered = drops(floors.engines.get(options.engine, {}), now, tolerance)
    for drop in lowered:
        print(drop)
    if lowered and not options.allow_regression:
        return 1
    if options.update:
        write(update(floors, options.engine, now, digests))
        print(f"{len(now)} floors pinned for {options.engine}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.floors", description=__doc__)
    parser.add_argument("--engine", default="lexical", help=f"name of an engine, or {_DEDUPLICATION}")
    parser.add_argument("--update", action="store_true", help="pin what the engine reaches now")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower floors")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
