"""Tables that count people: no number below five, and none that a subtraction would give."""

from inroad.atlas.engine import Table
from inroad.method.roles import ROLES

LEAST = 5
"""People behind a number that is told."""


def told(count: Table) -> Table:
    """The count, null where it is of fewer than five."""
    import ibis

    return ibis.ifelse(count >= LEAST, count, ibis.null("int64"))


def told_of(count: Table, whole: Table) -> Table:
    """A part of a whole that is told; null where the part or the rest is of one to four."""
    import ibis

    rest = whole - count
    sound = (count >= LEAST) & ((rest >= LEAST) | (rest == 0))
    return ibis.ifelse(sound, count, ibis.null("int64"))


def moves(held: Table) -> Table:
    """Who left A for B, counted: pairs of places that at least five people went between."""
    import ibis

    rows = held.filter(held.since.notnull())
    window = ibis.window(group_by="person", order_by=[rows.since, rows.number])
    rows = rows.mutate(
        **{f"from_{name}": rows[name].lag().over(window)
           for name in ("organisation", "unit", "organisation_key", "unit_key")}
    )  # fmt: skip
    rows = rows.filter(rows.from_organisation_key.notnull())
    rows = rows.filter(
        (rows.from_organisation_key != rows.organisation_key)
        | (rows.from_unit_key != rows.unit_key)
    )
    ends = ["from_organisation_key", "from_unit_key", "organisation_key", "unit_key"]
    found = rows.group_by(ends).aggregate(
        from_organisation=lambda t: t.from_organisation.min(),
        from_unit=lambda t: t.from_unit.min(),
        organisation=lambda t: t.organisation.min(),
        unit=lambda t: t.unit.min(),
        people=lambda t: t.person.nunique(),
    )
    return found.filter(found.people >= LEAST).drop(*ends)


def _sought(wishes: Table) -> Table:
    """Places that at least five seek: that a place is told says that somebody wants to go there."""
    seekers = wishes.group_by("place").aggregate(seekers=lambda t: t.seeker.nunique())
    return seekers.filter(seekers.seekers >= LEAST)


def by_role(wishes: Table, roles: Table, places: Table) -> Table:
    """How many people each place that is sought has in each role, where there are five."""
    found = roles.group_by(["place", "role"]).aggregate(people=lambda t: t.person.nunique())
    found = found.filter(found.people >= LEAST).semi_join(_sought(wishes), "place")
    return found.join(places, "place").select("organisation", "unit", "role", "people")


def coverage(wishes: Table, roles: Table, ranked: Table, places: Table) -> Table:
    """By place that at least five seek: who is there by role, and how many seekers reach them.

    Source of what is left out: `told`, `told_of`, `_sought`.
    """
    rows = _sought(wishes).join(places, "place")
    for role in ROLES:
        there = roles.filter(roles.role == role).group_by("place")
        there = there.aggregate(**{f"{role}s": lambda t: t.person.nunique()})
        near = ranked.filter(ranked.role == role).group_by("place")
        near = near.aggregate(**{f"reach_{role}": lambda t: t.seeker.nunique()})
        for each in (there, near):
            rows = rows.left_join(each, "place").drop("place_right")
    counts = {f"{role}s": told(rows[f"{role}s"]) for role in ROLES}
    parts = {
        f"reach_{role}": told_of(rows[f"reach_{role}"].fill_null(0), rows.seekers) for role in ROLES
    }
    return rows.mutate(**counts, **parts).drop("place", "place_organisation", "place_unit")
