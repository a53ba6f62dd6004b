"""The goal: as understood, what is open, who there is, openings, what I learnt, progress."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse

from inroad.actions import counting, goals, learning, openings, people, standing
from inroad.actions.reading import situation
from inroad.method.coverage import LEVELS, Coverage, Level, coverage
from inroad.method.directions import Direction
from inroad.method.own_numbers import OwnNumbers
from inroad.method.roles import ROLES
from inroad.method.situation import Situation
from inroad.store import models
from inroad.store.models import User
from inroad.web import door, drawn, frame
from inroad.words import own_numbers
from inroad.words.cards import naming
from inroad.words.goals import OUTCOMES, STAGES, USES, choosing, question, told
from inroad.words.say import counted

AT_ONCE = 50
"""Rows of a list; the rest is on further pages."""
SUGGESTED = 40
"""Names that a field suggests."""
SETTLED = {"known": "sharpened", "drop": "dropped"}
LONGEST = 300


@door.page
def page(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """All that belongs to the goal, on one page."""
    thought = situation(viewer, now.date())
    found, progress = coverage(thought), standing.progress(thought)
    well = _standing(found, LEVELS[3:])
    knowing = _standing(found, LEVELS[2:])
    return door.shown(
        request,
        "goal.html",
        here="goal",
        **understood(viewer, thought),
        directions=[] if thought.goal.is_concrete else _directions(thought),
        coverage=drawn.coverage(thought, found),
        openings=listed(openings.openings(viewer), request, "openings"),
        learnt=_by_topic(listed(learning.everything(viewer), request, "learnt")),
        weeks=drawn.weeks(standing.weeks(thought)),
        progress=progress,
        own=_own(counting.counted(viewer, thought)),
        knowing=knowing,
        well=well,
        begun=bool(progress.talks or progress.needs_met or knowing),
        suggested=suggested(thought),
        stages=STAGES,
        outcomes=OUTCOMES,
        uses=USES,
        **frame.frame(request, viewer),
    )


def _own(own: OwnNumbers) -> dict[str, object]:
    """My asks, gifts and promises; talks are told beside them."""
    return {
        "told": [*own_numbers.asks(own), *own_numbers.given(own)],
        "rows": own_numbers.rows(own),
        "elsewhere": own_numbers.ELSEWHERE,
        "compared": own_numbers.COMPARED,
    }


def understood(viewer: User, thought: Situation) -> dict[str, Any]:
    """The goal's facts for a template: the sentence, its parts, what is open."""
    return {
        "goal": thought.goal,
        "told": told(thought.goal),
        "questions": [
            {"id": each.pk, "text": question(each.question, each.text)}
            for each in goals.open_questions(viewer)
        ],
    }


def listed(rows: Sequence[Any], request: HttpRequest, name: str) -> Page[Any]:
    """One part of a long list; the address says which (`?openings=2`)."""
    return Paginator(rows, AT_ONCE).get_page(request.GET.get(name))


def suggested(thought: Situation) -> list[str]:
    """The names that one is likeliest to type: whom I spoke with, then who is at the goal."""
    spoken = [who for talk in reversed(thought.network.conversations) for who in talk.people]
    near = dict.fromkeys([*spoken, *thought.with_a_role])
    found = (thought.network.people.get(who) for who in near)
    return [each.name for each in found if each and each.name][:SUGGESTED]


def _directions(thought: Situation) -> list[dict[str, object]]:
    name = naming(thought)
    return [
        {
            "place": each.place.name,
            "sentence": choosing(thought.goal, each.place),
            "counted": _counted(each),
            "nearest": each.insiders[0],
            "name": name(each.insiders[0]),
        }
        for each in goals.directions_in(thought)
    ]


def _counted(direction: Direction) -> str:
    """How many of each role there are; a role without anybody is left out."""
    counts = (
        (len(direction.insiders), "insider"),
        (len(direction.job_creators), "job creator"),
        (len(direction.pathfinders), "pathfinder"),
    )
    return ", ".join(counted(count, role, f"{role}s") for count, role in counts if count)


def _standing(found: Coverage, levels: Sequence[Level]) -> int:
    """How many people of any role have come to one of these levels."""
    return len({who for role in ROLES for level in levels
                for who in found.people.get((role, level), ())})  # fmt: skip


def _by_topic(page: Page[Any]) -> dict[str, object]:
    def topic(row: models.Learnt) -> str:
        return row.topic

    return {"page": page, "topics": [(each, list(rows)) for each, rows in groupby(page, topic)]}


@door.posted
def set_goal(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Say the goal, in other words or anew; the same words change nothing."""
    sentence = door.whole(request.POST.get("sentence", ""), 1_000).replace("\n", " ")
    before = goals.current(viewer)
    if not sentence or (before and before.sentence == sentence):
        return door.back(request, "/goal")
    goals.set_goal(viewer, sentence, now)
    return door.back(request, "/goal", goals.kept_in(viewer))


@door.posted
def settle(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """One open question: known by now, or of no matter."""
    status = SETTLED.get(request.POST.get("how", ""))
    if status is None:
        return door.not_so(request)
    number = door.number(request.POST.get("question", ""))
    done = goals.settle_question(viewer, number, status, now)
    return door.back(request, "/goal#open", done)


@door.posted
def opening(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """A job that I heard of."""
    typed = {name: _line(request, name) for name in ("title", "organisation", "unit", "told_by")}
    stage = request.POST.get("stage", "rumoured")
    if stage not in openings.STAGES:
        return door.not_so(request)
    if not typed["title"]:
        return door.back(request, "/goal#openings")
    teller = people.who(viewer, typed["told_by"]) if typed["told_by"] else None
    row = openings.opening(
        viewer, typed["title"], typed["organisation"], typed["unit"], stage, teller, now
    )
    return door.back(request, "/goal#openings", row.batch_id)


@door.posted
def move_on(request: HttpRequest, viewer: User, now: datetime, number: int) -> HttpResponse:
    """How far an opening is by now."""
    stage, outcome = request.POST.get("stage", ""), request.POST.get("outcome", "")
    if stage not in openings.STAGES or outcome not in ("", *openings.OUTCOMES):
        return door.not_so(request)
    row = next((each for each in openings.openings(viewer) if each.pk == number), None)
    on = (row.applied_on if row else None) or now.date()
    applied = on if "applied" in request.POST else None
    values = {"stage": stage, "outcome": outcome, "applied_on": applied}
    return door.back(request, "/goal#openings", openings.change(viewer, number, now, **values))


@door.posted
def learnt(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """Something that I learnt about the place."""
    text, told_by = door.whole(request.POST.get("text", "")), _line(request, "told_by")
    confidence = request.POST.get("confidence", "open")
    if confidence not in USES:
        return door.not_so(request)
    if not text:
        return door.back(request, "/goal#learnt")
    source = people.who(viewer, told_by) if told_by else None
    row = learning.learned(viewer, text, source, _line(request, "topic")[:100], confidence, now)
    return door.back(request, "/goal#learnt", row.batch_id)


def _line(request: HttpRequest, name: str) -> str:
    return door.whole(request.POST.get(name, ""), LONGEST).replace("\n", " ")
