"""Linear and integer programmes over rows of moves, solved by HiGHS.

Greatest worth is the least of its negative: of a programme that maximises,
HiGHS 1.14 gives an interior point's prices with the wrong sign.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import highspy
import numpy as np
from numpy.typing import NDArray

from inroad.solve.packing.market import Objective
from inroad.solve.packing.rows import Rows, once_each

Method = Literal["interior", "vertex"]
"""In the middle of all that is best, or at a corner of it, where many rows are taken wholly."""


@dataclass(frozen=True, slots=True, eq=False)
class Supply:
    """People behind the limits: each may fill one of several, and so raise it by one.

    `starts` (p + 1,) and `limit` are the limits that each of p people may raise.
    """

    starts: NDArray[np.int64]
    limit: NDArray[np.int64]

    @property
    def people(self) -> int:
        """p"""
        return len(self.starts) - 1

    def cost(self, prices: NDArray[np.float64]) -> float:
        """What all people can raise, each where it is dearest."""
        if not self.people:
            return 0.0
        return float(np.maximum.reduceat(prices[self.limit], self.starts[:-1]).sum())


@dataclass(frozen=True, slots=True, eq=False)
class Relaxed:
    """The best fractional choice: its worth, how much of each row, and prices.

    `prices` (n + k + u,) are those of the limits, `factors` (f,) what a unit of each
    earlier objective is worth where it must not fall below its floor.
    """

    value: float
    taken: NDArray[np.float64]
    prices: NDArray[np.float64]
    factors: NDArray[np.float64]


class Programme:
    """Choose rows within the limits, of greatest worth by `objective`, no less by those before.

    `limits` (l,) say how often all rows together may take each; a `supply` of people
    raises them.
    """

    def __init__(
        self,
        rows: Rows,
        objective: Objective,
        before: Sequence[Objective] = (),
        floors: Sequence[float] = (),
        whole: bool = False,
        limits: NDArray[np.float64] | None = None,
        supply: Supply | None = None,
    ) -> None:
        self.rows, self.objective, self.before, self.whole = rows, objective, before, whole
        self.floors = np.array(floors, float)
        self.taken_up = 0
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        self.limits = once_each(rows.market) if limits is None else limits
        self.supply = supply
        self.most = 1.0 if supply is None else highspy.kHighsInf
        self._rows(np.full(len(self.limits), -highspy.kHighsInf), self.limits)
        self._rows(self.floors, np.full(len(floors), highspy.kHighsInf))
        self.first = self._people(supply) if supply else 0

    def _rows(self, lower: NDArray[np.float64], upper: NDArray[np.float64]) -> None:
        none = np.zeros(0, np.int32)
        self.solver.addRows(len(lower), lower, upper, 0, np.zeros(len(lower), np.int32), none,
                            np.zeros(0))  # fmt: skip

    def _people(self, supply: Supply) -> int:
        """A column for each limit that somebody may raise, each person once; how many."""
        count, before = len(supply.limit), len(self.limits) + len(self.floors)
        self._rows(np.full(supply.people, -highspy.kHighsInf), np.ones(supply.people))
        person = before + np.repeat(np.arange(supply.people), np.diff(supply.starts))
        index = np.stack([supply.limit, person], axis=1).astype(np.int32).ravel()
        self.solver.addCols(
            count, np.zeros(count), np.zeros(count), np.full(count, highspy.kHighsInf), 2 * count,
            np.arange(0, 2 * count, 2, dtype=np.int32), index, np.tile([-1.0, 1.0], count),
        )  # fmt: skip
        return count

    def take_up(self) -> None:
        """Add the rows that were found since."""
        since, count = self.taken_up, len(self.rows) - self.taken_up
        if not count:
            return
        starts, took = self.rows.takes(since)
        owner = np.repeat(np.arange(count), np.diff(starts))
        index, value = [took], [np.ones(len(took))]
        for number, each in enumerate(self.before):
            index.append(np.full(count, len(self.limits) + number))
            value.append(self.rows.worth(each, since))
        whose = np.concatenate([owner, *([np.arange(count)] * len(self.before))])
        order = np.argsort(whose, kind="stable")
        # People move once, so no row is taken twice; a bound that says so would have a price too.
        most = np.full(count, highspy.kHighsInf)
        begin = (starts[:-1] + len(self.before) * np.arange(count)).astype(np.int32)
        self.solver.addCols(
            count, -self.rows.worth(self.objective, since), np.zeros(count), most,
            len(order), begin, np.concatenate(index)[order].astype(np.int32),
            np.concatenate(value)[order],
        )  # fmt: skip
        if self.whole:
            every = self.first + np.arange(since, since + count, dtype=np.int32)
            kind = np.full(count, highspy.HighsVarType.kInteger)
            self.solver.changeColsIntegrality(count, every, kind)
        self.taken_up = len(self.rows)

    def relaxed(
        self,
        method: Method,
        fixed: NDArray[np.float64] | None = None,
        allowed: NDArray[np.bool_] | None = None,
    ) -> Relaxed | None:
        """The best fractional choice among the rows that are known.

        Args:
            fixed, allowed: (r,) how often rows are taken in any case, and which may be at all.
        Returns: None where so many cannot be taken.
        """
        self.take_up()
        self.solver.setOptionValue("solver", "ipm")
        self.solver.setOptionValue("run_crossover", "off" if method == "interior" else "on")
        self.solver.setOptionValue("ipm_optimality_tolerance", 1e-5)
        if fixed is not None:
            self._bounds(fixed, self._upper(fixed, allowed, highspy.kHighsInf))
        self.solver.run()
        failed = self.solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible
        found, value = self.solver.getSolution(), self.solver.getInfo().objective_function_value
        if fixed is not None:
            self._bounds(np.zeros(self.taken_up), np.full(self.taken_up, highspy.kHighsInf))
        if failed:
            return None
        duals = np.array(found.row_dual)
        limits, floors = len(self.limits), len(self.floors)
        return Relaxed(
            -value,
            np.array(found.col_value)[self.first :],
            np.maximum(-duals[:limits], 0.0),
            np.maximum(duals[limits : limits + floors], 0.0),
        )

    def cost(self, relaxed: Relaxed) -> float:
        """What all limits cost at these prices."""
        cost = float(relaxed.prices @ self.limits - relaxed.factors @ self.floors)
        return cost + (self.supply.cost(relaxed.prices) if self.supply else 0.0)

    def _upper(
        self, fixed: NDArray[np.float64], allowed: NDArray[np.bool_] | None, most: float
    ) -> NDArray[np.float64]:
        if allowed is None:
            return np.full(len(fixed), most)
        return np.where(allowed, most, fixed)

    def _bounds(self, lower: NDArray[np.float64], upper: NDArray[np.float64]) -> None:
        every = self.first + np.arange(len(lower), dtype=np.int32)
        self.solver.changeColsBounds(len(lower), every, lower, upper)

    def chosen(
        self,
        seconds: float,
        enough: float | None = None,
        fixed: NDArray[np.float64] | None = None,
        allowed: NDArray[np.bool_] | None = None,
    ) -> tuple[NDArray[np.int64], bool]:
        """Numbers of the rows of a best whole choice, and whether it is proven best.

        Args:
            seconds: after which the best found is told; [] if nothing was.
            enough: a worth with which the search may stop.
            fixed, allowed: (r,) how often rows are taken in any case, and which may be at all.
        Returns: a row as often as it is taken.
        """
        self.take_up()
        solver, count = self.solver, self.taken_up
        lower = np.zeros(count) if fixed is None else fixed
        self._bounds(lower, self._upper(lower, allowed, self.most))
        solver.setOptionValue("time_limit", max(seconds, 0.01))
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 1e-6)
        solver.setOptionValue("objective_target", -highspy.kHighsInf if enough is None else -enough)
        solver.run()
        status = solver.getModelStatus()
        taken = np.array(solver.getSolution().col_value)[self.first :]
        self._bounds(np.zeros(count), np.full(count, self.most))
        times = np.maximum(np.rint(taken), 0).astype(np.int64)
        return (np.repeat(np.arange(len(times)), times),
                status == highspy.HighsModelStatus.kOptimal)  # fmt: skip
