"""One person, on one page: what to know before a talk, and afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from inroad.actions.reading import situation
from inroad.method.conversations import Conversation, Evidence, Promise
from inroad.method.people import Person
from inroad.method.reach import Chain
from inroad.method.reasons import Reason
from inroad.method.roles import NOBODY, Roles, main_role
from inroad.method.situation import Situation
from inroad.method.standing import Standing
from inroad.method.steps import NextStep
from inroad.method.talking import point, questions, why_they_would
from inroad.method.value import Match, Need
from inroad.method.worth import Worth, numbers
from inroad.store import models
from inroad.store.models import User
from inroad.store.refusals import NotFound
from inroad.store.visible import visible_to


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything about one person that helps in a talk.

    `evidence` is what stands behind `standing`, the latest first; `matches` are
    my offers that meet their needs; `numbers` all that a suggestion about them
    is made of.
    """

    person: Person
    roles: Roles
    standing: Standing
    evidence: tuple[Evidence, ...]
    talks: tuple[Conversation, ...]
    last_contact: date | None
    tie: tuple[Reason, ...]
    needs: tuple[Need, ...]
    matches: tuple[Match, ...]
    promises: tuple[Promise, ...]
    chains: tuple[Chain, ...]
    what: tuple[Reason, ...]
    why: tuple[Reason, ...]
    point: tuple[Reason, ...]
    numbers: Mapping[str, float]


def somebody(thought: Situation, person: int) -> Person:
    """One of my people, by id.

    Raises: NotFound: there is nobody with this id, or it is me.
    """
    if person == thought.network.me or person not in thought.network.people:
        raise NotFound(model="person", id=person)
    return thought.network.people[person]


def identifiers(viewer: User, person: int) -> list[models.Identifier]:
    """Somebody's addresses, profiles and numbers."""
    rows = visible_to(viewer, models.Identifier).filter(person_id=person)
    return list(rows.order_by("kind", "pk"))


def brief(viewer: User, person: int, now: datetime) -> tuple[Situation, Brief]:
    """One page about somebody."""
    thought = situation(viewer, now.date())
    return thought, brief_in(thought, person)


def brief_in(thought: Situation, person: int) -> Brief:
    """`brief`, for a situation already thought through."""
    direct = thought.reach.directly(person)
    role = main_role(thought.roles.get(person, NOBODY), thought.parameters)
    step = NextStep(
        "first_talk",
        person,
        thought.parameters.talk_minutes,
        direct.probability,
        thought.standing_after(person, "talk"),
        first=person,
        chain=direct,
    )
    worth = Worth(thought)
    shown = sorted(thought.evidence.get(person, ()), key=lambda e: (e.on, e.id), reverse=True)
    return Brief(
        person=thought.person(person),
        roles=thought.roles.get(person, NOBODY),
        standing=thought.standing(person),
        evidence=tuple(shown),
        talks=tuple(thought.talks.get(person, ())),
        last_contact=thought.last_contact(person),
        tie=thought.reach.why(thought.network.me, person),
        needs=tuple(thought.needs.get(person, ())),
        matches=tuple(each for each in thought.matches if each.need.person == person),
        promises=tuple(
            each for each in thought.network.promises if each.person == person and each.is_open
        ),
        chains=tuple(thought.reach.chains(person)),
        what=questions(thought, step, role),
        why=why_they_would(thought, step, worth.match(step)),
        point=point(thought, step),
        numbers=numbers(thought, worth, step),
    )
