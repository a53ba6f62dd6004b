"""The role of each person towards a goal: insider, job creator, pathfinder.

Each role is a probability with its reasons: the dated position, the title, the
reports-to line or the person's own words that say so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from inroad.method.goal import Goal, Place, lies_in, organisation_key, same_role, unit_key
from inroad.method.network import Network
from inroad.method.parameters import Parameters
from inroad.method.people import Person, Position
from inroad.method.reasons import Reason, because

Role = Literal["insider", "job_creator", "pathfinder"]
ROLES: tuple[Role, ...] = ("insider", "job_creator", "pathfinder")


@dataclass(frozen=True, slots=True)
class RoleBelief:
    """The chance that a person has a role, and what says so, strongest first."""

    role: Role
    probability: float
    reasons: tuple[Reason, ...]


Roles = Mapping[Role, RoleBelief]
NOBODY: Roles = {}
SURE_PLACE = 0.5
"""From here on a position is spoken of as lying in the place, below it as one that may."""
NEXT_TO_NOTHING = 0.01
"""A role less likely than this is none."""
MAY_MANAGE = 0.15
"""What a title has to say at least for it to be a reason."""
RARER_FIRST = 0.2
"""Of roles nearly as likely the rarer one is spoken of."""


def roles(network: Network, goal: Goal, now: date, p: Parameters) -> dict[int, Roles]:
    """Everybody's roles towards a goal; people without any are left out."""
    return Judge(network, goal, now, p).roles(network.people)


def probability(roles_held: Roles, role: Role) -> float:
    """The chance of one role, 0 where nothing speaks for it."""
    return roles_held[role].probability if role in roles_held else 0.0


def main_role(roles_held: Roles, p: Parameters) -> Role | None:
    """The role to speak of: the likeliest, the rarer one first among near equals."""
    rank = {"job_creator": 2, "pathfinder": 1, "insider": 0}
    shown = [each for each in roles_held.values() if each.probability >= p.role_shown]
    best = max(shown, key=lambda e: e.probability + RARER_FIRST * rank[e.role], default=None)
    return best.role if best else None


def still_there(position: Position, now: date, p: Parameters) -> float:
    """The chance that a position last seen on some day is still held."""
    if position.until is not None and position.until < now:
        return 0.0
    if position.since is not None and position.since > now:
        return 0.0
    seen = position.seen_on or position.since or now
    return float(2.0 ** (-max((now - seen).days, 0) / p.tenure_half_life_days))


