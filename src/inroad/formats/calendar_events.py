"""One calendar event: its lines -> the facts that a meeting needs."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from inroad.formats.cleaning import clean_name, clean_text, email_of
from inroad.formats.content_lines import ContentLine, unescaped
from inroad.formats.readings import BOUNDS
from inroad.method.identity import Handle

UID_CHARACTERS = 200
DATES_OF_A_SERIES = 2_000
LONGEST_MINUTES = 24 * 60
_MOMENT = re.compile(r"(\d{8})(?:T?(\d{6})(Z?))?")
_DURATION = re.compile(
    r"\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?"
)
_NO_PERSON = ("ROOM", "RESOURCE", "GROUP")
_NO_PERSONS_ADDRESS = re.compile(r"@(?:[\w.-]*\.)?(?:resource|group)\.calendar\.google\.com$")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or wall-clock time as it stands in the file; `zone` "" floats."""

    at: datetime
    zone: str = ""
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody invited, and whether they said no."""

    handle: Handle
    declined: bool


@dataclass(frozen=True, slots=True)
class Event:
    """What an event says; `unreadable` is a date that nobody can read."""

    number: int
    uid: str
    start: Moment | None
    minutes: int
    organiser: Handle | None
    attendees: tuple[Attendee, ...]
    rule: str = ""
    more: tuple[Moment, ...] = ()
    except_on: tuple[Moment, ...] = ()
    instead_of: Moment | None = None
    cancelled: bool = False
    all_day: bool = False
    unreadable: str = ""

    @property
    def is_off(self) -> bool:
        """Whether it is no meeting at all, whoever is invited."""
        return self.cancelled or self.all_day

    def people(self, me: set[str]) -> list[Handle]:
        """Organiser first, then who did not decline; nobody when I declined."""
        if any(a.declined and a.handle.email in me for a in self.attendees):
            return []
        coming = [a.handle for a in self.attendees if not a.declined]
        handles = [self.organiser, *coming] if self.organiser else coming
        return list({h.email or h.name.casefold(): h for h in reversed(handles)}.values())[::-1]


def event_of(lines: list[ContentLine], number: int) -> Event:
    """The event that its lines state; nothing here raises for bad data."""
    first = {line.name: line for line in reversed(lines)}
    text = {name: unescaped(line.text) for name, line in first.items()}
    start = _moment(first.get("DTSTART"))
    minutes = _minutes(start, _moment(first.get("DTEND")), text.get("DURATION", ""))
    whole_day = text.get("X-MICROSOFT-CDO-ALLDAYEVENT", "").upper() == "TRUE"
    dated = [line for name in ("DTSTART", "RECURRENCE-ID") if (line := first.get(name))]
    unreadable = [line.text[:120] for line in dated if line.value and _moment(line) is None]
    organiser = _handle(first["ORGANIZER"]) if "ORGANIZER" in first else None
    return Event(
        number=number,
        uid=_uid(text, lines),
        start=start,
        minutes=min(minutes, LONGEST_MINUTES),
        organiser=organiser if organiser and _is_person(first["ORGANIZER"], organiser) else None,
        attendees=_attendees(lines),
        rule=" ".join(text["RRULE"].split())[: BOUNDS.field_characters] if "RRULE" in text else "",
        more=_moments(lines, "RDATE"),
        except_on=_moments(lines, "EXDATE"),
        instead_of=_moment(first.get("RECURRENCE-ID")),
        cancelled=text.get("STATUS", "").upper() == "CANCELLED",
        all_day=whole_day or minutes >= LONGEST_MINUTES or bool(start and start.is_day),
        unreadable=unreadable[0] if unreadable else "",
    )


def _moment(line: ContentLine | None) -> Moment | None:
    """The date or time of a line; None where there is none to read."""
    return _moment_of(line.text, line.parameters.get("TZID", "")) if line else None


def _moment_of(text: str, zone: str) -> Moment | None:
    found = _MOMENT.fullmatch(text.strip().partition("/")[0].replace("-", "").replace(":", ""))
    if found is None:
        return None
    try:
        at = datetime.strptime(found[1] + (found[2] or "000000"), "%Y%m%d%H%M%S")
    except ValueError:
        return None
    return Moment(at, "UTC" if found[3] else zone[:100], is_day=not found[2])


def _moments(lines: list[ContentLine], name: str) -> tuple[Moment, ...]:
    """The dates of a list; what exceeds its bound or cannot be read is left out."""
    found: list[Moment] = []
    for line in lines:
        if line.name == name and len(found) < DATES_OF_A_SERIES:
            zone = line.parameters.get("TZID", "")
            texts = line.text.split(",")[: DATES_OF_A_SERIES - len(found)]
            found.extend(moment for text in texts if (moment := _moment_of(text, zone)))
    return tuple(found)


def _minutes(start: Moment | None, end: Moment | None, duration: str) -> int:
    """How long it lasts, in minutes; 0 when nobody says."""
    span = timedelta()
    if start and end:
        span = end.at - start.at
    elif found := _DURATION.fullmatch(duration.upper()):
        weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
        span = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return max(0, int(span.total_seconds() // 60))


def _attendees(lines: list[ContentLine]) -> tuple[Attendee, ...]:
    """Who was invited, rooms and lists left out, one more than a meeting may have."""
    found: dict[str, Attendee] = {}
    for line in lines:
        if line.name != "ATTENDEE":
            continue
        handle = _handle(line)
        if handle is None or not _is_person(line, handle):
            continue
        declined = line.parameters.get("PARTSTAT", "").upper() == "DECLINED"
        found.setdefault(handle.email or handle.name.casefold(), Attendee(handle, declined))
        if len(found) > BOUNDS.people_in_a_meeting:
            break
    return tuple(found.values())


def _handle(line: ContentLine) -> Handle | None:
    """The person of an ORGANIZER or ATTENDEE line."""
    address = unescaped(line.text)
    email = email_of(address) or email_of(line.parameters.get("EMAIL", ""))
    name = clean_name(line.parameters.get("CN", "").strip("'\""))
    if email_of(name) == name.casefold():
        email, name = email or name.casefold(), ""
    return Handle(name=name, email=email) if name or email else None


def _is_person(line: ContentLine, handle: Handle) -> bool:
    if line.parameters.get("CUTYPE", "").upper() in _NO_PERSON:
        return False
    return _NO_PERSONS_ADDRESS.search(handle.email) is None


def _uid(text: dict[str, str], lines: list[ContentLine]) -> str:
    """The event's own UID, or a fingerprint of its lines."""
    own = clean_text(text.get("UID", ""), BOUNDS.field_characters)
    if own and len(own) <= UID_CHARACTERS:
        return own
    whole = b"\n".join(line.value for line in lines if line.name != "STATUS")
    return "event:" + hashlib.sha256(own.encode("utf-8", "replace") or whole).hexdigest()[:32]
