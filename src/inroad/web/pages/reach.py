"""Reach: the best few chains to somebody, or into a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from inroad.actions import asking, reaching
from inroad.actions.reaching import Meant, Way
from inroad.actions.reading import situation
from inroad.method.reach import Chain
from inroad.method.roles import ROLES
from inroad.method.situation import Situation
from inroad.store.models import User
from inroad.web import door, drawn, frame
from inroad.web.pages.goal import suggested
from inroad.words import asks
from inroad.words.cards import chain_names, held, naming, works
from inroad.words.catalogue import ROLE_HEADINGS
from inroad.words.say import said

MOST_WITHOUT, MOST_REFERRALS = 20, 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks: a person or place, and whom to leave out."""

    to: str
    place: int
    without: tuple[int, ...]

    def address(self, without: Iterable[int]) -> str:
        """The same with others left out."""
        to = [("to", self.to)] if self.to else [("place", str(self.place))]
        return f"/reach?{urlencode([*to, *(('without', str(each)) for each in without)])}"


@door.page
def page(request: HttpRequest, viewer: User, now: datetime) -> HttpResponse:
    """The way to whom, or into which place, was asked for; at first, to the goal's first place."""
    thought = situation(viewer, now.date())
    asked = _asked(request, thought)
    meant = _meant(thought, asked)
    return door.shown(
        request,
        "reach.html",
        here="reach",
        typed=_typed(thought, asked, meant),
        asked=bool(asked.to),
        meant=meant,
        **_answer(thought, asked, meant),
        candidates=[_somebody(thought, each) for each in meant.people],
        places=[(at, each.name) for at, each in enumerate(thought.goal.places, 1) if each.name],
        suggested=[*(each.name for each in thought.goal.places if each.is_concrete),
                   *suggested(thought)],
        left_out=_left_out(thought, asked),
        without=asked.without,
        nobody=len(thought.network.people) <= 1,
        asks=asks.listed(asking.open_asks(thought), thought),
        **frame.frame(request, viewer),
    )  # fmt: skip


def _asked(request: HttpRequest, thought: Situation) -> Asked:
    numbers = [door.number(each) for each in request.GET.getlist("without")[:MOST_WITHOUT]]
    known = tuple(dict.fromkeys(each for each in numbers if each in thought.network.people))
    to = door.whole(request.GET.get("to", ""), 200).replace("\n", " ")
    return Asked(to, door.number(request.GET.get("place", ""), 1), known)


def _meant(thought: Situation, asked: Asked) -> Meant:
    if asked.to:
        return reaching.meant(thought, asked.to)
    places = thought.goal.places
    return Meant(place=places[asked.place - 1]) if 1 <= asked.place <= len(places) else Meant()


def _typed(thought: Situation, asked: Asked, meant: Meant) -> str:
    """What stands in the field: words rather than a number."""
    return naming(thought)(meant.people[0]) if len(meant.people) == 1 else asked.to


def _answer(thought: Situation, asked: Asked, meant: Meant) -> dict[str, object]:
    """The facts of an answer; none while it is not clear whom, or what, is meant."""
    if len(meant.people) == 1 and meant.people[0] != thought.network.me:
        way = reaching.to_person(thought, meant.people[0], asked.without)
        heading, person = naming(thought)(meant.people[0]), meant.people[0]
    elif meant.place is not None:
        way = reaching.into(thought, meant.place, asked.without)
        heading, person = meant.place.name, 0
    else:
        return {"way": None}
    return {
        "way": way,
        "heading": heading,
        "person": person,
        "does": works(thought.person(person)) if person else "",
        "picture": drawn.ways(thought, way) if way.chains else None,
        "chains": [_chain(thought, asked, chain) for chain in way.chains],
        "nearest": _nearest(thought, way),
        "referrals": [
            {"id": each.person, "name": naming(thought)(each.person), "ties": each.ties,
             "held": held(each.position), "since": each.position.since}
            for each in way.referrals[:MOST_REFERRALS]
        ],
        "more_referrals": max(len(way.referrals) - MOST_REFERRALS, 0),
    }  # fmt: skip


def _chain(thought: Situation, asked: Asked, chain: Chain) -> dict[str, object]:
    """One chain in words, with why each link should hold."""
    name = naming(thought)
    return {
        "names": chain_names(chain, name),
        "target": chain.people[-1],
        "target_name": name(chain.people[-1]),
        "first": chain.connectors[0] if chain.connectors else None,
        "first_name": name(chain.people[1]),
        "links": [
            {"giver": name(each.giver), "taker": name(each.taker),
             "why": [said(reason, name) for reason in each.reasons]}
            for each in chain.links
        ],
        "leave_out": [
            (name(each), asked.address((*asked.without, each))) for each in chain.connectors
        ],
    }  # fmt: skip


def _nearest(thought: Situation, way: Way) -> list[dict[str, object]]:
    return [
        {"role": role, "heading": ROLE_HEADINGS[role].partition(" (")[0],
         "told": ROLE_HEADINGS[role].partition(" (")[2].rstrip(")"),
         "people": [_somebody(thought, each) | {"far": each in way.unreached}
                    for each in way.nearest[role]]}
        for role in ROLES if way.nearest
    ]  # fmt: skip


def _somebody(thought: Situation, person: int) -> dict[str, object]:
    return {"id": person, "name": naming(thought)(person), "works": works(thought.person(person))}


def _left_out(thought: Situation, asked: Asked) -> list[tuple[str, str]]:
    """Whom the answer leaves out, each with the way back."""
    name = naming(thought)
    return [
        (name(each), asked.address(other for other in asked.without if other != each))
        for each in asked.without
    ]
