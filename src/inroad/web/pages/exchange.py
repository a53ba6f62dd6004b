"""Exchange: the moves I would make, and who told me that they want the opposite one."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from inroad.actions import giving, moving
from inroad.actions.reading import situation
from inroad.method.exchange.own import Swap, Wanting
from inroad.method.situation import Situation
from inroad.method.value import Offer
from inroad.pictures.exchange.own import swap_picture
from inroad.store.models import User
from inroad.web import door, frame
from inroad.words import swaps
from inroad.words.cards import naming, works

MOST = 50
MOST_SWAPS = 10


@door.page
def page(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """What is known of moves, and the circles that close with mine."""
    thought = situation(viewer, now.date())
    found = moving.moves(thought)
    return door.shown(
        request,
        "exchange.html",
        here="exchange",
        goal=thought.goal.sentence,
        from_place=_from(thought),
        mine=found.mine[:MOST],
        swaps=[_swap(thought, number, each)
               for number, each in enumerate(found.swaps[:MOST_SWAPS], 1)],
        ask_where_to=_people(thought, found.ask_where_to[:MOST]),
        seek_mine=_people(thought, found.seek_mine[:MOST]),
        opposite=_people(thought, found.opposite[:MOST]),
        others=_people(thought, found.others[:MOST]),
        **frame.frame(request, viewer),
    )  # fmt: skip


@door.posted
def wish(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """One more move that I would make."""
    leaving, to = (" ".join(door.whole(request.POST.get(name, ""), 200).split())
                   for name in ("leaving", "to"))  # fmt: skip
    if not to:
        return door.back(request, "/exchange#mine")
    text = f"my place in {leaving} for one in {to}" if leaving else f"to move to {to}"
    row = giving.offer(viewer, "swap", text, now)
    return door.back(request, "/exchange#mine", row.batch_id)


def _from(thought: Situation) -> str:
    place = thought.goal.from_place
    return (place.unit or place.organisation or "") if place else ""


def _swap(thought: Situation, number: int, found: Swap) -> dict[str, object]:
    name = naming(thought)
    return {
        "title": swaps.title(found, name),
        "why": swaps.why(found, name),
        "how": swaps.how(found, name),
        "people": [(who, name(who)) for who in reversed(found.people)],
        "picture": swap_picture(found, name, f"swap-{number}"),
    }


def _people(thought: Situation, said: Iterable[Offer | Wanting]) -> list[dict[str, object]]:
    name = naming(thought)
    return [
        {"id": each.person, "name": name(each.person), "text": each.text,
         "works": works(thought.person(each.person))}
        for each in said if each.person is not None
    ]  # fmt: skip
