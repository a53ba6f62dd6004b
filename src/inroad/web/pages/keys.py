"""All keys, on one page."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from inroad.store.models import User
from inroad.web import door, frame

ANYWHERE = (
    (("/",), "to the box: log a talk, find somebody, go anywhere"),
    (("Ctrl", "K"), "the same, from inside a form"),
    (("Enter",), "in the box: keep what was understood, or go to the first thing found"),
    (("↓",), "in the box: to what is offered below it"),
    (("Esc",), "in the box: empty it and leave"),
    (("j",), "next item of a list"),
    (("k",), "the item before"),
    (("u",), "undo what was just kept, while it is offered"),
    (("d",), "hide names and goal on the screen, or show them again"),
    (("Ctrl", "Enter"), "save the form that you are typing in"),
)


@door.page
def page(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Every key, and what it does."""
    return door.shown(
        request, "keys.html", here="keys", anywhere=ANYWHERE, **frame.frame(request, viewer)
    )
