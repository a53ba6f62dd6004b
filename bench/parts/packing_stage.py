"""One engine on one pool, in a process of its own; prints what it took as JSON.

    python bench/parts/packing_stage.py ENGINE KIND PAIRS ALTRUISTS SEED CYCLES CHAINS LIMIT
    python bench/parts/packing_stage.py market WISHES UNITS ROLES CYCLES CHAINS LIMIT

The second clears a market of moves; caps of -1 are none. ENGINE is inroad, direct (a
variable for each circle and chain, by HiGHS), or kep_solver's: picef-cbc, picef-highs,
cycles-cbc, cycles-highs. Chains count the moves after the altruist.
"""

import json
import sys
import time
from collections.abc import Callable

import numpy as np
from measuring import begin_peak, peak_bytes
from pools import KINDS, Pool, market

from inroad.solve.packing.market import Market

Answer = tuple[float, float]


def inroad(pool: Pool, cycles: int, chains: int, limit: float) -> Answer:
    """The engine as the product calls it."""
    from inroad.solve.packing.choose import best
    from inroad.solve.packing.market import Objective

    market = pool.market
    found = best(market, [Objective(np.ones(market.moves))], cycles, chains, limit, time.monotonic)
    return found.values[0], found.bounds[0]


def direct(pool: Pool, cycles: int, chains: int, limit: float) -> Answer:
    """Every circle and chain a variable, one integer programme."""
    from inroad.solve.packing import search
    from inroad.solve.packing.linear import Programme
    from inroad.solve.packing.market import Objective
    from inroad.solve.packing.rows import Rows
    from inroad.solve.packing.search import Prices, Ways

    market = pool.market
    ways, free = Ways(market), np.zeros(market.moves)
    prices = Prices(free, 0.0, free, free + 1, np.zeros(market.classes), np.zeros(market.classes))
    rows = Rows(market)
    room = 20_000_000
    if cycles > 1:
        rows.add(search.circles(ways, prices, cycles, -1.0, room, room), False)
    if chains and market.vacant.any():
        rows.add(search.chains(ways, prices, chains, -1.0, room, room), True)
    programme = Programme(rows, Objective(np.ones(market.moves)), whole=True)
    taken, proven = programme.chosen(limit)
    value = float(rows.worth(Objective(np.ones(market.moves)))[taken].sum())
    return value, value if proven else float("inf")


def kep_solver(formulation: str, solver: str) -> Callable[[Pool, int, int, float], Answer]:
    """One of kep_solver's formulations with one of PuLP's solvers."""

    def answer(pool: Pool, cycles: int, chains: int, limit: float) -> Answer:
        import pulp
        from kep_solver.entities import Donor, Instance, Transplant
        from kep_solver.model import PICEF, CycleAndChainModel, TransplantCount
        from kep_solver.programme import Programme
        from kep_solver.solving import SolvingOptions

        began = time.monotonic()
        instance = Instance()
        donors = []
        for number in range(pool.pairs + pool.altruists):
            donor = Donor(str(number))
            if number < pool.pairs:
                patient = instance.recipient(str(number))
                donor.recipient = patient
                patient.addDonor(donor)
            else:
                donor.NDD = True
            instance.addDonor(donor)
            donors.append(donor)
        for giver, taker in pool.arcs.tolist():
            instance.addTransplant(Transplant(donors[giver], instance.recipient(str(taker)), 1.0))
        model = PICEF if formulation == "picef" else CycleAndChainModel
        programme = Programme([TransplantCount()], cycles, chains + 1 if chains else 0, "bench",
                              full_details=False, model=model)  # fmt: skip
        name = "HiGHS" if solver == "highs" else "PULP_CBC_CMD"
        options = SolvingOptions(solver=pulp.getSolver(name, msg=False, timeLimit=limit))
        solution, _ = programme.solve_single(instance, solvingOptions=options)
        if not solution:
            return 0.0, float("inf")
        # What a chain's last pair gives to a waiting list is no move.
        value = float(sum(len(each) - each.exchange.chain for each in solution.selected))
        # PuLP also calls "optimal" what CBC had found when its time ran out.
        return value, value if time.monotonic() - began < limit else float("inf")

    return answer


