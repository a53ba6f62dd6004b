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
from inroad.solve.packing.rows import Rows, limits

Method = Literal["interior", "vertex"]
"""In the middle of all that is best, or at a corner of it, where many rows are taken wholly."""


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
    """Choose rows within the limits, of greatest worth by `objective`, no less by those before."""

    def __init__(
        self,
        rows: Rows,
        objective: Objective,
        before: Sequence[Objective] = (),
        floors: Sequence[float] = (),
        whole: bool = False,
    ) -> None:
        self.rows, self.objective, self.before, self.whole = rows, objective, before, whole
        self.taken_up = 0
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        self.limits = limits(rows.market)
        self._rows(np.full(len(self.limits), -highspy.kHighsInf), self.limits)
        self._rows(np.array(floors, float), np.full(len(floors), highspy.kHighsInf))

    def _rows(self, lower: NDArray[np.float64], upper: NDArray[np.float64]) -> None:
        none = np.zeros(0, np.int32)
        self.solver.addRows(len(lower), lower, upper, 0, np.zeros(len(lower), np.int32), none,
                            np.zeros(0))  # fmt: skip

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
            every = np.arange(since, since + count, dtype=np.int32)
            kind = np.full(count, highspy.HighsVarType.kInteger)
            self.solver.changeColsIntegrality(count, every, kind)
        self.taken_up = len(self.rows)

    def relaxed(self, method: Method, fixed: NDArray[np.bool_] | None = None) -> Relaxed:
        """The best fractional choice among the rows that are known; `fixed` are taken wholly."""
        self.take_up()
        self.solver.setOptionValue("solver", "ipm")
        self.solver.setOptionValue("run_crossover", "off" if method == "interior" else "on")
        self.solver.setOptionValue("ipm_optimality_tolerance", 1e-5)
        count = self.taken_up
        if fixed is not None:
            self._bounds(fixed.astype(float), np.full(count, highspy.kHighsInf))
        self.solver.run()
        found, value = self.solver.getSolution(), self.solver.getInfo().objective_function_value
        if fixed is not None:
            self._bounds(np.zeros(count), np.full(count, highspy.kHighsInf))
        duals = np.array(found.row_dual)
        limits = len(self.limits)
        return Relaxed(
            -value,
            np.array(found.col_value),
            np.maximum(-duals[:limits], 0.0),
            np.maximum(duals[limits:], 0.0),
        )

    def _bounds(self, lower: NDArray[np.float64], upper: NDArray[np.float64]) -> None:
        every = np.arange(len(lower), dtype=np.int32)
        self.solver.changeColsBounds(len(lower), every, lower, upper)

    def chosen(
        self,
        seconds: float,
        enough: float | None = None,
        fixed: NDArray[np.bool_] | None = None,
        allowed: NDArray[np.bool_] | None = None,
    ) -> tuple[NDArray[np.int64], bool]:
        """Numbers of the rows of a best whole choice, and whether it is proven best.

        Args:
            seconds: after which the best found is told; [] if nothing was.
            enough: a worth with which the search may stop.
            fixed, allowed: (r,) rows that are taken in any case, and those that may be.
        """
        self.take_up()
        solver, count = self.solver, self.taken_up
        lower = np.zeros(count) if fixed is None else fixed.astype(float)
        upper = np.ones(count) if allowed is None else (allowed | (lower > 0)).astype(float)
        self._bounds(lower, upper)
        solver.setOptionValue("time_limit", max(seconds, 0.01))
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 1e-6)
        solver.setOptionValue("objective_target", -highspy.kHighsInf if enough is None else -enough)
        solver.run()
        status = solver.getModelStatus()
        taken = np.array(solver.getSolution().col_value)
        self._bounds(np.zeros(count), np.ones(count))
        return (np.flatnonzero(taken > 0.5) if len(taken) else np.zeros(0, np.int64),
                status == highspy.HighsModelStatus.kOptimal)  # fmt: skip
