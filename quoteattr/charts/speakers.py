"""Who is quoted most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quoteattr.charts.canvas import BLUE, QUIET, Chart, draw, label, plural
from quoteattr.charts.counts import SpeakerCount, count_speakers
from quoteattr.model import CanonicalQuote

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def speakers_chart(quotes: Iterable[CanonicalQuote], *, top: int = 20) -> Chart:
    """Draw who is quoted most: quotes and words of the ``top`` named speakers.

    Raises MissingExtraError without the extra ``chart``.
    """
    counts = count_speakers(quotes)
    shown = counts.speakers[:top]
    named = sum(one.quotes for one in counts.speakers)
    return draw(
        "Who is quoted most",
        notes=(
            f"{len(shown):,} of {plural(len(counts.speakers), 'named speaker')}",
            f"{named:,} of {plural(counts.quotes, 'quote')} given to one of them; each printing counts",
        ),
        description=[
            f"{one.name}: {plural(one.quotes, 'quote')}, {plural(one.words, 'word')}" for one in shown
        ],
        height=0.3 * max(len(shown), 2),
        on=lambda figure: _draw(figure, shown),
    )


def _draw(figure: Figure, shown: Sequence[SpeakerCount]) -> None:
    left, right = figure.subplots(1, 2, sharey=True)
    _bars(left, "Quotes", [one.quotes for one in shown])
    _bars(right, "Words", [one.words for one in shown])
    left.set_yticks(range(len(shown)), labels=[label(one.name) for one in shown])
    left.set_ylim(max(len(shown), 1) - 0.4, -0.6)
    if not shown:
        left.text(0, 0.5, "No named speaker is quoted.", color=QUIET)


def _bars(axes: Axes, title: str, values: Sequence[int]) -> None:
    axes.set_title(title, color=QUIET)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    bars = axes.barh(range(len(values)), values, height=0.72, color=BLUE)
    axes.bar_label(bars, labels=[f"{value:,}" for value in values], padding=3)
    axes.set_xlim(0, 1.18 * max([1, *values]))
