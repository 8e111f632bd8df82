"""Tells how a run goes: a bar on a terminal, plain lines anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from attrs import define, field
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

#: Steps to a line.
_STRETCH = 20


@define
class Report:
    """How a run goes; ``share`` counts passes."""

    passes: float
    _bar: Progress
    _task: TaskID
    _begun: float = field(factory=time.monotonic, init=False)
    _pieces: int = field(default=0, init=False)
    _losses: dict[str, list[float]] = field(factory=dict, init=False)
    _steps: int = field(default=0, init=False)

    def rest(self) -> None:
        """Begin a new stretch, whose speed is measured by itself."""
        self._begun, self._pieces, self._steps, self._losses = time.monotonic(), 0, 0, {}

    def note(self, share: float, losses: Mapping[str, float], pieces: int) -> None:
        """Take in what a step said; tell of it now and then."""
        self._pieces, self._steps = self._pieces + pieces, self._steps + 1
        for name, loss in losses.items():
            self._losses.setdefault(name, []).append(loss)
        if self._steps < _STRETCH:
            return
        speed = self._pieces / (time.monotonic() - self._begun)
        shown = "  ".join(f"{name} {sum(told) / len(told):.3f}" for name, told in self._losses.items())
        self._bar.update(self._task, completed=share, description=f"{shown}  {speed:.0f} pieces/s")
        if self._bar.disable:
            self.say(f"pass {share:.3f} of {self.passes:g}: {shown}  {speed:.0f} pieces/s")
        self.rest()

    def say(self, text: str) -> None:
        """Print a line with the time, above the bar where there is one."""
        self._bar.console.print(
            f"{time.strftime('%H:%M:%S')} {text}", markup=False, highlight=False, soft_wrap=True
        )


@contextmanager
def reporting(passes: float) -> Iterator[Report]:
    """Show a bar while a run lasts, if somebody watches."""
    columns = (BarColumn(), TextColumn("{task.completed:.2f}/{task.total:g}"), TimeRemainingColumn())
    console = Console(stderr=True)
    shown = Progress(
        *columns, TextColumn("{task.description}"), console=console, disable=not sys.stderr.isatty()
    )
    with shown as bar:
        yield Report(passes, bar, bar.add_task("", total=passes))
