"""A kept round: what is told of it holds when it is done, and writing it loses nothing."""

import os
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from inroad.actions.exchange import files, keeping, telling, writing
from inroad.actions.exchange.clearing import Wanted
from inroad.actions.exchange.files import Round
from inroad.method.exchange import comparing
from inroad.method.exchange.clearing import Clearing
from inroad.method.exchange.pool import (
    Acceptability,
    ExchangePool,
    Participant,
    Position,
    Rules,
    Wish,
)

ON = date(2026, 3, 2)


def pool(*wishes: Wish, empty: int = 0) -> ExchangePool:
    """Everybody in a unit that is called like them in capitals."""
    people = [Participant(each, Position(each.upper())) for each in "abcdef"]
    return ExchangePool(people, [each.position for each in people], wishes, {},
                        Acceptability(otherwise=Rules(may_stay_empty=empty)), ON)  # fmt: skip


def kept(of: ExchangePool, wanted: Wanted) -> tuple[keeping.Kept, Round]:
    """A new round."""
    return keeping.begun([], wanted, ON, None, wanted.clear(of)), Round(of, {}, (), {}, {})


def with_one_more(of: ExchangePool, seat: Position) -> ExchangePool:
    """The pool with one more vacant seat."""
    return replace(of, vacancies={**of.vacancies, seat: of.vacancies.get(seat, 0) + 1})


HEAVY = (
    # Two who want it dearly, or three who want it little: both cannot be.
    Wish("a", "B", weight=10.0), Wish("b", "A", weight=10.0),
    Wish("b", "C", weight=0.1), Wish("c", "D", weight=0.1), Wish("d", "B", weight=0.1),
    Wish("e", "F"),
)  # fmt: skip


@pytest.mark.parametrize("objective", ["weight", "moves", "expected", "wishes,moves"])
@pytest.mark.parametrize("empty", [0, 1])
def test_one_more_seat_is_counted_by_the_same_objective(objective: str, empty: int) -> None:
    """What another objective would give is not laid to the seat."""
    wanted = Wanted(objective=objective, time_limit=10)
    one = pool(*HEAVY, empty=empty)
    told = telling.told(*kept(one, wanted), {})
    planned = len(told.plan.moves)
    assert told.more_seats
    for each in told.more_seats:
        again = len(wanted.clear(with_one_more(one, each.seat)).moves)
        assert max(again - planned, 0) == each.moves


def test_after_a_no_one_more_seat_frees_nothing_that_was_declined() -> None:
    """Cleared from the beginning, the circle that was declined would come back."""
    wanted = Wanted(objective="moves", chains=0)
    one = pool(Wish("a", "B"), Wish("b", "A"), Wish("c", "D"), Wish("d", "C"), Wish("e", "A"))
    first, found = kept(one, wanted)
    assert 4 == len(first.plan.moves)
    after = keeping.declined(first, one, 1)
    told = telling.told(after, found, {})
    assert 2 == len(told.plan.moves)
    assert {0} == {each.moves for each in told.more_seats}


def test_where_one_alone_was_asked_a_no_is_theirs() -> None:
    """The same seat is not offered to them again in a longer chain."""
    wanted = Wanted(objective="moves")
    one = pool(Wish("a", "F"), Wish("b", "A"), empty=1)
    one = with_one_more(replace(one, wishes=one.wishes[:1]), Position("F"))
    first, _ = kept(one, wanted)
    assert [1] == [len(each.row) for each in first.proposals]
    after = keeping.declined(first, one, 1)
    assert {("a", Position("F"))} == after.responses.declined
    longer = replace(one, wishes=(Wish("a", "F"), Wish("b", "A")))
    again = keeping.declined(replace(first, proposals=first.proposals), longer, 1)
    assert not [each for each in again.plan.moves if each.code == "a"]


