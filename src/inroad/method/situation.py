"""The network at one moment, thought through once: ties, roles, reach, standing.

A plan, a coverage map, a brief and every "why" look at the same situation.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from inroad.method import value
from inroad.method.conversations import (
    Conversation,
    Evidence,
    EvidenceKind,
    Opening,
    working_days_after,
)
from inroad.method.goal import Goal, same_place
from inroad.method.network import Network, Step
from inroad.method.parameters import Parameters
from inroad.method.people import Person
from inroad.method.reach import Reach
from inroad.method.roles import NOBODY, Role, Roles, probability, roles
from inroad.method.standing import Standing, after, standing
from inroad.method.ties import Tie, Ties, ties
from inroad.method.value import Match, Need


class Situation:
    """What follows from a network for one goal, computed when first asked for."""

    def __init__(self, network: Network, now: date, parameters: Parameters) -> None:
        self.network, self.now, self.parameters = network, now, parameters
        self.goal = network.goal or Goal("")
        self._standings: dict[int, Standing] = {}

    @cached_property
    def ties(self) -> Ties:
        """Every tie at this moment."""
        return ties(self.network, self.now, self.parameters)

    @cached_property
    def roles(self) -> Mapping[int, Roles]:
        """Everybody's roles towards the goal."""
        return roles(self.network, self.goal, self.now, self.parameters)

    @cached_property
    def reach(self) -> Reach:
        """Chains from me; nobody whom I ruled out, and no manager of mine, is part of any."""
        return Reach(self.network, self.ties, self.parameters, self.ruled_out | self.over_me)

    @cached_property
    def ruled_out(self) -> frozenset[int]:
        """People of whom I said "not this person"."""
        return frozenset(s.person for s in self.network.steps if s.state == "not_this_person")

    @cached_property
    def over_me(self) -> frozenset[int]:
        """My manager, and theirs: wanting to leave is not for them to hear from a plan."""
        found: set[int] = set()
        me = self.network.people.get(self.network.me)
        above = me.reports_to if me else None
        while above is not None and above not in found:
            found.add(above)
            person = self.network.people.get(above)
            above = person.reports_to if person else None
        return frozenset(found)

    def is_there(self, opening: Opening) -> bool:
        """Whether a job is at a place of the goal; any is while there is no place."""
        return not self.goal.places or any(
            same_place(place, opening.organisation, opening.unit, words=opening.title) >= 0.3
            for place in self.goal.places
        )

    @cached_property
    def evidence(self) -> Mapping[int, list[Evidence]]:
        """What each person showed; every talk counts as evidence of itself."""
        found: dict[int, list[Evidence]] = defaultdict(list)
        for each in self.network.evidence:
            found[each.person].append(each)
        for talk in self.network.conversations:
            for person in talk.people:
                found[person].append(Evidence(talk.id, person, "talk", talk.on, talk.text))
        for ask in self.network.asks:
            ignored = working_days_after(ask.on, int(self.parameters.nudge_first_working_days))
            if ask.state in ("asked", "silent") and ask.nudges > 1 and ignored <= self.now:
                found[ask.connector].append(
                    Evidence(ask.id, ask.connector, "ignored_two_nudges", ignored)
                )
        return found

    @cached_property
    def talks(self) -> Mapping[int, list[Conversation]]:
        """My conversations with each person, the latest first."""
        found: dict[int, list[Conversation]] = defaultdict(list)
        for talk in sorted(self.network.conversations, key=lambda t: (t.on, t.id), reverse=True):
            for person in talk.people:
                found[person].append(talk)
        return found

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """The latest word on each suggestion, by its key."""
        return {each.key: each for each in sorted(self.network.steps, key=lambda s: s.on)}

    @cached_property
    def needs(self) -> Mapping[int, list[Need]]:
        """The unmet stated needs of each person, the latest first."""
        found: dict[int, list[Need]] = defaultdict(list)
        for need in self.network.needs:
            if need.met_on is None and need.stated:
                found[need.person].append(need)
        return found

    @cached_property
    def matches(self) -> list[Match]:
        """My offers that meet somebody's stated need, the likeliest first."""
        mine = [offer for offer in self.network.offers if offer.person is None]
        stated = [need for need in self.network.needs if need.stated]
        return value.matches(mine, stated, self.parameters)

    @cached_property
    def best_matches(self) -> Mapping[int, Match]:
        """Each person's likeliest match with an offer of mine."""
        return value.best_by_person(self.matches)

    def person(self, person: int) -> Person:
        """Somebody by id.

        Raises: ValueError: nobody in the network has this id.
        """
        if person not in self.network.people:
            raise ValueError(f"nobody has the id {person}")
        return self.network.people[person]

    def tie(self, person: int) -> Tie | None:
        """My tie to somebody."""
        return self.ties.between(self.network.me, person)

    def role(self, person: int, role: Role) -> float:
        """The chance that somebody has a role."""
        return probability(self.roles.get(person, NOBODY), role)

    def standing(self, person: int) -> Standing:
        """What somebody holds of me now."""
        if person not in self._standings:
            shown = self.evidence.get(person, [])
            held = standing(shown, self.tie(person), self.now, self.parameters)
            self._standings[person] = held
        return self._standings[person]

    def standing_after(self, person: int, *kinds: EvidenceKind) -> Standing:
        """What somebody would hold of me, were these behaviours shown now."""
        shown, tie = self.evidence.get(person, []), self.tie(person)
        return after(kinds, shown, tie, person, self.now, self.parameters)

    def last_contact(self, person: int) -> date | None:
        """The day of our last trace or talk."""
        days = [talk.on for talk in self.talks.get(person, [])]
        tie = self.tie(person)
        if tie and tie.last:
            days.append(tie.last)
        return max(days, default=None)

    def assumed_match(self, person: int) -> Match | None:
        """An offer that may meet what people of this kind of work usually want."""
        mine = [offer for offer in self.network.offers if offer.person is None]
        titles = [p.title for p in self.person(person).positions if p.until is None]
        kinds: set[str] = {title.function for title in titles}
        kinds |= {"manages" for title in titles if title.manages >= 0.5}
        found = [
            match
            for kind in sorted(kinds)
            for need in self.network.assumed_needs.get(kind, ())
            for offer in mine
            if (match := value.match(offer, need, {}, self.parameters))
        ]
        return max(found, key=lambda each: (each.probability, len(each.offer.text)), default=None)
