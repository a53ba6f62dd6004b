"""The network at one moment, thought through once: ties, roles, reach, standing.

A plan, a coverage map, a brief and every "why" look at the same situation.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from inroad.method import value
from inroad.method.conversations import (
    Conversation,
    Evidence,
    EvidenceKind,
    Opening,
    working_days_after,
)
from inroad.method.goal import Goal, Place, lies_in, rules_out
from inroad.method.network import Network, Step
from inroad.method.parameters import Parameters
from inroad.method.people import MANAGES, Person
from inroad.method.reach import Reach
from inroad.method.roles import NOBODY, Judge, Role, Roles, probability
from inroad.method.standing import Standing, after, standing
from inroad.method.ties import Tie, Ties, ties
from inroad.method.value import Match, Need

ASKED_DIRECTLY = ("first_talk", "follow_up", "reconnect", "ask_who_else")
"""Kinds of steps by which I ask somebody for their time myself."""
TALKS = (*ASKED_DIRECTLY, "ask_introduction")
"""Kinds of steps that ask for somebody's time."""


class Situation:
    """What follows from a network for one goal, computed when first asked for."""

    def __init__(self, network: Network, now: date, parameters: Parameters) -> None:
        self.network, self.now, self.parameters = network, now, parameters
        self.goal = network.goal or Goal("")
        self._standings: dict[int, Standing] = {}
        self._later: dict[tuple[int, tuple[EvidenceKind, ...]], Standing] = {}

    @cached_property
    def ties(self) -> Ties:
        """Every tie at this moment."""
        return ties(self.network, self.now, self.parameters)

    @cached_property
    def judge(self) -> Judge:
        """How each position lies towards the goal, and towards mine."""
        return Judge(self.network, self.goal, self.now, self.parameters)

    @cached_property
    def roles(self) -> Mapping[int, Roles]:
        """Everybody's roles towards the goal."""
        return self.judge.roles(self.network.people)

    @cached_property
    def roles_by_place(self) -> Sequence[tuple[Place, Mapping[int, Roles]]]:
        """The roles towards each of the goal's places alone; one that is left open without any."""
        places = self.goal.places
        if len(places) < 2:
            return [(places[0] if places else Place(), self.roles)]
        alone = [replace(self.goal, places=(place,)) for place in places]
        judges = [Judge(self.network, goal, self.now, self.parameters) for goal in alone]
        shown = list(self.with_a_role)
        return [(place, each.roles(shown)) for place, each in zip(places, judges, strict=True)]

    @cached_property
    def with_a_role(self) -> Sequence[int]:
        """Everybody whose role towards the goal is likely enough to be spoken of."""
        shown = self.parameters.role_shown
        return [who for who, held in self.roles.items()
                if any(belief.probability >= shown for belief in held.values())]  # fmt: skip

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

    @cached_property
    def is_vague(self) -> bool:
        """Whether there is a goal, and it names no organisation and no unit yet."""
        return self.network.goal is not None and not self.goal.is_concrete

    def place_of(self, opening: Opening) -> Place | None:
        """The goal's place that a job lies in; None at none, or where its work is ruled out.

        While the goal names no place, every job is at the one that is left open.
        """
        organisation, unit, title = opening.organisation, opening.unit, opening.title
        if not self.goal.places:
            ruled_out = rules_out(self.goal, "", f"{organisation} {unit} {title}")
            return None if ruled_out else Place()

        def share(place: Place) -> float:
            alone = replace(self.goal, places=(place,))
            return lies_in(alone, organisation, unit, words=title, p=self.parameters)

        best = max(self.goal.places, key=share)
        there = share(best) >= self.parameters.place_of_opening
        return best if there and not rules_out(self.goal, "", title) else None

    def is_there(self, opening: Opening) -> bool:
        """Whether a job is at a place of the goal, and of work that it does not rule out."""
        return self.place_of(opening) is not None

    def holds_wanted_role(self, person: int) -> float:
        """How near somebody's titles, now or before, come to the role that I want."""
        return self.judge.same_role(self.person(person)) if self.goal.role else 0.0

    def another_view(self, person: int) -> float:
        """How much somebody's work shows me that mine does not; 1 unless the goal is vague."""
        if not self.is_vague:
            return 1.0
        share = self.parameters.difference_share
        return 1 - share + share * self.judge.unlike_mine(self.person(person))

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
    def unanswered(self) -> Mapping[int, list[date]]:
        """The days on which I asked somebody myself for a talk, none of which came about since."""
        found: dict[int, list[date]] = defaultdict(list)
        for step in sorted(self.network.steps, key=lambda each: each.on):
            if step.state == "done" and step.kind in ASKED_DIRECTLY:
                talks = self.talks.get(step.person)
                if not talks or talks[0].on < step.on:
                    found[step.person].append(step.on)
        return found

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """The latest word on each suggestion, by its key."""
        return {each.key: each for each in sorted(self.network.steps, key=lambda s: s.on)}

    @cached_property
    def put_off(self) -> frozenset[int]:
        """Whom I put off, or asked for a talk lately: in whatever way it is suggested."""
        rest = timedelta(days=self.parameters.rest_after_talk_days)
        return frozenset(
            step.person
            for step in self.steps.values()
            if step.kind in TALKS
            and (
                (step.state == "snoozed" and step.until is not None and self.now < step.until)
                or (step.state == "done" and self.now < step.on + rest)
            )
        )

    @cached_property
    def needs(self) -> Mapping[int, list[Need]]:
        """The unmet stated needs of each person, the latest first."""
        found: dict[int, list[Need]] = defaultdict(list)
        for need in sorted(self.network.needs, key=lambda n: (n.on or date.min, n.id))[::-1]:
            if need.met_on is None and need.stated:
                found[need.person].append(need)
        return found

    @cached_property
    def matches(self) -> list[Match]:
        """My offers that meet somebody's stated need, the likeliest first."""
        mine = [offer for offer in self.network.offers if offer.person is None]
        stated = [need for need in self.network.needs if need.stated]
        return value.matches(mine, stated, self.now, self.parameters)

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
        return self._my_ties.get(person)

    @cached_property
    def _my_ties(self) -> Mapping[int, Tie]:
        me = self.network.me
        return {tie.b if tie.a == me else tie.a: tie for tie in self.ties.of(me)}

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

    def standing_later(self, person: int, *kinds: EvidenceKind) -> Standing:
        """What somebody will hold of me when a job may come up, were nothing more done than these.

        What counts is not what they hold today: silence takes its share until then.
        """
        if (person, kinds) not in self._later:
            shown, tie, now = self.evidence.get(person, []), self.tie(person), self.now
            imagined = [Evidence(id=0, person=person, kind=kind, on=now) for kind in kinds]
            held = standing([*shown, *imagined], tie, self.later, self.parameters)
            self._later[person, kinds] = held
        return self._later[person, kinds]

    @cached_property
    def later(self) -> date:
        """The day at which to look: halfway to the goal's date, `later_days` ahead at most."""
        p = self.parameters
        days = (self.goal.by - self.now).days / 2 if self.goal.by else p.later_days
        return self.now + timedelta(days=min(max(int(days), 0), int(p.later_days)))

    def last_contact(self, person: int) -> date | None:
        """The day of our last trace or talk."""
        days = [talk.on for talk in self.talks.get(person, [])]
        tie = self.tie(person)
        if tie and tie.last:
            days.append(tie.last)
        return max(days, default=None)

    def assumed_match(self, person: int) -> Match | None:
        """An offer that may meet what people of this kind of work usually want."""
        titles = [p.title for p in self.person(person).positions if p.until is None]
        kinds: set[str] = {title.function for title in titles}
        kinds |= {"manages" for title in titles if title.manages >= MANAGES}
        found = [match for kind in sorted(kinds) for match in self.assumed_matches.get(kind, ())]
        return max(found, key=lambda each: (each.probability, len(each.offer.text)), default=None)

    @cached_property
    def assumed_matches(self) -> Mapping[str, list[Match]]:
        """My offers that may meet what is usually wanted, by kind of work."""
        mine = [offer for offer in self.network.offers if offer.person is None]
        return {
            kind: [
                match
                for need in needs
                for offer in mine
                if (match := value.match(offer, need, {}, self.now, self.parameters))
            ]
            for kind, needs in self.network.assumed_needs.items()
        }
