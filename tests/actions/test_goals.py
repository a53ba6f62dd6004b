"""One goal at a time, read with the names that the network has."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from inroad.actions import goals, people, planning, undoing
from inroad.actions.importing import Imported, import_files
from inroad.method.goal import open_hypotheses
from inroad.store import models
from inroad.store.models import User
from inroad.store.start import open_personal
from tests import files
from tests.actions.looking import NOW, TODAY, facts, rows

Importing = Callable[..., Imported]

SENTENCE = "lantern squad at Kelvenor by next June"


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    """A list that names a unit which no grammar can know."""
    return files.people(
        tmp_path / "staff.csv",
        ("name", "email", "organisation", "unit", "title"),
        ("Ana Ruiz", "ana@k.example", "Kelvenor", "Lantern Squad", "Head of Lantern Squad"),
        ("Tom Berg", "tom@k.example", "Kelvenor", "Lantern Squad", "engineer"),
        ("Ada Stein", "ada@k.example", "Kelvenor", "Accounts", "accountant"),
    )


def test_a_new_goal_ends_the_old_one(viewer: User) -> None:
    """Plans are for the latest; undo brings the one before back."""
    goals.set_goal(viewer, "something in climate", NOW)
    goals.set_goal(viewer, SENTENCE, NOW)
    found = goals.current(viewer)
    assert found is not None
    assert found.sentence == SENTENCE
    assert facts(viewer, models.Goal, "ended_on") == [(TODAY,), (None,)]
    undoing.undo(viewer, None, NOW)
    before = goals.current(viewer)
    assert before is not None
    assert before.sentence == "something in climate"


def test_before_the_first_there_is_no_goal(viewer: User) -> None:
    """None, and nothing to settle."""
    assert goals.current(viewer) is None
    assert goals.settle(viewer, 1, "sharpened", NOW) is None


def test_the_goal_first_and_the_files_later_is_the_same_as_the_other_order(
    viewer: User, staff: Path, new_home: Callable[[str], Path]
) -> None:
    """The sentence is read again with the names that the files bring: same goal, same plan."""
    goals.set_goal(viewer, SENTENCE, NOW)
    import_files(viewer, [staff], NOW)
    goal_first = goals.current(viewer)
    _, plan_of_goal_first = planning.propose(viewer, NOW)
    new_home("other")
    other = open_personal()
    import_files(other, [staff], NOW)
    goals.set_goal(other, SENTENCE, NOW)
    _, plan_of_files_first = planning.propose(other, NOW)
    assert goal_first == goals.current(other)
    assert goal_first is not None
    assert goal_first.places[0].unit == "Lantern Squad"
    assert plan_of_goal_first == plan_of_files_first


def test_people_typed_after_the_goal_bring_their_places_too(viewer: User) -> None:
    """Five typed names are a network like any other."""
    goals.set_goal(viewer, SENTENCE, NOW)
    people.add(viewer, "Ana Ruiz, head, Lantern Squad at Kelvenor", NOW)
    found = goals.current(viewer)
    assert found is not None
    assert found.places[0].unit == "Lantern Squad"


def test_what_an_import_does_to_the_goal_is_taken_back_with_it(viewer: User, staff: Path) -> None:
    """It is part of the same batch."""
    goals.set_goal(viewer, SENTENCE, NOW)
    before = rows(viewer)
    import_files(viewer, [staff], NOW)
    undoing.undo(viewer, None, NOW)
    assert before == rows(viewer)


def test_reading_the_goal_again_keeps_its_day_and_its_answers(viewer: User, staff: Path) -> None:
    """ "next June" is the one after the goal was set; a settled question stays settled."""
    goals.set_goal(viewer, SENTENCE, NOW)
    before = goals.current(viewer)
    assert before is not None
    role = next(n for n, each in enumerate(open_hypotheses(before), 1) if each.about == "role")
    goals.settle(viewer, role, "dropped", NOW)
    import_files(viewer, [staff], NOW + timedelta(days=200))
    after = goals.current(viewer)
    assert after is not None
    assert (before.by, date(2026, 6, 30)) == (after.by, before.by)
    assert [each.status for each in after.hypotheses if each.about == "role"] == ["dropped"]


def test_an_import_without_new_places_leaves_the_goal_alone(viewer: User, tmp_path: Path) -> None:
    """A second import of the same is no batch, with a goal as without one."""
    goals.set_goal(viewer, SENTENCE, NOW)
    table = files.people(tmp_path / "a.csv", ("name", "email"), ("Ana Ruiz", "ana@k.example"))
    import_files(viewer, [table], NOW)
    assert import_files(viewer, [table], NOW).batch is None


def test_a_settled_question_is_asked_no_more(viewer: User) -> None:
    """The others move up by one."""
    goals.set_goal(viewer, "something in climate", NOW)
    found = goals.current(viewer)
    assert found is not None
    first, second, *_ = open_hypotheses(found)
    goals.settle(viewer, 1, "sharpened", NOW)
    after = goals.current(viewer)
    assert after is not None
    assert open_hypotheses(after)[0] == second
    assert first not in open_hypotheses(after)


@pytest.mark.parametrize("number", [0, -1, 99])
def test_a_question_that_is_not_there_is_not_settled(viewer: User, number: int) -> None:
    """None, and nothing is written."""
    goals.set_goal(viewer, SENTENCE, NOW)
    before = rows(viewer)
    assert goals.settle(viewer, number, "dropped", NOW) is None
    assert before == rows(viewer)


def test_a_vague_goal_leads_to_places_in_the_network(viewer: User) -> None:
    """Each with the people whom I can reach there."""
    for line in ("Ana, head, Lantern Squad at Kelvenor", "Tom, engineer, Lantern Squad at Kelvenor",
                 "Ada, accountant, Accounts at Kelvenor"):  # fmt: skip
        people.add(viewer, line, NOW)
    goals.set_goal(viewer, "something new", NOW)
    found = goals.directions(viewer, TODAY)
    units = {each.place.unit: len(each.insiders) for each in found}
    assert units == {"Lantern Squad": 2, "Accounts": 1}
