"""My own numbers are counts of what I did, as the replays count, and never a grade."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.method.conversations import Conversation, Evidence, Promise
from inroad.method.own_numbers import (
    ANSWER_DAYS,
    FEWEST,
    Before,
    Count,
    Sent,
    before,
    own_numbers,
)
from tests.building import NOW, ago, network

EMPTY = network()
DAYS = st.integers(0, 400)
SENT = st.builds(
    lambda sent, answer, silent, mutuals: Sent(
        ago(sent),
        ago(sent) + timedelta(days=answer) if answer is not None else None,
        last_contact=ago(sent + silent) if silent is not None else None,
        mutuals=mutuals,
    ),
    DAYS, st.none() | st.integers(0, 60), st.none() | st.integers(1, 400), st.integers(0, 30),
)  # fmt: skip


def test_an_answer_counts_within_two_weeks_a_no_as_well() -> None:
    """What comes on the fourteenth day is in time, what comes on the fifteenth is not."""
    asks = [Sent(ago(40), ago(40 - days)) for days in (0, 14, 15)] + [Sent(ago(40))]

    assert Count(2, 4) == own_numbers(EMPTY, asks, NOW).answered


def test_an_ask_of_yesterday_is_not_held_against_anybody() -> None:
    """Nor counted in favour when it was answered at once: the slow ones are not known yet."""
    asks = [Sent(ago(1)), Sent(ago(13), ago(12)), Sent(ago(14))]
    found = own_numbers(EMPTY, asks, NOW)

    assert (3, 2, Count(0, 1)) == (found.asks, found.early, found.answered)


@pytest.mark.parametrize(
    ("silent", "mutuals", "kind"),
    [
        (1, 0, "week"), (7, 9, "week"), (8, 0, "quarter"), (89, 0, "quarter"),
        (90, 0, "half_year"), (182, 0, "half_year"), (183, 0, "longer"),
        (None, 0, "mutuals_0"), (None, 1, "mutuals_1"), (None, 2, "mutuals_1"),
        (None, 3, "mutuals_3"), (None, 5, "mutuals_3"), (None, 6, "mutuals_6"),
        (None, 10, "mutuals_6"), (None, 11, "mutuals_11"),
    ],
)  # fmt: skip
def test_asks_are_told_apart_as_the_table_tells_them(
    silent: int | None, mutuals: int, kind: Before
) -> None:
    """By the last contact before the ask; where there was none, by contacts in common."""
    last = ago(30 + silent) if silent is not None else None

    assert kind == before(Sent(ago(30), last_contact=last, mutuals=mutuals))


@given(asks=st.lists(SENT, max_size=30))
def test_every_old_ask_is_counted_once(asks: list[Sent]) -> None:
    """By tie they add up to all of them; with the early ones, to all that were sent."""
    found = own_numbers(EMPTY, asks, NOW)

    assert found.answered.of == sum(count.of for _, count in found.by_tie)
    assert found.answered.some == sum(count.some for _, count in found.by_tie)
    assert found.asks == found.early + found.answered.of
    assert all(0 <= count.some <= count.of for _, count in found.by_tie)


@given(asks=st.lists(SENT, min_size=1, max_size=10), which=st.integers(0, 9))
def test_one_more_answer_in_time_never_lowers_the_count(asks: list[Sent], which: int) -> None:
    """Whatever else there is."""
    place = which % len(asks)
    better = [*asks]
    better[place] = replace(asks[place], answered_on=asks[place].sent_on)

    was, now = (own_numbers(EMPTY, each, NOW).answered for each in (asks, better))
    assert was.of == now.of
    assert was.some <= now.some


def test_below_five_nothing_is_said() -> None:
    """Four of four is as little as none of four."""
    assert (5, 14) == (FEWEST, ANSWER_DAYS)
    assert [False, False, True] == [
        each.says_something for each in (Count(0, 0), Count(4, 4), Count(0, 5))
    ]


def test_gifts_are_counted_with_those_that_met_a_need() -> None:
    """What met none is a gift too."""
    shown = (
        Evidence(1, 2, "need_met", ago(9)),
        Evidence(2, 2, "gift_unmet", ago(8)),
        Evidence(3, 3, "need_met", ago(7)),
        Evidence(4, 3, "reply", ago(6)),
    )

    assert Count(2, 3) == own_numbers(network(evidence=shown), [], NOW).needs_met


def test_promises_are_mine_and_a_day_to_come_is_none_to_keep() -> None:
    """Kept ones, and those past their day; dropped ones and theirs are left out."""
    mine = Promise(1, 2, by_me=True, text="the list", made_on=ago(30))
    promises = (
        replace(mine, kept_on=ago(3)),
        mine,
        replace(mine, due=NOW + timedelta(days=1)),
        replace(mine, dropped=True),
        replace(mine, by_me=False),
    )
    found = own_numbers(network(promises=promises), [], NOW)

    assert (Count(1, 2), 2) == (found.kept, found.promises_open)


def test_a_talk_to_come_was_not_held() -> None:
    """A line may be logged ahead."""
    talks = tuple(Conversation(at, (2,), ago(days)) for at, days in enumerate((5, 0, -3)))

    assert 2 == own_numbers(network(conversations=talks), [], NOW).talks


def test_before_anything_is_done_there_is_nothing() -> None:
    """And after the first ask there is."""
    assert own_numbers(EMPTY, [], NOW).nothing_yet
    assert not own_numbers(EMPTY, [Sent(NOW)], NOW).nothing_yet
