"""The move exchange of one organiser: two files in, a plan out that can be defended."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inroad.cli import door, exchange_answers

if TYPE_CHECKING:
    from inroad.actions.exchange.clearing import Wanted
    from inroad.actions.exchange.files import Round
    from inroad.actions.exchange.keeping import Kept
    from inroad.method.exchange.comparing import Beside
    from inroad.method.exchange.telling import Told

Files = Annotated[
    list[Path],
    typer.Argument(help="Members, wishes, units, vacancies: CSV or Parquet, or their folder."),
]
Cap = Annotated[str, typer.Option(help="People in a circle: 2 to 5, or none for no cap.")]
Chains = Annotated[str, typer.Option(help="Moves after a vacancy: 0 to 20, or none.")]
Objective = Annotated[
    str, typer.Option(help="moves, weight, lexicographic, expected, hardest; or aims by comma.")
]
TwoSided = Annotated[bool, typer.Option("--two-sided", help="No unit is worse off, either.")]
Limit = Annotated[float, typer.Option(min=0.1, max=86_400, help="Seconds to look for the best.")]
Empty = Annotated[
    int, typer.Option(min=0, max=100_000, help="Seats that may stay empty where units.csv is mute.")
]
On = Annotated[str, typer.Option(help="The day of the moves, such as 2026-03-02; else today.")]
RoundFile = Annotated[Path, typer.Option("--round", help="The file that keeps the round.")]
Names = Annotated[bool, typer.Option("--names", help="Show names, not only codes.")]
THE_ROUND = Path("round.json")


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    rooms = typer.Typer(
        help="Circles and chains of moves for a whole organisation.",
        rich_markup_mode=None,
    )
    for command in (check, clear, explain, compare, letters, agreed, declined, report):
        rooms.command()(door.ready(command, text=False))
    app.add_typer(rooms, name="exchange")


def _day(text: str, option: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"{option} is a day such as 2026-03-02") from None


def _cap(text: str, option: str, least: int, most: int) -> int | None:
    if text.lower() in ("none", "no"):
        return None
    if not text.isdecimal() or not ((number := int(text[:9])) == 0 or least <= number <= most):
        raise typer.BadParameter(f"{option} is {least} to {most}, 0 for none at all, or none for"
                                 f" no cap; not “{text[:40]}”")  # fmt: skip
    return number


def _wanted(cap: str, chains: str, objective: str, two_sided: bool, ttc: bool, limit: float,
            empty: int) -> "Wanted":  # fmt: skip
    from inroad.actions.exchange.clearing import OBJECTIVES, Wanted

    most, longest = _cap(cap, "--cap", 2, 12), _cap(chains, "--chains", 1, 30)
    if longest is None and most:
        raise typer.BadParameter("--chains none goes with --cap none, or --cap 0")
    # Without a cap for circles chains have none either, unless there are none at all.
    longest = None if most is None and longest else longest
    wanted = Wanted(most, longest, objective, two_sided, "ttc" if ttc else "optimal", limit, empty)
    try:
        aims = wanted.aims
    except ValueError:
        raise typer.BadParameter(f"--objective is one of {', '.join(OBJECTIVES)}") from None
    if "expected" in aims and (ttc or most is None):
        raise typer.BadParameter("--objective expected needs a cap: how many must say yes?")
    return wanted


def _read(files: list[Path], on: date, empty: int) -> "Round":
    from inroad.actions.exchange import files as reading

    with door.progress("Reading"):
        return reading.read(files, on, empty)


def _kept(file: Path) -> "tuple[Kept, Round]":
    from inroad.actions.exchange import keeping

    with door.progress("Reading"):
        return keeping.read(file)


def check(files: Files, on: On = "", empty: Empty = 0, as_json: door.Json = False) -> None:
    """Name every row of the files that cannot be used.

    Ends with code 65 where a row was left out.
    """
    found = _read(files, _day(on, "--on") or door.now().date(), empty)
    exchange_answers.say_checked(found, as_json)
    if found.unread or not found.pool.participants:
        raise typer.Exit(65)


def clear(
    files: Files,
    *,
    cap: Cap = "3",
    chains: Chains = "4",
    objective: Objective = "lexicographic",
    two_sided: TwoSided = False,
    ttc: Annotated[bool, typer.Option("--ttc", help="Top trading cycles decide instead.")] = False,
    by: Annotated[str, typer.Option(help="Until when all must agree, such as 2026-03-01.")] = "",
    on: On = "",
    empty: Empty = 0,
    time_limit: Limit = 60.0,
    round_file: RoundFile = THE_ROUND,
    anew: Annotated[
        bool, typer.Option("--anew", help="Also where a round with answers is kept already.")
    ] = False,
    report_file: Annotated[
        Path | None, typer.Option("--report", help="Write the report page here.")
    ] = None,
    names: Names = False,
    as_json: door.Json = False,
) -> None:
    """Propose the circles and chains of moves, and keep the round."""
    from inroad.actions.exchange import files as reading
    from inroad.actions.exchange import keeping, writing

    wanted = _wanted(cap, chains, objective, two_sided, ttc, time_limit, empty)
    keeping.may_begin(round_file, anew=anew)
    if report_file:
        writing.may_be_written(report_file, [round_file, *reading.files_of(files)])
    day, answer_by = _day(on, "--on") or door.now().date(), _day(by, "--by")
    found = reading.with_wishes(_read(files, day, empty))
    looking, most = "Looking for the best", max(round(time_limit), 1)
    with door.progress(looking) as moved:
        # Nobody knows how long it takes: the bar is the time that it may take at most.
        plan = wanted.clear(found.pool, lambda used: moved(looking, min(round(used), most), most))
        kept = keeping.begun(reading.prints(files), wanted, day, answer_by, plan)
    keeping.write(kept, round_file)
    told = _write_report(kept, found, report_file, names) if report_file else None
    exchange_answers.say_cleared(kept, found, names, as_json, round_file, (report_file, told))


def explain(
    member: Annotated[str, typer.Argument(help="The member's code.")],
    round_file: RoundFile = THE_ROUND,
    as_json: door.Json = False,
) -> None:
    """Why a member moves in this round, or does not."""
    from inroad.actions.exchange import keeping
    from inroad.actions.exchange.telling import explained

    kept, found = _kept(round_file)
    if member not in found.pool.by_code:
        raise keeping.NoMember(member=member)
    reasons = list(explained(kept, found).reasons(member))
    exchange_answers.say_explained(member, reasons, as_json)


def compare(
    files: Files,
    chains: Chains = "4",
    objective: Objective = "lexicographic",
    on: On = "",
    empty: Empty = 0,
    time_limit: Limit = 60.0,
    as_json: door.Json = False,
) -> None:
    """Hold plans beside each other: other caps, other rules."""
    from inroad.actions.exchange import files as reading
    from inroad.method.exchange.comparing import PLANS

    wanted = _wanted("3", chains, objective, False, False, time_limit, empty)
    day = _day(on, "--on") or door.now().date()
    found = reading.with_wishes(_read(files, day, empty))
    with door.progress("Clearing each way") as moved:
        rows: list[Beside] = []
        for name in PLANS:
            moved(name, len(rows), len(PLANS))
            rows += wanted.beside(found.pool, [name])
    exchange_answers.say_compared(rows, as_json)


def letters(round_file: RoundFile = THE_ROUND, as_json: door.Json = False) -> None:
    """What each member may be told before all have agreed."""
    from inroad.method.exchange.letters import slips

    kept, _ = _kept(round_file)
    exchange_answers.say_letters(list(slips(kept.plan, kept.answer_by)), as_json)


Circle = Annotated[int, typer.Argument(help="The number of the circle or chain.")]
Member = Annotated[str, typer.Option(help="Only this member of it, by code.")]


def agreed(
    circle: Circle,
    member: Member = "",
    round_file: RoundFile = THE_ROUND,
    as_json: door.Json = False,
) -> None:
    """Note that all of a circle (or one of it) said yes."""
    from inroad.actions.exchange import keeping

    kept, found = _kept(round_file)
    kept = keeping.agreed(kept, circle, member)
    keeping.write(kept, round_file)
    exchange_answers.say_cleared(kept, found, False, as_json, round_file)


def declined(
    circle: Circle,
    member: Member = "",
    all_open: Annotated[
        bool, typer.Option("--all", help="Clear again whatever not all have agreed to.")
    ] = False,
    round_file: RoundFile = THE_ROUND,
    as_json: door.Json = False,
) -> None:
    """Note a no, and clear again what remains."""
    from inroad.actions.exchange import keeping

    kept, found = _kept(round_file)
    with door.progress("Looking for the best of what remains"):
        kept = keeping.declined(kept, found.pool, circle, member, keep_asked=not all_open)
    keeping.write(kept, round_file)
    exchange_answers.say_cleared(kept, found, False, as_json, round_file)


def report(
    into: Annotated[Path, typer.Argument(help="The page to write, such as report.html.")],
    round_file: RoundFile = THE_ROUND,
    names: Names = False,
    as_json: door.Json = False,
) -> None:
    """Write the report page of a kept round."""
    from inroad.actions.exchange import writing

    kept, found = _kept(round_file)
    writing.may_be_written(into, [round_file, *(Path(name) for name, _ in kept.prints)])
    _write_report(kept, found, into, names)
    if as_json:
        door.say_json({"report": str(into)})
    else:
        door.say(f"Written: {into}")


def _write_report(kept: "Kept", found: "Round", into: Path, names: bool) -> "Told":
    """The report's page written, and all that it tells."""
    from inroad.actions.exchange import telling, writing
    from inroad.pictures.exchange.report import page

    with door.progress("Writing the report") as moved:
        told = telling.told(kept, found, names=found.names if names else {}, moved=moved)
        writing.write(page(told), into)
    return told