def test_other_plans_are_held_to_the_same_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a plan beside the one that was asked for could take for ever."""
    asked: list[object] = []

    def clear(*_: object, **how: object) -> Clearing:
        asked.append((how["clock"], how["time_limit"]))
        return wanted.clear(one)

    one, wanted = pool(*HEAVY), Wanted(time_limit=7)
    monkeypatch.setattr(comparing, "clear", clear)
    assert len(comparing.PLANS) == len(list(wanted.beside(one)))
    assert {(time.monotonic, 7)} == set(asked)


def test_a_chain_that_keeps_its_beginning_keeps_its_number() -> None:
    """Its first one said yes to number 1; what was declined as a whole gets no number again."""
    wanted = Wanted(objective="moves")
    one = with_one_more(pool(Wish("a", "F"), Wish("b", "A"), Wish("c", "D"), Wish("d", "C"),
                             empty=1), Position("F"))  # fmt: skip
    first, _ = kept(one, wanted)
    (chain,) = [each for each in first.proposals if each.chain]
    assert ["a", "b"] == [each.code for each in chain.row]
    after = keeping.declined(keeping.agreed(first, chain.number, "a"), one, chain.number, "b")
    (left,) = [each for each in after.proposals if each.chain]
    assert (chain.number, ["a"]) == (left.number, [each.code for each in left.row])
    whole = keeping.declined(first, one, chain.number)
    assert chain.number not in {each.number for each in whole.proposals}


def test_after_a_no_that_took_too_long_nothing_is_claimed_to_be_proven() -> None:
    """A bound still holds."""
    from inroad.method.exchange.answers import Responses, reclear, said_of

    wanted = Wanted(objective="moves", chains=0)
    one = pool(Wish("a", "B"), Wish("b", "A"), Wish("b", "C"), Wish("c", "A"), Wish("c", "B"))
    plan = wanted.clear(one)

    def clears(left: ExchangePool) -> Clearing:
        return wanted.clear(left)

    no = Responses(declined_rows=frozenset(map(said_of, plan.rows)))
    found = reclear(one, plan, no, clears, enough=lambda: True)
    whole = reclear(one, plan, no, clears)
    assert ("time_limit", "optimal") == (found.status, whole.status)
    assert found.value <= whole.value <= found.upper_bound
    assert not no.declined_rows & set(map(said_of, found.rows))


# Written ----------------------------------------------------------------------


def test_a_folder_a_device_and_the_rounds_own_files_are_never_replaced(tmp_path: Path) -> None:
    """Not even by whoever may: a device that is replaced is gone for everybody."""
    table = tmp_path / "members.csv"
    table.write_text("code,unit\n", "utf-8")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for into in (tmp_path, pipe, tmp_path / "none" / "report.html"):
        with pytest.raises(writing.NotKept):
            writing.write("page", into)
    with pytest.raises(writing.NotKept, match="own files"):
        writing.may_be_written(tmp_path / "." / "members.csv", [table])
    assert pipe.is_fifo()
    assert {"members.csv", "pipe"} == {each.name for each in tmp_path.iterdir()}


def test_what_is_written_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    """Also where somebody left a draft of that name for all to read, and through a link."""
    page = tmp_path / "report.html"
    (tmp_path / f".report.html.{os.getpid()}").write_text("somebody's", "utf-8")
    writing.write("one", page)
    link = tmp_path / "link.html"
    link.symlink_to(page)
    writing.write("two", link)
    assert link.is_symlink()
    assert ("two", 0o600) == (page.read_text("utf-8"), page.stat().st_mode & 0o777)
    assert {"report.html", "link.html"} == {each.name for each in tmp_path.iterdir()}


def test_a_small_file_that_unpacks_to_too_much_is_never_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its rows, which its footer tells, and by its size as it grows."""
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    packed = tmp_path / "members.parquet"
    many = [f"M{at}" for at in range(300)]
    parquet.write_table(pa.table({"code": many, "unit": ["x" * 99] * 300}), packed)
    assert 300 == len(files.read([packed], ON).pool.participants)
    with monkeypatch.context() as bounds:
        bounds.setattr(files, "BOUNDS", replace(files.BOUNDS, rows=299))
        with pytest.raises(files.TooLarge):
            files.read([packed], ON)
    monkeypatch.setattr(files, "MOST_BYTES", packed.stat().st_size + 1)
    with pytest.raises(files.TooLarge):
        files.read([packed], ON)
