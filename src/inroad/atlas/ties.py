"""The strength of every tie of a whole organisation, as table expressions.

The same formulas as `method.ties` and `method.reach`, with the same numbers.
There is no "me" here, so nobody is left out when contacts in common are counted.
"""

from datetime import date
from typing import Any

from inroad.atlas.engine import Table, number
from inroad.method.parameters import Parameters

MOST_CHANCE = 0.99
"""No step of a chain is certain (as in `method.reach`)."""
MONTH_DAYS = 30.44


def overlaps(held: Table, p: Parameters, on: date) -> Table:
    """Pairs, a < b, that shared a small unit, and for how many months."""
    import ibis

    rows = held.filter((held.unit_key != "") & held.since.notnull())
    seen = ibis.greatest(rows.seen_on.fill_null(ibis.date(on.isoformat())), rows.since)
    rows = rows.mutate(end=rows.until.fill_null(seen))
    unit = ["organisation_key", "unit_key"]
    sizes = rows.group_by(unit).aggregate(members=lambda t: t.person.nunique())
    small = sizes.filter((sizes.members >= 2) & (sizes.members <= int(p.overlap_group)))
    rows = rows.semi_join(small, unit).select(*unit, "person", "since", "end")
    other = rows.rename(whom="person", their_since="since", their_end="end")
    both = rows.join(other, unit).filter(lambda t: t.person < t.whom)
    last, first = ibis.least(both.end, both.their_end), ibis.greatest(both.since, both.their_since)
    both = both.mutate(days=last.delta(first, unit="day")).filter(lambda t: t.days > 0)
    both = both.mutate(months=both.days.cast("float64") / number(MONTH_DAYS)).rename(
        a="person", b="whom"
    )
    return both.group_by(["a", "b"]).aggregate(overlap_months=lambda t: t.months.sum())


def known(pairs: Table, shared: Table) -> Table:
    """Every tie that something speaks for: contact, a unit in common, or both."""
    import ibis

    contact = pairs.mutate(overlap_months=number(0), spoken=ibis.literal(1))
    unit = shared.select(
        a=shared.a,
        b=shared.b,
        forth=ibis.literal(0, "int64"),
        back=ibis.literal(0, "int64"),
        energy=number(0),
        last=ibis.null("date"),
        overlap_months=shared.overlap_months,
        spoken=ibis.literal(0),
    )
    columns = unit.columns
    rows = contact.select(*columns).cast(unit.schema()).union(unit, distinct=False)
    return rows.group_by(["a", "b"]).aggregate(
        forth=lambda t: t.forth.sum(),
        back=lambda t: t.back.sum(),
        energy=lambda t: t.energy.sum(),
        last=lambda t: t["last"].max(),
        overlap_months=lambda t: t.overlap_months.sum(),
        spoken=lambda t: t.spoken.max(),
    )


def triangles(spoken: Table) -> Table:
    """Every three people of whom each two have contact, once.

    Args:
        spoken: pairs `a`, `b` that a trace speaks for, each once.
    Each pair is looked at from the end that has fewer contacts: of m ties that is
    O(m^1.5) steps, however many contacts somebody has.
    """
    import ibis

    ends = both_ways(spoken).group_by("x").aggregate(degree=lambda t: t.count())
    pairs = spoken.select("a", "b").join(ends.rename(a="x", of_a="degree"), "a")
    pairs = pairs.select("a", "b", "of_a").join(ends.rename(b="x", of_b="degree"), "b")
    fewer = (pairs.of_a < pairs.of_b) | ((pairs.of_a == pairs.of_b) & (pairs.a < pairs.b))
    pairs = pairs.mutate(
        x=ibis.ifelse(fewer, pairs.a, pairs.b), a=ibis.ifelse(fewer, pairs.b, pairs.a)
    ).select("x", "a")
    open_ones = pairs.join(pairs.rename(b="a"), "x").filter(lambda t: t.a < t.b)
    return open_ones.select("x", "a", "b").join(spoken.select("a", "b"), ["a", "b"])


def both_ways(pairs: Table) -> Table:
    """Each pair in both directions, `x` and `y`."""
    there = pairs.select(x=pairs.a, y=pairs.b)
    return there.union(pairs.select(x=pairs.b, y=pairs.a), distinct=False)


