"""First run: where to, whom one knows, and at once the map and the first cards."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from inroad.actions import beginning, planning
from inroad.method.situation import Situation
from inroad.store.models import User
from inroad.web import door, drawn, frame
from inroad.web.pages.goal import understood
from inroad.web.pages.today import cards
from inroad.words.cards import works

FIRST_CARDS, SHOWN = 3, 8
"""How many cards, and how many of the people one just named, stand here."""
LONGEST = 20_000
"""Characters that are read of the names."""


@door.page
def page(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """One page that grows: what is done folds to a line."""
    return _shown(request, viewer, now)


@door.posted
def introduce(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Whom one knows, a line each; lines in which no name was found are shown again."""
    lines = door.whole(request.POST.get("names", ""), LONGEST).splitlines()
    done = beginning.introduce(viewer, lines, now)
    if done.unread:
        return _shown(request, viewer, now, "\n".join(done.unread))
    return door.back(request, "/start", done.batch)


def _shown(request: HttpRequest, viewer: User, now: datetime, unread: str = "") -> HttpResponse:
    thought, plan = planning.week(viewer, now)
    others = sorted(set(thought.network.people) - {thought.network.me}, reverse=True)
    ready = bool(thought.goal.sentence and others)
    return door.shown(
        request,
        "start.html",
        here="start",
        **understood(viewer, thought),
        count=len(others),
        known=[_known(thought, person) for person in others[:SHOWN]],
        unread=unread,
        ready=ready,
        coverage=drawn.coverage(thought, plan.coverage) if ready else None,
        cards=cards(thought, plan)[:FIRST_CARDS] if ready else [],
        me=thought.network.me,
        has_offer=any(each.person is None for each in thought.network.offers),
        **frame.frame(request, viewer),
    )


def _known(thought: Situation, person: int) -> dict[str, object]:
    found = thought.person(person)
    return {"id": person, "name": found.name, "works": works(found)}
