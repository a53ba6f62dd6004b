"""Small invented markets, and the best choice by trying every one: slow and obvious."""

from collections.abc import Iterator

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from inroad.solve.packing.market import Market, Objective

Row = tuple[int, ...]


@st.composite
def markets(draw: st.DrawFn, most_people: int = 7, most_classes: int = 5) -> Market:
    """Up to seven people in up to five classes, with vacancies and units of two classes."""
    classes = draw(st.integers(2, most_classes))
    people = draw(st.integers(0, most_people))
    at = draw(st.lists(st.integers(0, classes - 1), min_size=people, max_size=people))
    moves = [
        (person, to)
        for person in range(people)
        for to in draw(st.sets(st.integers(0, classes - 1), max_size=3))
        if to != at[person]
    ]
    vacant = draw(st.lists(st.integers(0, 1), min_size=classes, max_size=classes))
    units = (classes + 1) // 2
    empty = draw(st.lists(st.integers(0, 2), min_size=units, max_size=units))
    return market(at, moves, vacant, [each // 2 for each in range(classes)], empty)


def market(
    at: list[int],
    moves: list[tuple[int, int]],
    vacant: list[int],
    unit: list[int],
    empty: list[int],
) -> Market:
    """A market from plain lists; `moves` are pairs of person and class."""
    return Market(*(np.array(each, np.int64) for each in (
        at, [who for who, _ in moves], [to for _, to in moves], vacant, unit, empty)))  # fmt: skip


def alone(pairs: int, arcs: list[tuple[int, int]], altruists: list[int] = ()) -> Market:  # type: ignore[assignment]
    """Kidney exchange: everybody in a class of their own; an arc's first can give to its second."""
    vacant = [0] * pairs + [1] * len(altruists)
    classes = len(vacant)
    return market(list(range(pairs)), [(to, of) for of, to in arcs], vacant,
                  list(range(classes)), [1] * classes)  # fmt: skip


def every_row(of: Market, max_circle: int, max_chain: int) -> Iterator[tuple[Row, bool]]:
    """Every circle, told from its smallest move on, and every chain (then True)."""

    def grown(row: Row, chain: bool) -> Iterator[tuple[Row, bool]]:
        last = of.of[row[-1]]
        if chain and of.may_stay_empty[of.unit[last]]:
            yield row, True
        if not chain and len(row) > 1 and last == of.to[row[0]] and row[0] == min(row):
            yield row, False
        if len(row) < (max_chain if chain else max_circle):
            for move in np.flatnonzero(of.to == last):
                if of.who[move] not in of.who[list(row)]:
                    yield from grown((*row, int(move)), chain)

    for move in range(of.moves):
        yield from grown((move,), False)
        if of.vacant[of.to[move]] and max_chain:
            yield from grown((move,), True)


def best_by_trying(
    of: Market, objectives: list[Objective], max_circle: int, max_chain: int
) -> list[float]:
    """The best values, one objective after another, over all choices of all rows."""
    rows = list(every_row(of, max_circle, max_chain))
    worth = [[each.of(row, chain) for each in objectives] for row, chain in rows]
    best = [0.0] * len(objectives)

    def choose(number: int, moved: set[int], vacant: list[int], empty: list[int],
               value: list[float]) -> None:  # fmt: skip
        nonlocal best
        best = max(best, [round(each, 9) for each in value])
        for later in range(number, len(rows)):
            row, chain = rows[later]
            people = {int(of.who[each]) for each in row}
            if people & moved:
                continue
            start, end = int(of.to[row[0]]), int(of.unit[of.of[row[-1]]])
            if chain and (not vacant[start] or not empty[end]):
                continue
            for seats, place in ((vacant, start), (empty, end)):
                seats[place] -= chain
            choose(later + 1, moved | people, vacant, empty,
                   [a + b for a, b in zip(value, worth[later], strict=True)])  # fmt: skip
            for seats, place in ((vacant, start), (empty, end)):
                seats[place] += chain

    choose(0, set(), of.vacant.tolist(), of.may_stay_empty.tolist(), best.copy())
    return best


def best_by_picef(  # noqa: C901 - a formulation is a table of rules
    of: Market, weight: np.ndarray, max_circle: int, max_chain: int
) -> float:
    """Dickerson and others (2016): a variable per circle, and per move and place in a chain."""
    circles = [row for row, chain in every_row(of, max_circle, 0) if not chain]
    steps = range(max_chain)
    count = len(circles) + of.moves * max_chain
    worth = np.array([weight[list(row)].sum() for row in circles] + list(weight) * max_chain)
    people = np.zeros((of.people, count))
    for number, row in enumerate(circles):
        people[of.who[list(row)], number] = 1
    follow, limit = [], []
    empty = np.zeros((len(of.may_stay_empty), count))

    def at(move: int, step: int) -> int:
        return len(circles) + step * of.moves + move

    for step in steps:
        for move in range(of.moves):
            people[of.who[move], at(move, step)] = 1
            empty[of.unit[of.of[move]], at(move, step)] += 1
            if step:  # it takes a seat that was left one step before
                empty[of.unit[of.to[move]], at(move, step)] -= 1
    for step in steps:
        for seat in range(of.classes):
            line = np.zeros(count)
            for move in np.flatnonzero(of.to == seat):
                line[at(int(move), step)] = 1
            for move in np.flatnonzero(of.of == seat) if step else ():
                line[at(int(move), step - 1)] -= 1
            follow.append(line)
            limit.append(0 if step else of.vacant[seat])
    if not count:
        return 0.0
    limits = [LinearConstraint(people, ub=1), LinearConstraint(empty, ub=of.may_stay_empty)]
    if follow:
        limits.append(LinearConstraint(np.array(follow), ub=np.array(limit)))
    found = milp(-worth, integrality=np.ones(count), bounds=Bounds(0, 1), constraints=limits)
    return float(-found.fun)
