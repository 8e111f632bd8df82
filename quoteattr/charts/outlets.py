"""Which outlets print first what several print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from quoteattr.charts.canvas import BLUE, GREY, ORANGE, PAPER, QUIET, Chart, draw, label, legend, plural
from quoteattr.charts.counts import RANKS, OutletCount, Rank, count_outlets
from quoteattr.model import CanonicalQuote

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_COLOURS: Final[dict[Rank, str]] = {"first": BLUE, "tied": ORANGE, "later": GREY}
_TOLD: Final[dict[Rank, str]] = {"first": "first", "tied": "perhaps first", "later": "later"}
# Under this share of the widest bar a number does not fit into its piece.
_ROOM: Final = 0.035


def outlets_chart(quotes: Iterable[CanonicalQuote], *, top: int = 20) -> Chart:
    """Draw how often each outlet had first, perhaps first or later what two or more outlets printed.

    Perhaps first is what dates leave open: two papers of one day, without a
    time. Raises MissingExtraError without the extra ``chart``.
    """
    counts = count_outlets(quotes)
    shown = counts.outlets[:top]
    said = f"{plural(counts.sayings, 'quote')} that two or more of them print"
    notes = [f"{len(shown):,} of {plural(len(counts.outlets), 'outlet')}, by {said}"]
    if any("tied" in one.ranks for one in shown):
        notes.append("Perhaps first: the dates do not tell which outlet was")
    if counts.left_out:
        notes.append(f"Left out: {plural(counts.left_out, 'printing')} without a known outlet or date")
    return draw(
        "Who prints first what several outlets print",
        notes=notes,
        description=[f"{one.outlet}: {_told(one)}" for one in shown],
        height=0.3 * max(len(shown), 2),
        on=lambda figure: _draw(figure, shown),
    )


def _told(one: OutletCount) -> str:
    return ", ".join(f"{one.ranks[rank]:,} {_TOLD[rank]}" for rank in RANKS if rank in one.ranks)


def _draw(figure: Figure, shown: Sequence[OutletCount]) -> None:
    axes = figure.subplots()
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    axes.set_yticks(range(len(shown)), labels=[label(one.outlet) for one in shown])
    axes.set_ylim(max(len(shown), 1) - 0.4, -0.6)
    if not shown:
        axes.text(0, 0.5, "No quote is known to stand in two outlets.", color=QUIET)
        return
    widest = max(sum(one.ranks.values()) for one in shown)
    axes.set_xlim(0, widest)
    _stack(axes, shown, widest)
    legend(axes, axes.get_legend_handles_labels()[0])


def _stack(axes: Axes, shown: Sequence[OutletCount], widest: int) -> None:
    begins = [0] * len(shown)
    for rank in (rank for rank in RANKS if any(rank in one.ranks for one in shown)):
        values = [one.ranks.get(rank, 0) for one in shown]
        bars = axes.barh(
            range(len(shown)),
            values,
            left=begins,
            height=0.72,
            color=_COLOURS[rank],
            edgecolor=PAPER,
            label=_TOLD[rank],
        )
        told = [f"{value:,}" if value >= _ROOM * widest else "" for value in values]
        axes.bar_label(bars, labels=told, label_type="center", color=PAPER)
        begins = [begin + value for begin, value in zip(begins, values, strict=True)]
