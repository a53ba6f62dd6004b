"""Moves: who of my people wants one, what I would change places for, and circles of both."""

from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from inroad.language.moves import said_move
from inroad.method.exchange import own
from inroad.method.exchange.own import Swap, Wanting
from inroad.method.situation import Situation
from inroad.method.value import Offer


@dataclass(frozen=True, slots=True)
class Moves:
    """What is known of moves: mine, and those of my people.

    `swaps` are circles with me; `ask_where_to` those who sit where I want to be and
    did not say where they would go; `seek_mine` those who want to come to where I am.
    Of the rest, `opposite` are people at my goal who said that they want to move;
    `others` those who said so elsewhere. Both have the latest first.
    """

    mine: tuple[Offer, ...]
    opposite: tuple[Offer, ...]
    others: tuple[Offer, ...]
    swaps: tuple[Swap, ...] = ()
    ask_where_to: tuple[Wanting, ...] = ()
    seek_mine: tuple[Wanting, ...] = ()


_found: WeakKeyDictionary[Situation, Moves] = WeakKeyDictionary()
"""What is known of moves in a situation, worked out once for each."""


def moves(thought: Situation) -> Moves:
    """Everybody's wish to move, as far as somebody said it."""
    if thought not in _found:
        _found[thought] = _moves(thought)
    return _found[thought]


def _moves(thought: Situation) -> Moves:
    stated = [each for each in reversed(thought.network.offers) if each.kind == "swap"]
    theirs = [
        each
        for each in stated
        if each.person in thought.network.people and each.person not in thought.ruled_out
    ]
    there = {each.id for each in theirs if _is_at_my_goal(thought, each)}
    mine = tuple(each for each in stated if each.person is None)
    wanted = [each for offer in mine for each in _mine(thought, offer)]
    said = [_wanting(thought, each) for each in theirs if each.person not in thought.over_me]
    closed = own.swaps(wanted, said)
    told = {who for each in closed for who in each.people}
    half = tuple(each for each in own.half_said(wanted, said) if each.person not in told)
    seek = tuple(each for each in own.seek_mine(wanted, said) if each.person not in told)
    told |= {each.person for each in (*half, *seek) if each.person is not None}
    rest = [each for each in theirs if each.person not in told]
    return Moves(
        mine,
        tuple(each for each in rest if each.id in there),
        tuple(each for each in rest if each.id not in there),
        tuple(closed),
        half,
        seek,
    )


def _is_at_my_goal(thought: Situation, offer: Offer) -> bool:
    shown = thought.parameters.role_shown
    return offer.person is not None and thought.role(offer.person, "insider") >= shown


def _mine(thought: Situation, offer: Offer) -> Iterator[Wanting]:
    """My move: where I am and where I would go, as said, else as my place and my goal have it."""
    said = said_move(offer.text, bare=True)
    place = thought.goal.from_place
    known = (place.unit or "", place.organisation or "") if place else ()
    at = (said.leaving,) if said.leaving else known or _positions(thought, thought.network.me)
    goals = [each.unit or each.organisation or "" for each in thought.goal.places]
    for to in [said.to] if said.to else [each for each in goals if each]:
        yield Wanting(None, offer.text, tuple(each for each in at if each), to)


def _wanting(thought: Situation, offer: Offer) -> Wanting:
    said, who = said_move(offer.text), offer.person or 0
    at = (said.leaving, *_positions(thought, who))
    days = [need.on for need in thought.network.needs
            if need.person == who and need.text == offer.text and need.on]  # fmt: skip
    return Wanting(who, offer.text, tuple(each for each in at if each), said.to,
                   max(days, default=None))  # fmt: skip


def _positions(thought: Situation, who: int) -> tuple[str, ...]:
    """Where somebody is now, by the units and organisations of their positions."""
    person = thought.network.people.get(who)
    now = [each for each in person.positions if each.until is None and not each.education
           ] if person else []  # fmt: skip
    return tuple(name for each in now for name in (each.unit, each.organisation))


def swap_with(thought: Situation, person: int) -> Swap | None:
    """The first circle in which somebody would take my place."""
    return next((each for each in moves(thought).swaps if each.talk_to_first == person), None)
