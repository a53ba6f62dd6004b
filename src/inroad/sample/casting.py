"""Who plays a part: the planted people that a sensible plan should find."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from inroad.sample.company import Face, Seat
from inroad.sample.invented import BRIDGE_UNIT, COMPANY_DOMAIN, GOAL_UNIT, SEEKER_TEAM, SEEKER_UNIT
from inroad.sample.names import NICKNAMES, WORDS_AS_NAMES, ascii_name


@dataclass(frozen=True, slots=True)
class Cast:
    """The numbers of the people with a part; None or empty in a company too small for it.

    `job_creator` is the new head of the goal's unit, `connector` stands close
    to both the seeker and the head, `dormant` leads a team there and was the
    seeker's colleague once, `pulled` followed the head into the unit.
    """

    seeker: int
    job_creator: int
    connector: int
    pathfinders: tuple[int, ...]
    insiders: tuple[int, ...]
    dormant: int | None
    pulled: tuple[int, ...]
    team: tuple[int, ...]
    named_like_words: tuple[int, ...]
    namesakes: tuple[int, ...]
    married: int | None
    nicknamed: int | None

    @property
    def placed(self) -> frozenset[int]:
        """Everybody whose career is prescribed."""
        dormant = () if self.dormant is None else (self.dormant,)
        alone = (self.seeker, self.job_creator, self.connector, *dormant)
        return frozenset((*alone, *self.pathfinders, *self.insiders, *self.pulled))


class _Choice:
    """Hands out seats, each only once."""

    def __init__(self, seats: Sequence[Seat]) -> None:
        self._seats = seats
        self._taken: set[int] = set()

    def take(self, count: int, unit: str, team: str = "", rank: str = "") -> tuple[int, ...]:
        """Up to `count` free seats of a unit, of a team or rank where one is given."""
        fitting = [
            number
            for number, seat in enumerate(self._seats)
            if seat.unit == unit
            and number not in self._taken
            and (not team or seat.team == team)
            and (not rank or seat.rank == rank)
        ]
        # From the end: workers stand there, and no lead is taken from their team.
        return self.keep(fitting[::-1][:count])

    def keep(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """These seats, taken from now on."""
        kept = tuple(numbers)
        self._taken.update(kept)
        return kept


def cast_of(seats: Sequence[Seat]) -> Cast:
    """Choose who plays which part, the parts without which there is no plan first."""
    choice = _Choice(seats)
    (seeker,) = choice.take(1, SEEKER_UNIT, SEEKER_TEAM, "worker")
    (job_creator,) = choice.take(1, GOAL_UNIT, rank="head")
    bridge = BRIDGE_UNIT if any(seat.unit == BRIDGE_UNIT for seat in seats) else SEEKER_UNIT
    (connector,) = choice.take(1, bridge, rank="worker")
    pathfinders = choice.take(2, GOAL_UNIT, rank="worker")
    insiders = choice.take(2, GOAL_UNIT, rank="worker")
    dormant = choice.take(1, GOAL_UNIT, rank="lead")
    pulled = choice.take(2, GOAL_UNIT, rank="worker")
    team = tuple(
        number
        for number, seat in enumerate(seats)
        if number != seeker and (seat.unit, seat.team) == (SEEKER_UNIT, SEEKER_TEAM)
    )
    free = choice.take(8, SEEKER_UNIT, rank="worker")
    return Cast(
        seeker, job_creator, connector, pathfinders, insiders,
        dormant[0] if dormant else None, pulled, team,
        named_like_words=free[:4], namesakes=free[4:6] if len(free) >= 6 else (),
        married=free[6] if len(free) > 6 else None, nicknamed=free[7] if len(free) > 7 else None,
    )  # fmt: skip


def renamed(names: Sequence[tuple[str, str]], cast: Cast) -> list[tuple[str, str]]:
    """The names with those that a part asks for: May, two of one name, one with a nickname."""
    changed = list(names)
    for word, number in zip(WORDS_AS_NAMES, cast.named_like_words, strict=False):
        changed[number] = (word, names[number][1])
    if cast.namesakes:
        changed[cast.namesakes[1]] = names[cast.namesakes[0]]
    if cast.nicknamed is not None:
        changed[cast.nicknamed] = ("Gabriela", names[cast.nicknamed][1])
    return changed


def with_oddities(faces: Sequence[Face], cast: Cast, today: date) -> list[Face]:
    """The faces with second addresses, nicknames and one name changed by marriage."""
    changed = [replace(face, nickname=NICKNAMES.get(face.first, "")) for face in faces]
    for number in (cast.seeker, *cast.team, *cast.pathfinders):
        face = changed[number]
        private = f"{ascii_name(face.first)}.{ascii_name(face.last)}@example.org"
        changed[number] = replace(face, private=private)
    if cast.married is not None:
        changed[cast.married] = _married(changed[cast.married], today)
    return changed


def _married(face: Face, today: date) -> Face:
    new = "Brandvold" if face.last != "Brandvold" else "Solheim"
    email = f"{ascii_name(face.first)}.{ascii_name(face.last)}-{ascii_name(new)}@{COMPANY_DOMAIN}"
    return replace(
        face,
        last=f"{face.last}-{new}",
        email=email,
        former_last=face.last,
        former_email=face.email,
        changed_on=today - timedelta(days=500),
    )
