"""The atlas: the same questions asked of a whole organisation or community."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inroad.cli import atlas_answers, door

if TYPE_CHECKING:
    from inroad.atlas.build import Built
    from inroad.atlas.chains import Chain
    from inroad.atlas.kept import Kept
    from inroad.atlas.opened import Start
    from inroad.atlas.work import Work

From = Annotated[
    Path, typer.Argument(help="The folder with people, positions, goals, and traces or ties.")
]
Into = Annotated[
    Path | None, typer.Option(help="The atlas' own folder; else “atlas” beside the tables.")
]
Engine = Annotated[str, typer.Option(help="duckdb, or spark.")]
Address = Annotated[str, typer.Option(help="Where a Spark cluster is; else this machine.")]
Memory = Annotated[str, typer.Option(help="What the engine may hold, such as 2GB.")]
On = Annotated[str, typer.Option(help="The day of the atlas, such as 2026-03-02; else today.")]


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    rooms = typer.Typer(
        help="Ask the same of a whole organisation.",
        rich_markup_mode=None,
    )
    for command in (build, reach, path, roles, moves):
        rooms.command()(door.ready(command, text=False))
    app.add_typer(rooms, name="atlas")


@contextmanager
def _answering(
    source: Path, into: Path | None, engine: str, address: str, memory: str
) -> Iterator["Work"]:
    """The atlas, opened to answer from what was built."""
    from inroad.atlas import opened

    with opened.answering(_start(engine, address, memory), _kept(source, into)) as work:
        yield work


def _kept(source: Path, into: Path | None) -> "Kept":
    from inroad.atlas.kept import Kept

    return Kept(into or source / "atlas")


def _start(engine: str, address: str, memory: str) -> "Start":
    """What starts the engine that was asked for."""
    from inroad.atlas import opened

    if engine not in opened.ENGINES:
        raise typer.BadParameter(f"--engine is one of {', '.join(opened.ENGINES)}")
    if address and engine != "spark":
        raise typer.BadParameter("--address is for --engine spark")
    size = _size(memory)
    return lambda spill: opened.started(engine, size, spill, address)


def _size(memory: str) -> int:
    from inroad.atlas import opened

    size = opened.memory_bytes(memory)
    if size is None:
        raise typer.BadParameter("--memory is a size from 64MB on, such as 2GB")
    return size


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else door.now().date()
    except ValueError:
        raise typer.BadParameter("--on is a day such as 2026-03-02") from None


def build(
    source: From,
    into: Into = None,
    engine: Engine = "duckdb",
    address: Address = "",
    memory: Memory = "2GB",
    on: On = "",
    as_json: door.Json = False,
) -> None:
    """Read an organisation's tables; work out every tie and role.

    Goes on where an earlier build was stopped; reads no day of traces twice.
    """
    from inroad.actions.reading import parameters
    from inroad.atlas import build as building
    from inroad.atlas import opened

    start, kept = _start(engine, address, memory), _kept(source, into)
    with opened.building(start, source, kept, _day(on), parameters()) as work:
        with door.progress("Building") as moved:
            built = building.build(work, moved)
        bad = _bad_rows(work, built)
    if as_json:
        door.say_json({"rows": built.rows, "made": built.made, "bad": built.bad, "bad_rows": bad})
        return
    atlas_answers.say_built(built, bad)


def _bad_rows(work: "Work", built: "Built") -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for name in built.bad:
        found += work.engine.read(work.table(name, "bad")).to_pylist()
    return sorted(found, key=lambda row: (str(row["file"]), str(row["row"]).zfill(20)))


def reach(
    source: From,
    seeker: Annotated[str, typer.Option(help="The id of one person, to see their answer.")] = "",
    best: Annotated[int, typer.Option(min=1, max=50, help="People of each role.")] = 5,
    into: Into = None,
    engine: Engine = "duckdb",
    address: Address = "",
    memory: Memory = "2GB",
    as_json: door.Json = False,
) -> None:
    """For everybody with a goal: the best people there by role, and the chains to them."""
    from inroad.atlas import answers

    with _answering(source, into, engine, address, memory) as work:
        with door.progress("Looking outward from each place"):
            part = answers.reached(work, best, _size(memory) // 2)
            answers.coverage(work)
        found = atlas_answers.of_seeker(work, seeker) if seeker else []
        covered = work.engine.read(work.table("coverage")).to_pylist()
        where = work.kept.table("reach")
    if seeker:
        atlas_answers.say_reached(found, as_json)
    elif as_json:
        door.say_json({"rows": part.rows["rows"], "table": where, "coverage": covered})
    else:
        door.say(f"{part.rows['rows']} rows: {where}")
        atlas_answers.say_coverage(covered)


def path(
    source: From,
    seeker: Annotated[str, typer.Argument(help="The id of whoever asks.")],
    *,
    to: Annotated[str, typer.Option(help="The id of one person.")] = "",
    organisation: Annotated[str, typer.Option(help="Or everybody of this place.")] = "",
    unit: Annotated[str, typer.Option(help="The unit in it; needs --organisation.")] = "",
    without: Annotated[
        list[str] | None, typer.Option("--not-through", help="The id of somebody to leave out.")
    ] = None,
    best: Annotated[int, typer.Option(min=1, max=50, help="How many people of a place.")] = 5,
    into: Into = None,
    memory: Memory = "2GB",
    as_json: door.Json = False,
) -> None:
    """The best chains from one person to another, or into a place; at once, whoever seeks it."""
    from inroad.atlas import chains

    if bool(to) == bool(organisation) or (unit and not organisation):
        raise typer.BadParameter("say --to, or --organisation (and --unit)")
    with _answering(source, into, "duckdb", "", memory) as work:
        people = [to] if to else _people_at(atlas_answers.at_place(work, organisation, unit))
        found = chains.ways(work).chains(seeker, people, 4 if to else 1, without or ())
        told = sorted((chain for some in found for chain in some), key=lambda each: -each.chance)
        names = _names(work, {who for chain in told[:best] for who in chain.people})
    _say_chains(told[:best], names, as_json)
    if not told:
        raise typer.Exit(4)


def _people_at(found: list[dict[str, Any]]) -> list[Any]:
    return list(dict.fromkeys(row["person"] for row in found if row["role"] != "pathfinder"))


def _names(work: "Work", people: set[Any]) -> dict[Any, str]:
    if not people:
        return {}
    table = work.table("people").select("id", "name")
    rows = work.engine.read(table.filter(table.id.isin(sorted(people)))).to_pylist()
    return {row["id"]: row["name"] or str(row["id"]) for row in rows}


def _say_chains(found: "list[Chain]", names: dict[Any, str], as_json: bool) -> None:
    from inroad.cli import tables

    told = [[names.get(who, str(who)) for who in chain.people] for chain in found]
    if as_json:
        door.say_json({"chains": [
            {"people": chain.people, "names": each, "chance": round(chain.chance, 4)}
            for chain, each in zip(found, told, strict=True)
        ]})  # fmt: skip
    elif found:
        rows = [(" > ".join(each), f"{chain.chance:.2f}")
                for chain, each in zip(found, told, strict=True)]  # fmt: skip
        tables.table(("by way of", "chance"), rows)
    else:
        door.say("Nobody there is known within three ties.")


def roles(
    source: From,
    organisation: Annotated[str, typer.Option(help="Who is there, by name: of this one.")] = "",
    unit: Annotated[str, typer.Option(help="The unit in it; needs --organisation.")] = "",
    into: Into = None,
    engine: Engine = "duckdb",
    address: Address = "",
    memory: Memory = "2GB",
    as_json: door.Json = False,
) -> None:
    """Who works, creates jobs and made the move where, with the reason; or how many do."""
    from inroad.atlas import answers

    if unit and not organisation:
        raise typer.BadParameter("--unit needs --organisation")
    with _answering(source, into, engine, address, memory) as work:
        if organisation:
            atlas_answers.say_people(atlas_answers.at_place(work, organisation, unit), as_json)
            return
        answers.role_counts(work)
        counted = work.engine.read(work.table("role_counts")).to_pylist()
    atlas_answers.say_counted(
        sorted(counted, key=lambda row: tuple(map(str, row.values()))), as_json
    )


def moves(
    source: From,
    into: Into = None,
    engine: Engine = "duckdb",
    address: Address = "",
    memory: Memory = "2GB",
    as_json: door.Json = False,
) -> None:
    """Who left A for B: counted, where at least five did."""
    from inroad.atlas import answers

    with _answering(source, into, engine, address, memory) as work:
        answers.moves(work)
        found = work.engine.read(work.table("moves")).to_pylist()
    found.sort(key=lambda row: (-row["people"], *(str(value) for value in row.values())))
    if as_json:
        door.say_json({"moves": found})
        return
    atlas_answers.say_moves(found)