ENGINES: dict[str, Callable[[Pool, int, int, float], Answer]] = {
    "inroad": inroad,
    "direct": direct,
    **{f"{formulation}-{solver}": kep_solver(formulation, solver)
       for formulation in ("picef", "cycles") for solver in ("cbc", "highs")},
}  # fmt: skip


def linear_value(of: Market) -> float:
    """The most moves without caps by a linear programme in its own words, by HiGHS."""
    from scipy.optimize import linprog
    from scipy.sparse import coo_array, vstack

    every, made = np.arange(of.classes), np.arange(of.moves)
    count = of.moves + 2 * of.classes
    filled, emptied = of.moves + every, of.moves + of.classes + every
    signs = np.concatenate([np.ones(of.moves), -np.ones(of.moves), -np.ones(of.classes),
                            np.ones(of.classes)])  # fmt: skip
    rows = np.concatenate([of.to, of.of, every, every])
    columns = np.concatenate([made, made, filled, emptied])
    balance = coo_array((signs, (rows, columns)), (of.classes, count))
    people = coo_array((np.ones(of.moves), (of.who, made)), (of.people, count))
    empty = coo_array((np.ones(of.classes), (of.unit, emptied)), (len(of.may_stay_empty), count))
    most = np.concatenate([np.ones(of.moves), of.vacant, np.full(of.classes, of.people)])
    found = linprog(
        np.where(np.arange(count) < of.moves, -1.0, 0.0),
        A_ub=vstack([people, empty]).tocsr(),
        b_ub=np.concatenate([np.ones(of.people), of.may_stay_empty]),
        A_eq=balance.tocsr(),
        b_eq=np.zeros(of.classes),
        bounds=np.stack([np.zeros(count), most], axis=1),
        method="highs-ipm",
    )
    return float(-found.fun)


def cleared_market(numbers: list[str]) -> dict[str, float]:
    """A market of moves under caps, beside what is possible without them."""
    from inroad.solve.packing.choose import best
    from inroad.solve.packing.circulation import best_flow
    from inroad.solve.packing.market import Objective

    wishes, units, roles, cycles, chains = map(int, numbers[:-1])
    caps = None if cycles < 0 else cycles, None if chains < 0 else chains

    def cleared(of: Market) -> tuple[float, float]:
        found = best(of, [Objective(np.ones(of.moves))], *caps, float(numbers[-1]), time.monotonic)
        return found.values[0], found.bounds[0]

    cleared(market(1_000, 20, roles))
    of = market(wishes, units, roles)
    begin_peak()
    began = time.perf_counter()
    value, bound = cleared(of)
    seconds = time.perf_counter() - began
    told = {"value": value, "bound": bound, "seconds": seconds, "peak": peak_bytes()}
    flow = best_flow(of, [Objective(np.ones(of.moves))], chains != 0)
    told["uncapped"] = float(flow.made.sum())
    if cycles < 0 and wishes <= 100_000:
        told["linear"] = linear_value(of)
    return told


def main() -> None:
    """Warm up on a small pool, so that nothing is compiled or loaded while it is timed."""
    if sys.argv[1] == "market":
        print(json.dumps(cleared_market(sys.argv[2:])))
        return
    engine, kind, *numbers, limit = sys.argv[1:]
    pairs, altruists, seed, cycles, chains = map(int, numbers)
    ENGINES[engine](KINDS[kind](16, 2, 0), cycles, chains, 60.0)
    pool = KINDS[kind](pairs, altruists, seed)
    begin_peak()
    began = time.perf_counter()
    value, bound = ENGINES[engine](pool, cycles, chains, float(limit))
    seconds = time.perf_counter() - began
    print(json.dumps({"value": value, "bound": bound, "seconds": seconds, "peak": peak_bytes()}))


if __name__ == "__main__":
    main()
