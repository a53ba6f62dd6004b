"""One page before a talk: on the screen, on paper, as text."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from inroad.actions import briefing
from inroad.actions.briefing import Brief
from inroad.actions.reading import situation
from inroad.method.situation import Situation
from inroad.store.models import User
from inroad.web import door, frame
from inroad.words.briefs import as_markdown, parts, reasoned
from inroad.words.cards import naming, works
from inroad.words.sources import rests_on

FIRST = ("Who", "For your goal", "How you know each other", "Last time", "The way to them")
"""What one reads first; what to do in the talk stands beside it."""


@door.page
def page(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    """Who they are and how we know each other; what to ask, to give, not to forget."""
    thought, found = _brief(viewer, now, number)
    told = parts(found, thought)
    return door.shown(
        request,
        "brief.html",
        here="people",
        person=found.person,
        name=naming(thought)(number),
        works=works(found.person),
        known=[each for each in told if each[0] in FIRST],
        talk=[each for each in told if each[0] not in FIRST],
        rests_on=rests_on(reasoned(found)),
        text=as_markdown(found, thought),
        today=now.date(),
        **frame.frame(request, viewer),
    )


@door.page
def markdown(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    """The same as a file; its name says nobody's."""
    thought, found = _brief(viewer, now, number)
    return HttpResponse(
        f"{as_markdown(found, thought)}\n",
        content_type="text/markdown; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="brief-{number}.md"'},
    )


def _brief(viewer: User, now: datetime, number: int) -> tuple[Situation, Brief]:
    thought = situation(viewer, now.date())
    briefing.somebody(thought, number)
    return thought, briefing.brief_in(thought, number)
