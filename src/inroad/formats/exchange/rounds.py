"""Tables put together to one round; what does not fit together is named and left out.

A row that cannot be used never costs the others, and never loosens a rule: a
unit whose row is bad accepts nobody until it is mended.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from inroad.formats.dates import day_of
from inroad.formats.exchange import tables, values
from inroad.formats.exchange.tables import Cells, Kind, Table
from inroad.formats.readings import Member, Unread
from inroad.method.exchange.pool import (
    Acceptability,
    ExchangePool,
    Participant,
    Position,
    Rules,
    Wish,
)

ORDER: tuple[Kind, ...] = ("members", "units", "vacancies", "acceptance", "wishes")
"""Who is there and what units ask for is known before anything is wished."""


@dataclass(frozen=True, slots=True)
class RoundRead:
    """A round as its files tell it.

    `names` has those that the files say, by code; `unread` every row that was left
    out; `kinds` which table each file was, `ignored` its columns that nobody looked
    at. `order_is_rank`: wishes stood without ranks, the dearest first.
    """

    pool: ExchangePool
    names: Mapping[str, str]
    unread: tuple[Unread, ...]
    kinds: Mapping[str, str]
    ignored: Mapping[str, Sequence[str]]
    order_is_rank: bool


@dataclass(slots=True)
class _Said:
    """What the tables have said so far."""

    spelt: dict[tuple[str, str], str] = field(default_factory=dict)
    members: dict[str, Participant] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    units: dict[str, Rules] = field(default_factory=dict)
    vacancies: dict[Position, int] = field(default_factory=dict)
    wishes: dict[tuple[str, str, str, str], Wish] = field(default_factory=dict)
    waiting: list[tuple[Cells, bool, str, str, int]] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)
    seats: dict[str, set[Position]] = field(default_factory=dict)
    wished: dict[tuple[str, str, str], list[Position]] = field(default_factory=dict)

    def name(self, kind: str, text: str) -> str:
        """A name as it was spelt first."""
        return self.spelt.setdefault((kind, values.spelling(text)), text) if text else ""

    def known(self, kind: str, text: str) -> str | None:
        """A name as it was spelt first, None where nobody did before."""
        return self.spelt.get((kind, values.spelling(text)))

    def named(self, wished: tuple[str, str, str]) -> list[Position]:
        """The kinds of seats that a wish names, once all seats are known."""
        if wished not in self.wished:
            unit, role, grade = wished
            self.wished[wished] = [
                each
                for each in self.seats.get(unit, ())
                if role in ("", each.role) and grade in ("", each.grade)
            ]
        return self.wished[wished]

    def position(self, cells: Cells, unit: str) -> Position:
        """The kind of seat that a row names."""
        role, grade = cells("role"), cells("grade")
        return Position(unit, self.name("role", role), self.name("grade", grade))

    def seat(self, position: Position) -> Position:
        """A kind of seat, kept."""
        self.seats.setdefault(position.unit, set()).add(position)
        return position


def read(members: Iterable[Member], empty: int = 0) -> RoundRead:
    """A round from its files, in whatever order.

    Args:
        empty: how many seats of a unit may stay empty where no file says so.
    """
    said, bad = _Said(), list[Unread]()
    found = [_recognised(each, bad) for each in members]
    sorted_ = sorted((each for each in found if each), key=lambda each: ORDER.index(each.kind))
    for table in sorted_:
        day_first, rows = tables.rows(table)
        for cells in rows:
            bad += _bad(said, cells, day_first) if isinstance(cells, Cells) else [cells]
    for cells, day_first, code, unit, rank in said.waiting:
        bad += _wish(said, cells, day_first, code, unit, rank)
    pool = _pool(said, empty)
    return RoundRead(
        pool,
        said.names,
        tuple(bad),
        {each.member.name: each.kind for each in sorted_},
        {each.member.name: each.unknown for each in sorted_ if each.unknown},
        any(each.kind == "wishes" and not each.ranked for each in sorted_),
    )


def _recognised(member: Member, bad: list[Unread]) -> Table | None:
    table = tables.table_of(member)
    if table is None:
        bad.append(Unread(member.name, "exchange.unknown_table"))
    elif table.missing:
        bad += [Unread(member.name, "exchange.no_column", each) for each in table.missing]
    elif table.twice:
        bad += [Unread(member.name, "exchange.column_twice", each) for each in table.twice]
    else:
        return table
    return None


def _bad(said: _Said, cells: Cells, day_first: bool) -> Iterator[Unread]:
    """What is bad about one row, after what is good of it was taken up."""
    if cells.kind == "members":
        yield from _member(said, cells, day_first)
    elif cells.kind == "units":
        yield from _unit(said, cells)
    elif cells.kind == "vacancies":
        yield from _vacancy(said, cells)
    elif cells.kind == "acceptance":
        yield from _accepted(said, cells)
    else:
        said.waiting.append((cells, day_first, cells("member"), cells("unit"), 0))


def _member(said: _Said, cells: Cells, day_first: bool) -> Iterator[Unread]:
    code, unit = cells("member"), cells("unit")
    if not code or not unit:
        yield cells.bad("exchange.no_code" if not code else "exchange.no_unit", code or unit)
        return
    if code in said.members:
        yield cells.bad("exchange.code_twice", code)
        return
    since = day_of(cells("since"), day_first=day_first)
    if cells("since") and since is None:
        yield cells.bad("exchange.no_date", cells("since"))
    skills = frozenset(said.name("skill", each) for each in tables.listed(cells("skills")))
    at = said.seat(said.position(cells, said.name("unit", unit)))
    said.members[code] = Participant(code, at, skills, since)
    if cells("name"):
        said.names[code] = cells("name")
    for number, wished in cells.wishes:
        said.waiting.append((cells, day_first, code, wished, number))


def _unit(said: _Said, cells: Cells) -> Iterator[Unread]:
    if not cells("unit"):
        yield cells.bad("exchange.no_unit")
        return
    unit = said.name("unit", cells("unit"))
    if unit in said.units:
        yield cells.bad("exchange.unit_twice", unit)
        return
    same, empty = cells("same"), cells("empty")
    rule = values.same(same) if same else "role"
    many = values.whole(empty, 0, values.MOST_SEATS) if empty else -1
    nobody = Rules(listed={}, may_stay_empty=0)
    if rule is None or many is None:
        said.units[unit] = nobody
        yield cells.bad("exchange.no_rule" if rule is None else "exchange.no_count",
                        same if rule is None else empty)  # fmt: skip
        return
    skills = frozenset(said.name("skill", each) for each in tables.listed(cells("skills")))
    accepts = tables.listed(cells("accepts"))
    yield from (cells.bad("exchange.accepts_nobody", each)
                for each in sorted(accepts - said.members.keys()))  # fmt: skip
    listed = dict.fromkeys(sorted(accepts & said.members.keys()), 1) if accepts else None
    said.units[unit] = Rules(rule, skills, listed, many)


def _vacancy(said: _Said, cells: Cells) -> Iterator[Unread]:
    unit, count = cells("unit"), cells("count")
    many = values.whole(count, 0, values.MOST_SEATS) if count else 1
    if not unit:
        yield cells.bad("exchange.no_unit")
    elif many is None:
        yield cells.bad("exchange.no_count", count)
    else:
        at = said.position(cells, said.name("unit", unit))
        asked = said.units.get(at.unit, Rules()).same
        roles = any(each.position.role for each in said.members.values())
        if roles and not at.role and asked in ("role", "both"):
            yield cells.bad("exchange.vacancy_without_role", unit)
        elif many:
            said.vacancies[said.seat(at)] = said.vacancies.get(at, 0) + many


def _accepted(said: _Said, cells: Cells) -> Iterator[Unread]:
    code, tier = cells("member"), cells("tier")
    unit = said.known("unit", cells("unit"))
    if unit is None:
        yield cells.bad("exchange.unknown_unit", cells("unit"))
        return
    rules = said.units.get(unit, Rules(may_stay_empty=-1))
    # A bad row is no reason to accept everybody: the list stands, and is empty.
    listed = dict(rules.listed or {})
    number = values.whole(tier, 1, values.MOST_RANK) if tier else 1
    if code not in said.members:
        yield cells.bad("exchange.accepts_nobody", code)
    elif number is None:
        yield cells.bad("exchange.no_tier", tier)
    else:
        listed[code] = number
    said.units[unit] = replace(rules, listed=listed)


def _wish(
    said: _Said, cells: Cells, day_first: bool, code: str, unit: str, rank: int
) -> Iterator[Unread]:
    """One wish; `rank` is its column's number where it stands among the members."""
    found = said.known("unit", unit) if unit else None
    if code not in said.members:
        yield cells.bad("exchange.nobodys_wish", code)
        return
    if found is None:
        yield cells.bad("exchange.unknown_unit" if unit else "exchange.no_unit", unit)
        return
    said.counted[code] = said.counted.get(code, 0) + 1
    wish = _read_wish(said, cells, day_first, Wish(code, found, rank=rank))
    if isinstance(wish, Unread):
        yield wish
        return
    own = said.members[code].position
    key = (code, found, wish.role, wish.grade)
    seats = said.named(key[1:])
    if not seats:
        yield cells.bad("exchange.no_such_seat", f"{unit} {wish.role} {wish.grade}")
    elif seats == [own]:
        yield cells.bad("exchange.own_seat", code)
    elif key in said.wishes:
        yield cells.bad("exchange.wish_twice", f"{code} {unit}")
    else:
        said.wishes[key] = wish


