"""What a move exchange says, for a person at a terminal and for a program."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inroad.cli import door, exchange_json

if TYPE_CHECKING:
    from inroad.actions.exchange.files import Round
    from inroad.actions.exchange.keeping import Kept
    from inroad.formats.readings import Unread
    from inroad.method.exchange.comparing import Beside
    from inroad.method.exchange.letters import Slip
    from inroad.method.exchange.telling import Told
    from inroad.method.reasons import Reason

SHOWN = 40
"""Circles that are told move by move at a terminal; all of them stand in the JSON."""


def say_checked(found: "Round", as_json: bool) -> None:
    """What the files are, how much is in them, and every row that was left out."""
    from inroad.method.exchange.taken import taken_for_granted
    from inroad.words import exchange
    from inroad.words.say import counted

    pool = found.pool
    taken = exchange.sentences(taken_for_granted(pool, order_is_rank=found.order_is_rank))
    counts = {"members": len(pool.participants), "wishes": len(pool.wishes),
              "units": len(pool.of_unit), "vacancies": sum(pool.vacancies.values())}  # fmt: skip
    if as_json:
        bad = exchange_json.bad_rows(found.unread)
        door.say_json({"files": found.kinds, **counts, "bad_rows": bad,
                       "ignored_columns": found.ignored, "assumed": taken})  # fmt: skip
        return
    for name, kind in found.kinds.items():
        door.say(f"{name}: {exchange.KINDS[kind]}")
    words = (("member", "members"), ("wish", "wishes"), ("unit", "units"),
             ("vacant seat", "vacant seats"))  # fmt: skip
    door.say(", ".join(counted(many, *each) for many, each in zip(counts.values(), words,
                                                                   strict=True)) + ".")  # fmt: skip
    for name, columns in found.ignored.items():
        door.say(f"{name}: these columns were not looked at: {', '.join(columns)}")
    for each in taken:
        door.say(each)
    _say_bad(found.unread)


def _say_bad(unread: Sequence["Unread"]) -> None:
    from inroad.cli import tables
    from inroad.words.say import counted

    if not unread:
        door.say("Every row can be used.")
        return
    door.say(f"{counted(len(unread), 'row', 'rows')} could not be used as"
             f" {'it stands' if len(unread) == 1 else 'they stand'}:")  # fmt: skip
    rows = [(each["file"], each["line"] or "-", each["reason"], each["detail"])
            for each in exchange_json.bad_rows(unread)]  # fmt: skip
    tables.table(("file", "line", "why", "it says"), rows, more="--json tells all of them")


def say_cleared(
    kept: "Kept",
    found: "Round",
    names: bool,
    as_json: bool,
    round_file: Path,
    reported: tuple[Path | None, "Told | None"] = (None, None),
) -> None:
    """The plan: who moves where with whom, who does not and why, and how sure it is.

    Args:
        reported: the report's file and all that it tells, where one was written.
    """
    from inroad.actions.exchange.telling import plain
    from inroad.words.say import counted

    report, whole = reported
    told = whole or plain(kept, found, found.names if names else {})
    if as_json:
        door.say_json({**exchange_json.as_json(told, kept, found), "round": str(round_file),
                       "report": str(report) if report else None})  # fmt: skip
        return
    _say_plan(told)
    _say_unmatched(told)
    _say_seats(told)
    if found.unread:
        door.say(f"{counted(len(found.unread), 'row was', 'rows were')} left out:"
                 " inroad exchange check says which and why.")  # fmt: skip
    if report:
        door.say(f"The report: {report}")
    if told.proposals:
        door.say(f"The round is kept in {round_file}. What to tell each member: inroad exchange"
                 " letters. After an answer: inroad exchange agreed (declined) NUMBER")  # fmt: skip


def _say_seats(told: "Told") -> None:
    from inroad.words.exchange import seat
    from inroad.words.say import counted

    best = max(told.more_seats, key=lambda each: each.moves, default=None)
    if best and best.moves:
        door.say(f"One more vacant seat of {seat(best.seat)} would let"
                 f" {counted(best.moves, 'more person', 'more people')} move.")  # fmt: skip


def _say_plan(told: "Told") -> None:
    from inroad.cli import tables
    from inroad.words import exchange

    tables.heading(exchange.summary(told.plan))
    what = f"Looked for {exchange.aims(told.aims)}"
    sure = exchange.how_sure(told.plan, answered=told.answered and bool(told.plan.rows))
    door.say(f"By top trading cycles. {sure}" if told.ttc else
             f"{what}, with {exchange.caps(told.cap, told.chains)}. {sure}")  # fmt: skip
    for number, row, chain in told.proposals[:SHOWN]:
        door.say()
        kind = "chain" if chain else "circle"
        state = exchange.state(len(row), told.answer_by, told.yes.get(number, 0))
        tables.numbered(number, f"A {kind}: {state}")
        for move in row:
            door.say(f"   {told.called(move.code)}: {exchange.seat(move.at)} > "
                     f"{exchange.seat(move.to)} (wish {move.wish.rank})")  # fmt: skip
    if len(told.proposals) > SHOWN:
        door.say(f"and {len(told.proposals) - SHOWN} more: --json or the report tell all of them.")


def _say_unmatched(told: "Told") -> None:
    from inroad.cli import tables
    from inroad.words.exchange import MAIN

    if not told.unmatched:
        return
    counts = Counter(MAIN[told.explained.main(each).code] for each in told.unmatched)
    door.say()
    tables.table(("not moving", "the main reason"),
                 [(many, why) for why, many in counts.most_common()])  # fmt: skip
    door.say("For one of them: inroad exchange explain CODE")


def say_explained(member: str, reasons: Sequence["Reason"], as_json: bool) -> None:
    """Why a member moves or does not."""
    from inroad.words.exchange import sentences

    told = sentences(reasons)
    if as_json:
        codes = [each.code for each in reasons]
        door.say_json({"member": member, "moves": codes[0].startswith("moved."),
                       "codes": codes, "because": told})  # fmt: skip
        return
    for each in told:
        door.say(each)


def say_compared(rows: Sequence["Beside"], as_json: bool) -> None:
    """Plans beside each other."""
    from inroad.cli import tables
    from inroad.words.exchange import PLANS, unproven

    if as_json:
        door.say_json({"plans": [exchange_json.beside(each) for each in rows]})
        return
    tables.table(
        ("plan", "moves", "first wishes", "mean wish", "agreements"),
        [(PLANS[each.name], each.moves, each.first_wishes, f"{each.mean_rank:.2f}",
          each.agreements) for each in rows],
    )  # fmt: skip
    door.say("Agreements: how many people the largest circle or chain needs a yes from.")
    for each in unproven(rows):
        door.say(each)


def say_letters(slips: Sequence["Slip"], as_json: bool) -> None:
    """A slip for each member who would move."""
    from inroad.cli import tables
    from inroad.words.exchange import sentences

    if as_json:
        door.say_json({"letters": [{"member": each.code, "text": sentences(each.reasons)}
                                   for each in slips]})  # fmt: skip
        return
    for each in slips:
        tables.heading(each.code)
        for line in sentences(each.reasons):
            door.say(line)
        door.say()
    if not slips:
        door.say("Nobody would move, so there is nothing to tell.")
