"""Moves: who of my people wants one, and what I would change places for."""

from dataclasses import dataclass

from inroad.method.situation import Situation
from inroad.method.value import Offer


@dataclass(frozen=True, slots=True)
class Moves:
    """What is known of moves: mine, and those of my people.

    `opposite` are people at my goal who said that they want to move; `others`
    those who said so elsewhere. Both have the latest first.
    """

    mine: tuple[Offer, ...]
    opposite: tuple[Offer, ...]
    others: tuple[Offer, ...]


def moves(thought: Situation) -> Moves:
    """Everybody's wish to move, as far as somebody said it."""
    swaps = [each for each in reversed(thought.network.offers) if each.kind == "swap"]
    theirs = [each for each in swaps if each.person in thought.network.people]
    there = {each.id for each in theirs if _is_at_my_goal(thought, each)}
    return Moves(
        tuple(each for each in swaps if each.person is None),
        tuple(each for each in theirs if each.id in there),
        tuple(each for each in theirs if each.id not in there),
    )


def _is_at_my_goal(thought: Situation, offer: Offer) -> bool:
    shown = thought.parameters.role_shown
    return offer.person is not None and thought.role(offer.person, "insider") >= shown