def mutuals(known: Table, found: Table) -> Table:
    """Contacts in common of each pair; a unit in common makes no contact.

    Args:
        known: as the function of that name gives it.
        found: `triangles` of those that a trace speaks for: each gives all three of its
            pairs one contact in common.
    """
    import ibis

    sides = [
        found.select(
            a=ibis.least(found[one], found[other]), b=ibis.greatest(found[one], found[other])
        )
        for one, other in (("a", "b"), ("x", "a"), ("x", "b"))
    ]
    links = both_ways(known.filter(known.spoken == 1))
    by_unit = known.filter(known.spoken == 0).select("a", "b")
    steps = by_unit.join(links.rename(a="x", z="y"), "a").select("a", "b", "z")
    closed = steps.join(links.rename(b="x", z="y"), ["b", "z"]).select("a", "b")
    rows = sides[0].union(*sides[1:], closed, distinct=False)
    return rows.group_by(["a", "b"]).aggregate(mutuals=lambda t: t.count())


def strengths(ties: Table, shared: Table, p: Parameters) -> Table:
    """The chance of two-way contact in the next 60 days, for each tie.

    Source: `method.ties.strength`, to which this is held by a test.
    """
    import ibis

    rows = ties.left_join(shared, ["a", "b"]).drop("a_right", "b_right")
    larger = ibis.greatest(rows.forth, rows.back).cast("float64")
    smaller = ibis.least(rows.forth, rows.back).cast("float64")
    rows = rows.mutate(
        reciprocity=ibis.ifelse(larger > 0, smaller / ibis.greatest(larger, number(1)), number(0)),
        mutuals=rows.mutuals.fill_null(0),
    )
    logit = (
        number(p.tie_intercept)
        + number(p.tie_energy) * (1 + rows.energy).ln()
        + number(p.tie_reciprocity) * rows.reciprocity
        + number(p.tie_mutuals) * (1 + rows.mutuals).cast("float64").ln()
        + number(p.tie_overlap) * (1 + rows.overlap_months).ln()
    )
    rows = rows.mutate(strength=_sigmoid(logit))
    usable = (rows.energy > 0) | (rows.strength >= number(p.introducible))
    return with_chances(rows, usable, p)


def given(stated: Table, p: Parameters) -> Table:
    """Ties whose strength was told; of several for one pair the strongest counts."""
    import ibis

    rows = stated.select(
        a=ibis.least(stated.a, stated.b),
        b=ibis.greatest(stated.a, stated.b),
        strength=stated.strength,
        mutuals=stated.mutuals.fill_null(number(0)).cast("int64"),
    )
    rows = rows.group_by(["a", "b"]).aggregate(
        strength=lambda t: t.strength.max(), mutuals=lambda t: t.mutuals.max()
    )
    rows = rows.mutate(
        energy=ibis.null("float64"),
        reciprocity=ibis.null("float64"),
        overlap_months=ibis.null("float64"),
        last=ibis.null("date"),
    )
    return with_chances(rows, ibis.literal(True), p)


def with_chances(rows: Table, usable: Any, p: Parameters) -> Table:
    """With the chances that an ask, and an introduction, over each tie works.

    They are kept with 24 bits: a product of two is then exact in 53, so that every
    engine, and the kernel, comes to the same chance of a chain to the last bit.
    Source: `method.reach.answer_probability` and `Reach.graph`.
    """
    import ibis

    logit = (
        number(p.answer_intercept)
        + number(p.answer_mutuals) * (1 + rows.mutuals).cast("float64").ln()
        + number(p.answer_strength) * rows.strength
    )
    most = number(MOST_CHANCE)
    asked = ibis.least(_sigmoid(logit), most).cast("float32")
    introduced = ibis.least(_sigmoid(logit + number(p.answer_introduced)), most).cast("float32")
    return rows.select(
        "a",
        "b",
        "strength",
        "energy",
        "reciprocity",
        "mutuals",
        "overlap_months",
        "last",
        ask=asked,
        introduce=ibis.ifelse(usable, introduced, ibis.null("float32")),
    )


def _sigmoid(logit: Any) -> Any:
    return number(1) / (number(1) + (-logit).exp())
