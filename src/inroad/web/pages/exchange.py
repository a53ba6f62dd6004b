"""Exchange, as far as it exists: who wants to move, as far as they said it to me."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from inroad.actions import moving
from inroad.actions.reading import situation
from inroad.method.situation import Situation
from inroad.method.value import Offer
from inroad.store.models import User
from inroad.web import door, frame
from inroad.words.cards import naming, works

MOST = 50


@door.page
def page(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """What the exchange will be, and what is known of moves today."""
    thought = situation(viewer, now.date())
    found = moving.moves(thought)
    return door.shown(
        request,
        "exchange.html",
        here="exchange",
        goal=thought.goal.sentence,
        mine=found.mine[:MOST],
        opposite=_people(thought, found.opposite[:MOST]),
        others=_people(thought, found.others[:MOST]),
        **frame.frame(request, viewer),
    )


def _people(thought: Situation, offers: Iterable[Offer]) -> list[dict[str, object]]:
    name = naming(thought)
    return [
        {"id": each.person, "name": name(each.person), "text": each.text,
         "works": works(thought.person(each.person))}
        for each in offers if each.person is not None
    ]  # fmt: skip
