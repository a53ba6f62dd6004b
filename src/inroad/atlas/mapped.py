"""A graph kept as memory maps: reopened at once, checked, and never half of two.

A folder holds one `manifest.json` and the arrays that it names. New arrays are
written and synced beside the old ones before the manifest is replaced in one
step, so that whoever opens it sees the one or the other. What is not named is
swept away by the next keeping.
"""

import json
import os
import secrets
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from inroad.solve.graph import Graph

MANIFEST = "manifest.json"
VERSION = 1
SAMPLES, SAMPLE_BYTES = 32, 4096
"""Parts of each array that are checked on opening; `is_whole` checks all of it."""
_ARRAYS = ("indptr", "indices", "weights")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is kept: for which revision, how large, and how to tell that it is whole.

    `sums` are CRC-32 sums by array: of all of it, and of its sampled parts.
    """

    version: int
    revision: str
    name: str
    size: int
    edges: int
    symmetric: bool
    sums: dict[str, tuple[int, int]]


def keep(edges: Graph, folder: Path, revision: str) -> Manifest:
    """Keep a graph as the one of this revision, in the place of any before it.

    An overlay is compacted into the arrays.
    Raises: OSError: it cannot be written; what was kept before stays.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    whole = _compacted(edges)
    name = secrets.token_hex(8)
    arrays = {each: getattr(whole, each) for each in _ARRAYS}
    for each, array in arrays.items():
        _write(folder / f"{name}.{each}.npy", array)
    sums = {each: (_sum(array), _sampled(array)) for each, array in arrays.items()}
    manifest = Manifest(VERSION, revision, name, whole.size, whole.edges, whole.symmetric, sums)
    _replace(folder / MANIFEST, json.dumps(asdict(manifest)).encode())
    for file in _unnamed(folder, name):
        file.unlink(missing_ok=True)
    return manifest


def reopened(folder: Path, revision: str) -> Graph | None:
    """The graph that was kept for this revision, mapped; None when there is no sound one."""
    manifest = _manifest(folder)
    if manifest is None or (manifest.version, manifest.revision) != (VERSION, revision):
        return None
    try:
        found = {each: np.load(folder / f"{manifest.name}.{each}.npy", mmap_mode="r")
                 for each in _ARRAYS}  # fmt: skip
        sound = all(_sampled(found[each]) == manifest.sums[each][1] for each in _ARRAYS)
    except (OSError, ValueError, EOFError, KeyError):
        return None
    indptr, indices, weights = (np.asarray(found[each]) for each in _ARRAYS)
    edges = Graph(indptr, indices, weights, manifest.symmetric)
    lengths = (edges.size, len(edges.indices), len(edges.weights))
    return edges if sound and lengths == (manifest.size, manifest.edges, manifest.edges) else None


def is_whole(folder: Path) -> bool:
    """Whether every byte is as it was kept; reads all of it."""
    manifest = _manifest(folder)
    if manifest is None:
        return False
    try:
        return all(
            _sum(np.load(folder / f"{manifest.name}.{each}.npy", mmap_mode="r"))
            == manifest.sums[each][0]
            for each in _ARRAYS
        )
    except (OSError, ValueError, EOFError, KeyError):
        return False


def _compacted(edges: Graph) -> Graph:
    if edges.replaced is None:
        return edges
    _, heads, weights = edges.listed()
    spans = edges.rows[0]
    indptr = np.zeros(edges.size + 1, np.int64)
    np.cumsum(spans[:, 1] - spans[:, 0], out=indptr[1:])
    return Graph(indptr, heads.astype(np.int32), weights, edges.symmetric)


def _manifest(folder: Path) -> Manifest | None:
    try:
        said = json.loads((folder / MANIFEST).read_bytes())
        said["sums"] = {name: tuple(pair) for name, pair in said["sums"].items()}
        manifest = Manifest(**said)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    # The name becomes part of a path: it is ours, or none.
    return manifest if manifest.name.isalnum() else None


def _sum(array: Any) -> int:
    return zlib.crc32(_bytes(array))


def _sampled(array: Any) -> int:
    """A sum of evenly spread parts, the first and the last among them."""
    data = _bytes(array)
    total = 0
    for start in np.linspace(0, max(len(data) - SAMPLE_BYTES, 0), SAMPLES, dtype=np.int64):
        total = zlib.crc32(data[start : start + SAMPLE_BYTES], total)
    return total


def _bytes(array: Any) -> memoryview:
    """An array's bytes, looked at in place."""
    data: Any = np.ascontiguousarray(array).view(np.uint8)
    return memoryview(data)


def _write(file: Path, array: Any) -> None:
    with file.open("xb") as stream:
        os.fchmod(stream.fileno(), 0o600)
        np.save(stream, array)
        stream.flush()
        os.fsync(stream.fileno())


def _replace(file: Path, data: bytes) -> None:
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    with draft.open("xb") as stream:
        os.fchmod(stream.fileno(), 0o600)
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)
    descriptor = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _unnamed(folder: Path, name: str) -> Iterator[Path]:
    kept = {f"{name}.{each}.npy" for each in _ARRAYS} | {MANIFEST}
    return (each for each in folder.iterdir() if each.is_file() and each.name not in kept)
