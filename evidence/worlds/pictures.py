"""The worlds' pictures."""

from pathlib import Path

from evidence.pictures import FAINT, OTHER, OURS, panels, saved
from evidence.results import Results, Study
from evidence.worlds.assumptions import ASSUMPTIONS

SHOWN = 14


def draw(results: Results, folder: Path) -> None:
    """What the lead hangs on, and Inroad beside each policy."""
    uncertain = results.get("worlds.uncertain")
    if uncertain is None:
        return
    _beside(results, folder)
    if uncertain.curves:
        _tornado(uncertain, folder)


def _tornado(study: Study, folder: Path) -> None:
    curve = study.curves[0]
    figure, (panel,) = panels(1, 6.2, 4.2)
    rows = list(zip(curve.x, curve.y, curve.low, curve.high, strict=True))[:SHOWN]
    for place, (_, at, low, high) in enumerate(reversed(rows)):
        panel.barh(place, at, color=OURS if at > 0 else OTHER, height=0.6)
        panel.plot([low, high], [place, place], color="black", linewidth=0.8)
    names = [ASSUMPTIONS[int(row[0])].meaning for row in reversed(rows)]
    panel.set_yticks(range(len(rows)), names)
    panel.axvline(0, color=FAINT, linewidth=1)
    panel.set_title(f"{curve.name}: gained from the low end to the high end")
    saved(figure, folder, "worlds-tornado")


def _beside(results: Results, folder: Path) -> None:
    shown = [name for name in ("worlds.uncertain", "worlds.default") if name in results]
    figure, axes = panels(len(shown), 4.4, 3.2)
    for panel, name in zip(axes, shown, strict=True):
        claims = results[name].claims[::-1]
        for place, each in enumerate(claims):
            panel.plot([each.low or 0, each.high or 0], [place, place], color=OURS, linewidth=2)
            panel.plot(each.estimate, place, "o", color=OURS, markersize=4)
        panel.set_yticks(range(len(claims)), [each.name.split("minus ")[1] for each in claims])
        panel.axvline(0, color=FAINT, linewidth=1)
        panel.set_title(f"{name.split('.')[1]}: landed more often than")
    saved(figure, folder, "worlds-beside")
