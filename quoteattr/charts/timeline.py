"""When a canonical quote appeared where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from quoteattr.charts.canvas import BLUE, GREY, INK, ORANGE, PAPER, QUIET, Chart, draw, label, legend, plural
from quoteattr.charts.periods import Period, period_of
from quoteattr.model import Attestation, CanonicalQuote, Relation

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

# A sign of its own for each, so that colour is not all that tells them apart.
_SIGNS: Final[dict[Relation, tuple[str, str]]] = {
    "exact": ("o", BLUE),
    "variant": ("D", ORANGE),
    "fragment": ("^", GREY),
    "extension": ("s", INK),
}
# Of years, months, days, hours, minutes and seconds: what stands at a tick, at the first of the next larger
# unit, and at the end of the axis.
_TICKS: Final = (
    ["%Y", "%b", "%d %b", "%H:%M", "%H:%M", "%H:%M:%S"],
    ["", "%Y", "%d %b", "%d %b", "%H:%M", "%H:%M"],
    ["", "%Y", "%Y", "%d %b %Y", "%d %b %Y", "%d %b %Y"],
)
_LONGEST: Final = 200
_NEVER: Final = datetime.max.replace(tzinfo=UTC)
_FIRST: Final = datetime.min.replace(tzinfo=UTC)
# The rest of that day would be rounded to a year that the calendar does not have.
_LAST: Final = _NEVER - timedelta(hours=1)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@frozen
class _Dot:
    """The printings of one place that are alike and of one time."""

    row: int
    relation: Relation
    #: None where the date is not known.
    period: Period | None
    number: int


def timeline_chart(quote: CanonicalQuote | None, *, top: int = 20) -> Chart:
    """Draw when a canonical quote was printed where: the ``top`` outlets that had it first.

    A printing whose outlet is not known stands by its document's id. Raises
    MissingExtraError without the extra ``chart``.
    """
    if quote is None:
        return draw("No quote to show", notes=[], description=[], height=0, on=_blank)
    found = _places(quote.attestations)
    shown = dict(list(found.items())[:top])
    speaker = f" – {label(quote.speaker.name)}" if quote.speaker else ""
    return draw(
        f"“{label(quote.text, _LONGEST)}”{speaker}",
        notes=(
            f"{plural(len(quote.attestations), 'printing')}",
            f"{len(shown):,} of {plural(len(found), 'place')}, the earliest first; times are UTC",
        ),
        description=[_told(place, printings) for place, printings in shown.items()],
        height=0.4 * max(len(shown), 2),
        on=lambda figure: _draw(figure, shown),
    )


def _blank(figure: Figure) -> None:
    figure.text(0.01, 0.3, "There is no canonical quote.", color=QUIET)


def _places(attestations: Sequence[Attestation]) -> Mapping[str, list[Attestation]]:
    """Return the printings by outlet, the earliest outlet first, those of unknown date last."""
    found: dict[str, list[Attestation]] = {}
    for one in sorted(attestations, key=_key):
        found.setdefault(one.outlet or one.document_id, []).append(one)
    return found


def _key(one: Attestation) -> tuple[datetime, datetime, str, str, str]:
    period = period_of(one.published) or Period(_NEVER, _NEVER)
    return period.end, period.start, one.outlet or "", one.document_id, one.quote_id


def _told(place: str, printings: Sequence[Attestation]) -> str:
    dates = "; ".join(f"{one.published or 'no date'}, {one.relation}" for one in printings)
    return f"{place}: {dates}"


def _dots(places: Mapping[str, Sequence[Attestation]]) -> list[_Dot]:
    count = Counter(
        (row, one.relation, period_of(one.published))
        for row, printings in enumerate(places.values())
        for one in printings
    )
    return [_Dot(*key, number) for key, number in count.items()]


def _draw(figure: Figure, places: Mapping[str, Sequence[Attestation]]) -> None:
    dots = _dots(places)
    dated = [dot.period for dot in dots if dot.period is not None]
    undated = len(dated) < len(dots)
    ratios = ([7] if dated else []) + ([1] if undated else [])
    columns = list(figure.subplots(1, len(ratios), sharey=True, squeeze=False, width_ratios=ratios)[0])
    if dated:
        _scale(columns[0], dated)
    if undated:
        columns[-1].set_xticks([0], labels=["no date"])
        columns[-1].set_xlim(-1, 1)
    for axes in columns:
        axes.grid(axis="y", zorder=0)
    for dot in dots:
        _mark(columns[-1] if dot.period is None else columns[0], dot, _offset(dot, dots))
    columns[0].set_yticks(range(len(places)), labels=[label(place) for place in places])
    columns[0].set_ylim(max(len(places), 1) - 0.4, -0.6)
    legend(columns[0], [_sign(one) for one in _SIGNS if any(dot.relation == one for dot in dots)])


def _offset(dot: _Dot, dots: Sequence[_Dot]) -> float:
    """Return how far a dot is moved from its row's line: those of one row and time would hide each other."""
    beside = [one for one in _SIGNS if _Dot(dot.row, one, dot.period, 0) in {_bare(other) for other in dots}]
    return 0.28 * (beside.index(dot.relation) - (len(beside) - 1) / 2)


def _bare(dot: _Dot) -> _Dot:
    return _Dot(dot.row, dot.relation, dot.period, 0)


def _mark(axes: Axes, dot: _Dot, offset: float) -> None:
    sign, colour = _SIGNS[dot.relation]
    at = dot.row + offset
    where = 0.0
    if dot.period is not None:
        where = _day(dot.period.middle)
        axes.plot([_day(dot.period.start), _day(dot.period.end)], [at, at], color=colour, alpha=0.4)
    axes.plot(where, at, sign, color=colour, markeredgecolor=PAPER, markersize=8, zorder=3)
    if dot.number > 1:
        axes.annotate(f"×{dot.number:,}", (where, at), (7, 0), textcoords="offset points", va="center")


def _scale(axes: Axes, dated: Sequence[Period]) -> None:
    """Set dates below, with room at both ends, as far as the calendar goes."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    first, last = min(one.start for one in dated), max(one.end for one in dated)
    room = max((last - first) * 0.06, timedelta(hours=1))
    left = first - room if first - _FIRST > room else _FIRST
    right = last + room if _NEVER - last > room else _NEVER
    axes.set_xlim(_day(left), _day(right))
    locator = AutoDateLocator(minticks=3, maxticks=8)  # type: ignore[no-untyped-call]  # matplotlib's
    axes.xaxis.set_major_locator(locator)
    formats, zero_formats, offset_formats = _TICKS
    formatter = ConciseDateFormatter(  # type: ignore[no-untyped-call]  # as above
        locator, formats=formats, zero_formats=zero_formats, offset_formats=offset_formats
    )
    axes.xaxis.set_major_formatter(formatter)


def _day(when: datetime) -> float:
    """Return a moment as matplotlib counts time: in days since 1970."""
    return (min(when, _LAST) - _EPOCH) / timedelta(days=1)


def _sign(relation: Relation) -> Line2D:
    from matplotlib.lines import Line2D

    marker, colour = _SIGNS[relation]
    return Line2D([], [], marker=marker, color=colour, linestyle="", markersize=8, label=relation)