class Judge:
    """One goal's view of people; remembers how far each distinct position lies in it."""

    def __init__(self, network: Network, goal: Goal, now: date, p: Parameters) -> None:
        self.network, self.goal, self.now, self.p = network, goal, now, p
        self._lies: dict[tuple[str, str, str, str], float] = {}
        self._like_mine: dict[tuple[str, str, str], float] = {}
        self._same_role: dict[str, float] = {}
        self._inside: dict[int, tuple[float, Position | None]] = {}
        self.mine = my_positions(network, goal)
        self.named: dict[tuple[int, str], list[int]] = defaultdict(list)
        for each in network.named:
            self.named[each.person, each.role].append(each.by)
        self.reports: dict[int, list[Person]] = defaultdict(list)
        for person in network.people.values():
            if person.reports_to is not None:
                self.reports[person.reports_to].append(person)

    def roles(self, people: Iterable[int]) -> dict[int, Roles]:
        """The roles of some people; whoever has none, and I, are left out."""
        found: dict[int, Roles] = {}
        for who in people:
            if who == self.network.me:
                continue
            person = self.network.people[who]
            beliefs = [self.insider(person), self.job_creator(person), self.pathfinder(person)]
            held = {e.role: e for e in beliefs if e and e.probability > NEXT_TO_NOTHING}
            if held:
                found[who] = held
        return found

    def lies(self, position: Position, location: str) -> float:
        """How far a position lies in the goal's places, in [0, 1]."""
        if position.education:
            return 0.0
        title = position.title
        key = (position.organisation, position.unit, title.text, location)
        if key not in self._lies:
            facts = (position.organisation, position.unit, title.function, location, title.text)
            self._lies[key] = lies_in(self.goal, *facts, self.p)
        return self._lies[key]

    def same_role(self, person: Person) -> float:
        """How near anybody's titles, held or once held, come to the role that I want."""
        titles = [each.title.text for each in person.positions if not each.education]
        for text in titles:
            if text not in self._same_role:
                self._same_role[text] = same_role(self.goal, text)
        return max((self._same_role[text] for text in titles), default=0.0)

    def unlike_mine(self, person: Person) -> float:
        """How far somebody's work now is from mine, in [0, 1]."""
        held = [e for e in person.positions if not e.education and still_there(e, self.now, self.p)]
        likeness = (like_one_of(each, self.mine, self.p) for each in held)
        return 1 - max(likeness, default=self.p.path_unknown)

    def inside(self, person: Person) -> tuple[float, Position | None]:
        """The chance that a person works in the place now, and by which position."""
        if person.id not in self._inside:
            best: tuple[float, Position | None] = (0.0, None)
            for each in person.positions:
                lies = self.lies(each, person.location)
                chance = lies * still_there(each, self.now, self.p) if lies else 0.0
                if best[1] is None or chance > best[0]:
                    best = (chance, each)
            self._inside[person.id] = best
        return self._inside[person.id]

    def insider(self, person: Person) -> RoleBelief | None:
        """Works in the place now, by a position or by what somebody said."""
        chance, position = self.inside(person)
        sure = position is not None and self.lies(position, person.location) >= SURE_PLACE
        code = "role.works_there" if sure else "role.may_work_there"
        reasons = [because(code, **_facts(position))] if position and chance else []
        for role in ("insider", "job_creator"):
            for by in self.named.get((person.id, role), ()):
                chance = max(chance, self.p.named_insider * self._near(person, by))
                reasons.append(because("role.named_insider", by=by))
        return RoleBelief("insider", chance, tuple(reasons)) if reasons else None

    def job_creator(self, person: Person) -> RoleBelief | None:
        """Creates jobs there: by title, by who reports to them, or named as one."""
        inside, position = self.inside(person)
        said: list[tuple[float, Reason]] = []
        if position and inside:
            said += self._by_title(inside, position)
        said += [
            (self.p.named_creator * self._near(person, by), because("role.named_creator", by=by))
            for by in self.named.get((person.id, "job_creator"), ())
        ]
        led = [self.inside(each)[0] for each in self.reports.get(person.id, ())]
        there = sum(chance > SURE_PLACE for chance in led)
        if there and not self._has_left(person):
            # One of the fourteen heads who report to a president does not make her hire there.
            chance = self.p.leads_reports * max(led) * (there / len(led)) ** 0.5
            said.append((chance, because("role.leads_reports", count=there)))
        if not said:
            return None
        chance = max(each for each, _ in said)
        if position and inside and chance >= self.p.role_shown and self._is_new(position):
            odds = self.p.new_leader_odds * chance / (1 - min(chance, 0.99))
            chance = odds / (1 + odds)
            said.append((chance, because("role.new_leader", since=position.since)))
        said.sort(key=lambda each: -each[0])
        return RoleBelief("job_creator", chance, tuple(reason for _, reason in said))

    def _near(self, person: Person, by: int) -> float:
        """How far what somebody said of a person is about this place, in [0, 1].

        As far as either of them is in it; where nothing is known of both, it is
        taken to be about the place that I asked for.
        """
        speaker = self.network.people.get(by)
        known = [each for each in (person, speaker) if each and each.positions]
        return max((self.inside(each)[0] for each in known), default=1.0)

    def _has_left(self, person: Person) -> bool:
        held = [each for each in person.positions if not each.education]
        return bool(held) and not any(still_there(each, self.now, self.p) for each in held)

    def _by_title(self, inside: float, position: Position) -> Iterable[tuple[float, Reason]]:
        title = position.title
        if title.manages >= MAY_MANAGE:
            yield inside * title.manages, because("role.manages_there", **_facts(position))
        if title.recruits:
            chance = inside * self.p.recruiter_creates
            yield chance, because("role.recruits_there", **_facts(position))

    def _is_new(self, position: Position) -> bool:
        since = position.since
        return since is not None and 0 <= (self.now - since).days <= self.p.new_leader_days

    def pathfinder(self, person: Person) -> RoleBelief | None:
        """Was at a place like mine, and later at one like the goal."""
        held = person.positions
        moves = [] if len(held) < 2 else [
            (self.like_mine(before) * self.lies(after, person.location), before, after)
            for before in held
            for after in held
            if before is not after and precedes(before, after)
        ]  # fmt: skip
        chance, before, after = max(moves, key=lambda each: each[0], default=(0.0, None, None))
        reasons = []
        if before and after and chance:
            reasons.append(because("role.made_the_move", before=_words(before), after=_words(after),
                                   on=after.since))  # fmt: skip
        for by in self.named.get((person.id, "pathfinder"), ()):
            chance = max(chance, self.p.named_creator)
            reasons.append(because("role.named_pathfinder", by=by))
        return RoleBelief("pathfinder", chance, tuple(reasons)) if reasons else None

    def like_mine(self, position: Position) -> float:
        """How like one of my own positions another's is, in [0, 1]."""
        if self.lies(position, "") > SURE_PLACE:
            return 0.0  # who was there already has not made the move
        key = (position.organisation, position.unit, position.title.function)
        if key not in self._like_mine:
            self._like_mine[key] = like_one_of(position, self.mine, self.p)
        return self._like_mine[key]


def like_one_of(position: Position, mine: Iterable[Position], p: Parameters) -> float:
    """How like the nearest of my positions somebody's is, in [0, 1]."""
    return max((_alike(position, each, p) for each in mine), default=p.path_unknown)


def _alike(one: Position, mine: Position, p: Parameters) -> float:
    """1 in my own unit, less in my organisation, less again for my kind of work."""
    same_work = bool(one.title.function) and one.title.function == mine.title.function
    if organisation_key(one.organisation) == organisation_key(mine.organisation):
        same_unit = bool(mine.unit) and unit_key(one.unit) == unit_key(mine.unit)
        return 1.0 if same_unit else p.path_same_work if same_work else p.path_same_organisation
    return p.path_same_work_elsewhere if same_work else p.path_unlike


def my_positions(network: Network, goal: Goal) -> list[Position]:
    """Where I am now; from the goal's sentence where no position says it."""
    me = network.people.get(network.me)
    held = [each for each in me.positions if not each.education] if me else []
    current = [each for each in held if each.until is None]
    if not current and goal.from_place:
        place: Place = goal.from_place
        return [Position(0, place.organisation, place.unit)]
    return current or held[-1:]


def precedes(before: Position, after: Position) -> bool:
    """Whether one position was held before the other, by what dates there are."""
    if before.since and after.since:
        return before.since < after.since
    if before.until is None:
        return False
    return after.until is None or before.until <= after.until


def _words(position: Position) -> str:
    parts = [position.title.text, position.unit, position.organisation]
    return ", ".join(part for part in parts if part)


def _facts(position: Position | None) -> dict[str, object]:
    if position is None:
        return {}
    return {"title": position.title.text, "unit": position.unit,
            "organisation": position.organisation, "since": position.since,
            "seen_on": position.seen_on}  # fmt: skip
