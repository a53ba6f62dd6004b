"""The rows of each file of a LinkedIn export, as of the day of the export."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from inroad.sample.company import Face
from inroad.sample.contacts import Acquaintance
from inroad.sample.invented import (
    COMPANY,
    COMPANY_SPELLINGS,
    GOAL_UNIT,
    OUTSIDE_COMPANIES,
    SKILLS,
    SUBJECTS,
    UNIVERSITY,
)  # fmt: skip
from inroad.sample.world import World

Row = Sequence[str]

EDUCATION: tuple[Row, ...] = (
    ("School Name", "Start Date", "End Date", "Notes", "Degree Name", "Activities"),
    (UNIVERSITY, "2011", "2016", "", "MSc Energy Informatics", "Rowing"),
)
EVENTS: tuple[Row, ...] = (
    ("Event Name", "Event Time", "Status", "External Url"),
    ("Heat and Data Days", "Apr 17, 2026, 9:00 AM - Apr 19, 2026, 5:00 PM", "ATTENDING", ""),
)


def url(face: Face) -> str:
    """The address of somebody's profile."""
    return f"https://www.linkedin.com/in/{face.slug}"


def american(at: datetime) -> str:
    """A moment as `1/29/26, 2:37 PM`."""
    return f"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M %p}"


def _moment(day: date, number: int) -> datetime:
    """A moment on a day, another one for each number."""
    return datetime.combine(day, time(7 + number % 11, number % 60, number % 59), UTC)


def profile(world: World) -> Iterator[Row]:
    """My own profile."""
    yield ("First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline",
           "Summary", "Industry", "Zip Code", "Geo Location", "Twitter Handles", "Websites",
           "Instant Messengers")  # fmt: skip
    yield (world.me.first, world.me.last, "", "", "Mar 4",
           f"Senior Tooling Engineer at {COMPANY}",
           "I build the tools that customer care works with.\nEight years close to customers.",
           "Renewable Energy", "", "Bremen, Germany", "",
           "[OTHER:https://tools.example]", "")  # fmt: skip


def positions(world: World, day: date) -> Iterator[Row]:
    """My positions, the newest first."""
    yield ("Company Name", "Title", "Description", "Location", "Started On", "Finished On")
    held = [stay for stay in world.stays[world.cast.seeker] if stay.since <= day]
    for stay in reversed(held):
        ended = stay.until if stay.until and stay.until <= day else None
        yield (stay.organisation, f"{stay.title}, {stay.unit}", "Tools for customer care", "Bremen",
               f"{stay.since:%b %Y}", f"{ended:%b %Y}" if ended else "")  # fmt: skip
    first = world.stays[world.cast.seeker][0].since
    yield ("Dunlinsofta", "Software Developer", "", "", str(first.year - 2), str(first.year))


def skills() -> Iterator[Row]:
    """My skills."""
    yield ("Name",)
    yield from ((skill,) for skill in SKILLS)


def addresses(world: World) -> Iterator[Row]:
    """My own addresses: how the reader knows who I am in a mailbox."""
    yield ("Email Address", "Confirmed", "Primary", "Updated On")
    yield (world.me.private, "Yes", "Yes", "Not Available")
    yield (world.me.email, "Yes", "No", "3/4/22, 9:10 AM")


def connected(world: World, day: date) -> list[Acquaintance]:
    """Whom I am connected with on a day, the newest first."""
    found = [each for each in world.known if each.connected_on and each.connected_on <= day]
    return sorted(found, key=lambda each: (each.connected_on or day, each.number), reverse=True)


def connections(world: World, day: date, hidden: int) -> Iterator[Row]:
    """My connections with the company and title that they showed on that day."""
    yield ("First Name", "Last Name", "URL", "Email Address", "Company", "Position",
           "Connected On")  # fmt: skip
    for place, each in enumerate(connected(world, day)):
        if place < hidden:
            yield ("", "", "", "", "", "", f"{day - timedelta(days=40 * place + 9):%d %b %Y}")
        face = world.faces[each.number]
        shown = face.private or face.email_on(day) if each.number % 7 == 0 else ""
        company, title = shown_position(world, each.number, day)
        yield (_first(face), _last(face, day), url(face), shown, company, title,
               f"{each.connected_on:%d %b %Y}")  # fmt: skip


