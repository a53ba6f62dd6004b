"""The network of an organisation: its ties, the places that are sought, and who is who there."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from inroad.atlas import contact, people, roles, tables, ties, wording
from inroad.atlas.engine import Table, counted_from_one
from inroad.atlas.kept import Part
from inroad.atlas.roles import UNKNOWN
from inroad.atlas.work import Work


def ties_from_traces(work: Work) -> Part:
    """The strength of every tie that contact or a unit in common speaks for.

    What several steps need is written in between: an engine would work it out for each.
    """

    def make(folder: Path) -> None:
        def written(name: str, table: Table) -> Table:
            work.engine.write(table, folder / name)
            return work.engine.table(folder / name)

        among = contact.among(work.table("totals"), work.table("people"))
        pairs = contact.pairs(among, work.p, work.on)
        shared = ties.overlaps(work.table("held"), work.p, work.on)
        known = written("known", ties.known(pairs, shared))
        spoken = known.filter(known.spoken == 1)
        found = written("triangles", ties.triangles(spoken))
        mutual = written("mutual", ties.mutuals(known, found))
        work.engine.write(ties.strengths(known, mutual, work.p), folder / "rows")
        for name in ("known", "triangles", "mutual"):
            shutil.rmtree(folder / name)

    return work.part("ties", [work.keys("totals", "held", "people"), work.numbers], make)


def ties_as_told(work: Work) -> Part:
    """Ties whose strength stands in a table."""
    source = work.sources["ties"]

    def make(folder: Path) -> dict[str, object]:
        rows = tables.read(work.engine, source)
        among = tables.good(rows)
        for end in ("a", "b"):
            among = among.semi_join(work.table("people").select(**{end: "id"}), end)
        return work.write_checked(rows, ties.given(among, work.p), folder)

    return work.part("ties", [source.prints, work.keys("people"), work.numbers], make)


def places(work: Work) -> Part:
    """Who seeks which place, and from where; and which positions lie in it, how far.

    Tables: `names` (what each place is), `wishes` (seeker, place), `origins` (what each
    origin is), `seats` (seeker, origin) and `lies`.
    """

    def make(folder: Path) -> None:
        def written(name: str, table: Table) -> Table:
            work.engine.write(table, folder / name)
            return work.engine.table(folder / name)

        held = work.table("held")
        goals = people.named(work, work.table("goals"))
        goals = goals.rename(place_organisation="organisation_key", place_unit="unit_key")
        names = goals.group_by(["place_organisation", "place_unit"]).aggregate(
            organisation=lambda t: t.organisation.min(), unit=lambda t: t.unit.min()
        )
        names = written("names", _numbered(names, "place", ("place_organisation", "place_unit")))
        wishes = goals.join(names, ["place_organisation", "place_unit"])
        wishes = written("wishes", wishes.select("seeker", "place").distinct())
        now = written("now", _now(wishes, held))
        origins = written("origins", _numbered(now.select(*_FROM).distinct(), "origin", _FROM))
        written("seats", now.join(origins, list(_FROM)).select("seeker", "origin"))
        shutil.rmtree(folder / "now")
        facts = held.select("organisation_key", "unit_key", "named_in").distinct()
        pairs = wording.may_lie(names, facts, work.p)
        wording.read_places(work.engine, pairs, folder / "lies", work.p)

    return work.part("places", [work.keys("goals", "words", "held"), work.numbers], make)


_FROM = ("from_organisation", "from_unit", "from_function")


def _numbered(rows: Table, name: str, order: Sequence[str]) -> Table:
    """Rows with a number from 1, the same on every engine."""
    import ibis

    place = ibis.row_number().over(order_by=[rows[each].asc() for each in order])
    return rows.mutate(**{name: counted_from_one(place)})


def _now(wishes: Table, held: Table) -> Table:
    """Where each seeker is now: all open positions, else the last one, else not known.

    Source: `method.roles.my_positions`.
    """
    import ibis

    seekers = wishes.select("seeker").distinct()
    each = held.mutate(open_now=held.until.isnull().cast("int64")).group_by("person")
    facts = each.aggregate(any_open=lambda t: t.open_now.max(), last=lambda t: t.number.max())
    rows = held.join(facts, "person")
    rows = rows.filter(
        ((rows.any_open == 1) & rows.until.isnull())
        | ((rows.any_open == 0) & (rows.number == rows["last"]))
    )
    mine = rows.select(
        seeker="person",
        from_organisation="organisation_key",
        from_unit="unit_key",
        from_function="function",
    )
    mine = mine.semi_join(seekers, "seeker").distinct()
    unknown = seekers.anti_join(mine, "seeker").mutate(
        from_organisation=ibis.literal(UNKNOWN),
        from_unit=ibis.literal(""),
        from_function=ibis.literal(""),
    )
    return mine.union(unknown, distinct=False)


def roles_of_places(work: Work) -> Part:
    """Who has which role towards each place, with what says so."""

    def make(folder: Path) -> None:
        held, lies = work.table("held"), work.table("places", "lies")
        wishes, seats = work.table("places", "wishes"), work.table("places", "seats")
        origins = wishes.join(seats, "seeker").select("place", "origin").distinct()
        origins = origins.join(work.table("places", "origins"), "origin")
        work.engine.write(roles.inside(held, lies), folder / "inside")
        there = work.engine.table(folder / "inside")
        found = roles.insiders(there, work.p)
        creators = roles.creators(there, work.table("people"), held, work.p, work.on)
        pathfinders = roles.pathfinders(held, lies, origins, work.p)
        work.engine.write(found.union(creators, pathfinders, distinct=False), folder / "rows")

    return work.part("roles", [work.keys("places", "held", "people"), work.numbers], make)
