"""A round kept in one file, so that it goes on after answers: what was proposed, what was said.

The file has codes and no names, and is for its owner's eyes alone. It does not
hold the tables, only what they are told by: a plan is never gone on with when
they have changed.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from inroad.actions.exchange import files, writing
from inroad.actions.exchange.clearing import Wanted
from inroad.errors import InroadError
from inroad.method.exchange.answers import Responses, Said, said_of
from inroad.method.exchange.clearing import Aim, Clearing, Move, Row, shares_gap
from inroad.method.exchange.pool import ExchangePool, Position, dearest_first

VERSION = 1
MOST_BYTES = 500_000_000


class NoRound(InroadError):
    """There is no round where one was looked for."""

    code, http_status, exit_code = "exchange.no_round", 404, 4


class NotWhole(InroadError):
    """The file is no round, or a damaged one."""

    code, http_status, exit_code = "exchange.not_whole", 400, 65


class Changed(InroadError):
    """The tables are not those that the round was cleared from."""

    code, http_status, exit_code = "exchange.changed", 409, 1


class Answered(InroadError):
    """A round with answers would be lost."""

    code, http_status, exit_code = "exchange.answered", 409, 1


class NoProposal(InroadError):
    """No circle or chain has this number."""

    code, http_status, exit_code = "exchange.no_proposal", 404, 4


class NoMember(InroadError):
    """Nobody in the round has this code."""

    code, http_status, exit_code = "exchange.no_member", 404, 4


class NotInIt(InroadError):
    """The member does not move in this circle or chain."""

    code, http_status, exit_code = "exchange.not_in_it", 404, 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """A circle or chain with the number that people know it by."""

    number: int
    row: Row
    chain: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A round: its files, how it is cleared, what is proposed, what was said."""

    prints: tuple[tuple[str, str], ...]
    wanted: Wanted
    on: date
    answer_by: date | None
    proposals: tuple[Proposal, ...]
    responses: Responses = field(default_factory=Responses)
    following: int = 1
    values: Mapping[Aim, float] = field(default_factory=dict)
    bounds: Mapping[Aim, float] = field(default_factory=dict)
    status: str = "optimal"

    @property
    def answered(self) -> bool:
        """Whether somebody has said yes or no."""
        said = self.responses
        return bool(said.agreed or said.declined or said.declined_rows)

    @property
    def plan(self) -> Clearing:
        """What is proposed, as a clearing."""
        value = next(iter(self.values.values()), 0.0)
        bound = next(iter(self.bounds.values()), 0.0)
        return Clearing(
            tuple(each.row for each in self.proposals if not each.chain),
            tuple(each.row for each in self.proposals if each.chain),
            value, bound, shares_gap(value, bound), self.status,
            dict(self.values), dict(self.bounds),
        )  # fmt: skip

    def proposal(self, number: int) -> Proposal:
        """The circle or chain with a number.

        Raises: NoProposal: there is none.
        """
        found = next((each for each in self.proposals if each.number == number), None)
        if found is None:
            raise NoProposal(number=number, numbers=[each.number for each in self.proposals][:50])
        return found


def begun(prints: Iterable[tuple[str, str]], wanted: Wanted, on: date, answer_by: date | None,
          plan: Clearing) -> Kept:  # fmt: skip
    """A new round."""
    return _with_plan(Kept(tuple(prints), wanted, on, answer_by, ()), plan)


def _with_plan(kept: Kept, plan: Clearing) -> Kept:
    """A round with another plan; what stays keeps its number, what is new gets the next one."""
    known = {(said_of(each.row), each.chain): each.number for each in kept.proposals}
    # A chain that keeps its beginning after a no is still the one that its people know.
    begun = {said_of(each.row[:1]): each.number for each in kept.proposals
             if each.chain and said_of(each.row) not in kept.responses.declined_rows}  # fmt: skip
    following, proposals = kept.following, []
    for rows, chain in ((plan.cycles, False), (plan.chains, True)):
        for row in rows:
            number = known.get((said_of(row), chain)) or (
                begun.get(said_of(row[:1])) if chain else None)  # fmt: skip
            proposals.append(Proposal(number or following, row, chain))
            following += number is None
    return replace(kept, proposals=tuple(sorted(proposals, key=lambda each: each.number)),
                   following=following, values=plan.values, bounds=plan.bounds,
                   status=plan.status)  # fmt: skip


def agreed(kept: Kept, number: int, member: str = "") -> Kept:
    """A round in which all of a circle (or one member of it) said yes."""
    found = _moves(kept.proposal(number), member)
    said = kept.responses
    return replace(kept, responses=replace(said, agreed=said.agreed | found,
                                           declined=said.declined - found))  # fmt: skip


def declined(kept: Kept, pool: ExchangePool, number: int, member: str = "", *,
             keep_asked: bool = True) -> Kept:  # fmt: skip
    """A round after a no, with the rest cleared again.

    Args:
        member: who said it, where that is known; their move comes back to nobody.
            Else only this circle or chain does not come back.
    """
    proposal, said = kept.proposal(number), kept.responses
    if member or len(proposal.row) == 1:
        # Where one alone was asked, the no is theirs.
        found = _moves(proposal, member)
        said = replace(said, declined=said.declined | found, agreed=said.agreed - found)
    else:
        said = replace(said, declined_rows=said.declined_rows | {said_of(proposal.row)})
    plan = kept.wanted.again(pool, kept.plan, said, keep=keep_asked)
    return _with_plan(replace(kept, responses=said), plan)


