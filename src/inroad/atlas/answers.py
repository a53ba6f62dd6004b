"""What an atlas is asked: who reaches whom, what is covered, who moved where."""

import shutil
from pathlib import Path

from inroad.atlas import by_kernel, counts, kernel, reach
from inroad.atlas.kept import Facts, Part
from inroad.atlas.work import Work

MOST_PEOPLE_BY_KERNEL = 20_000
"""People of all places together, up to whom the kernel looks outward from each alone."""


def reached(work: Work, count: int, memory_bytes: int, by: str = "") -> Part:
    """The best people of each role for each seeker.

    Args:
        count: how many people of each role.
        memory_bytes: what the kernel may take.
        by: "kernel" or "tables"; "" takes the kernel where the network fits.
    """

    def make(folder: Path) -> Facts:
        way = by or ("kernel" if _kernel_fits(work, memory_bytes) else "tables")
        if way == "kernel":
            by_kernel.ranked(work, count, folder / "ranked")
        else:
            by_tables(work, count, folder / "ranked")
        ranked = work.engine.table(folder / "ranked")
        names = work.table("places", "names")
        answer = reach.with_reasons(ranked, work.table("roles"), names)
        work.engine.write(answer, folder / "rows")
        shutil.rmtree(folder / "ranked")
        return {"by": way, "count": count}

    return work.part("reach", [work.keys("ties", "places", "roles"), count], make)


def coverage(work: Work) -> Part:
    """By place: who is there by role, and how many seekers reach them; no count below five."""

    def make(folder: Path) -> None:
        wishes, names = work.table("places", "wishes"), work.table("places", "names")
        table = counts.coverage(wishes, work.table("roles"), work.table("reach"), names)
        work.engine.write(table, folder / "rows")

    return work.part("coverage", work.keys("reach", "places"), make)


def role_counts(work: Work) -> Part:
    """How many people each place has in each role; no count below five."""

    def make(folder: Path) -> None:
        wishes, names = work.table("places", "wishes"), work.table("places", "names")
        table = counts.by_role(wishes, work.table("roles"), names)
        work.engine.write(table, folder / "rows")

    return work.part("role_counts", work.keys("roles", "places"), make)


def moves(work: Work) -> Part:
    """Who left A for B, counted; no count below five."""

    def make(folder: Path) -> None:
        work.engine.write(counts.moves(work.table("held")), folder / "rows")

    return work.part("moves", work.keys("held"), make)


def by_tables(work: Work, count: int, folder: Path) -> None:
    """By table expressions, on whichever engine; chains are looked up for the best alone."""
    links, roles = reach.edges(work.table("ties")), work.table("roles")
    between = folder.with_name("between")
    work.engine.write(reach.onward(links, roles), between / "ways")
    ways = work.engine.table(between / "ways")
    found = reach.chains(work.table("places", "wishes"), links, roles, ways)
    ranked = reach.ranked(found, roles, work.table("places", "seats"), count)
    work.engine.write(ranked, between / "ranked")
    work.engine.write(reach.with_chains(work.engine.table(between / "ranked"), found), folder)
    shutil.rmtree(between)


def _kernel_fits(work: Work, memory_bytes: int) -> bool:
    ties, people = (work.kept.parts[name].rows["rows"] for name in ("ties", "people"))
    if work.engine.name != "duckdb" or not kernel.fits(ties, people, memory_bytes):
        return False
    targets = work.table("roles").select("place", "person").distinct()
    (found,) = work.engine.read(targets.aggregate(people=targets.count())).to_pylist()
    return bool(found["people"] <= MOST_PEOPLE_BY_KERNEL)
