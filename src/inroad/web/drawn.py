"""Pictures for a page: each drawn wide and narrow, with its table beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from inroad.actions.reaching import Way
from inroad.actions.standing import Week
from inroad.method.coverage import Coverage, Level
from inroad.method.roles import Role
from inroad.method.situation import Situation
from inroad.pictures.chains_map import chains_map
from inroad.pictures.coverage_map import coverage_map
from inroad.pictures.picture import Picture
from inroad.pictures.weeks_map import by_week
from inroad.words.cards import naming
from inroad.words.say import said


@dataclass(frozen=True, slots=True)
class Drawn:
    """One answer in the two layouts that a page chooses from."""

    wide: Picture
    narrow: Picture


def both(draw: Callable[..., Picture], *facts: object, **more: object) -> Drawn:
    """A picture in both layouts."""
    return Drawn(draw(*facts, **more), draw(*facts, **more, narrow=True))


def coverage(thought: Situation, found: Coverage) -> Drawn:
    """Who there is for the goal, and what is missing."""
    return both(coverage_map, found, naming(thought), person_page, list_page)


def ways(thought: Situation, way: Way) -> Drawn:
    """The best chains."""
    name = naming(thought)
    facts = (way.chains, thought.network.me, name, lambda reason: said(reason, name), person_page)
    return both(chains_map, *facts, roles=way.roles)


def weeks(found: tuple[Week, ...]) -> Drawn:
    """Conversations held and needs met, by week."""
    return both(by_week, found)


def person_page(person: int) -> str:
    """Where somebody's page is."""
    return f"/people/{person}"


def list_page(role: Role, level: Level | None) -> str:
    """Where the people of a role are listed, all of them or those at a level."""
    asked = {"role": role} | ({"standing": level} if level else {})
    return f"/people?{urlencode(asked)}"
