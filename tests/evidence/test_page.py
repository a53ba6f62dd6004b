"""The page says what the results say, and the results are those of the numbers that ship."""

from dataclasses import replace
from pathlib import Path

import pytest
from evidence.results import Claim, Curve, Study, Table

from evidence import page, results, running
from inroad.method.parameters import Parameters

STUDY = Study(
    "history.invented",
    (Claim("a share", 0.25, 0.1, 0.4, 12, 3, 0.2), Claim("an error", 0.25, None, None, 12)),
    (Table("rows", ("what", "how much"), (("one", 0.5), ("two", 3), ("three", None))),),
    (Curve("line", (1.0, 2.0), (0.1, 0.2)),),
    {"events": 12},
    {"tie_energy": 1.3},
    "2026-01-02",
)


def test_the_page_is_made_of_the_results() -> None:
    """Written again from docs/evidence.json, docs/evidence.md is the same, letter by letter."""
    assert page.FILE.read_text("utf-8") == page.written(results.read())


def test_every_picture_of_the_page_is_there() -> None:
    """No picture is named that was not drawn."""
    for line in page.FILE.read_text("utf-8").splitlines():
        if line.startswith("!["):
            assert (page.FILE.parent / line.split("(")[1].rstrip(")")).exists(), line


def test_the_results_are_those_of_the_numbers_that_ship() -> None:
    """Whoever changes a number that a replay ran with runs it again."""
    for study in results.read().values():
        if study.name.startswith("history."):
            for name, value in study.numbers.items():
                assert value == getattr(Parameters.DEFAULT, name), (study.name, name)


def test_all_seven_replays_stand_in_the_results() -> None:
    """None is left out because of how it came out."""
    names = {each.name for each in running.planned(["history"])}
    assert len(names) == 7
    assert names <= results.read().keys()


def test_results_are_kept_study_by_study(tmp_path: Path) -> None:
    """A study that is run again replaces its own part alone; what was kept is read back."""
    file = tmp_path / "evidence.json"
    other = replace(STUDY, name="worlds.invented")
    results.kept([STUDY, other], file)
    results.kept([replace(STUDY, facts={"events": 13})], file)
    found = results.read(file)
    assert found["worlds.invented"] == other
    assert found["history.invented"] == replace(STUDY, facts={"events": 13})


def test_what_was_not_run_again_says_so(tmp_path: Path) -> None:
    """An earlier result stays, marked, until the study is run again."""
    file = tmp_path / "evidence.json"
    results.kept([STUDY], file)
    results.not_run(STUDY.name, "the data folder has no enron", file)
    marked = results.read(file)[STUDY.name]
    assert "2026-01-02" in page.earlier(marked)
    assert "no enron" in page.earlier(marked)
    results.kept([STUDY], file)
    assert page.earlier(results.read(file)[STUDY.name]) == ""


def test_without_its_data_a_study_is_absent(tmp_path: Path) -> None:
    """One clear word says which folder is missing."""
    found = list(running.run(running.planned(["history"]), running.Asked(tmp_path)))
    assert all(isinstance(each, running.Absent) for each in found)
    assert "enron" in str(found[0])


@pytest.mark.parametrize(
    ("claim", "held"),
    [
        (Claim("", 0.7, 0.6, 0.8, 9, bar=0.65), True),
        (Claim("", 0.7, 0.6, 0.8, 9, bar=0.65, at_most=True), False),
        (Claim("", 0.7, 0.6, 0.8, 9, bar=0.65, of_low=True), False),
        (Claim("", 0.7, 0.6, 0.8, 9, bar=0.0, of_low=True), True),
        (Claim("", 0.7, 0.6, 0.8, 9), None),
    ],
)
def test_a_bar_is_held_or_missed(claim: Claim, held: bool | None) -> None:
    """By the estimate, from above or below, or by the interval's lower end."""
    assert claim.held is held
    told = page.told(claim)
    assert ("held" in told, "missed" in told) == (held is True, held is False)


def test_a_number_is_shown_without_its_leading_zero() -> None:
    """Chances as in the rest of the documents, counts with commas."""
    shown = [page.number(each) for each in (0.25, -0.25, 1.0, 12_345, None, "word")]
    assert shown == [".250", "-.250", "1.000", "12,345", "–", "word"]
