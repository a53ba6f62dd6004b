"""Where does a new leader's staff come from? Baseball's players, and the managers they had."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from evidence.fitting import one_of_several
from evidence.history.choosing import Choices, compared, gain, gathered, weights
from evidence.results import Claim, Study, Table
from evidence.running import Asked
from evidence.statistics import Floats, Ints, drawn, mean_interval
from inroad.language import titles
from inroad.method.goal import Goal, Place
from inroad.method.network import Contacts, Network
from inroad.method.parameters import Parameters
from inroad.method.people import Person, Position
from inroad.method.roles import Judge, probability

FIRST_YEAR, EVERY, MOST_TOGETHER = 1920, 5, 5
"""From this season on, one move in so many; so many who move together are a team that moved."""
NUMBERS = ("new_leader_days", "new_leader_odds", "tenure_half_life_days",
           "path_same_organisation", "path_unlike")  # fmt: skip
PLAYER, MANAGER = titles.read("Player"), titles.read("Manager")


@dataclass(frozen=True, slots=True)
class Spell:
    """Years at one team, as a player or as its manager."""

    team: str
    first: int
    last: int
    leads: bool


@dataclass(frozen=True, slots=True)
class League:
    """Everybody's seasons: rosters, each team's head at the start of a year, careers."""

    roster: dict[tuple[str, int], frozenset[int]]
    heads: dict[tuple[str, int], tuple[int, ...]]
    careers: dict[int, list[Spell]]
    played: dict[int, dict[int, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Change:
    """A player was with one team in the year before, and with another in this one."""

    player: int
    year: int
    left: str
    joined: str


def league(data: Path) -> League:
    """Read the seasons; people become numbers."""
    number: dict[str, int] = {}
    years: dict[tuple[int, str, bool], set[int]] = defaultdict(set)
    heads: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for row in _rows(data / "baseball" / "positions.csv.gz"):
        who = number.setdefault(row["playerID"], len(number))
        if row["role"] == "player":
            years[who, row["teamID"], False].add(int(row["yearID"]))
    for row in _rows(data / "baseball" / "managers.csv.gz"):
        who = number.setdefault(row["playerID"], len(number))
        years[who, row["teamID"], True].add(int(row["yearID"]))
        heads[row["teamID"], int(row["yearID"])].append((int(row["inseason"]), who))
    return _league(years, {key: tuple(who for _, who in sorted(order))
                           for key, order in heads.items()})  # fmt: skip


def _rows(file: Path) -> Iterable[dict[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8", newline="") as opened:
        yield from csv.DictReader(opened)


def _league(
    years: dict[tuple[int, str, bool], set[int]], heads: dict[tuple[str, int], tuple[int, ...]]
) -> League:
    careers: dict[int, list[Spell]] = defaultdict(list)
    roster: dict[tuple[str, int], set[int]] = defaultdict(set)
    played: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for (who, team, leads), found in sorted(years.items()):
        ordered = sorted(found)
        start = ordered[0]
        for here, following in zip(ordered, [*ordered[1:], None], strict=True):
            if following != here + 1:
                careers[who].append(Spell(team, start, here, leads))
                start = following or start
        if not leads:
            for year in ordered:
                roster[team, year].add(who)
                played[who][year].add(team)
    return League(
        {key: frozenset(who) for key, who in roster.items()}, heads, careers,
        {who: {year: frozenset(t) for year, t in each.items()} for who, each in played.items()},
    )  # fmt: skip


def changes(found: League) -> list[Change]:
    """Moves between two seasons with one team each; whole teams that moved are left out."""
    moved = [
        Change(who, year, *teams[year - 1], *teams[year])
        for who, teams in sorted(found.played.items())
        for year in sorted(teams)
        if year >= FIRST_YEAR and len(teams[year]) == 1 == len(teams.get(year - 1, ()))
        and teams[year] != teams[year - 1]
    ]  # fmt: skip
    together: dict[tuple[int, str, str], int] = defaultdict(int)
    for each in moved:
        together[each.year, each.left, each.joined] += 1
    return [e for e in moved if together[e.year, e.left, e.joined] < MOST_TOGETHER]


def person(found: League, who: int, year: int, heads: Iterable[str] = ()) -> Person:
    """Somebody as known before a season; `heads` are the teams that they lead from it on."""
    held = []
    for spell in found.careers[who]:
        if spell.first < year or (spell.leads and spell.first == year and spell.team in heads):
            ends = spell.last < year - 1
            held.append(Position(
                0, spell.team, "", MANAGER if spell.leads else PLAYER, date(spell.first, 1, 1),
                date(spell.last, 12, 31) if ends else None, date(min(spell.last, year - 1), 12, 31),
            ))  # fmt: skip
    return Person(who, "", tuple(sorted(held, key=lambda each: each.since or date.min)))


NAMES = ("size", "insiders", "pathfinders", "job creator")
FOLLOWING = ("size", "team-mates", "new head I know", "sitting head I know")
FOLLOWED = "Weights, with the head"
Event = tuple[dict[str, Floats], int, int]


def offers(found: League) -> dict[int, list[str]]:
    """For each year the teams that had players the year before and have a head now."""
    teams: dict[int, list[str]] = defaultdict(list)
    for team, year in sorted(found.heads):
        if (team, year - 1) in found.roster:
            teams[year].append(team)
    return teams


def known_before(found: League, change: Change) -> tuple[frozenset[int], frozenset[int]]:
    """Former team-mates of somebody who moves, and the managers they had."""
    seasons = found.played[change.player].items()
    mine = [(team, year) for year, held in seasons if year < change.year for team in held]
    mates = frozenset().union(*(found.roster[key] for key in mine)) - {change.player}
    return mates, frozenset(who for key in mine for who in found.heads.get(key, ()))


def following(found: League, change: Change, teams: list[str]) -> Event:
    """The teams of a season, with who leads them and how many I know there."""
    year = change.year
    mates, bosses = known_before(found, change)
    rows = []
    for team in teams:
        head, before = found.heads[team, year][0], found.roster[team, year - 1]
        known, new = head in mates | bosses, head not in found.heads.get((team, year - 1), ())
        rows.append((np.log1p(len(before)), np.log1p(len(before & mates)),
                     float(known and new), float(known and not new)))  # fmt: skip
    features = dict(zip(FOLLOWING, np.array(rows).T, strict=True))
    return features, teams.index(change.joined), change.player


def event(found: League, change: Change, teams: list[str], p: Parameters) -> Event:
    """The teams of a season, with the roles of the player's former team-mates in each."""
    year, me = change.year, change.player
    mates, bosses = known_before(found, change)
    head = {team: found.heads[team, year][0] for team in teams}
    known = mates | bosses
    people = {who: person(found, who, year, [t for t in teams if head[t] == who])
              for who in {*known, *head.values(), me}}  # fmt: skip
    nothing = np.zeros(0, np.int64)
    none = Contacts(nothing, nothing, nothing, nothing, np.zeros(0), np.zeros(0), nothing, nothing)
    network = Network(0, me, people, none)
    been: dict[str, list[int]] = defaultdict(list)
    for who in sorted(mates):
        for team in {held.organisation for held in people[who].positions}:
            been[team].append(who)
    rows = []
    for team in teams:
        judge = Judge(network, Goal("", (Place(organisation=team),)), date(year, 3, 1), p)
        roles = judge.roles([*been[team], *({head[team]} - {*been[team], me})])
        creates = probability(roles.get(head[team], {}), "job_creator")
        rows.append((
            np.log1p(len(found.roster[team, year - 1])),
            np.log1p(sum(probability(roles.get(who, {}), "insider") for who in been[team])),
            np.log1p(sum(probability(roles.get(who, {}), "pathfinder") for who in been[team])),
            creates * (head[team] in known),
        ))  # fmt: skip
    return dict(zip(NAMES, np.array(rows).T, strict=True)), teams.index(change.joined), me


