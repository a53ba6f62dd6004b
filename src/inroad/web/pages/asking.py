"""The ask for an introduction: points in one's own voice, and how far it is."""

from datetime import datetime
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from inroad.actions import asking, briefing
from inroad.actions.asking import Introduction
from inroad.actions.reading import situation
from inroad.method.situation import Situation
from inroad.store.models import User
from inroad.web import door, frame
from inroad.words import asks
from inroad.words.cards import naming, works
from inroad.words.say import said

MOVES: dict[str, tuple[tuple[str, str], ...]] = {
    "": (("asked", "I asked"), ("to_ask", "I mean to ask")),
    "to_ask": (("asked", "I asked"),),
    "asked": (
        ("introduced", "They introduced us"),
        ("reminded", "I reminded them"),
        ("declined", "They said no"),
        ("silent", "Let it rest"),
    ),
    "silent": (("introduced", "They introduced us"), ("declined", "They said no"),
               ("asked", "I asked again")),
    "declined": (("asked", "I asked again"),),
    "introduced": (("asked", "I asked again"),),
}  # fmt: skip
"""What can come next, by the state that an ask is in; "" before it began."""


@door.page
def page(
    request: HttpRequest, viewer: User, now: datetime, connector: int, target: int
) -> HttpResponse:
    """What to write and why it should work (GET); moved on (POST)."""
    thought = situation(viewer, now.date())
    briefing.somebody(thought, connector)
    briefing.somebody(thought, target)
    if connector == target:
        return door.not_so(request, status=404)
    if request.method == "POST":
        return _moved(request, viewer, thought, (connector, target), now)
    found, name = asking.introduction(viewer, thought, connector, target), naming(thought)
    state = found.tracked.ask.state if found.tracked else ""
    return door.shown(
        request,
        "ask.html",
        here="reach",
        connector=_somebody(thought, connector),
        target=_somebody(thought, target),
        body=asks.body(found, thought),
        mail=mail(found, thought),
        email=found.email,
        why=[said(each, name) for each in found.why],
        links=_links(found, thought),
        standing=asks.standing(found.tracked),
        version=found.tracked.version if found.tracked else "",
        moves=[each for each in MOVES[state] if _fits(found, each[0])],
        left_out={connector, target} & thought.ruled_out,
        **frame.frame(request, viewer),
    )


def _somebody(thought: Situation, person: int) -> dict[str, object]:
    return {
        "id": person,
        "name": naming(thought)(person),
        "works": works(thought.person(person)),
    }


def _fits(found: Introduction, move: str) -> bool:
    """Whether a next move makes sense: two reminders are enough."""
    return move != asking.REMINDED or (found.tracked is not None and found.tracked.ask.nudges < 2)


def mail(found: Introduction, thought: Situation) -> str:
    """An address that opens the mail program with all of it; every character encoded."""
    subject, body = asks.subject(found, thought), asks.body(found, thought)
    lines = "\r\n".join(body.splitlines())
    to = quote(found.email, safe="@")
    return f"mailto:{to}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def _links(found: Introduction, thought: Situation) -> list[tuple[str, str]]:
    name = naming(thought)
    return [
        (f"{name(each.giver)} and {name(each.taker)}",
         "; ".join(said(reason, name) for reason in each.reasons))
        for each in (found.chain.links if found.chain else ())
    ]  # fmt: skip


def _moved(
    request: HttpRequest,
    viewer: User,
    thought: Situation,
    pair: tuple[int, int],
    now: datetime,
) -> HttpResponse:
    state = request.POST.get("state", "")
    if state not in (*asking.STATES, asking.REMINDED):
        return door.not_so(request)
    version = request.POST.get("version", "")
    done = asking.move(viewer, thought, pair, state, version, now)
    return door.back(request, f"/ask/{pair[0]}/{pair[1]}", done)
