"""Every tie at a row of moments, and whether it was alive in the days after each."""

import csv
import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evidence.history.mail import Mail, Past
from evidence.history.nearness import degrees, shared_rare
from evidence.statistics import Flags, Floats, Ints
from inroad.method.network import EPOCH, Contacts, Network
from inroad.method.parameters import Parameters
from inroad.method.people import Person
from inroad.method.ties import UNIX, Ties, ties

EVERY_DAYS, AHEAD_DAYS, FIRST_DAYS = 60.0, 60.0, 120.0
"""A moment every so many days; it looks as far ahead; the first needs so much of a past."""


MONTHS_APART = 6
"""Developers' ties only carry months, and are many: twice a year is enough."""


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Ties at moments, one row for each tie and moment, with what came.

    `columns` are what the method's strength is made of, as it takes them.
    """

    name: str
    strength: Floats
    energy: Floats
    reciprocity: Floats
    mutuals: Ints
    silent: Floats
    degree: Floats
    adamic: Floats
    alive: Flags
    person: Ints
    moment: Floats


def of_mail(mail: Mail, p: Parameters) -> Moments:
    """A moment every sixty days; alive is mail in both directions in the sixty after it."""
    past, parts = Past(mail, p), []
    for at in moments(float(mail.time[0]), float(mail.time[-1])):
        known = past.ties(at)
        after = slice(*np.searchsorted(mail.time, [at, at + AHEAD_DAYS]))
        keys = np.unique(mail.sender[after] * mail.people + mail.recipient[after])
        there = np.isin(known.a * mail.people + known.b, keys)
        back = np.isin(known.b * mail.people + known.a, keys)
        parts.append((known, there & back, at))
    return together(mail.name, parts)


def moments(first: float, last: float) -> list[float]:
    """Whole days from a while after the first mail to sixty days before the last."""
    begin, end = np.floor(first) + FIRST_DAYS, np.floor(last) - AHEAD_DAYS
    return [float(at) for at in np.arange(begin, end + 1, EVERY_DAYS)]


def together(name: str, parts: Iterable[tuple[Ties, Flags, float]]) -> Moments:
    """The ties of several moments as one table."""
    rows: list[list[NDArray[Any]]] = []
    for known, alive, at in parts:
        degree = degrees(known)
        rows.append([
            known.strength, known.energy, known.reciprocity, known.mutuals,
            np.floor(at) - known.last, degree[known.a] * degree[known.b],
            shared_rare(known), alive, known.a, np.full(len(alive), at),
        ])  # fmt: skip
    made = [np.concatenate(column) for column in zip(*rows, strict=True)]
    strength, energy, both_ways, mutuals, silent, degree, adamic, alive, person, moment = made
    return Moments(
        name, strength, energy, both_ways, mutuals.astype(np.int64), silent.astype(np.float64),
        degree.astype(np.float64), adamic, alive, person, moment,
    )  # fmt: skip


def openstack(data: Path, p: Parameters) -> Moments:
    """Developers who work on the same files; alive is that they did so in the next two months.

    One month's work on one file is one meeting: it has no direction.
    """
    one, other, month, events = worked(data)
    people = {each: Person(each, "") for each in range(int(max(one.max(), other.max())) + 1)}
    parts = []
    for at in np.arange(month.min() + 5, month.max() - 1, MONTHS_APART):
        known = ties(
            Network(0, len(people), people, met(one, other, month, events, int(at), p)),
            first_day(int(at)), p,
        )  # fmt: skip
        soon = (month >= at) & (month < at + 2)
        keys = np.unique(one[soon] * len(people) + other[soon])
        alive = np.isin(known.a * len(people) + known.b, keys)
        parts.append((known, alive, float((first_day(int(at)) - UNIX).days)))
    return together("OpenStack", parts)


def worked(data: Path) -> tuple[Ints, Ints, Ints, Ints]:
    """Pairs a < b, months counted from year 0, events; the kinds of work added up."""
    found: dict[tuple[int, int, int], int] = {}
    with gzip.open(data / "openstack_careers" / "ties_monthly.csv.gz", "rt") as file:
        for row in csv.DictReader(file):
            a, b = sorted((int(row["person_a"][1:]), int(row["person_b"][1:])))
            key = (a, b, int(row["month"][:4]) * 12 + int(row["month"][5:]) - 1)
            found[key] = found.get(key, 0) + int(row["events"])
    rows = np.array([(*key, found[key]) for key in sorted(found)], np.int64)
    return rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3]


def first_day(month: int) -> date:
    """The first day of a month counted from year 0."""
    return date(month // 12, month % 12 + 1, 1)


def met(one: Ints, other: Ints, month: Ints, events: Ints, before: int, p: Parameters) -> Contacts:
    """Work on the same files before a month, as meetings, both ways, in mid-month."""
    known = month < before
    starts = {int(each): (first_day(int(each)) - UNIX).days + 15 for each in np.unique(month)}
    at = np.array([starts[int(each)] for each in month[known]], np.int64)
    pair, where = np.unique(np.stack([one[known], other[known]]), axis=1, return_inverse=True)
    energy = events[known] * 2.0 ** ((at - (EPOCH - UNIX).days) / p.contact_half_life_days)
    size = pair.shape[1]
    first, last = np.full(size, 10**9), np.full(size, -(10**9))
    np.minimum.at(first, where, at)
    np.maximum.at(last, where, at)
    meetings = np.bincount(where, events[known], size).astype(np.int64)
    energies = np.bincount(where, energy, size)
    both = [np.concatenate([each, each]) for each in (meetings, energies, first, last)]
    none = np.zeros(2 * size, np.int64)
    return Contacts(
        np.concatenate([pair[0], pair[1]]), np.concatenate([pair[1], pair[0]]), none,
        both[0], none.astype(np.float64), both[1], both[2], both[3],
    )  # fmt: skip
