"""Who had contact with whom: kept by day, added up, and decayed to one moment."""

from datetime import date

from inroad.atlas import tables
from inroad.atlas.engine import Table, number
from inroad.method.network import EPOCH
from inroad.method.parameters import Parameters


def days(traces: Table) -> Table:
    """Messages and meetings by day and directed pair, from the rows of one file of traces."""
    rows = tables.good(traces)
    meeting = (rows.kind == "meeting").cast("int64")
    rows = rows.mutate(meeting=meeting, message=1 - meeting)
    return rows.group_by(["when", "who", "whom"]).aggregate(
        messages=lambda t: t.message.sum(), meetings=lambda t: t.meeting.sum()
    )


def totals(daily: Table, p: Parameters, on: date) -> Table:
    """Added up by directed pair, as `method.network.Contacts` has it, up to a day.

    Energies are sums of 2^(day / half-life) with days counted from `EPOCH`:
    those of any later moment follow by one multiplication, so that new days
    can be added to what was added up before.
    """
    import ibis

    daily = daily.filter(daily.when <= ibis.date(on.isoformat()))
    age = daily.when.delta(ibis.date(EPOCH.isoformat()), unit="day").cast("float64")
    energy = number(2) ** (age / number(p.contact_half_life_days))
    rows = daily.mutate(
        message_energy=daily.messages * energy, meeting_energy=daily.meetings * energy
    )
    return added(rows.rename(last="when"))


def added(rows: Table) -> Table:
    """Sums over different days as one."""
    return rows.group_by(["who", "whom"]).aggregate(
        messages=lambda t: t.messages.sum(),
        meetings=lambda t: t.meetings.sum(),
        message_energy=lambda t: t.message_energy.sum(),
        meeting_energy=lambda t: t.meeting_energy.sum(),
        last=lambda t: t["last"].max(),
    )


def among(totalled: Table, people: Table) -> Table:
    """The sums between people who are in the table of people; nobody is made up."""
    for end in ("who", "whom"):
        totalled = totalled.semi_join(people.select(**{end: "id"}), end)
    return totalled


def pairs(totalled: Table, p: Parameters, on: date) -> Table:
    """Each pair once, a < b: contacts each way, energy on a day, last day.

    A meeting is one contact in each direction, whoever wrote it down.
    """
    import ibis

    decay = 2.0 ** (-((on - EPOCH).days) / p.contact_half_life_days)
    up = totalled.who < totalled.whom
    rows = totalled.select(
        a=ibis.least(totalled.who, totalled.whom),
        b=ibis.greatest(totalled.who, totalled.whom),
        forth=ibis.ifelse(up, totalled.messages, 0) + totalled.meetings,
        back=ibis.ifelse(up, 0, totalled.messages) + totalled.meetings,
        energy=number(decay) * (number(p.message_weight) * totalled.message_energy
                                + number(p.meeting_weight) * totalled.meeting_energy),
        last=totalled["last"],
    )  # fmt: skip
    return rows.group_by(["a", "b"]).aggregate(
        forth=lambda t: t.forth.sum(),
        back=lambda t: t.back.sum(),
        energy=lambda t: t.energy.sum(),
        last=lambda t: t["last"].max(),
    )
