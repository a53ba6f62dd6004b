"""Somebody corrected in place: facts, needs, promises; and left out of plans."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse

from inroad.actions import briefing, editing, removing
from inroad.actions.clock import YEARS
from inroad.actions.editing import Facts
from inroad.actions.reading import situation
from inroad.method.people import Person, Position
from inroad.store.models import User
from inroad.web import door, frame
from inroad.words.cards import working_as


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    name: str
    label: str
    value: str = ""
    kind: str = "text"
    most: int = 300


@door.page
def person(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    """Name, place and present position: a form (GET), or kept (POST)."""
    found = briefing.somebody(situation(viewer, now.date()), number)
    held = working_as(found)
    if request.method == "POST":
        told = Facts(
            name=_line(request, "name"),
            location=_line(request, "location"),
            position=door.number(request.POST.get("position", "")),
            title=_line(request, "title", 500),
            unit=_line(request, "unit"),
            organisation=_line(request, "organisation"),
        )
        done = editing.edit_person(viewer, number, told, now, moved="moved" in request.POST)
        return door.back(request, f"/people/{number}", done)
    return _form(
        request, viewer, f"/people/{number}", _facts(found, held),
        hidden=[("position", held.id if held else "")], moved=held is not None,
    )  # fmt: skip


def _facts(person: Person, held: Position | None) -> list[Field]:
    return [
        Field("name", "Name", person.name),
        Field("location", "Where they live", person.location),
        Field("title", "What they do", held.title.text if held else "", most=500),
        Field("unit", "Team or unit", held.unit if held else ""),
        Field("organisation", "Organisation", held.organisation if held else ""),
    ]


@door.page
def need(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    """A need's words, and when it was said."""
    row = editing.need(viewer, number)
    to = f"/people/{row.person_id}"
    if request.method == "POST":
        on = _day(request.POST.get("on", ""))
        on = min(on, now.date()) if on else None
        stated = "assumed" not in request.POST
        done = editing.edit_need(viewer, number, _line(request, "text", 5_000), on, stated, now)
        return door.back(request, f"{to}#needs", done)
    fields = [
        Field("text", "What they need, in their words", row.text, most=5_000),
        Field("on", "When they said it", row.on.isoformat() if row.on else "", "date"),
    ]
    return _form(request, viewer, to, fields, assumed=not row.stated, is_need=True)


@door.page
def promise(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    """A promise's words, and by when."""
    row = editing.promise(viewer, number)
    to = f"/people/{row.person_id}"
    if request.method == "POST":
        text, by = _line(request, "text", 5_000), _day(request.POST.get("due", ""))
        done = editing.edit_promise(viewer, number, text, by, now)
        return door.back(request, f"{to}#promises", done)
    due = row.due.isoformat() if row.due else ""
    fields = [
        Field("text", "What was promised", row.text, most=5_000),
        Field("due", "By when", due, "date"),
    ]
    return _form(request, viewer, to, fields)


def _form(
    request: HttpRequest, viewer: User, to: str, fields: list[Field], **facts: object
) -> HttpResponse:
    return door.shown(
        request, "edit.html", here="people", to=to, action=request.path, fields=fields, **facts,
        **frame.frame(request, viewer),
    )  # fmt: skip


@door.posted
def add_need(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    """Something they need; said again, it is the same."""
    text, to = _line(request, "text", 5_000), f"/people/{number}#needs"
    if not text:
        return door.back(request, to)
    on = min(_day(request.POST.get("on", "")) or now.date(), now.date())
    stated = "assumed" not in request.POST
    return door.back(request, to, editing.add_need(viewer, number, text, on, stated, now))


@door.posted
def add_promise(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    """A promise, mine or theirs; made again, it is the same."""
    text, to = _line(request, "text", 5_000), f"/people/{number}#promises"
    if not text:
        return door.back(request, to)
    due, by_me = _day(request.POST.get("due", "")), request.POST.get("by") != "them"
    return door.back(request, to, editing.add_promise(viewer, number, text, due, by_me, now))


@door.posted
def settle(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    """A promise that was kept, or no longer stands."""
    how = request.POST.get("how")
    if how not in ("kept", "dropped"):
        return door.not_so(request)
    return door.back(request, "/", editing.settle_promise(viewer, number, how == "kept", now))


@door.posted
def leave_out(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    """Not this person; or, after that, this person again."""
    briefing.somebody(situation(viewer, now.date()), number)
    again = request.POST.get("how") == "again"
    done = (editing.let_in if again else editing.leave_out)(viewer, number, now)
    return door.back(request, f"/people/{number}", done)


@door.posted
def remove(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """One thing into the trash."""
    what = request.POST.get("what", "")
    if what not in removing.REMOVABLE:
        return door.not_so(request)
    done = removing.remove(viewer, what, door.number(request.POST.get("row", "")), now)
    return door.back(request, "/trash", done)


def _line(request: HttpRequest, name: str, most: int = 300) -> str:
    return door.whole(request.POST.get(name, ""), most).replace("\n", " ")


def _day(text: str) -> date | None:
    """A day of our time that was typed; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None
