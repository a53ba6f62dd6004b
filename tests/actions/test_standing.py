"""What has come of it, week by week, and what one person held of me day by day."""

from datetime import timedelta
from itertools import pairwise

from inroad.actions.standing import history, weeks
from inroad.method.conversations import Conversation, Evidence
from inroad.method.parameters import Parameters
from inroad.method.situation import Situation
from tests.building import ME, NOW, ago, network, person, position


def thought(*talks: int, needs: tuple[int, ...] = (), messages: tuple[int, ...] = ()) -> Situation:
    """A situation with talks with person 2, needs of theirs met, and mail both ways, days ago."""
    said = tuple(Conversation(at, (2,), ago(days)) for at, days in enumerate(talks, 1))
    met = tuple(Evidence(at, 2, "need_met", ago(days)) for at, days in enumerate(needs, 1))
    mail = [(a, b, days) for days in messages for a, b in ((ME, 2), (2, ME))]
    made = network([person(2, position())], mail, conversations=said, evidence=met)
    return Situation(made, NOW, Parameters.DEFAULT)


def test_before_the_first_conversation_there_are_no_weeks() -> None:
    """Nor when the last one is longer ago than is told."""
    assert weeks(thought()) == ()
    assert weeks(thought(400)) == ()


def test_weeks_begin_on_mondays_and_leave_none_out() -> None:
    """At least eight of them, at most twenty-six, the last one this week."""
    assert 8 == len(weeks(thought(3)))
    assert 26 == len(weeks(thought(3, 400)))
    found = weeks(thought(100))
    assert {0} == {week.begins.weekday() for week in found}
    assert {timedelta(days=7)} == {b.begins - a.begins for a, b in pairwise(found)}
    assert found[-1].begins <= NOW < found[-1].begins + timedelta(days=7)


def test_each_conversation_and_each_need_is_in_its_week() -> None:
    """Monday is in the new week, Sunday in the old one."""
    monday = NOW.weekday()
    found = weeks(thought(monday, monday + 1, needs=(monday,)))

    assert [(1, 0), (1, 1)] == [(week.talks, week.needs_met) for week in found[-2:]]


def test_history_ends_with_what_is_held_now() -> None:
    """It is the standing of the situation itself."""
    found = thought(120, 30, needs=(10,), messages=(40, 12))

    assert history(found, 2)[-1] == (NOW, found.standing(2))


def test_a_talk_raises_every_belief_at_once_and_silence_takes_it_back() -> None:
    """From the day before to the day itself; and then day by day."""
    held = dict(history(thought(100), 2))
    before, then, later = held[ago(101)], held[ago(100)], held[NOW]

    for belief in ("knows_of_me", "knows_what_i_bring", "thinks_well_of_me"):
        assert getattr(before, belief) < getattr(then, belief) > getattr(later, belief)


def test_before_the_first_trace_nobody_knows_of_me() -> None:
    """A tie of today says nothing about the time before it."""
    found = history(thought(messages=(90, 60, 30)), 2)
    (first, held), prior = found[0], Parameters.DEFAULT.knows_of_me_prior

    assert first < ago(90) and held.knows_of_me == prior
    assert dict(found)[ago(90)].knows_of_me > prior


def test_of_somebody_without_any_trace_there_is_no_history() -> None:
    """Nothing has happened, so nothing is told."""
    assert history(thought(), 2) == ()


def test_history_goes_back_two_years() -> None:
    """What is older counts, and is not drawn."""
    assert history(thought(1500), 2)[0][0] == ago(730)
