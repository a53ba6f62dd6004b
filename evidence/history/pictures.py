"""A picture for each replay."""

from collections.abc import Sequence
from pathlib import Path

from evidence import pictures
from evidence.results import Results, Study


def draw(results: Results, folder: Path) -> None:
    """Every replay that there are results of."""
    studies = {name.removeprefix("history."): each for name, each in results.items()}
    for name, drawn in DRAWN.items():
        if name in studies:
            drawn(studies[name], folder)


def _introductions(study: Study, folder: Path) -> None:
    labels = [str(row[0]) for row in study.table("MRR of each rule").rows]
    figure, panels = pictures.panels(2)
    for panel, curve in zip(panels, study.curves, strict=True):
        pictures.bars(panel, curve, labels, bar=0.68)
        panel.set(title=curve.name, xlabel="mean reciprocal rank", xlim=(0, 1))
    pictures.saved(figure, folder, "introductions")


def _alive(study: Study, folder: Path) -> None:
    figure, (left, right) = pictures.panels(2, 3.6)
    pictures.calibration(left, study.curves[:3])
    left.set_title("alive in the next sixty days")
    for colour, curve in zip(pictures.COLOURS, study.curves[3:], strict=False):
        right.plot(curve.x, curve.y, "o-", color=colour, markersize=3, linewidth=1,
                   label=curve.name)  # fmt: skip
    right.set(title="ties alive once: share still alive", xlabel="days later", ylim=(0, 1))
    right.legend(frameon=False)
    pictures.saved(figure, folder, "alive")


def _answers(study: Study, folder: Path) -> None:
    figure, (panel,) = pictures.panels(1, 4.2, 3.4)
    pictures.calibration(panel, study.curves)
    panel.set(title="answered within fourteen days", xlim=(0, 0.7), ylim=(0, 0.7))
    pictures.saved(figure, folder, "answers")


def _one(study: Study, folder: Path, labels: Sequence[str], unit: str, name: str) -> None:
    figure, (panel,) = pictures.panels(1, 5, 0.6 + 0.33 * len(labels))
    pictures.bars(panel, study.curves[0], labels)
    panel.set_xlabel(unit)
    pictures.saved(figure, folder, name)


def _models(study: Study, folder: Path) -> None:
    labels = [str(row[0]) for row in study.table("Models").rows]
    _one(study, folder, labels, "mean reciprocal rank", study.name.removeprefix("history."))


def _seniority(study: Study, folder: Path) -> None:
    rows = study.table("From mail alone").rows
    labels = [str(row[1]) for row in rows[: len(study.curves[0].y)]]
    _one(study, folder, labels, "AUC, from mail alone", "seniority")


def _identity(study: Study, folder: Path) -> None:
    _one(study, folder, [each.name for each in study.claims], "share", "identity")


DRAWN = {
    "introductions": _introductions,
    "alive": _alive,
    "answers": _answers,
    "employers": _models,
    "leaders": _models,
    "seniority": _seniority,
    "identity": _identity,
}
