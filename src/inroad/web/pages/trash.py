"""The trash: what was removed, with the way back."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from inroad.actions import removing
from inroad.store.models import User
from inroad.web import door, frame

AT_ONCE = 50
WHAT: dict[str, str] = {
    "talk": "a talk",
    "evidence": "something they did",
    "promise": "a promise",
    "need": "a need",
    "learnt": "something you learnt",
    "named": "somebody named",
    "ask": "an ask",
}


@door.page
def page(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """What was removed, the latest first."""
    shown = Paginator(removing.trash(viewer), AT_ONCE).get_page(request.GET.get("page"))
    rows = [
        {"batch": each, "what": WHAT.get(str(each.about.get("what", "")), "something")}
        for each in shown
    ]
    facts = frame.frame(request, viewer)
    return door.shown(request, "trash.html", here="settings", page=shown, rows=rows, **facts)


@door.posted
def restore(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Back to where it was; restored already, nothing changes."""
    removing.restore(viewer, door.number(request.POST.get("batch", "")), now)
    return door.back(request, "/trash")
