"""Traces by day, and added up: each file is read once, and new days are added to the sum."""

from pathlib import Path

from inroad.atlas import contact, tables
from inroad.atlas.kept import Facts, Part
from inroad.atlas.work import Work


def days(work: Work, file: Path) -> Part:
    """One file of traces by day; read again only if the file changes."""
    source = work.sources["traces"]

    def make(folder: Path) -> Facts:
        rows = tables.read(work.engine, source, [file])
        facts = work.write_checked(rows, contact.days(rows), folder)
        daily = work.engine.table(folder / "rows")
        latest = work.engine.read(daily.aggregate(latest=daily.when.max()))
        return {**facts, "latest": str(latest.to_pylist()[0]["latest"] or "")}

    made_from = [source.print_of(file), sorted(source.columns), source.ids_are_text]
    return work.part(f"days/{file.name}", made_from, make)


def totals(work: Work) -> Part:
    """All days up to this one, added up; new days are added to what was added up before."""
    names = [f"days/{file.name}" for file in work.sources["traces"].files]
    keys = dict(zip(names, work.keys(*names), strict=True))
    settings: list[object] = [work.p.contact_half_life_days, work.sources["traces"].ids_are_text]
    on = work.on.isoformat()

    def make(folder: Path) -> Facts:
        base = _base(work.kept.parts.get("totals"), keys, settings, on)
        pieces = [work.table("totals")] if base else []
        new = [work.table(name) for name in names if name not in base]
        pieces += [contact.totals(daily, work.p, work.on) for daily in new]
        rows = pieces[0]
        for piece in pieces[1:]:
            rows = rows.union(piece, distinct=False)
        work.engine.write(contact.added(rows), folder / "rows")
        latest = max(work.kept.parts[name].facts["latest"] for name in names)
        return {"days": keys, "settings": settings, "on": on, "whole": latest <= on,
                "added_to": len(base)}  # fmt: skip

    return work.part("totals", [keys, settings, on], make)


def _base(before: Part | None, keys: dict[str, str], settings: list[object], on: str) -> set[str]:
    """The files that an earlier sum has in it, where all of it still stands."""
    if before is None:
        return set()
    facts = before.facts
    stands = facts["settings"] == settings and facts["whole"] and facts["on"] <= on
    same = all(keys.get(name) == key for name, key in facts["days"].items())
    return set(facts["days"]) if stands and same else set()