MODELS = {
    "all roles": ("size", "insiders", "pathfinders", "job creator"),
    "without insiders": ("size", "pathfinders", "job creator"),
    "without job creator": ("size", "insiders", "pathfinders"),
    "without pathfinders": ("size", "insiders", "job creator"),
    "size only": ("size",),
}


def study(asked: Asked) -> Study:
    """Moves by roles beside size and chance, and whether a new head is followed more."""
    p = Parameters.DEFAULT
    asked.tell("leaders: reading")
    found = league(asked.data)
    teams = offers(found)
    moved = [e for e in changes(found) if e.joined in teams[e.year] and e.left != e.joined]
    moved = moved[:: 100 if asked.quick else 1]
    others = [[team for team in teams[each.year] if team != each.left] for each in moved]
    asked.tell("leaders: who follows whom")
    all_of_them = gathered([following(found, e, t) for e, t in zip(moved, others, strict=True)])
    parts = []
    for place, (each, near) in enumerate(zip(moved[::EVERY], others[::EVERY], strict=True)):
        if place % 100 == 0:
            asked.tell(f"leaders: {place} of {len(moved) // EVERY} moves")
        parts.append(event(found, each, near, p))
    choices = gathered(parts)
    table, fits, picture = compared(choices, MODELS, "size only", 8)
    full, size = fits["all roles"], fits["size only"]
    chance = _chance(choices)
    claims = [
        gain("log-likelihood of a move above size only", choices, full.likely - size.likely),
        gain("MRR above size only", choices, full.rank - size.rank),
        gain("MRR above chance", choices, full.rank - chance),
        gain("job creators add", choices, full.likely - fits["without job creator"].likely, None),
        gain("insiders add", choices, full.likely - fits["without insiders"].likely, None),
        gain("pathfinders add", choices, full.likely - fits["without pathfinders"].likely, None),
        _new_above_sitting(all_of_them),
    ]
    facts = {"moves": len(choices.person), "candidates": len(choices.event) / len(choices.person),
             "all": len(all_of_them.person),
             "chance": float(chance.mean())}  # fmt: skip
    tables = (
        table,
        weights(choices, NAMES),
        weights(all_of_them, FOLLOWING, FOLLOWED),
        _followed(all_of_them),
    )
    numbers = {name: getattr(p, name) for name in NUMBERS}
    return Study("history.leaders", tuple(claims), tables, (picture,), facts, numbers)


