"""The best ways to somebody, or into a place, as an answer: who is on them, and why each holds.

This module says what is shown; `chains_map` says where it stands.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from inroad.method.reach import Chain, Link
from inroad.method.reasons import Reason
from inroad.method.roles import Role
from inroad.pictures.picture import Table

HEADERS = ("Way", "From", "To", "Why it should hold", "Hold")
MOST = 4
"""As many ways as this are drawn."""
WEIGHTS = ((0.6, 6.0, "likely"), (0.3, 3.5, "maybe"), (0.0, 1.75, "less likely"))
"""From which chance on a line has which weight, and what the table says (assumed)."""


@dataclass(frozen=True, slots=True)
class People:
    """What is told about people: names, pages, roles, and the words for a reason."""

    names: Callable[[int], str]
    person: Callable[[int], str]
    why: Callable[[Reason], str]
    roles: Mapping[int, Role]


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as it is drawn: once, on the lane of the best chain that has it."""

    giver: int
    taker: int
    lane: int
    weight: float
    hold: str
    reasons: tuple[str, ...]

    @property
    def told(self) -> str:
        """All that is known of why it should hold."""
        return "; ".join(self.reasons)


@dataclass(frozen=True, slots=True)
class Ways:
    """Chains side by side, each on a lane of its own; those to one person lie together.

    `column` and `lane` say where each connector stands: where the best chain
    that has it puts it. `ends` are the people whom the chains lead to.
    """

    me: int
    chains: tuple[Chain, ...]
    ends: tuple[int, ...]
    column: Mapping[int, int]
    lane: Mapping[int, int]
    ties: tuple[Tie, ...]

    @property
    def depth(self) -> int:
        """The links of the longest chain."""
        return max(len(chain.links) for chain in self.chains)

    def lanes_to(self, end: int) -> list[int]:
        """The lanes of the chains that lead to somebody."""
        return [at for at, chain in enumerate(self.chains) if chain.people[-1] == end]


def ways(chains: Sequence[Chain], me: int, people: People) -> Ways:
    """The chains laid out; the best comes first.

    Raises: ValueError: a chain does not start with me, or leads nowhere.
    """
    if any(chain.people[0] != me or len(chain.people) < 2 for chain in chains):
        raise ValueError("a chain leads from me to somebody else")
    best = chains[:MOST]
    ends = tuple(dict.fromkeys(chain.people[-1] for chain in best))
    ordered = tuple(sorted(best, key=lambda chain: ends.index(chain.people[-1])))
    column: dict[int, int] = {}
    lane: dict[int, int] = {}
    for at, chain in enumerate(ordered):
        for step, who in enumerate(chain.connectors, 1):
            if who not in ends and who not in lane:
                column[who], lane[who] = step, at
    return Ways(me, ordered, ends, column, lane, tuple(_ties(ordered, people)))


def _ties(chains: Iterable[Chain], people: People) -> list[Tie]:
    found: dict[tuple[int, int], Tie] = {}
    for lane, chain in enumerate(chains):
        for link in chain.links:
            found.setdefault((link.giver, link.taker), _tie(link, lane, people))
    return list(found.values())


def _tie(link: Link, lane: int, people: People) -> Tie:
    _, weight, hold = next(each for each in WEIGHTS if link.probability >= each[0])
    reasons = tuple(people.why(reason) for reason in link.reasons)
    return Tie(link.giver, link.taker, lane, weight, hold, reasons)


def title(found: Ways, people: People) -> str:
    """What the picture is of."""
    whom = ", ".join(people.names(each) for each in found.ends)
    count = len(found.chains)
    return f"The way to {whom}" if count == 1 else f"{count} ways to {whom}, the best one first"


def description(found: Ways, people: People) -> str:
    """Each way as a sentence."""
    named = [", ".join(people.names(each) for each in chain.people) for chain in found.chains]
    return " ".join(f"Way {number}: {each}." for number, each in enumerate(named, 1))


def table(found: Ways, people: People) -> Table:
    """One row for each link of each way."""
    ties = {(tie.giver, tie.taker): tie for tie in found.ties}
    rows = []
    for number, chain in enumerate(found.chains, 1):
        for giver, taker in pairwise(chain.people):
            tie = ties[giver, taker]
            rows.append((str(number), people.names(giver), people.names(taker), tie.told, tie.hold))
    return Table(HEADERS, tuple(rows))