def _first(face: Face) -> str:
    return f"{face.first} 🌻" if face.number % 71 == 7 else face.first


def _last(face: Face, day: date) -> str:
    return face.last_on(day) + (", PhD" if face.number % 61 == 9 else "")


def shown_position(world: World, number: int, day: date) -> tuple[str, str]:
    """Company and title of a profile: now and then none, stale, or otherwise spelt."""
    planted = number in world.cast.placed
    if not planted and number % 43 == 3:
        return "", ""
    stale = not planted and number % 19 == 4
    stay = world.stay_on(number, day - timedelta(days=600 if stale else 0))
    title = stay.title
    if stay.unit and (planted or number % 3 == 0):
        title = f"{title}, {stay.unit}"
    company = stay.organisation
    if company == COMPANY and number % 11 == 2:
        company = COMPANY_SPELLINGS[number % len(COMPANY_SPELLINGS)]
    return company, title


def messages(
    world: World, day: date, rng: np.random.Generator, *, drafts_marked: bool
) -> Iterator[Row]:
    """What we wrote there, with a campaign and a draft that a reader should leave out."""
    head: Row = ("CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO",
            "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT", "FOLDER",
            "ATTACHMENTS")  # fmt: skip
    marks: dict[bool, Row] = {False: (), True: ()}
    if drafts_marked:
        head = (*head, "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT")
        marks = {False: ("No", "No"), True: ("Yes", "No")}
    yield head
    me = (world.me.name, url(world.me))
    for each in connected(world, day):
        if each.number % 3 and each.way != "linkedin":
            continue
        face = world.faces[each.number]
        other = (f"{_first(face)} {_last(face, day)}", url(face))
        at = _moment(each.connected_on or day, each.number)
        for step in range(int(rng.integers(1, 5))):
            at += timedelta(days=float(rng.exponential(9)))
            if at.date() >= day:
                break
            sender, to = (me, other) if (step + each.number) % 2 else (other, me)
            text = f"{SUBJECTS[(each.number + step) % len(SUBJECTS)]}: shall we talk about it?"
            yield (f"2-sample{each.number:05d}==", "", *sender, *to, _utc(at), "", text, "INBOX",
                   "", *marks[False])  # fmt: skip
    yield from ((*row, *marks[row[9] == ""]) for row in _not_talk(world, day))


def _not_talk(world: World, day: date) -> Iterator[Row]:
    """A campaign, and a draft that was never sent."""
    me = (world.me.name, url(world.me))
    spam = '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%, a course for you</p>'
    yield ("2-campaign==", "", "LinkedIn Member", "", *me, _utc(_moment(day, 9)), "Great offer",
           spam, "INBOX", "")  # fmt: skip
    friend = world.faces[world.cast.connector]
    yield ("2-draft==", "", *me, friend.name, url(friend), _utc(_moment(day, 4)), "",
           "not sent yet", "", "")  # fmt: skip


