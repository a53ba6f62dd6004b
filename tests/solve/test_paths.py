"""Chains are held to an oracle that enumerates every one of them."""

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inroad.solve import paths

CHANCES = st.sampled_from([0.05, 0.2, 0.5, 0.5, 0.9, 1.0])


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, dict[tuple[int, int], float]]:
    size = draw(st.integers(2, 6))
    ends = st.integers(0, size - 1)
    edges = draw(st.dictionaries(st.tuples(ends, ends), CHANCES, max_size=14))
    return size, edges


Drawn = tuple[int, dict[tuple[int, int], float]]


@st.composite
def distinct_graphs(draw: st.DrawFn) -> Drawn:
    """Graphs of which no two chains have one chance: powers of different primes' roots."""
    size, edges = draw(graphs())
    roots = np.sqrt([2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43])
    order = draw(st.permutations(range(len(roots))))
    chances = {edge: float(1 / roots[order[at]]) for at, edge in enumerate(edges)}
    return size, chances


def built(size: int, edges: dict[tuple[int, int], float]) -> paths.Graph:
    tails = np.array([tail for tail, _ in edges], np.int64)
    heads = np.array([head for _, head in edges], np.int64)
    return paths.graph(tails, heads, np.array(list(edges.values()), float), size)


def every_chain(
    size: int, edges: dict[tuple[int, int], float], source: int, target: int, most: int
) -> dict[tuple[int, ...], float]:
    """All simple chains of at most `most` edges with their chances, one by one."""
    found = {}
    inner = [each for each in range(size) if each not in (source, target)]
    for count in range(most):
        for between in permutations(inner, count):
            chain = (source, *between, target)
            pairs = list(pairwise(chain))
            if all(pair in edges for pair in pairs):
                found[chain] = float(np.prod([edges[pair] for pair in pairs]))
    return found


@given(graphs(), st.integers(1, 4))
def test_best_chances_equal_the_best_of_all_chains(
    drawn: tuple[int, dict[tuple[int, int], float]], most: int
) -> None:
    """The best chance within a bound is the best of every chain within it."""
    size, edges = drawn
    found = paths.best_chances(built(size, edges), 0, most)
    for target in range(1, size):
        expected = max(every_chain(size, edges, 0, target, most).values(), default=0.0)
        assert found.chances[target] == pytest.approx(expected)
        chain = found.chain(target)
        assert (chain[:1] == [0]) == (expected > 0)
        if chain:
            walked = [edges[pair] for pair in pairwise(chain)]
            assert float(np.prod(walked)) == pytest.approx(expected)
            assert len(chain) <= most + 1


def chosen_slowly(chains: dict[tuple[int, ...], float], count: int) -> list[tuple[int, ...]]:
    """The rule of `chains_to`, said as slowly as it is meant."""
    chosen: list[tuple[int, ...]] = []
    while len(chosen) < count:
        new = {c: v for c, v in chains.items() if c[1] not in {each[1] for each in chosen}}
        if not new:
            break
        other = {c: v for c, v in new.items() if c[-2] not in {each[-2] for each in chosen}}
        among = other or new
        chosen.append(max(among, key=lambda chain: among[chain]))
    return chosen


