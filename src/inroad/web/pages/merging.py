"""Two people made one: chosen by a name, looked at side by side, undoable."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from inroad.actions import briefing, comparing, directory, people
from inroad.actions.directory import Sought
from inroad.actions.reading import situation
from inroad.store.models import User
from inroad.store.refusals import NotFound
from inroad.web import door, frame
from inroad.web.pages.people import row

MOST = 10


@door.page
def page(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    """Who is the same person: typed, chosen, compared (GET); made one (POST)."""
    if request.method == "POST":
        return _merged(request, viewer, now, number)
    thought = situation(viewer, now.date())
    person = briefing.somebody(thought, number)
    typed = door.whole(request.GET.get("with", ""), 200).replace("\n", " ")
    other = door.number(request.GET.get("other", ""))
    if other:
        briefing.somebody(thought, other)
    found = directory.fitting(thought, Sought(typed)) if typed and not other else []
    others = [each for each in found if each != number][:MOST]
    return door.shown(
        request,
        "merge.html",
        here="people",
        person=person,
        typed=typed,
        candidates=[row(thought, each) for each in others],
        pair=comparing.sides(viewer, (number, other)) if other and other != number else [],
        **frame.frame(request, viewer),
    )


def _merged(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    other = door.number(request.POST.get("other", ""))
    if other == number:
        return door.not_so(request)
    keeps = other if request.POST.get("keep") == str(other) else number
    goes = number if keeps == other else other
    thought = situation(viewer, now.date())
    briefing.somebody(thought, keeps)
    try:
        briefing.somebody(thought, goes)
    except NotFound:  # sent twice: they are one already
        return door.back(request, f"/people/{keeps}")
    return door.back(request, f"/people/{keeps}", people.merge(viewer, keeps, goes, now))
