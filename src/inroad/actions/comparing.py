"""Two people side by side, to decide whether they are one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from inroad.store import models
from inroad.store.models import User
from inroad.store.visible import visible_to

Row = TypeVar("Row", models.Position, models.Identifier, models.Sighting, models.Participant)
MOST = 6
"""Positions, addresses and mentions that tell somebody apart; more say no more."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two: what is known of them, and their mentions as the files wrote them."""

    person: models.Person
    positions: tuple[models.Position, ...]
    identifiers: tuple[models.Identifier, ...]
    sightings: tuple[models.Sighting, ...]
    talks: int


def sides(viewer: User, people: Iterable[int]) -> list[Side]:
    """Each of these people who is there, in this order; with a fixed number of queries."""
    asked = tuple(people)
    there = {each.pk: each for each in visible_to(viewer, models.Person).filter(pk__in=asked)}
    positions = _of(viewer, models.Position, there, "education", "-since", "pk")
    identifiers = _of(viewer, models.Identifier, there, "pk")
    sightings = _of(viewer, models.Sighting, there, "-pk")
    talks = _of(viewer, models.Participant, there, "pk")
    return [
        Side(
            there[who],
            tuple(positions[who][:MOST]),
            tuple(identifiers[who][:MOST]),
            tuple(sightings[who][:MOST]),
            len(talks[who]),
        )
        for who in asked
        if who in there
    ]


def _of(
    viewer: User, model: type[Row], people: Iterable[int], *order: str
) -> Mapping[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in visible_to(viewer, model).filter(person_id__in=people).order_by(*order):
        found[row.person_id].append(row)
    return found
