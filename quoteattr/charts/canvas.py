"""The page that a chart is drawn on, and how it is written: SVG with its text as text, or PNG."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from os import PathLike
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from attrs import frozen

from quoteattr.errors import MissingExtraError
from quoteattr.write.characters import one_line

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: What a file's name may end in.
ENDINGS: Final = (".svg", ".png")

# Blue and orange of Okabe and Ito (2008, Color Universal Design), which people with any kind of colour
# vision tell apart, made darker until white can be read on them; each with its shade for dark paper.
PAPER: Final = "#ffffff"
INK: Final = "#1b1e23"
QUIET: Final = "#5c6470"
LINE: Final = "#d5d9df"
BLUE: Final = "#0068a3"
ORANGE: Final = "#b34f00"
GREY: Final = "#69727e"
DARK: Final = {
    PAPER: "#15181d",
    INK: "#e6e8eb",
    QUIET: "#a3abb6",
    LINE: "#3a404a",
    BLUE: "#56b4e9",
    ORANGE: "#e69f00",
    GREY: "#8f98a5",
}

# Any: which types matplotlib gives to keys changes from one release to the next.
_RC: Final[Any] = {
    "axes.edgecolor": LINE,
    "axes.facecolor": "none",
    "axes.labelcolor": QUIET,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 10,
    "figure.constrained_layout.h_pad": 0.12,
    "figure.constrained_layout.w_pad": 0.12,
    "figure.facecolor": PAPER,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial"],
    "font.size": 10,
    "grid.color": LINE,
    "legend.frameon": False,
    "legend.handleheight": 1,
    "legend.handlelength": 1,
    "legend.handletextpad": 0.5,
    "savefig.dpi": 200,
    "savefig.facecolor": PAPER,
    "svg.fonttype": "none",
    "svg.hashsalt": "quoteattr",
    "text.color": INK,
    # A dollar sign in a name is a dollar sign.
    "text.parse_math": False,
    "timezone": "UTC",
    "xtick.color": LINE,
    "xtick.labelcolor": QUIET,
    "ytick.labelcolor": INK,
    "ytick.left": False,
}
_INCHES_WIDE: Final = 8.0
# Where titles and notes begin, as a share of the width.
_LEFT: Final = 0.015
# Columns of the title and of the notes that fill the width.
_TITLE: Final = 70
_NOTE: Final = 115
_HEAD: Final = re.compile(r".*?<svg ([^>]*)>", re.DOTALL)


@frozen(kw_only=True)
class Chart:
    """A chart that is drawn, and what it shows in words."""

    title: str
    #: Everything that the chart shows, for those who do not see it.
    description: str
    figure: Figure

    def save(self, path: str | PathLike[str]) -> None:
        """Write SVG or PNG, by the file's ending: the same chart gives the same bytes.

        Raises ValueError for another ending.
        """
        ending = Path(path).suffix.lower()
        if ending not in ENDINGS:
            raise ValueError(f"a chart is written to a file that ends in {' or '.join(ENDINGS)}")
        written = self._svg() if ending == ".svg" else self._written("png", {"Software": None})
        Path(path).write_bytes(written)

    def _svg(self) -> bytes:
        drawn = self._written("svg", dict.fromkeys(("Creator", "Date", "Format", "Type"))).decode()
        said = (
            f'<title id="title">{escape(self.title)}</title>\n'
            f'<desc id="description">{escape(self.description)}</desc>\n'
            f"<style>@media (prefers-color-scheme: dark) {{{_dark()}}}</style>\n"
        )
        return _HEAD.sub(
            lambda head: f'<svg role="img" aria-labelledby="title description" {head[1]}>\n{said}',
            drawn,
            count=1,
        ).encode()

    def _written(self, form: str, metadata: dict[str, Any]) -> bytes:
        buffer = BytesIO()
        with _style(), warnings.catch_warnings():
            # The width of a letter that the font lacks is guessed; who looks at an SVG has other fonts.
            warnings.filterwarnings("ignore", r"Glyph \d+", UserWarning)
            self.figure.savefig(buffer, format=form, metadata=metadata)
        return buffer.getvalue()


def _dark() -> str:
    """Give each colour its dark shade, in front of what matplotlib writes into every element."""
    return " ".join(
        f'[style*="{what}: {light}"] {{{what}: {dark} !important}}'
        for light, dark in DARK.items()
        for what in ("fill", "stroke")
    )


@contextmanager
def _style() -> Iterator[None]:
    """Draw in our style, whatever style the user's own charts have."""
    import matplotlib as mpl

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_RC)
        yield


def draw(
    title: str,
    *,
    notes: Sequence[str],
    description: Sequence[str],
    height: float,
    on: Callable[[Figure], None],
) -> Chart:
    """Make a page ``height`` inches high with a title above and notes below, and draw ``on`` it."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingExtraError(extra="chart", feature="a chart") from error
    heading = fill(title, _TITLE)
    lines = [fill(note, _NOTE) for note in notes]
    with _style():
        figure = Figure(layout="constrained")
        on(figure)
        figure.suptitle(heading, x=_LEFT, ha="left", size=13, weight="bold")
        if lines:
            figure.supxlabel("\n".join(lines), x=_LEFT, ha="left", size=8.5, color=QUIET)
        rows = heading.count("\n") + sum(1 + line.count("\n") for line in lines)
        figure.set_size_inches(_INCHES_WIDE, 1.2 + 0.2 * rows + height)
    return Chart(
        title=one_line(title), description="\n".join(map(one_line, [*description, *notes])), figure=figure
    )


def label(text: str, most: int = 36) -> str:
    """Put a text on one line of at most ``most`` characters, without what no font shows."""
    line = one_line(text).strip()
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def legend(axes: Axes, handles: Sequence[Artist]) -> None:
    """Set signs and what they mean above a panel, in a row."""
    axes.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.2, ncols=len(handles)
    )


def plural(number: int, noun: str) -> str:
    """Write a number with its noun: 1 quote, 1,200 quotes."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
