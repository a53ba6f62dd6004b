"""Links of the weekly mail: each does one thing, once, and asks for nothing else."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from inroad.actions import digest
from inroad.store.models import User
from inroad.web import door
from inroad.words.digests import acted

LOOKING_AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
"""Headers by which a program says that nobody has pressed anything yet."""


@door.page
def act(request: HttpRequest, viewer: User, now: datetime, link: str) -> HttpResponse:
    """Do what the link says, and say on one page what was done."""
    if request.method != "GET":
        return door.not_so(request, "GET")
    if is_ahead(request):
        # No answer of 200: a browser would show it later as if the link had been pressed.
        return HttpResponse(status=503)
    done = digest.act(viewer, link, now)
    return door.shown(request, "acted.html", sentence=acted(done), undo=done.undo)


def is_ahead(request: HttpRequest) -> bool:
    """Whether a program fetches the page before somebody asks for it."""
    said = " ".join(request.headers.get(name, "") for name in LOOKING_AHEAD).lower()
    return any(word in said for word in ("prefetch", "preview", "prerender"))
