"""Chains over a whole network from maps: the best of all chains, and a damaged map is made anew."""

from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inroad.atlas import chains
from tests.atlas.conftest import Building
from tests.atlas.test_reach import PEOPLE, TIES, given_parts

NO_ROLES = {("insider", 0): (0.5, 1)}


def best(ties: dict[Any, Any], seeker: int, target: int, without: int) -> float:
    """The greatest chance of any chain of at most three ties: an ask, then introductions."""
    ask = {pair: chances[0] for pair, chances in ties.items()}
    introduce = {pair: chances[1] for pair, chances in ties.items() if chances[1] is not None}
    inner = [each for each in range(PEOPLE) if each not in (seeker, target, without)]
    found = 0.0
    for count in range(3):
        for between in permutations(inner, count):
            chain = [tuple(sorted(pair)) for pair in pairwise((seeker, *between, target))]
            chance = ask.get(chain[0], 0.0)
            for pair in chain[1:]:
                chance *= introduce.get(pair, 0.0)
            found = max(found, chance)
    return found


@given(ties=TIES, seeker=st.integers(0, PEOPLE - 1), without=st.integers(0, PEOPLE - 1))
@settings(max_examples=15, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
def test_the_best_chain_is_the_best_of_all(
    building: Building, tmp_path_factory: pytest.TempPathFactory, ties: dict[Any, Any],
    seeker: int, without: int,
) -> None:  # fmt: skip
    """To everybody, not through one of them; the second answer comes from the map."""
    folder = tmp_path_factory.mktemp("network")
    (folder / "tables").mkdir()
    with building_of(building, folder, ties) as work:
        targets = [each for each in range(PEOPLE) if each not in (seeker, without)]
        left_out = [without] if without != seeker else []
        for _ in range(2):
            found = chains.ways(work).chains(seeker, targets, 3, left_out)
            chances = [some[0].chance if some else 0.0 for some in found]
            expected = [best(ties, seeker, each, without if left_out else -1) for each in targets]
            assert expected == pytest.approx(chances, rel=1e-6)
            assert all(chain.people[0] == seeker and chain.people[-1] == target
                       for target, some in zip(targets, found, strict=True)
                       for chain in some)  # fmt: skip


def building_of(building: Building, folder: Path, ties: dict[Any, Any]) -> Any:
    """A build whose people and ties are given."""
    from contextlib import contextmanager

    from tests.atlas import invented

    invented.write(folder / "tables", "people", [])
    for name in ("positions", "goals", "traces"):
        invented.write(folder / "tables", name, [])

    @contextmanager
    def opened() -> Any:
        with building(folder / "tables", folder / "atlas") as work:
            given_parts(work, ties, NO_ROLES)
            yield work

    return opened()


TWO = {(0, 1): (0.5, 0.25), (1, 2): (0.5, 0.25)}


def test_a_damaged_map_is_noticed_and_made_anew(building: Building, tmp_path: Path) -> None:
    """A byte that changed, a file cut short, a manifest that is gone: the answer stays."""
    (tmp_path / "tables").mkdir()
    with building_of(building, tmp_path, TWO) as work:
        expected = chains.ways(work).chains(0, [2])
        assert [[chains.Chain((0, 1, 2), 0.125)]] == expected
        (folder,) = (each for each in work.kept.folder.glob("graphs-*"))
        (weights,) = (folder / "introduce").glob("*.weights.npy")
        whole = weights.read_bytes()
        for damage in (whole[:-1] + bytes([whole[-1] ^ 1]), whole[:-3], b""):
            (weights,) = (folder / "introduce").glob("*.weights.npy")
            weights.write_bytes(damage)
            assert expected == chains.ways(work).chains(0, [2])
        (folder / "ask" / "manifest.json").unlink()
        assert expected == chains.ways(work).chains(0, [2])
        (folder / "ids.npy").write_bytes(b"nothing")
        assert expected == chains.ways(work).chains(0, [2])


def test_whom_nobody_has_is_passed_over(building: Building, tmp_path: Path) -> None:
    """Ids that are not there give no chain, as do I myself."""
    (tmp_path / "tables").mkdir()
    with building_of(building, tmp_path, TWO) as work:
        ways = chains.ways(work)
        assert [[], [], [chains.Chain((0, 1), 0.5)]] == ways.chains(0, [99, 0, 1])
        assert [[]] == ways.chains(99, [1])
        assert [[], []] == ways.chains(0, ["somebody", 10**30])
