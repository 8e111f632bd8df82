"""The scoreboard: ``python -m benchmarks.quality --engine lexical --data polnear/dev``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from benchmarks import errors, scoreboard
from benchmarks.data import MissingDataError, articles, data_file, speaker_gold, term_gold
from benchmarks.scoreboard import Scoreboard
from benchmarks.systems import EveryString, Ours, System
from quoteattr.pipeline import Pipeline

BASELINE = "marks"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure one engine and report; without the data, say so and succeed."""
    options = _parser().parse_args(arguments)
    console = Console(width=options.width)
    system = system_named(options.engine)
    try:
        board = scoreboard.measure(system, options.data, options.sample)
    except MissingDataError as missing:
        console.print(f"skipped: {missing}", markup=False)
        return 0
    console.print(scoreboard.table(board))
    console.print(rule_table(board))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(scoreboard.as_json(board), indent=1) + "\n", encoding="utf-8")
    if options.errors is not None:
        print_errors(console, system, board, options.errors, options.cause)
    return 0


def system_named(name: str) -> System:
    """Make a system: the baseline, or our pipeline with the engine of that name."""
    return EveryString() if name == BASELINE else Ours(name=name, pipeline=Pipeline(engine=name))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument(
        "--engine", default="lexical", help=f"name of an engine, or '{BASELINE}' for the baseline"
    )
    parser.add_argument("--data", default="polnear/dev", help="data file in the folder QUOTEATTR_DATA")
    parser.add_argument(
        "--sample", choices=["all", "even", "odd"], default="all", help="a lasting half of the articles"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument(
        "--errors", type=int, metavar="N", help="count the errors by cause and print N of each"
    )
    parser.add_argument(
        "--cause", default="", metavar="WORDS", help="print only errors whose kind and cause hold this"
    )
    parser.add_argument("--width", type=int, help="columns of the output")
    return parser


def rule_table(board: Scoreboard) -> Table:
    """Draw how each rule of the engine fares."""
    drawn = Table(title="quotations by rule")
    for name in ("rule", "predicted", "precision", "of it over 0.8", "source right"):
        drawn.add_column(name, justify="left" if name == "rule" else "right")
    for row in errors.by_rule(board.run.answers):
        drawn.add_row(
            row.rule,
            str(row.predicted),
            f"{row.matched / row.predicted:.1%}",
            f"{row.strict / row.matched:.1%}" if row.matched else "–",
            f"{row.source_right / row.source_of:.1%}" if row.source_of else "–",
        )
    return drawn


def print_errors(console: Console, system: System, board: Scoreboard, limit: int, cause: str) -> None:
    """Print the errors by cause, then up to ``limit`` of each cause in their text."""
    listed = errors.misses(board.run.answers) + _labelled_misses(system)
    drawn = Table(title="errors by cause")
    for name in ("kind", "cause", "count"):
        drawn.add_column(name)
    for kind, why, count in errors.by_cause(listed):
        drawn.add_row(kind, why, str(count))
    console.print(drawn)
    for answer in board.run.answers:
        if answer.crash:
            console.print(f"crash {answer.article.id}: {answer.crash}", markup=False)
    for miss in errors.chosen(listed, limit, cause):
        console.print(f"\n[bold]{miss.kind}: {escape(miss.cause)}[/bold]  {escape(miss.article)}")
        console.print(f"  {miss.detail}\n  {miss.excerpt}", markup=False, highlight=False)


def _labelled_misses(system: System) -> list[errors.Miss]:
    found: list[errors.Miss] = []
    with suppress(MissingDataError):
        found += errors.speaker_misses(scoreboard.speaker_verdicts(system), _texts(speaker_gold().data))
    with suppress(MissingDataError):
        found += errors.term_misses(scoreboard.term_verdicts(system), _texts(term_gold().data))
    return found


def _texts(data: str) -> dict[str, str]:
    return {one.id: one.text for one in articles(data_file(data))}


if __name__ == "__main__":
    raise SystemExit(main())
