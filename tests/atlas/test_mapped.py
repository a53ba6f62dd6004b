"""A kept graph is the same graph; a damaged or half-written one is none."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.atlas import mapped
from inroad.solve import paths


def some(seed: int = 1, size: int = 300, count: int = 4_000) -> paths.Graph:
    rng = np.random.default_rng(seed)
    tails, heads = rng.integers(0, size, (2, count))
    return paths.graph(tails, heads, rng.uniform(0.01, 1, count), size, symmetric=True)


def answers(edges: paths.Graph) -> object:
    best = paths.best_chances(edges, 0, 3)
    return list(paths.chains_to(edges, 0, range(1, 60), 3)), best.chances.tolist()


def test_what_is_kept_answers_the_same(tmp_path: Path) -> None:
    """Reopened, it is mapped, not read, and says the same; an overlay is part of it."""
    edges = some()
    over = paths.with_rows(edges, {4: (np.array([9]), np.array([0.5]))})
    for number, each in enumerate((edges, over)):
        mapped.keep(each, tmp_path, f"r{number}")
        found = mapped.reopened(tmp_path, f"r{number}")
        assert found is not None and mapped.is_whole(tmp_path)
        assert answers(each) == answers(found)
        assert each.edges == found.edges
    assert len(list(tmp_path.iterdir())) == 4


def test_another_revision_is_not_taken(tmp_path: Path) -> None:
    """What was kept for something older is no answer."""
    mapped.keep(some(), tmp_path, "1")
    assert mapped.reopened(tmp_path, "2") is None
    assert mapped.reopened(tmp_path / "nowhere", "1") is None


@pytest.mark.parametrize("part", ["indptr", "indices", "weights"])
@pytest.mark.parametrize("harm", ["cut", "begin", "end", "gone", "other"])
def test_harm_is_noticed(tmp_path: Path, part: str, harm: str) -> None:
    """A file that is short, changed, missing or of another graph is not opened."""
    mapped.keep(some(), tmp_path, "1")
    file = next(tmp_path.glob(f"*.{part}.npy"))
    data = bytearray(file.read_bytes())
    if harm == "gone":
        file.unlink()
    elif harm == "other":
        mapped.keep(some(2), tmp_path / "other", "1")
        shutil.copy(next((tmp_path / "other").glob(f"*.{part}.npy")), file)
    else:
        place = {"begin": 128, "end": len(data) - 1, "cut": 0}[harm]
        data[place] ^= 0x55
        file.write_bytes(data[: len(data) // 2] if harm == "cut" else bytes(data))
    assert mapped.reopened(tmp_path, "1") is None
    assert not mapped.is_whole(tmp_path)


@given(st.binary(max_size=200))
@settings(max_examples=50)
def test_any_manifest_is_survived(tmp_path_factory: pytest.TempPathFactory, said: bytes) -> None:
    """Whatever stands in the manifest, there is a graph or there is none."""
    folder = tmp_path_factory.mktemp("any")
    mapped.keep(some(size=20, count=30), folder, "1")
    (folder / mapped.MANIFEST).write_bytes(said)
    assert mapped.reopened(folder, "1") is None


def test_a_crash_in_between_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever keeping is cut off, the graph before it or the new one is there."""
    before = answers(some(1))
    after = answers(some(2))
    mapped.keep(some(1), tmp_path, "same")

    class Cut(Exception):
        pass

    for place in range(5):
        calls = iter(range(99))
        real = mapped.os.fsync

        def cut(descriptor: int, calls=calls, place=place, real=real) -> None:
            if next(calls) == place:
                raise Cut
            real(descriptor)

        with monkeypatch.context() as patch:
            patch.setattr(mapped.os, "fsync", cut)
            with pytest.raises(Cut):
                mapped.keep(some(2), tmp_path, "same")
        found = mapped.reopened(tmp_path, "same")
        assert found is not None
        assert answers(found) in (before, after)
        mapped.keep(some(1), tmp_path, "same")
        assert len(list(tmp_path.iterdir())) == 4
