"""What stands behind each of the three beliefs that somebody holds of me."""

from dataclasses import dataclass

from inroad.method.conversations import Evidence
from inroad.method.reasons import Reason, because
from inroad.method.situation import Situation
from inroad.method.standing import MEANINGFUL, half_life_days, weights

BELIEFS = ("knows_of_me", "knows_what_i_bring", "thinks_well_of_me")


@dataclass(frozen=True, slots=True)
class Belief:
    """One belief: how sure it is, in [0, 1], and what moved it.

    `shown` are behaviours, those that weigh most first, of equals the latest;
    `tie` is what our contact adds.
    """

    name: str
    held: float
    shown: tuple[Evidence, ...]
    tie: tuple[Reason, ...]


def beliefs(thought: Situation, person: int) -> tuple[Belief, ...]:
    """The three beliefs, in the order in which each needs the one before."""
    held, table = thought.standing(person), weights(thought.parameters)
    shown = thought.evidence.get(person, ())

    def moves(name: str, each: Evidence) -> float:
        weight = table[each.kind]._asdict()
        against = weight["against"] if name == "thinks_well_of_me" else 0.0
        return float(max(weight[name], against))

    found = []
    for name in BELIEFS:
        moved = [(moves(name, each), each.on, each.id, each) for each in shown]
        behind = [each for much, *_, each in sorted(moved, key=lambda m: m[:3])[::-1] if much > 0]
        tie = _from_tie(thought, person, name)
        found.append(Belief(name, getattr(held, name), tuple(behind), tie))
    return tuple(found)


def _from_tie(thought: Situation, person: int, name: str) -> tuple[Reason, ...]:
    """Contact that goes both ways tells them of me; time in one unit tells what I bring."""
    tie = thought.tie(person)
    if tie is None:
        return ()
    if name == "knows_of_me" and tie.last and tie.energy * tie.reciprocity > 0:
        return (because("tie.in_contact", last=tie.last),)
    if name == "knows_what_i_bring" and tie.overlap_months >= 1:
        return (because("tie.worked_together", months=round(tie.overlap_months)),)
    return ()


def halved_after_days(thought: Situation, person: int) -> int:
    """After how many days of silence half of what they hold of me is left."""
    shown = thought.evidence.get(person, ())
    meaningful = sum(each.kind in MEANINGFUL for each in shown)
    return round(half_life_days(meaningful, thought.parameters))
