"""People: everybody, found as one types; and somebody added."""

from datetime import datetime
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from inroad.actions import directory, people
from inroad.actions.directory import Sought
from inroad.actions.reading import situation
from inroad.method.coverage import LEVELS, level
from inroad.method.roles import NOBODY, ROLES, SURE_PLACE, main_role
from inroad.method.situation import Situation
from inroad.store.models import User
from inroad.web import door, frame
from inroad.words.cards import works
from inroad.words.catalogue import ROLES as IS
from inroad.words.catalogue import ROLES_MAYBE as MAY
from inroad.words.standing import HOLDS, holds

AT_ONCE = 50
LONGEST = 300


@door.page
def page(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Whoever fits what was asked for, a page at a time."""
    thought = situation(viewer, now.date())
    sought = _sought(request)
    shown = Paginator(directory.fitting(thought, sought), AT_ONCE).get_page(request.GET.get("page"))
    return door.shown(
        request,
        "people.html",
        here="people",
        sought=sought,
        asked=urlencode(_asked(sought)),
        page=shown,
        rows=[row(thought, who) for who in shown],
        everybody=len(thought.network.people) - 1,
        roles=IS.items(),
        levels=HOLDS.items(),
        forgotten="forgotten" in request.GET,
        **frame.frame(request, viewer),
    )


def _sought(request: HttpRequest) -> Sought:
    asked = request.GET
    return Sought(
        door.whole(asked.get("q", ""), 200).replace("\n", " "),
        next((each for each in ROLES if each == asked.get("role")), None),
        next((each for each in LEVELS if each == asked.get("standing")), None),
    )


def _asked(sought: Sought) -> dict[str, str]:
    asked = {"q": sought.text, "role": sought.role or "", "standing": sought.level or ""}
    return {name: text for name, text in asked.items() if text}


def row(thought: Situation, person: int) -> dict[str, object]:
    """Somebody on one line: name, work, role, standing, last contact."""
    role = main_role(thought.roles.get(person, NOBODY), thought.parameters)
    sure = role is not None and thought.role(person, role) >= SURE_PLACE
    found, last = thought.network.people[person], thought.last_contact(person)
    return {
        "id": person,
        "name": found.name,
        "works": works(found),
        "role": role,
        "role_words": ((IS if sure else MAY)[role]) if role else "",
        "standing": holds(level(thought.standing(person)), met=last is not None),
        "last": last,
        "left_out": person in thought.ruled_out,
    }


@door.posted
def add(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Somebody added by one line; the same line adds nobody twice."""
    line = door.whole(request.POST.get("line", ""), LONGEST).replace("\n", " ")
    if not line.strip(" ,"):
        return door.back(request, "/people#add")
    known = people.added_before(viewer, line)
    if known is not None:
        return door.back(request, f"/people/{known}")
    person = people.add(viewer, line, now)
    return door.back(request, f"/people?{urlencode({'q': person.name})}", person.batch_id)