def _chance(found: Choices) -> Floats:
    """The mean reciprocal rank of drawing among as many teams, event by event."""
    counts = np.bincount(found.event)
    sums = np.concatenate([[0.0], np.cumsum(1 / np.arange(1, counts.max() + 1))])
    return np.asarray(sums[counts] / counts)


def _followed(found: Choices) -> Table:
    """How often a team was chosen, by who led it, beside one chosen by chance."""
    even = (1 / np.bincount(found.event))[found.event]
    new, sitting = (found.features[name] > 0 for name in FOLLOWING[2:])
    rows = []
    for name, kept in (("new head I know", new), ("sitting head I know", sitting),
                       ("head I don't know", ~new & ~sitting)):  # fmt: skip
        ratio = float(found.chosen[kept].sum() / even[kept].sum())
        spread = found.chosen[kept] / even[kept].mean()
        rows.append((name, int(kept.sum()), int(found.chosen[kept].sum()), ratio,
                     *mean_interval(spread, found.person[found.event[kept]], 9)))  # fmt: skip
    head = ("the team's head", "offers", "chosen", "times chance", "from", "to")
    return Table("Following a head", head, tuple(rows), 2)


def _new_above_sitting(found: Choices, draws: int = 100) -> Claim:
    """How much more a known head draws when new in the post, in log-odds."""
    columns, chosen = found.columns(FOLLOWING), np.flatnonzero(found.chosen)

    def apart(weight: Floats) -> float:
        return float(weight[2] - weight[3])

    estimate = apart(one_of_several(columns, found.event, chosen))
    number, times = drawn(found.person, 10, draws)
    rows_of, spans = np.split(np.arange(len(columns)), chosen_starts(found)[1:]), []
    for row in times.astype(int):
        events = np.repeat(np.arange(len(number)), row[number])
        rows = np.concatenate([rows_of[each] for each in events])
        event_of = np.repeat(np.arange(len(events)), [len(rows_of[each]) for each in events])
        spans.append(apart(one_of_several(columns[rows], event_of,
                                          np.flatnonzero(found.chosen[rows]))))  # fmt: skip
    low, high = np.quantile(spans, [0.025, 0.975])
    return Claim("a new head draws more than a sitting one, log-odds", estimate, float(low),
                 float(high), len(chosen), times.shape[1], 0.0, of_low=True)  # fmt: skip


def chosen_starts(found: Choices) -> Ints:
    """The first row of each event."""
    return np.searchsorted(found.event, np.arange(len(found.person)))
