"""LinkedIn's tables of praise: recommendations and endorsements, both ways."""

from collections.abc import Iterator

from inroad.formats.cleaning import fold, slug_of
from inroad.formats.dates import moment_of
from inroad.formats.keys import key_of
from inroad.formats.linkedin.me import ME, ME_SIGHTED
from inroad.formats.linkedin.people import name_in
from inroad.formats.readings import Handle, Member, Reading, Sighting, Trace, TraceKind
from inroad.formats.tables import Header, Row, dated_rows_of, unread

_NOT_SAID = frozenset({"pending", "requested", "draft", "withdrawn", "rejected", "ignored"})


def recommendations(member: Member, header: Header) -> Iterator[Reading]:
    """Recommendations with their text; the file's name says who wrote them.

    Those received and those given have the same columns, so a file that was
    renamed to something else is not guessed at.
    """
    name = member.name.lower()
    if ("given" in name) == ("received" in name):
        yield unread(member, header.line, "linkedin.given_or_received")
        return
    received = "received" in name
    day_first, rows = dated_rows_of(member, header, ["creationdate"], frozenset({"text"}))
    yield ME_SIGHTED
    for row in rows:
        if not isinstance(row, Row):
            yield row
        elif row.raw("status").lower() not in _NOT_SAID and (who := name_in(row)):
            yield from _recommendation(member, row, Handle(name=who), received, day_first)


def _recommendation(
    member: Member, row: Row, who: Handle, received: bool, day_first: bool
) -> Iterator[Reading]:
    said = row.raw("creationdate")
    trace = _trace("recommendation", who, said, row.note("text"), received, day_first)
    if trace is None:
        yield unread(member, row.line, "date.not_understood", said)
        return
    yield trace
    yield Sighting(
        uid=f"author:{trace.uid}",
        name=who.name,
        organisation=row.text("company"),
        title=row.text("jobtitle"),
        seen_on=trace.at.date(),
    )


def endorsements_received(member: Member, header: Header) -> Iterator[Reading]:
    """The skills that others say the seeker has."""
    return _endorsements(member, header, "endorser", received=True)


def endorsements_given(member: Member, header: Header) -> Iterator[Reading]:
    """The skills that the seeker says others have."""
    return _endorsements(member, header, "endorsee", received=False)


def _endorsements(
    member: Member, header: Header, other: str, *, received: bool
) -> Iterator[Reading]:
    day_first, rows = dated_rows_of(member, header, ["endorsementdate"])
    yield ME_SIGHTED
    for row in rows:
        if not isinstance(row, Row):
            yield row
            continue
        slug = slug_of(row.raw(f"{other}publicurl"))
        who = Handle(name=name_in(row, f"{other}firstname", f"{other}lastname"), slug=slug)
        skill, said = row.text("skillname"), row.raw("endorsementdate")
        if row.raw("endorsementstatus").lower() not in {"accepted", ""} or not (who.name or slug):
            continue
        trace = _trace("endorsement", who, said, skill, received, day_first)
        yield trace or unread(member, row.line, "date.not_understood", said)


def _trace(
    kind: TraceKind, who: Handle, said: str, text: str, received: bool, day_first: bool
) -> Trace | None:
    """Praise between the seeker and somebody; None when its day is not understood."""
    at = moment_of(said, day_first=day_first)
    if at is None:
        return None
    way = "received" if received else "given"
    about = fold(text) if kind == "endorsement" else ""
    uid = key_of(kind, way, at.isoformat(), fold(who.name) or who.slug, about)
    sender, other = (who, ME) if received else (ME, who)
    return Trace(uid, kind, at, sender, (other,), text)
