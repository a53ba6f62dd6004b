"""People, their positions and their goals: checked, and with what their words say."""

from pathlib import Path

from inroad.atlas import tables, wording
from inroad.atlas.engine import FILE, ROW, Table, number
from inroad.atlas.kept import Facts, Part
from inroad.atlas.work import Work


def people(work: Work) -> Part:
    """Everybody once."""
    import ibis

    def make(folder: Path) -> Facts:
        rows = tables.read(work.engine, work.sources["people"])
        order = [rows.reason.notnull(), rows[FILE].asc(), rows[ROW].asc()]
        place = ibis.row_number().over(group_by="id", order_by=order)
        twice = rows.reason.isnull() & (place > 0)
        rows = rows.mutate(reason=ibis.ifelse(twice, "a second row of this id", rows.reason))
        return work.write_checked(rows, tables.good(rows).drop(FILE, ROW), folder)

    return work.part("people", work.sources["people"].prints, make)


def checked(work: Work, name: str, whose: str) -> Part:
    """The rows of a table that are about somebody who is in the table of people."""
    import ibis

    def make(folder: Path) -> Facts:
        rows = tables.read(work.engine, work.sources[name])
        ids = work.table("people")
        ids = ids.select(**{whose: "id"}, known="id")
        rows = rows.left_join(ids, whose)
        nobody = rows.reason.isnull() & rows.known.isnull()
        reason = ibis.ifelse(nobody, f"{whose} is not in people", rows.reason)
        rows = rows.mutate(reason=reason).drop("known", f"{whose}_right")
        return work.write_checked(rows, tables.good(rows), folder)

    return work.part(name, [work.sources[name].prints, work.keys("people")], make)


def words(work: Work) -> Part:
    """What the distinct titles and names say."""

    def make(folder: Path) -> None:
        positions, goals = work.table("positions"), work.table("goals")
        titles = positions.select("title").distinct()
        wording.read_titles(work.engine, titles, folder / "titles")
        for name, read in (("organisation", wording.read_organisations),
                           ("unit", wording.read_units)):  # fmt: skip
            both = positions.select(name=name).union(goals.select(name=name), distinct=True)
            read(work.engine, both, folder / f"{name}s")

    return work.part("words", work.keys("positions", "goals"), make)


def named(work: Work, rows: Table) -> Table:
    """Rows with the keys of their organisation and unit."""
    for name in ("organisation", "unit"):
        keys = work.table("words", f"{name}s").rename({name: "name", f"{name}_key": "key"})
        rows = rows.join(keys, name)
    return rows


def held(work: Work) -> Part:
    """Every position with what its words say, and the chance that it is still held.

    `number` counts a person's positions from the earliest.
    """
    import ibis

    def make(folder: Path) -> None:
        rows = named(work, work.table("positions"))
        rows = rows.join(work.table("words", "titles"), "title")
        today = ibis.date(work.on.isoformat())
        if "seen_on" not in work.sources["positions"].columns:
            rows = rows.mutate(seen_on=today)  # the table is taken to be of this day
        order = [rows.since.notnull(), *(rows[name].asc() for name in
                 ("since", "organisation", "unit", "title", FILE, ROW))]  # fmt: skip
        place = ibis.row_number().over(group_by="person", order_by=order)
        last = ibis.coalesce(rows.seen_on, rows.since, today)
        days = ibis.greatest(today.delta(last, unit="day"), 0).cast("float64")
        there = number(2) ** (-days / number(work.p.tenure_half_life_days))
        over = (rows.until < today).fill_null(False) | (rows.since > today).fill_null(False)
        rows = rows.mutate(
            number=place,
            still_there=ibis.ifelse(over, number(0), there),
            named_in=ibis.ifelse(rows.unit_key == "", rows.title, ""),
        )
        work.engine.write(rows.drop(FILE, ROW), folder / "rows")

    return work.part("held", [work.keys("words", "positions"), work.numbers], make)
