"""The best people of each place for each seeker, with the chains that lead to them.

Looked at outward from the place: who is one introduction from its people, who is
two; and the seekers' own ties meet that. No seeker's network is walked by itself.
"""

from inroad.atlas.engine import Table, counted_from_one
from inroad.atlas.roles import ANY, FACTS

KEPT_WAYS = 2
"""Ways onward that are kept for each person: a chain that would come back through
the seeker is none, and then the next best is needed."""
FOUND = ("seeker", "place", "origin", "role", "rank", "person", "probability", "chance",
         "first", "second")  # fmt: skip
"""What is found: `rank` from 1; `first` and `second` are the connectors, null for none."""


def edges(ties: Table) -> Table:
    """Every tie in both directions, with its two chances."""
    there = ties.select(x=ties.a, y=ties.b, ask=ties.ask, introduce=ties.introduce)
    back = ties.select(x=ties.b, y=ties.a, ask=ties.ask, introduce=ties.introduce)
    both = there.union(back, distinct=False)
    return both.mutate(ask=both.ask.cast("float64"), introduce=both.introduce.cast("float64"))


def onward(links: Table, roles: Table) -> Table:
    """Who leads to the people of a place by one or two introductions.

    Returns: `place`, `x` who leads there, `person`, `chance`, and `next`, whom `x`
        would go by (null: they know the person themselves).
    """
    import ibis

    targets = roles.select("place", "person").distinct()
    links = links.filter(links.introduce.notnull()).select("x", "y", "introduce")
    near = links.join(targets, links.y == targets.person)
    near = near.select("place", "x", "person", chance=near.introduce, next=ibis.null(near.x.type()))
    middle = near.select("place", "person", y="x", further="chance")
    far = links.join(middle, "y").filter(lambda t: t.x != t.person)
    # With the 24 bits that the kernel keeps.
    chance = (far.introduce * far.further).cast("float32").cast("float64")
    far = far.select("place", "x", "person", chance=chance, next=far.y)
    rows = near.union(far, distinct=False)
    order = [rows.chance.desc(), rows.next.notnull(), rows.next.asc()]
    best = ibis.row_number().over(group_by=["place", "x", "person"], order_by=order)
    return rows.mutate(place_in=best).filter(lambda t: t.place_in < KEPT_WAYS).drop("place_in")


def chains(wishes: Table, links: Table, roles: Table, ways: Table) -> Table:
    """Chains of at most three ties from each seeker to the people of their place.

    The best of each two people is among them.
    Args:
        wishes: `seeker` and `place`.
        ways: `onward`.
    """
    import ibis

    asks = links.select(seeker=links.x, first=links.y, ask=links.ask)
    own = wishes.join(asks, "seeker")
    targets = roles.select("place", first="person").distinct()
    direct = own.join(targets, ["place", "first"])
    none = ibis.null(links.x.type())
    direct = direct.select(
        "seeker", "place", person=direct["first"], chance=direct.ask, first=none, second=none
    )
    by_way = own.join(ways.rename(first="x"), ["place", "first"])
    by_way = by_way.filter(
        (by_way.seeker != by_way.person)
        & (by_way["next"].isnull() | (by_way["next"] != by_way.seeker))
    )
    by_way = by_way.select(
        "seeker",
        "place",
        "person",
        chance=by_way.ask * by_way.chance,
        first=by_way["first"],
        second=by_way["next"],
    )
    return direct.union(by_way, distinct=False)


def ranked(found: Table, roles: Table, seats: Table, count: int) -> Table:
    """The best people of each role, by the chance that they have it and can be reached.

    Args:
        found: `chains`.
        seats: `seeker` and `origin`.
        count: how many people of each role.
    Source: the order of `actions.reaching.into`.
    """
    import ibis

    ends = ["seeker", "place", "person"]
    best = found.group_by(ends).aggregate(chance=lambda t: t.chance.max())
    held = roles.select("place", "origin", "role", "person", "probability")
    held = held.mutate(probability=held.probability.cast("float64"))
    anybodys = best.join(held.filter(held.origin == ANY), ["place", "person"])
    own = best.join(held.filter(held.origin != ANY), ["place", "person"])
    own = own.join(seats, ["seeker", "origin"])
    order = [own.probability.desc(), own.origin.asc()]
    surest = ibis.row_number().over(group_by=[*ends, "role"], order_by=order)
    own = own.mutate(place_in=surest).filter(lambda t: t.place_in == 0)
    columns = [*ends, "origin", "role", "probability", "chance"]
    rows = anybodys.select(*columns).union(own.select(*columns), distinct=False)
    worth = rows.probability * rows.chance
    order = [worth.desc(), rows.probability.desc(), rows.person.asc()]
    rank = ibis.row_number().over(group_by=["seeker", "place", "role"], order_by=order)
    return rows.mutate(rank=counted_from_one(rank)).filter(lambda t: t["rank"] <= count)


def with_chains(rows: Table, found: Table) -> Table:
    """What was ranked, each with the chain of that chance; of equals the first by number."""
    import ibis

    both = rows.join(found, ["seeker", "place", "person", "chance"])
    order = [
        both["first"].notnull(),
        both["first"].asc(),
        both.second.notnull(),
        both.second.asc(),
    ]
    one = ibis.row_number().over(group_by=["seeker", "place", "role", "person"], order_by=order)
    both = both.mutate(place_in=one).filter(lambda t: t.place_in == 0)
    return both.select(*FOUND)


def with_reasons(rows: Table, roles: Table, names: Table) -> Table:
    """What was found, each with what says that they have the role, and the place's name."""
    facts = roles.select("place", "origin", "role", "person", "code", *FACTS)
    named = names.select("place", place_organisation="organisation", place_unit="unit")
    return rows.join(facts, ["place", "origin", "role", "person"]).join(named, "place")
