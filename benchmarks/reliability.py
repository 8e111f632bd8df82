"""How far the compact model's probabilities can be believed: the reliability diagram.

    python -m benchmarks.reliability

Draws docs/img/reliability.svg: for each head the share of right answers against the probability that
the model gave them, as it is and with the temperature found on the other half of dev
(quoteattr/training/calibrate.py tells how and why), and prints the expected calibration errors.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.data import MissingDataError, data_file
from quoteattr.analyse.compact.network import BUNDLED
from quoteattr.training.calibrate import Answers, Calibration
from quoteattr.training.steps import Data, judge

IMAGE = Path(__file__).parents[1] / "docs" / "img" / "reliability.svg"
_TITLES = {"frames": "Source, cue and content", "links": "Links", "names": "Names"}


def held_out() -> Data:
    """Find what the model is measured on; raises MissingDataError where it is not here."""
    dev = data_file("polnear/dev")
    return Data(dev=dev, names_dev=dev.parents[1] / "names" / "dev.bio")


def calibrations() -> dict[str, Calibration]:
    """Calibrate the shipped model's heads, each half of dev for the other."""
    return {head: Calibration.of(judged, head) for head, judged in judge(held_out(), BUNDLED).items()}


def draw(found: dict[str, Calibration]) -> None:
    """Draw the diagram: the same bytes for the same figures."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    mpl.rcParams.update({"svg.hashsalt": "quoteattr", "svg.fonttype": "none", "font.size": 9})
    figure = Figure(figsize=(9, 3.4), layout="constrained")
    for axes, (head, calibration) in zip(figure.subplots(1, len(found)), found.items(), strict=True):
        axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
        for answers, told, mark in (
            (calibration.before, "as it is", "o--"),
            (calibration.after, "calibrated, held out", "s-"),
        ):
            axes.plot(*_points(answers), mark, markersize=4, label=f"{told}: error {answers.error():.1%}")
        axes.set(title=_TITLES[head], xlabel="probability given", xlim=(0, 1), ylim=(0, 1))
        axes.legend(loc="lower right", frameon=False, fontsize="x-small")
    figure.axes[0].set_ylabel("share right")
    IMAGE.parent.mkdir(exist_ok=True)
    figure.savefig(IMAGE, metadata={"Date": None})


def _points(answers: Answers) -> tuple[list[float], list[float]]:
    bins = answers.bins()
    return [said for said, _, _ in bins], [true for _, true, _ in bins]


def main() -> None:
    try:
        found = calibrations()
    except MissingDataError as error:
        sys.exit(str(error))
    for head, calibration in found.items():
        print(f"{head}: {calibration}")
    draw(found)


if __name__ == "__main__":
    main()
