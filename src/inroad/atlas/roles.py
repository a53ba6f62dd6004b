"""Who is an insider, a job creator or a pathfinder of each place, as table expressions.

`method.roles` says what the roles are; these expressions are held to it by a test.
Nobody is named by anybody here: that is in a seeker's own notes, which an
organisation never sees. Chances are kept with 24 bits, as those of ties.
"""

from datetime import date, timedelta

from inroad.atlas.engine import Table, number
from inroad.method.parameters import Parameters
from inroad.method.roles import MAY_MANAGE, SURE_PLACE

FACTS = ("title", "unit", "organisation", "since", "before", "count")
COLUMNS = ("place", "origin", "role", "person", "probability", "code", *FACTS)
"""One row of the table of roles. A pathfinder is one for seekers of one origin, where
they are now, and has its number; the other two roles are anybody's, with ANY."""
ANY = 0
UNKNOWN = "?"
"""The origin of a seeker of whom no position is known; no key of a name is written so."""


def inside(held: Table, lies: Table) -> Table:
    """Everybody who works in a place now, by the position that says so best."""
    import ibis

    rows = _lying(held, lies)
    rows = rows.mutate(chance=rows.lies * rows.still_there).filter(lambda t: t.chance > 0)
    order = [rows.chance.desc(), rows.number.asc()]
    first = ibis.row_number().over(group_by=["place", "person"], order_by=order)
    return rows.mutate(rank=first).filter(lambda t: t["rank"] == 0).drop("rank")


def _lying(held: Table, lies: Table) -> Table:
    return held.join(lies, ["organisation_key", "unit_key", "named_in"])


def insiders(there: Table, p: Parameters) -> Table:
    """Those of `inside` who are likely enough to be spoken of."""
    import ibis

    sure = there.lies >= number(SURE_PLACE)
    code = ibis.ifelse(sure, "role.works_there", "role.may_work_there")
    return _told(there, "insider", there.chance, code, p)


def creators(there: Table, people: Table, held: Table, p: Parameters, on: date) -> Table:
    """Who creates jobs in a place: by title, by who reports to them; a new leader counts more."""
    import ibis

    nobody = number(0)
    title = there.select(
        "place",
        "person",
        "chance",
        "since",
        "title",
        "unit",
        "organisation",
        manages=ibis.ifelse(
            there.manages >= number(MAY_MANAGE), there.chance * there.manages, nobody
        ),
        recruits=ibis.ifelse(there.recruits, there.chance * number(p.recruiter_creates), nobody),
    )
    led = _leading(there, people, held, p)
    names = ["place", "person"]
    rows = title.outer_join(led, names)
    both = {name: ibis.coalesce(rows[name], rows[f"{name}_right"]) for name in names}
    numbers = {name: rows[name].fill_null(number(0)) for name in ("manages", "recruits", "leads")}
    rows = rows.mutate(**both, **numbers).drop(*(f"{name}_right" for name in names))
    best = ibis.greatest(rows.manages, rows.recruits, rows.leads)
    code = ibis.cases(
        (rows.manages >= best, "role.manages_there"),
        (rows.recruits >= best, "role.recruits_there"),
        else_="role.leads_reports",
    )
    year = on - timedelta(days=int(p.new_leader_days))
    new = (rows.since >= ibis.date(year.isoformat())) & (rows.since <= ibis.date(on.isoformat()))
    new = new.fill_null(False) & rows.chance.notnull() & (best >= number(p.role_shown))
    odds = number(p.new_leader_odds) * best / (number(1) - ibis.least(best, number(0.99)))
    chance = ibis.ifelse(new, odds / (number(1) + odds), best)
    return _told(rows, "job_creator", chance, ibis.ifelse(new, "role.new_leader", code), p)


def _leading(there: Table, people: Table, held: Table, p: Parameters) -> Table:
    """Who is reported to by people in a place; whoever holds no position any more leads nobody."""
    reports = people.filter(people.reports_to.notnull()).select(person="id", boss="reports_to")
    reports = reports.semi_join(people.select(boss="id"), "boss")
    all_led = reports.group_by("boss").aggregate(all_led=lambda t: t.count())
    rows = reports.join(there.select("place", "person", "chance"), "person")
    rows = rows.group_by(["place", "boss"]).aggregate(
        there=lambda t: (t.chance > number(SURE_PLACE)).cast("int64").sum(),
        most=lambda t: t.chance.max(),
    )
    rows = rows.filter(rows["there"] > 0).join(all_led, "boss")
    share = (rows["there"].cast("float64") / rows.all_led.cast("float64")).sqrt()
    rows = rows.select(
        "place",
        person="boss",
        leads=number(p.leads_reports) * rows.most * share,
        count=rows["there"],
    )
    stays = held.group_by("person").aggregate(stays=lambda t: t.still_there.max())
    left = stays.filter(stays.stays <= 0)
    return rows.anti_join(left, "person")