def _moves(proposal: Proposal, member: str) -> frozenset[Said]:
    found = frozenset(each for each in said_of(proposal.row) if member in ("", each[0]))
    if not found:
        raise NotInIt(member=member, number=proposal.number)
    return found


# Written and read -------------------------------------------------------------


def write(kept: Kept, file: Path) -> None:
    """Keep a round, whole or not at all, for its owner's eyes alone.

    Raises: NotKept: it cannot be written.
    """
    writing.write(json.dumps(_as_json(kept), ensure_ascii=False, indent=1), file)


def read(file: Path) -> tuple[Kept, files.Round]:
    """A round that was kept, and its tables.

    Raises: NoRound, NotWhole: there is none; Changed: its tables are others now.
    """
    if not file.is_file():
        raise NoRound(file=str(file))
    try:
        told = _told(file)
        paths = [Path(path) for path, _ in told["files"]]
        prints = tuple((str(path), str(digest)) for path, digest in told["files"])
        wanted, on = Wanted(**told["wanted"]), date.fromisoformat(told["on"])
    except (ValueError, TypeError, KeyError):
        raise NotWhole(file=str(file)) from None
    now = dict(files.prints(paths))
    changed = [Path(path).name for path, digest in prints if now.get(path) != digest]
    if changed:
        raise Changed(files=changed)
    found = files.with_wishes(files.read(paths, on, wanted.empty))
    try:
        return _kept(told, prints, wanted, on, found.pool), found
    except (ValueError, TypeError, KeyError, AttributeError):
        raise NotWhole(file=str(file)) from None


def may_begin(file: Path, *, anew: bool) -> None:
    """Refuse to begin a round where something would be lost.

    Raises: Answered: a round is kept there in which somebody has answered, unless `anew`;
        NotWhole: it is some other file; NotKept: no file can be there.
    """
    writing.may_be_written(file)
    if not file.exists():
        return
    told = _told(file)
    if not isinstance(told, dict) or "inroad_exchange" not in told:
        raise NotWhole(file=str(file))
    if not anew and any(told.get(each) for each in ("agreed", "declined", "declined_rows")):
        raise Answered(file=str(file))


def _told(file: Path) -> Any:
    """What a file says as JSON; None where it says nothing that can be read."""
    try:
        return json.loads(file.read_text("utf-8")) if file.stat().st_size <= MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return None


def _as_json(kept: Kept) -> dict[str, Any]:
    said = kept.responses
    return {
        "inroad_exchange": VERSION,
        "files": [list(each) for each in kept.prints],
        "wanted": kept.wanted.as_json(),
        "on": kept.on.isoformat(),
        "answer_by": kept.answer_by.isoformat() if kept.answer_by else None,
        "following": kept.following,
        "status": kept.status,
        "values": dict(kept.values),
        "bounds": dict(kept.bounds),
        "proposals": [
            {"number": each.number, "chain": each.chain,
             "moves": [_said_json((move.code, move.to)) for move in each.row]}
            for each in kept.proposals
        ],
        "agreed": sorted(map(_said_json, said.agreed)),
        "declined": sorted(map(_said_json, said.declined)),
        "declined_rows": sorted(sorted(map(_said_json, row)) for row in said.declined_rows),
    }  # fmt: skip


def _said_json(said: Said) -> list[str]:
    code, to = said
    return [code, to.unit, to.role, to.grade]


def _said(told: Sequence[str]) -> Said:
    code, unit, role, grade = map(str, told)
    return code, Position(unit, role, grade)


def _kept(told: Mapping[str, Any], prints: tuple[tuple[str, str], ...], wanted: Wanted, on: date,
          pool: ExchangePool) -> Kept:  # fmt: skip
    by = told["answer_by"]
    proposals = tuple(
        Proposal(int(each["number"]), tuple(_move(pool, *_said(move)) for move in each["moves"]),
                 bool(each["chain"]))
        for each in told["proposals"]
    )  # fmt: skip
    said = Responses(
        frozenset(map(_said, told["agreed"])),
        frozenset(map(_said, told["declined"])),
        frozenset(frozenset(map(_said, row)) for row in told["declined_rows"]),
    )
    values, bounds = ({cast("Aim", str(aim)): float(worth) for aim, worth in told[each].items()}
                      for each in ("values", "bounds"))  # fmt: skip
    return Kept(prints, wanted, on, date.fromisoformat(by) if by else None, proposals, said,
                int(told["following"]), values, bounds, str(told["status"]))  # fmt: skip


def _move(pool: ExchangePool, code: str, to: Position) -> Move:
    """A move, by the dearest wish that names its seat."""
    wishes = [each for each in pool.wishes_of[code]
              if each.unit == to.unit and each.role in ("", to.role)
              and each.grade in ("", to.grade)]  # fmt: skip
    wish = min(wishes, key=dearest_first)
    return Move(code, pool.by_code[code].position, to, wish)
