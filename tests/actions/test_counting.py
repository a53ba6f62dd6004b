"""Each ask as it went, though a row has only its last state."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from inroad.actions import asking, counting, people, undoing
from inroad.actions.reading import situation
from inroad.method.own_numbers import Count, OwnNumbers, Sent
from inroad.store import keep, models
from inroad.store.models import User
from tests.actions.looking import NOW, me

DAY = timedelta(days=1)
Moved = Callable[..., int | None]


@pytest.fixture
def two(viewer: User) -> tuple[int, int]:
    """Somebody to ask, and somebody to be introduced to."""
    return tuple(
        people.add(viewer, line, NOW - 200 * DAY).pk
        for line in ("Priya Raman, engineer at Acme", "Tom Berg, head of data at Acme")
    )  # type: ignore[return-value]


@pytest.fixture
def moved(viewer: User, two: tuple[int, int]) -> Moved:
    """Moves the ask on to a state, so many days before today."""

    def done(state: str, days: int) -> int | None:
        then = NOW - days * DAY
        thought = situation(viewer, then.date())
        known = asking.tracked(thought, *two)
        return asking.move(viewer, thought, two, state, known.version if known else "", then)

    return done


def sent(viewer: User, now: datetime = NOW) -> list[Sent]:
    return counting.sent_asks(viewer, situation(viewer, now.date()))


def own(viewer: User, now: datetime = NOW) -> OwnNumbers:
    return counting.counted(viewer, situation(viewer, now.date()))


def day(days: int) -> object:
    return (NOW - days * DAY).date()


def test_the_day_of_an_ask_is_kept_when_it_is_answered(viewer: User, moved: Moved) -> None:
    """And reminders do not move it."""
    for state, days in (("to_ask", 50), ("asked", 40), ("reminded", 35), ("introduced", 30)):
        moved(state, days)
    [found] = sent(viewer)

    assert (day(40), day(30), True) == (found.sent_on, found.answered_on, found.introduced)
    assert Count(1, 1) == own(viewer).answered


def test_a_no_is_an_answer_and_no_introduction(viewer: User, moved: Moved) -> None:
    """As a mail back is one, whatever it says."""
    moved("asked", 40)
    moved("declined", 38)

    assert (Count(1, 1), 0) == (own(viewer).answered, own(viewer).introduced)


def test_silence_is_no_answer(viewer: User, moved: Moved) -> None:
    """Said or not."""
    moved("asked", 40)
    assert Count(0, 1) == own(viewer).answered
    moved("silent", 2)
    assert Count(0, 1) == own(viewer).answered


def test_what_was_not_sent_is_not_counted(viewer: User, moved: Moved) -> None:
    """Neither an ask still to make nor one that somebody forestalled."""
    moved("to_ask", 40)
    assert [] == sent(viewer)
    moved("introduced", 30)
    assert [] == sent(viewer)


def test_what_was_taken_back_did_not_happen(viewer: User, moved: Moved) -> None:
    """The answer goes, the ask stays."""
    moved("asked", 40)
    batch = moved("introduced", 30)
    assert batch
    undoing.undo(viewer, batch, NOW)

    assert [Sent(day(40))] == [  # type: ignore[arg-type]
        Sent(each.sent_on, each.answered_on, each.introduced) for each in sent(viewer)
    ]


def test_an_ask_made_again_is_another_ask(viewer: User, moved: Moved) -> None:
    """Each with its own day."""
    for state, days in (("asked", 120), ("silent", 100), ("asked", 20), ("introduced", 10)):
        moved(state, days)

    assert [(day(120), None), (day(20), day(10))] == [
        (each.sent_on, each.answered_on) for each in sent(viewer)
    ]


def test_how_we_stood_is_how_we_stood_before_the_ask(
    viewer: User, two: tuple[int, int], moved: Moved
) -> None:
    """The answer itself, and whatever came after, does not count."""
    with keep.batch(viewer, kind="import", now=NOW) as batch:
        for at, days in enumerate((140, 39, 5)):
            batch.add(models.Trace(source="mail", uid=str(at), kind="message", at=NOW - days * DAY,
                                   sender_id=two[0], other_id=me(viewer).pk))  # fmt: skip
    moved("asked", 40)
    moved("introduced", 39)

    assert [day(140)] == [each.last_contact for each in sent(viewer)]
    assert (("half_year", Count(1, 1)),) == own(viewer).by_tie


def test_counting_again_asks_nothing_of_the_database(
    viewer: User, moved: Moved, django_assert_num_queries: Callable[..., object]
) -> None:
    """A situation is counted once."""
    moved("asked", 40)
    thought = situation(viewer, NOW.date())
    first = counting.counted(viewer, thought)
    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        assert first is counting.counted(viewer, thought)
