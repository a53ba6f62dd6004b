"""People who may be one: a card at a time, answered with one key."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from inroad.actions import comparing, people
from inroad.actions.people import Same
from inroad.store.models import User
from inroad.store.refusals import NotFound
from inroad.web import door, frame
from inroad.words.say import said


@door.page
def page(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """The next pair (GET); answered, the one after it follows (POST)."""
    if request.method == "POST":
        return _answered(request, viewer, now)
    found = people.same(viewer)
    later = min(door.number(request.GET.get("later", "")), len(found))
    pair = found[later] if later < len(found) else None
    return door.shown(
        request,
        "same.html",
        here="people",
        pair=comparing.sides(viewer, (pair.a, pair.b)) if pair else [],
        reasons=_reasons(pair) if pair else [],
        left=len(found) - later,
        later=later,
        **frame.frame(request, viewer),
    )


def _reasons(pair: Same) -> list[str]:
    return [sentence for each in pair.reasons if (sentence := said(each, str))]


def _answered(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    a, b = (door.number(request.POST.get(name, "")) for name in ("a", "b"))
    later = door.number(request.POST.get("later", ""))
    to = f"/people/same?later={later}" if later else "/people/same"
    settle = {"y": people.merge, "n": people.keep_apart}.get(request.POST.get("answer", ""))
    if settle is None or a == b:
        return door.not_so(request)
    try:
        done = settle(viewer, a, b, now)
    except NotFound:  # pressed twice: they are one already
        done = None
    return door.back(request, to, done)