def _read_wish(said: _Said, cells: Cells, day_first: bool, wish: Wish) -> Wish | Unread:
    """A wish with everything that its row says of it."""
    if cells.kind == "members":
        return wish
    told = cells.said
    rank = told.get("rank", "")
    ranked = values.whole(rank, 1, values.MOST_RANK) if rank else said.counted[wish.code]
    if ranked is None:
        return cells.bad("exchange.no_rank", rank)
    at = said.position(cells, wish.unit)
    plain = Wish(wish.code, wish.unit, at.role, at.grade, ranked)
    return plain if told.keys() <= _PLAIN else _with_more(cells, day_first, plain)


_PLAIN = frozenset({"member", "unit", "role", "grade", "rank"})
"""What most wishes say at most."""


def _with_more(cells: Cells, day_first: bool, wish: Wish) -> Wish | Unread:
    """A wish with its weight, its chance of a yes and its first day."""
    weight = values.number(cells("weight")) if cells("weight") else 1.0
    yes = values.chance(cells("yes")) if cells("yes") else 1.0
    day = cells("earliest")
    earliest = day_of(day, day_first=day_first) if day else None
    if weight is None:
        return cells.bad("exchange.no_weight", cells("weight"))
    if yes is None:
        return cells.bad("exchange.no_chance", cells("yes"))
    if day and earliest is None:
        return cells.bad("exchange.no_date", day)
    return Wish(wish.code, wish.unit, wish.role, wish.grade, wish.rank, weight, yes, earliest)


def _pool(said: _Said, empty: int) -> ExchangePool:
    units = {
        unit: replace(rules, may_stay_empty=empty) if rules.may_stay_empty < 0 else rules
        for unit, rules in said.units.items()
    }
    return ExchangePool(
        tuple(said.members.values()),
        tuple(sorted(each for seats in said.seats.values() for each in seats)),
        tuple(said.wishes.values()),
        dict(sorted(said.vacancies.items())),
        Acceptability(units, Rules(may_stay_empty=empty)),
    )