@pytest.fixture(params=["plain", "compiled"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the two ways to answer; small graphs are given to the compiled one too."""
    limit = 0 if request.param == "compiled" else 10**9
    monkeypatch.setattr("inroad.solve.graph.COMPILED_FROM", limit)
    if request.param == "compiled":
        pytest.importorskip("numba")
    return str(request.param)


@given(drawn=distinct_graphs(), most=st.integers(1, 4), without=st.sets(st.integers(2, 6)))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_chains_are_chosen_as_the_rule_says(
    engine: str, drawn: Drawn, most: int, without: set[int]
) -> None:
    """The best, then new first connectors, with new last ones where there are any."""
    size, edges = drawn
    without = {each for each in without if each < size}
    chains = {
        chain: chance
        for chain, chance in every_chain(size, edges, 0, 1, most).items()
        if not without & set(chain[1:-1])
    }
    expected = chosen_slowly(chains, 4)
    found = paths.chains_to(built(size, edges), 0, [1], most, 4, without)[0]
    assert {each.vertices for each in found} == set(expected)
    for each in found:
        assert each.chance == pytest.approx(chains[each.vertices])
    assert [each.chance for each in found] == sorted((e.chance for e in found), reverse=True)


@given(drawn=graphs(), most=st.integers(1, 4))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_equal_chances_do_not_confuse_the_choice(engine: str, drawn: Drawn, most: int) -> None:
    """With ties: the first is a best one, first connectors differ, chances are true."""
    size, edges = drawn
    chains = every_chain(size, edges, 0, 1, most)
    found = paths.chains_to(built(size, edges), 0, [1], most)[0]
    assert len(found) == min(4, len({chain[1] for chain in chains}))
    assert len({each.vertices[1] for each in found}) == len(found)
    for each in found:
        assert each.chance == pytest.approx(chains[each.vertices])
    if found:
        assert found[0].chance == pytest.approx(max(chains.values()))


@given(st.integers(0, 10**6), st.integers(1, 4), st.booleans())
@settings(deadline=None, max_examples=40)
def test_both_engines_answer_alike(seed: int, most: int, symmetric: bool) -> None:
    """Chains, chances, distances: the same from compiled loops and from numpy, ties and all."""
    pytest.importorskip("numba")
    rng = np.random.default_rng(seed)
    edges = drawn_at_random(rng, 60, 240, symmetric=symmetric)
    targets = [int(each) for each in rng.integers(1, 60, 12)]
    without = [int(each) for each in rng.integers(1, 60, 3)]
    answers = []
    for limit in (0, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("inroad.solve.graph.COMPILED_FROM", limit)
            best = paths.best_chances(edges, 0, most, without)
            answers.append((
                list(paths.chains_to(edges, 0, targets, most, 4, without)),
                best.chances.tolist(),
                [(vertices.tolist(), chances.tolist()) for vertices, chances in best.levels],
                [best.chain(each) for each in range(60)],
                [paths.shortest(edges, 0, each) for each in targets],
                paths.near(edges, 0, targets).tolist(), paths.near(edges, 0, [5]).tolist(),
            ))  # fmt: skip
    assert answers[0] == answers[1]


def drawn_at_random(
    rng: np.random.Generator, size: int, count: int, *, symmetric: bool
) -> paths.Graph:
    """A graph with few different chances, so that many are equal."""
    tails, heads = rng.integers(0, size, (2, count))
    weights = rng.choice([0.1, 0.5, 0.5, 0.9, 1.0], count)
    return paths.graph(tails, heads, weights, size, symmetric=symmetric)


@given(drawn=graphs())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_shortest_chain_is_the_shortest(engine: str, drawn: Drawn) -> None:
    """As many edges as the least of all chains has, and `near` says so too."""
    size, edges = drawn
    found = paths.shortest(built(size, edges), 0, 1)
    lengths = [len(chain) for chain in every_chain(size, edges, 0, 1, size)]
    assert len(found) == min(lengths, default=0)
    assert all(pair in edges for pair in pairwise(found))
    distance = len(found) - 1
    expected = distance if distance in (1, 2) else 0
    assert paths.near(built(size, edges), 0, [1, 0]).tolist() == [expected, 0]


@given(st.integers(0, 10**6), st.integers(1, 4))
@settings(deadline=None, max_examples=30)
def test_replaced_rows_count_and_the_old_ones_do_not(seed: int, most: int) -> None:
    """A graph with an overlay answers as one that was built anew."""
    rng = np.random.default_rng(seed)
    before = drawn_at_random(rng, 30, 90, symmetric=False)
    other = drawn_at_random(rng, 30, 90, symmetric=False)
    rows = {int(each): other.row(int(each)) for each in rng.integers(0, 30, 8)}
    over = paths.with_rows(paths.with_rows(before, dict(list(rows.items())[:3])), rows)
    tails, heads, weights = over.listed()
    anew = paths.graph(tails, heads, weights, 30)
    assert over.edges == anew.edges
    for limit in (0, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("inroad.solve.graph.COMPILED_FROM", limit)
            answers = [
                (
                    list(paths.chains_to(each, 0, range(1, 30), most)),
                    paths.best_chances(each, 0, most).chances.tolist(),
                )
                for each in (over, anew)
            ]
        assert answers[0] == answers[1]


def test_alternatives_do_not_all_hang_on_one_last_connector() -> None:
    """A chain by another last connector is shown before a likelier one by the same."""
    edges = {(0, 1): 0.9, (0, 2): 0.8, (0, 3): 0.3, (1, 4): 0.9, (2, 4): 0.9,
             (4, 6): 0.9, (3, 5): 0.5, (5, 6): 0.5}  # fmt: skip
    found = paths.chains_to(built(7, edges), 0, [6], 4, 2)[0]
    assert [each.vertices for each in found] == [(0, 1, 4, 6), (0, 3, 5, 6)]


def test_parallel_edges_and_loops() -> None:
    """Of parallel edges the best counts, and nobody introduces to themselves."""
    graph = paths.graph(np.array([0, 0, 1]), np.array([1, 1, 1]), np.array([0.2, 0.6, 1.0]), 2)
    assert graph.indices.tolist() == [1]
    assert graph.weights.tolist() == pytest.approx([0.6])


@pytest.mark.parametrize("chance", [0.0, -0.1, 1.1])
def test_a_weight_is_a_chance(chance: float) -> None:
    """What is no chance is refused."""
    with pytest.raises(ValueError, match="chance"):
        paths.graph(np.array([0]), np.array([1]), np.array([chance]), 2)


def test_a_chain_leads_to_somebody_else() -> None:
    """Nobody is asked to introduce me to myself."""
    with pytest.raises(ValueError, match="somebody else"):
        paths.chains_to(built(2, {(0, 1): 0.5}), 0, [0], 3)


@given(st.integers(0, 10**6), st.booleans())
@settings(deadline=None, max_examples=30)
def test_both_engines_build_alike(seed: int, symmetric: bool) -> None:
    """Rows by ascending head, of parallel edges the best, no loops: the same arrays."""
    pytest.importorskip("numba")
    built_by = []
    for limit in (0, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("inroad.solve.graph.COMPILED_FROM", limit)
            made = drawn_at_random(np.random.default_rng(seed), 12, 60, symmetric=symmetric)
            built_by.append([each.tolist() for each in (made.indptr, made.indices, made.weights)])
            kinds = (made.indptr.dtype, made.indices.dtype, made.weights.dtype)
            assert kinds == (np.int64, np.int32, np.float32)
    assert built_by[0] == built_by[1]
