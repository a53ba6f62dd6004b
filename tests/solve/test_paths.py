"""Chains are held to an oracle that enumerates every one of them."""

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.solve import paths

CHANCES = st.sampled_from([0.05, 0.2, 0.5, 0.5, 0.9, 1.0])


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, dict[tuple[int, int], float]]:
    size = draw(st.integers(2, 6))
    ends = st.integers(0, size - 1)
    edges = draw(st.dictionaries(st.tuples(ends, ends), CHANCES, max_size=14))
    return size, edges


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
    chances, came_from = paths.best_chances(built(size, edges), 0, most)
    for target in range(1, size):
        expected = max(every_chain(size, edges, 0, target, most).values(), default=0.0)
        assert chances[target] == pytest.approx(expected)
        chain = paths.chain_to(target, 0, came_from)
        assert (chain[:1] == [0]) == (expected > 0)
        if chain:
            walked = [edges[pair] for pair in pairwise(chain)]
            assert float(np.prod(walked)) == pytest.approx(expected)
            assert len(chain) <= most + 1


@given(graphs(), st.integers(1, 4))
def test_alternatives_start_with_the_best_and_with_different_people(
    drawn: tuple[int, dict[tuple[int, int], float]], most: int
) -> None:
    """The first chain is the best; each is the best by its own first connector."""
    size, edges = drawn
    chains = every_chain(size, edges, 0, 1, most)
    best_by_first: dict[int, float] = {}
    for chain, chance in chains.items():
        best_by_first[chain[1]] = max(best_by_first.get(chain[1], 0.0), chance)
    found = paths.diverse_chains(built(size, edges), 0, 1, most, 4)
    assert {each.vertices[1] for each in found} <= best_by_first.keys()
    assert len({each.vertices[1] for each in found}) == len(found)
    assert len(found) == min(4, len(best_by_first))
    for each in found:
        assert each.chance == pytest.approx(best_by_first[each.vertices[1]])
        assert chains[each.vertices] == pytest.approx(each.chance)
    if found:
        assert found[0].chance == pytest.approx(max(best_by_first.values()))


def test_alternatives_do_not_all_hang_on_one_last_connector() -> None:
    """A chain by another last connector is shown before a likelier one by the same."""
    edges = {(0, 1): 0.9, (0, 2): 0.8, (0, 3): 0.3, (1, 4): 0.9, (2, 4): 0.9,
             (4, 6): 0.9, (3, 5): 0.5, (5, 6): 0.5}  # fmt: skip
    found = paths.diverse_chains(built(7, edges), 0, 6, 4, 2)
    assert [each.vertices for each in found] == [(0, 1, 4, 6), (0, 3, 5, 6)]


def test_parallel_edges_and_loops() -> None:
    """Of parallel edges the best counts, and nobody introduces to themselves."""
    graph = paths.graph(np.array([0, 0, 1]), np.array([1, 1, 1]), np.array([0.2, 0.6, 1.0]), 2)
    assert graph.indices.tolist() == [1]
    assert graph.weights.tolist() == [0.6]


@pytest.mark.parametrize("chance", [0.0, -0.1, 1.1])
def test_a_weight_is_a_chance(chance: float) -> None:
    """What is no chance is refused."""
    with pytest.raises(ValueError, match="chance"):
        paths.graph(np.array([0]), np.array([1]), np.array([chance]), 2)


def test_a_chain_leads_to_somebody_else() -> None:
    """Nobody is asked to introduce me to myself."""
    with pytest.raises(ValueError, match="somebody else"):
        paths.diverse_chains(built(2, {(0, 1): 0.5}), 0, 0, 3, 3)
