"""Next steps that are talks: with whom, in which way, and when not.

A step says what would happen (to whom, with which chance, in how many
minutes); `plan` weighs steps against each other and chooses.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from inroad.method.conversations import Ask
from inroad.method.parameters import Parameters
from inroad.method.reach import Chain
from inroad.method.reasons import Reason, because
from inroad.method.situation import Situation
from inroad.method.standing import Standing
from inroad.method.value import Match

Kind = Literal[
    "keep_promise", "thank", "first_talk", "ask_introduction", "follow_up", "give", "reconnect",
    "ask_who_else", "introduce_two", "nudge", "apply",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something I could do next.

    `person` is who it is about, `first` who I would actually write to (the
    first connector of a chain, otherwise the person). `probability` is the
    chance that it comes off, `after` what the person then holds of me.
    `names_creators` is the chance that it shows me a job creator. `minutes` is
    the time that it is expected to take: asking, and, with its chance, talking.
    `row` is what it is about: an ask, a need, an opening, a promise.
    """

    kind: Kind
    person: int
    minutes: float
    probability: float
    after: Standing | None
    why_now: tuple[Reason, ...] = ()
    first: int = 0
    chain: Chain | None = None
    match: Match | None = None
    other: int | None = None
    row: int = 0
    names_creators: float = 0.0
    applies: bool = False

    @property
    def key(self) -> str:
        """The same suggestion has the same key tomorrow."""
        parts = (self.kind, self.person, self.other or 0, self.row)
        return ":".join(str(part) for part in parts)


WITHOUT_ROLE, OUT_OF_REACH = 0.02, 0.05
"""What keeps somebody without a role, or without a chain, in the running; orders, no more."""
TRIES = 2
"""So often somebody is asked for a talk before they are left in peace."""


def talks(
    situation: Situation, waiting: Sequence[Ask], given_to: Collection[int]
) -> Iterator[NextStep]:
    """A talk with whoever matters most for the goal, in the way that fits our tie.

    Args:
        waiting: asks whose connectors and targets are not pressed meanwhile.
        given_to: people who get a gift this week: give first, ask later.
    """
    asked = {ask.target for ask in waiting if ask.state == "asked"}
    refused = {ask.target for ask in waiting if ask.state in ("silent", "declined")}
    resting = frozenset(ask.connector for ask in waiting)
    left_alone = {*asked, *given_to, *situation.ruled_out, *situation.over_me, *resting}
    who_matters = _who_matters(situation, most=60)
    situation.reach.prepare(who for who in who_matters if who not in situation.talks)
    for person in who_matters:
        if person in left_alone or _met_lately(situation, person):
            continue
        found = (
            _second_talk(situation, person)
            if situation.talks.get(person)
            else _first_talk(situation, person, resting)
        )
        # After a no, another way in is welcome, but a letter from me alone is not.
        yield from (step for step in found if step.first != person or person not in refused)


def _who_matters(situation: Situation, most: int) -> list[int]:
    """The people whose role and reach promise most, with some I simply know well."""
    reach = situation.reach.chances

    def worth(person: int) -> float:
        held = situation.roles.get(person, {})
        role = max((each.probability for each in held.values()), default=WITHOUT_ROLE)
        role += situation.role(person, "job_creator")
        role *= 1 + situation.parameters.same_role_tells * situation.holds_wanted_role(person)
        role *= situation.another_view(person)
        return role * max(reach.get(person, 0.0), OUT_OF_REACH)

    known = sorted(situation.network.connected, key=lambda who: (-reach.get(who, 0.0), who))
    people = {*situation.roles, *known[:most], *situation.talks} - {situation.network.me}
    return sorted(people, key=lambda who: (-worth(who), who))[:most]


def _met_lately(situation: Situation, person: int) -> bool:
    talks = situation.talks.get(person)
    rest = timedelta(days=situation.parameters.rest_after_talk_days)
    return bool(talks) and situation.now < talks[0].on + rest  # type: ignore[index]


def usual_minutes(kind: str, p: Parameters) -> float:
    """What a finished step of some kind usually took; talks with the asking."""
    known = {
        "keep_promise": p.promise_minutes, "give": p.give_minutes, "apply": p.apply_minutes,
        "thank": p.short_minutes, "nudge": p.short_minutes, "ask_introduction": p.ask_minutes,
        "introduce_two": p.connector_minutes, "ask_who_else": p.connector_minutes,
    }  # fmt: skip
    return known.get(kind, p.ask_minutes + p.talk_minutes)