def _utc(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"


def invitations(world: World, day: date) -> Iterator[Row]:
    """Who asked whom, of the last half year; and one that nobody answered yet."""
    yield ("From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl",
           "inviteeProfileUrl")  # fmt: skip
    me = world.me
    for each in connected(world, day):
        if each.connected_on is None or (day - each.connected_on).days > 180:
            continue
        face = world.faces[each.number]
        mine = each.number % 2 == 0
        one, other = (me, face) if mine else (face, me)
        text = "Good to meet you in the workshop!" if each.number % 3 == 0 else ""
        sent = american(_moment(each.connected_on - timedelta(days=1), each.number))
        yield (one.name, other.name, sent, text, "OUTGOING" if mine else "INCOMING", url(one),
               url(other))  # fmt: skip


def recommendations(world: World, day: date, *, given: bool) -> Iterator[Row]:
    """Recommendations, of or from close colleagues of the past."""
    yield ("First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status")
    close = world.cast.team[2:4] if given else world.cast.team[:2]
    for place, number in enumerate(close):
        face = world.faces[number]
        company, title = shown_position(world, number, day)
        at = _moment(day - timedelta(days=900 + 100 * place), number)
        text = "Teaches what is hard, patiently." if given else "Builds tools that people like."
        yield (face.first, face.last_on(day), company, title, text,
               f"{at:%m/%d/%y, %I:%M %p}", "VISIBLE")  # fmt: skip


def endorsements(world: World, day: date, *, given: bool) -> Iterator[Row]:
    """Endorsements of skills, by or of some of my connections."""
    who = "Endorsee" if given else "Endorser"
    yield ("Endorsement Date", "Skill Name", f"{who} First Name", f"{who} Last Name",
           f"{who} Public Url", "Endorsement Status")  # fmt: skip
    for each in connected(world, day):
        if each.number % 9 != (2 if given else 5):
            continue
        face = world.faces[each.number]
        at = _moment(min(day, (each.connected_on or day) + timedelta(days=60)), each.number)
        yield (f"{at:%Y/%m/%d %H:%M:%S} UTC", SKILLS[each.number % len(SKILLS)], face.first,
               face.last_on(day), f"www.linkedin.com/in/{face.slug}",
               "PENDING" if each.number % 5 == 0 else "ACCEPTED")  # fmt: skip


def notes(world: World) -> Iterator[Row]:
    """What I noted about some connections."""
    yield ("Connection First Name", "Connection Last Name", "Connection Profile URL", "Note",
           "Created On", "Edited On")  # fmt: skip
    for each in connected(world, world.today)[5::40]:
        face = world.faces[each.number]
        yield (face.first, face.last, url(face), "Met in the installers' workshop",
               f"{each.connected_on:%Y-%m-%d}", "")  # fmt: skip


def follows(day: date) -> Iterator[Row]:
    """Organisations that I follow."""
    yield ("Organization", "Followed On")
    for place, (name, _) in enumerate(((COMPANY, ""), *OUTSIDE_COMPANIES[:5])):
        at = _moment(day - timedelta(days=300 + 50 * place), place)
        yield (name, f"{at:%a %b %d %H:%M:%S UTC %Y}")


def applications(world: World, day: date) -> Iterator[Row]:
    """Jobs that I applied for."""
    yield ("Application Date", "Contact Email", "Contact Phone Number", "Company Name",
           "Job Title", "Job Url", "Resume Name", "Question And Answers")  # fmt: skip
    for place, (name, _) in enumerate(OUTSIDE_COMPANIES[5:7]):
        at = _moment(day - timedelta(days=150 + 60 * place), place)
        yield (american(at), world.me.private, "", name, "Data Engineer",
               f"http://www.linkedin.com/jobs/view/{place + 2}", "resume.pdf",
               "Years of Python?:6 | Driving licence?:No")  # fmt: skip


def saved_jobs(day: date) -> Iterator[Row]:
    """Jobs that I saved; one in the unit that I want to get into."""
    yield ("Saved Date", "Job Url", "Job Title", "Company Name")
    at = american(_moment(day - timedelta(days=12), 3))
    yield (at, "http://www.linkedin.com/jobs/view/1", f"Data Engineer, {GOAL_UNIT}", COMPANY)
    at = american(_moment(day - timedelta(days=80), 5))
    yield (
        at,
        "http://www.linkedin.com/jobs/view/9",
        "Analytics Engineer",
        OUTSIDE_COMPANIES[11][0],
    )


def imported_contacts(world: World) -> Iterator[Row]:
    """Contacts that I once let LinkedIn read."""
    yield ("Source", "FirstName", "LastName", "Companies", "Title", "Emails", "PhoneNumbers",
           "CreatedAt", "Addresses", "Sites", "InstantMessageHandles", "FullName", "Birthday",
           "Location", "BookmarkedAt", "Profiles")  # fmt: skip
    for number in world.cast.team[:3]:
        face = world.faces[number]
        yield ("GMAIL", face.first, face.last, COMPANY, "", face.private, face.phone,
               "1/2/20, 3:04 PM", "", "", "", face.name, "", "", "", "")  # fmt: skip
