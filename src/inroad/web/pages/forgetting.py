"""Somebody erased everywhere: said before, confirmed by a word, because it cannot be undone."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from inroad.actions import briefing, forgetting, people
from inroad.actions.reading import situation
from inroad.method.names import folded
from inroad.method.people import Person
from inroad.store.models import User
from inroad.web import door, frame
from inroad.web.jobs import jobs
from inroad.words.endings import gone, staying


@door.page
def page(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    """What would go (GET); gone, once the word was typed (POST)."""
    person = briefing.somebody(situation(viewer, now.date()), number)
    wanted, typed = _word(person), door.whole(request.POST.get("word", ""), 300)
    if request.method == "POST" and folded(typed) == folded(wanted):
        people.forget(viewer, number)
        jobs.forget(viewer)  # what waits to be kept may name them
        return door.back(request, "/people?forgotten=1")
    counts = forgetting.would_go(viewer, number)
    return door.shown(
        request,
        "forget.html",
        here="people",
        person=person,
        word=wanted,
        typed=typed,
        gone=gone(counts),
        staying=staying(counts),
        **frame.frame(request, viewer),
    )


def _word(person: Person) -> str:
    """What is typed to confirm: the name's first word."""
    return (door.whole(person.name).split() or ["forget"])[0]