def _minutes(situation: Situation, chance: float) -> float:
    """What asking for a talk takes, and the talk itself if they say yes."""
    return situation.parameters.ask_minutes + chance * situation.parameters.talk_minutes


def _first_talk(situation: Situation, person: int, resting: frozenset[int]) -> Iterator[NextStep]:
    direct = _directly(situation, person)
    tie = situation.tie(person)
    after = _after_talk(situation, person)
    last = situation.last_contact(person)
    silent = (situation.now - last).days if last else 0
    dormant = silent > situation.parameters.dormant_days
    kind: Kind = "reconnect" if dormant else "first_talk"
    why = [because("now.silent_since", last=last)] if dormant else _why_now(situation, person)
    if last is None and person not in situation.network.connected:
        why.append(because("now.first_contact"))
    p = situation.parameters
    names = max(p.names_somebody, p.insider_names * situation.role(person, "insider"))
    if (tie is not None or person in situation.roles) and not _tired(situation, person):
        yield NextStep(kind, person, _minutes(situation, direct.probability), direct.probability,
                       after, tuple(why), first=person, chain=direct,
                       names_creators=names)  # fmt: skip
    introduced = {a.target for a in situation.network.asks if a.state == "introduced"}
    without = resting | {situation.network.me}
    for chain in () if person in introduced else situation.reach.ways(person, without):
        if chain.probability > direct.probability / 2:
            minutes = _minutes(situation, chain.probability)
            yield NextStep("ask_introduction", person, minutes, chain.probability, after,
                           tuple(_why_now(situation, person)), first=chain.connectors[0],
                           chain=chain, names_creators=names)  # fmt: skip
            return


def _directly(situation: Situation, person: int) -> Chain:
    """Writing to somebody myself; less likely to work with every time that it did not."""
    direct = situation.reach.directly(person)
    tries = len(situation.unanswered.get(person, ()))
    return (
        direct
        if not tries
        else replace(
            direct, probability=direct.probability * situation.parameters.nudge_helps**tries
        )
    )


def _tired(situation: Situation, person: int) -> bool:
    """Whether two asks of mine lately had no answer: then they are left in peace for a while."""
    rest = timedelta(days=situation.parameters.rest_days)
    tries = situation.unanswered.get(person, [])
    return len(tries) >= TRIES and situation.now < tries[-1] + rest


def _second_talk(situation: Situation, person: int) -> Iterator[NextStep]:
    """Meet again, faded or not; ask who else as long as somebody is missing."""
    p = situation.parameters
    if _tired(situation, person):
        return
    direct = _directly(situation, person)
    last = situation.talks[person][0]
    now = situation.standing(person).summary
    then = _standing_on(situation, person, last.on).summary
    why = because("now.faded" if now <= p.due_share * then else "now.spoke_before", last=last.on)
    yield NextStep("follow_up", person, _minutes(situation, direct.probability),
                   direct.probability, _after_talk(situation, person), (why,),
                   first=person, chain=direct)  # fmt: skip
    insider = situation.role(person, "insider")
    already = any(each.by == person for each in situation.network.named)
    if insider >= p.role_shown and not already:
        why = because("now.spoke_before", last=last.on)
        yield NextStep("ask_who_else", person, p.connector_minutes, direct.probability,
                       situation.standing(person), (why,), first=person, chain=direct,
                       names_creators=max(insider, p.names_somebody))  # fmt: skip


def _standing_on(situation: Situation, person: int, day: date) -> Standing:
    earlier = Situation(situation.network, day, situation.parameters)
    earlier.__dict__["ties"] = situation.ties  # today's ties: only silence is compared
    return earlier.standing(person)


def _after_talk(situation: Situation, person: int) -> Standing:
    return situation.standing_after(person, "talk")


def _why_now(situation: Situation, person: int) -> list[Reason]:
    """What makes this week a good one, as far as anything does."""
    reasons = [
        reason
        for belief in situation.roles.get(person, {}).values()
        for reason in belief.reasons
        if reason.code == "role.new_leader"
    ]
    for named in situation.network.named:
        if named.person == person:
            code = "now.will_introduce" if named.will_introduce else "now.named"
            reasons.append(because(code, by=named.by, on=named.on))
    return reasons[:2]
