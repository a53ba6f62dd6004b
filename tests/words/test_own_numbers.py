"""Own numbers in words: counts of one's own, never a share and never a grade."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.method.own_numbers import BEFORE, FEWEST, Count, OwnNumbers
from inroad.words import own_numbers as words

NONE = OwnNumbers(0, Count(0, 0), (), 0, 0, 0, Count(0, 0), Count(0, 0), 0)
COUNT = st.integers(0, 40).flatmap(lambda of: st.builds(Count, st.integers(0, of), st.just(of)))
OWN = st.builds(
    lambda answered, early, introduced, talks, met, kept, still: OwnNumbers(
        answered.of + early,
        answered,
        ((BEFORE[0], answered),) if answered.of else (),
        early,
        introduced,
        talks,
        met,
        kept,
        still,
    ),
    COUNT, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), COUNT, COUNT, st.integers(0, 9),
)  # fmt: skip


def all_of(own: OwnNumbers) -> list[str]:
    return [*words.asks(own), *words.talks(own), *words.given(own)]


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (Count(3, 9), "3 of your own 9 asks were answered within two weeks."),
        (Count(1, 9), "1 of your own 9 asks was answered within two weeks."),
        (Count(0, 5), "0 of your own 5 asks were answered within two weeks."),
        (Count(4, 4), "4 of your own 4 asks were answered within two weeks: too few to say"
         " anything."),
        (Count(0, 1), "Your one ask was not answered within two weeks: too few to say anything."),
        (Count(1, 1), "Your one ask was answered within two weeks: too few to say anything."),
    ],
)  # fmt: skip
def test_asks_are_told_as_counts(count: Count, told: str) -> None:
    """In one sentence; below five it says no more than that."""
    assert [told] == words.asks(replace(NONE, asks=count.of, answered=count))


def test_asks_of_this_week_wait() -> None:
    """Beside older ones, and alone."""
    early = replace(NONE, asks=2, early=2)
    assert ["2 asks sent, less than two weeks ago: too early to say."] == words.asks(early)
    both = replace(early, asks=8, early=1, answered=Count(3, 7))
    assert "1 more is not two weeks old: too early to say." == words.asks(both)[-1]


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (replace(NONE, needs_met=Count(2, 6)),
         "2 of your own 6 gifts met a need that they had told you."),
        (replace(NONE, needs_met=Count(0, 1)),
         "One gift; no need of theirs was known for it: too few to say anything."),
        (replace(NONE, kept=Count(5, 5)), "5 of your own 5 promises were kept."),
        (replace(NONE, promises_open=1), "1 promise is open."),
    ],
)  # fmt: skip
def test_gifts_and_promises_are_told_as_counts(own: OwnNumbers, told: str) -> None:
    """Each in a sentence of its own."""
    assert [told] == words.given(own)


def test_what_has_not_begun_is_not_told() -> None:
    """No row of noughts."""
    assert ([], []) == (all_of(NONE), words.rows(NONE))


@given(own=OWN)
def test_no_share_and_no_grade_is_told(own: OwnNumbers) -> None:
    """No sign of a hundred of one's own, no better or worse, and no word that praises or blames."""
    told = " ".join(all_of(own))

    assert not re.search(r"%|per cent|of 100|average|than others|good|bad|only|well done", told)
    few = [each for each in (own.answered, own.needs_met, own.kept) if 0 < each.of < FEWEST]
    assert len(few) == told.count(words.TOO_FEW)


@given(own=OWN)
def test_a_program_gets_the_same_counts(own: OwnNumbers) -> None:
    """None of them divided."""
    told = words.numbers_as_json(own)

    assert (own.answered.some, own.answered.of) == (told["asks"]["answered"], told["asks"]["of"])
    assert own.talks == told["talks"]
    assert (own.kept.some, own.promises_open) == (
        told["promises"]["kept"],
        told["promises"]["open"],
    )
    assert not any(isinstance(each, float) for each in told["asks"].values())


def test_what_nobody_counted_has_no_range() -> None:
    """It says so, instead of borrowing one."""
    own = replace(NONE, asks=5, answered=Count(2, 5), by_tie=(("longer", Count(2, 5)),))

    assert ["not counted"] == [row.elsewhere for row in words.rows(own)]
    [row] = words.numbers_as_json(own)["asks"]["by_tie"]
    assert (None, None) == (row["elsewhere_from"], row["elsewhere_to"])
