"""Pictures of the results: plain, and the same file for the same results."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl

from evidence import running
from evidence.results import Curve, Results

mpl.use("svg")
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

OURS, OTHER, FAINT = "#2f7d6e", "#8a8f98", "#c9ccd1"
COLOURS = (OURS, "#b5651d", "#4d6fa8", OTHER, "#8e5a8e")


def draw(results: Results, folder: Path) -> None:
    """Every room's pictures, into a folder."""
    mpl.rcParams.update({"svg.hashsalt": "inroad", "font.size": 8, "axes.grid": True,
                         "grid.linewidth": 0.3, "axes.spines.top": False,
                         "axes.spines.right": False, "axes.titlesize": 9,
                         "axes.titlelocation": "left"})  # fmt: skip
    for room in running.ROOMS:
        module = running.part_of(room, "pictures")
        if module is not None:
            module.draw(results, folder)  # type: ignore[attr-defined]


def panels(count: int, width: float = 3.3, height: float = 2.9) -> tuple[Figure, list[Axes]]:
    """A row of panels."""
    figure, axes = plt.subplots(1, count, figsize=(width * count, height), squeeze=False)
    return figure, list(axes[0])


def saved(figure: Figure, folder: Path, name: str) -> None:
    """Write `evidence-NAME.svg`, without a day in it, so that it only changes with the results."""
    figure.tight_layout()
    figure.savefig(folder / f"evidence-{name}.svg", metadata={"Date": None})
    plt.close(figure)


def bars(panel: Axes, curve: Curve, labels: Sequence[str], bar: float | None = None) -> None:
    """Estimates with intervals, one below the other, the first on top."""
    places = range(len(labels))[::-1]
    for place, at, low, high in zip(places, curve.y, curve.low, curve.high, strict=True):
        colour = OURS if place == max(places) else OTHER
        panel.plot([low, high], [place, place], color=colour, linewidth=2)
        panel.plot(at, place, "o", color=colour, markersize=5)
    panel.set_yticks(list(places), labels)
    panel.margins(y=0.12)
    if bar is not None:
        panel.axvline(bar, color=FAINT, linewidth=1.2, zorder=0)


def calibration(panel: Axes, curves: Sequence[Curve]) -> None:
    """What was said against what came, with the line on which both are equal."""
    panel.plot([0, 1], [0, 1], color=FAINT, linewidth=1, zorder=0)
    for colour, curve in zip(COLOURS, curves, strict=False):
        panel.plot(curve.x, curve.y, "o-", color=colour, markersize=3, linewidth=1,
                   label=curve.name)  # fmt: skip
    panel.set(xlim=(0, 1), ylim=(0, 1), xlabel="chance that was said", ylabel="share that came")
    panel.legend(frameon=False, fontsize=7, loc="upper left")
