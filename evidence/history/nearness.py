"""The simple rules that ours are held against: how many somebody knows, and whom both know."""

import numpy as np
from scipy import sparse

from evidence.statistics import Floats, Ints
from inroad.method.ties import Ties


def degrees(known: Ties) -> Ints:
    """With how many people each had contact."""
    size = len(known.people)
    return np.bincount(known.a, minlength=size) + np.bincount(known.b, minlength=size)


def shared_rare(known: Ties, rows: Ints | None = None) -> Floats:
    """For each tie the shared contacts, the rarer a contact the more (Adamic and Adar 2003)."""
    a, b = (known.a, known.b) if rows is None else (known.a[rows], known.b[rows])
    size = len(known.people)
    ends = np.concatenate([known.a, known.b]), np.concatenate([known.b, known.a])
    ones = np.ones(len(ends[0]))
    among = sparse.csr_array((ones, ends), shape=(size, size))
    weight = 1 / np.log(np.maximum(degrees(known), 2))
    found = np.zeros(len(a))
    for start in range(0, len(a), 20_000):
        part = slice(start, start + 20_000)
        found[part] = (among[a[part]] * among[b[part]]) @ weight
    return found
