"""Today: promises first, then the few conversations of this week."""

from contextlib import suppress
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from inroad.actions import planning, undoing
from inroad.method.plan import Plan
from inroad.method.situation import Situation
from inroad.store.keep import NothingToUndo
from inroad.store.models import User
from inroad.web import door, frame
from inroad.words.cards import naming, told
from inroad.words.say import said

STATES = {
    "done": "done",
    "snooze": "snoozed",
    "not": "not_this_person",
    "drop": "dismissed",
}


@door.page
def page(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Whom to talk to this week, about what, why they would, and the point."""
    situation, plan = planning.week(viewer, now)
    if not situation.goal.sentence or len(situation.network.people) <= 1:
        return redirect("start")
    return door.shown(
        request,
        "today.html",
        here="today",
        plan=plan,
        goal=situation.goal.sentence,
        hole=said(plan.coverage.hole, naming(situation)) if plan.coverage.hole else "",
        note=said(plan.note, naming(situation)) if plan.note else "",
        cards=cards(situation, plan),
        me=situation.network.me,
        minutes=sum(told(each, situation).minutes for each in (*plan.promises, *plan.cards)),
        **frame.frame(request, viewer),
    )


def cards(situation: Situation, plan: Plan) -> list[dict[str, object]]:
    """The plan's cards with their words, promises first."""
    return [
        {"card": card, "words": told(card, situation)} for card in (*plan.promises, *plan.cards)
    ]


@door.posted
def mark(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """What became of a card; pressed twice, it is settled once."""
    state = STATES.get(request.POST.get("state", ""))
    if state is None:
        return door.not_so(request)
    try:
        done = planning.mark_step(viewer, door.whole(request.POST.get("key", "")), state, now)
    except planning.StepSettled:
        return door.back(request, "/")
    return door.back(request, "/", done)


@door.posted
def undo(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Take one batch back, whole."""
    batch = door.number(request.POST.get("batch", ""))
    with suppress(NothingToUndo):  # another tab, or a first press, has taken it back
        undoing.undo(viewer, batch, now)
    return door.back(request, "/", undone=batch)


def discreet(request: HttpRequest) -> HttpResponse:
    """Hide names and goal on the screen, or show them again."""
    if request.method != "POST":
        return door.not_so(request, "POST")
    answer = door.back(request, "/")
    if request.COOKIES.get(frame.DISCREET):
        answer.delete_cookie(frame.DISCREET, samesite="Strict")
    else:
        answer.set_cookie(frame.DISCREET, "1", httponly=True, samesite="Strict")
    return answer
