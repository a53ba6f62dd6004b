"""What an atlas says, for a person at a terminal and for a program."""

from typing import TYPE_CHECKING, Any

from inroad.cli import door

if TYPE_CHECKING:
    from inroad.atlas.build import Built
    from inroad.atlas.work import Work

Rows = list[dict[str, Any]]


def say_built(built: "Built", bad: Rows) -> None:
    """What a build came to, and the rows that it left out."""
    from inroad.cli import tables
    from inroad.words.say import counted

    people, held = built.rows["people"], built.rows["held"]
    door.say(f"{counted(people, 'person', 'people')}, {counted(held, 'position', 'positions')},"
             f" {counted(built.rows['ties'], 'tie', 'ties')}.")  # fmt: skip
    if not built.made:
        door.say("Nothing was new.")
    left_out = sum(sum(reasons.values()) for reasons in built.bad.values())
    if left_out:
        door.say(f"{counted(left_out, 'row', 'rows')} could not be used, and"
                 f" {'was' if left_out == 1 else 'were'} left out:")  # fmt: skip
        rows = [(row["file"], row["row"], row["reason"]) for row in bad]
        tables.table(("file", "row", "why"), rows, more="--json tells the first thousand of each")


def of_seeker(work: "Work", seeker: str) -> Rows:
    """One seeker's rows, with the names of those who stand in them."""
    import ibis

    rows, people = work.table("reach"), work.table("people").select("id", "name")
    wanted = ibis.literal(seeker)
    rows = rows.filter(rows.seeker.cast("string") == wanted)
    for end in ("person", "first", "second"):
        names = people.select(**{end: "id", f"{end}_name": "name"})
        rows = rows.left_join(names, end).drop(f"{end}_right")
    told = work.engine.read(rows).to_pylist()
    return sorted(told, key=lambda row: (row["place"], row["role"], row["rank"]))


def say_reached(found: Rows, as_json: bool) -> None:
    """A seeker's people by role, the chain to each, and why they are told."""
    from inroad.cli import tables
    from inroad.words.catalogue import ROLE_HEADINGS

    for row in found:
        row["because"] = _because(row)
    if as_json:
        door.say_json({"reached": found})
    elif not found:
        door.say("Nobody there is within three ties, or this person has no goal here.")
    for role, heading in ROLE_HEADINGS.items() if not as_json else ():
        rows = [(_chain(row), f"{row['chance']:.2f}", row["because"])
                for row in found if row["role"] == role]  # fmt: skip
        if rows:
            tables.table(("by way of", "chance", "because"), rows, title=heading)


def _chain(row: dict[str, Any]) -> str:
    ends = [each for each in ("first", "second", "person") if row[each] is not None]
    return " > ".join(str(row[f"{each}_name"] or row[each]) for each in ends)


def say_coverage(covered: Rows) -> None:
    """Who is where and how many reach them, as far as it may be told."""
    from inroad.cli import tables

    counts = ("seekers", "insiders", "reach_insider", "job_creators", "reach_job_creator",
              "pathfinders", "reach_pathfinder")  # fmt: skip
    names = ("place", "seekers", "insiders", "reached by", "job creators", "reached by",
             "pathfinders", "reached by")  # fmt: skip
    covered = sorted(covered, key=lambda row: (row["organisation"], row["unit"]))
    rows = [
        (place_name(row["organisation"], row["unit"]), *(_few(row[each]) for each in counts))
        for row in covered
    ]
    if rows:
        tables.table(names, rows)
    door.say("Places that fewer than five seek, and counts below five, are not told.")


def _few(count: int | None) -> str:
    return "-" if count is None else str(count)


def place_name(organisation: str, unit: str) -> str:
    """A place as one speaks of it."""
    return f"{unit}, {organisation}" if unit else organisation


def at_place(work: "Work", organisation: str, unit: str) -> Rows:
    """Everybody with a role towards one place, the surest first."""
    from inroad.method.names import organisation_key, unit_key

    names = work.table("places", "names")
    names = names.filter(
        (names.place_organisation == organisation_key(organisation))
        & (names.place_unit == (unit_key(unit) if unit else ""))
    )
    people = work.table("people").select(person="id", name="name")
    rows = work.table("roles").semi_join(names, "place").join(people, "person")
    best: dict[tuple[str, Any], dict[str, Any]] = {}
    told = work.engine.read(rows).to_pylist()
    for row in sorted(told, key=lambda row: (-row["probability"], row["origin"])):
        best.setdefault((row["role"], row["person"]), row)
    return list(best.values())


def say_people(found: Rows, as_json: bool) -> None:
    """Everybody at a place by role, each with the reason."""
    from inroad.cli import tables
    from inroad.words.catalogue import ROLE_HEADINGS

    for row in found:
        row["because"] = _because(row)
    if as_json:
        door.say_json({"people": found})
        return
    for role, heading in ROLE_HEADINGS.items():
        rows = [(row["name"] or row["person"], row["because"])
                for row in found if row["role"] == role]  # fmt: skip
        if rows:
            tables.table(("who", "because"), rows, title=heading, more="--json tells everybody")
    if not found:
        door.say("Nobody is known there, or nobody seeks this place.")


def _because(row: dict[str, Any]) -> str:
    """What says that somebody has a role, as a sentence."""
    from inroad.method.reasons import because
    from inroad.words.say import said

    names = ("title", "unit", "organisation", "since", "before", "count")
    facts = {name: row[name] for name in names if row[name]}
    if row["code"] == "role.made_the_move":
        parts = (facts.get(name, "") for name in ("title", "unit", "organisation"))
        facts |= {"after": ", ".join(part for part in parts if part), "on": facts.get("since")}
    return said(because(row["code"], **facts), str)


def say_counted(counted: Rows, as_json: bool) -> None:
    """How many have each role where."""
    from inroad.cli import tables
    from inroad.words.catalogue import ROLES

    if as_json:
        door.say_json({"roles": counted})
        return
    rows = [(place_name(row["organisation"], row["unit"]), ROLES[row["role"]], row["people"])
            for row in counted]  # fmt: skip
    if rows:
        tables.table(("place", "who", "people"), rows, more="--json tells all of them")
    door.say("Places that fewer than five seek, and counts below five, are not told.")


def say_moves(found: Rows) -> None:
    """Who left A for B, counted."""
    from inroad.cli import tables

    rows = [
        (
            place_name(row["from_organisation"], row["from_unit"]),
            place_name(row["organisation"], row["unit"]),
            row["people"],
        )
        for row in found
    ]
    if rows:
        tables.table(("from", "to", "people"), rows, more="--json tells all of them")
    door.say("Moves of fewer than five people are not told.")
