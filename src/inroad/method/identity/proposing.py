"""People who are probably one: proposals with reasons, for the seeker to answer.

The odds are fixed and documented in `sameness`: an address book is too small
to learn them from, and a proposal must not change because a stranger was added.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import exp, log

from inroad.method.identity.candidates import pairs_worth_comparing
from inroad.method.identity.name_agreement import clearly_differ
from inroad.method.identity.sameness import Finding, Known, Profile, findings, profile, shares
from inroad.method.reasons import Reason

AT_LEAST = 0.5
"""A proposal is likelier right than wrong; it is a question and is never done unasked."""

_SECOND_CARD, _ORDINARY_BOOK = 0.2, 2_000
"""Chance that somebody stands a second time in an address book, and its size: two
of its cards are one person with chance .2 / 2,000. In a smaller book the chance
stays, so that a stranger changes nothing; in a larger one it falls. Assumed."""

_LEAST_ODDS = 1e-3
"""Odds that can neither become a proposal nor rival one."""

_SURE = 50.0
"""Weight above which a chance is 1 to a computer."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two known persons who may be one; `a` < `b`. The first reason weighs most."""

    a: int
    b: int
    probability: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    a: int
    b: int
    odds: float
    found: tuple[Finding, ...]


def proposals(
    people: Sequence[Known],
    *,
    different: Collection[tuple[int, int]] = (),
    at_least: float = AT_LEAST,
) -> list[Proposal]:
    """The people who are probably one, the surest first.

    Args:
        people: n known persons with distinct ids.
        different: pairs of ids, in either order, that were answered "different".
        at_least: the least probability, in (0, 1).
    Returns: proposals by falling probability, then by ids; `[]` for nobody.
    """
    profiles = [profile(known) for known in sorted(people, key=lambda known: known.id)]
    common = shares(profiles)
    answered = {(min(pair), max(pair)) for pair in different}
    prior = log(_SECOND_CARD / max(len(profiles), _ORDINARY_BOOK))
    pairs = []
    for i, j in pairs_worth_comparing(profiles):
        a, b = profiles[i].known.id, profiles[j].known.id
        found = findings(profiles[i], profiles[j], common, least=log(_LEAST_ODDS) - prior)
        weight = prior + sum(weight for weight, _ in found)
        if found and (a, b) not in answered and weight >= log(_LEAST_ODDS):
            pairs.append(_Pair(i, j, exp(min(weight, _SURE)), found))
    made = [_proposal(pair, chance, profiles) for pair, chance in _chances(pairs, profiles)]
    kept = [proposal for proposal in made if proposal.probability >= at_least]
    return sorted(kept, key=lambda proposal: (-proposal.probability, proposal.a, proposal.b))


def _chances(pairs: list[_Pair], profiles: list[Profile]) -> list[tuple[_Pair, float]]:
    """Each pair's probability, where partners who exclude each other share it.

    `P. Nair` may be Priya or Pooja, not both: each is a rival of the other.
    """
    partners: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for pair in pairs:
        partners[pair.a].append((pair.b, pair.odds))
        partners[pair.b].append((pair.a, pair.odds))
    result = []
    for pair in pairs:
        rivals = max(
            sum(
                odds
                for third, odds in partners[here]
                if third != there and _exclude(profiles[there], profiles[third])
            )
            for here, there in ((pair.a, pair.b), (pair.b, pair.a))
        )
        result.append((pair, pair.odds / (1 + pair.odds + rivals)))
    return result


def _exclude(one: Profile, other: Profile) -> bool:
    return all(clearly_differ(a, b) for a, _ in one.names for b, _ in other.names)


def _proposal(pair: _Pair, chance: float, profiles: list[Profile]) -> Proposal:
    told = [(weight, reason) for weight, reason in pair.found if reason is not None]
    if any(reason.code == "same.name_and_organisation" for _, reason in told):
        told = [(w, reason) for w, reason in told if reason.code != "same.organisation"]
    reasons = tuple(reason for _, reason in sorted(told, key=lambda one: -abs(one[0])))
    return Proposal(profiles[pair.a].known.id, profiles[pair.b].known.id, chance, reasons)