def pathfinders(held: Table, lies: Table, origins: Table, p: Parameters) -> Table:
    """Who was at a place like a seeker's own, and later in the place that is sought.

    Args:
        origins: each place with the origins of its seekers, and what each origin is.
    """
    import ibis

    later = _lying(held, lies).filter(lambda t: t.lies >= number(p.role_shown))
    before = held.select(
        "person",
        earlier="number",
        first="since",
        ended="until",
        was_organisation="organisation_key",
        was_unit="unit_key",
        was_function="function",
        was_named_in="named_in",
        was=_words(held),
    )
    moves = later.join(before, "person").filter(lambda t: t.number != t.earlier)
    moves = moves.filter(_precedes)
    moves = _from_elsewhere(moves, lies)
    rows = moves.join(origins, "place")
    rows = rows.mutate(chance=rows.lies * _likeness(rows, p))
    order = [rows.chance.desc(), rows.earlier.asc(), rows.number.asc()]
    first = ibis.row_number().over(group_by=["place", "origin", "person"], order_by=order)
    rows = rows.mutate(rank=first).filter(lambda t: t["rank"] == 0)
    rows = rows.mutate(before=rows.was)
    return _told(rows, "pathfinder", rows.chance, ibis.literal("role.made_the_move"), p)


def _precedes(rows: Table) -> Table:
    """`method.roles.precedes`, of `first` to `ended` and `since` to `until`."""
    import ibis

    began = rows["first"].notnull() & rows.since.notnull()
    ended = rows.ended.notnull() & (rows.until.isnull() | (rows.ended <= rows.until))
    return ibis.ifelse(began, rows["first"] < rows.since, ended)


def _from_elsewhere(moves: Table, lies: Table) -> Table:
    """Whoever was there already has not made the move."""
    there = lies.filter(lies.lies > number(SURE_PLACE)).select(
        "place",
        was_organisation="organisation_key",
        was_unit="unit_key",
        was_named_in="named_in",
    )
    return moves.anti_join(there, ["place", "was_organisation", "was_unit", "was_named_in"])


def _likeness(rows: Table, p: Parameters) -> Table:
    """`method.roles.like_one_of`, of one position of the seeker's."""
    import ibis

    same_work = (rows.was_function != "") & (rows.was_function == rows.from_function)
    same_organisation = rows.was_organisation == rows.from_organisation
    same_unit = (rows.from_unit != "") & (rows.was_unit == rows.from_unit)
    return ibis.cases(
        (rows.from_organisation == UNKNOWN, number(p.path_unknown)),
        (same_organisation & same_unit, number(1)),
        (same_organisation & same_work, number(p.path_same_work)),
        (same_organisation, number(p.path_same_organisation)),
        (same_work, number(p.path_same_work_elsewhere)),
        else_=number(p.path_unlike),
    )


def _words(held: Table) -> Table:
    """A position in words: "engineer, Data Platform, Contoso"."""
    import ibis

    def then(text: Table) -> Table:
        return ibis.ifelse(text != "", ibis.literal(", ") + text, "")

    joined = then(held.title) + then(held.unit) + then(held.organisation)
    return joined.substr(2)


def _told(rows: Table, role: str, chance: Table, code: Table, p: Parameters) -> Table:
    """Rows as `COLUMNS`, of those who are likely enough to be spoken of."""
    import ibis

    kinds = {"since": "date", "count": "int64"}
    empty = {name: ibis.null(kinds.get(name, "string")) for name in FACTS}
    empty["origin"] = ibis.literal(ANY, "int64")
    missing = {name: value for name, value in empty.items() if name not in rows.columns}
    rows = rows.mutate(
        **missing, role=ibis.literal(role), probability=chance.cast("float32"), code=code
    )
    return rows.filter(rows.probability.cast("float64") >= number(p.role_shown)).select(*COLUMNS)
