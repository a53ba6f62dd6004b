"""What an import did, in words and as JSON; and why something was not read."""

from collections.abc import Mapping, Sequence
from typing import Any

from inroad.actions.importing import Imported
from inroad.actions.people import Same
from inroad.formats.readings import Unread
from inroad.words.say import counted, said
from inroad.words.unread import reason

_PEOPLE = {"people": ("person", "people")}
_OTHERS = {
    "positions": ("position", "positions"),
    "reports_to": ("reports-to line", "reports-to lines"),
    "skills": ("skill of yours", "skills of yours"),
    "openings": ("job", "jobs"),
    "followed": ("organisation you follow", "organisations you follow"),
}
_READ = {**_PEOPLE, "contacts": ("message or meeting", "messages and meetings"), **_OTHERS}
_NEW = {
    **_PEOPLE,
    "messages": ("message", "messages"),
    "meetings": ("meeting", "meetings"),
    "invitations": ("invitation", "invitations"),
    "recommendations": ("recommendation", "recommendations"),
    "endorsements": ("endorsement", "endorsements"),
    **_OTHERS,
}


def told(done: Imported, most: int = 10, *, commands: bool = True) -> list[tuple[str, list[str]]]:
    """Label and sentences: what was read, is new, merged, left to decide, unread.

    `commands`: with the commands that go on from there, for a terminal.
    """

    def typed(command: str) -> str:
        return f" ({command})" if commands else ""

    new = _counts(done.new, _NEW)
    unread = [f"{each.place}: {reason(each)}" for each in done.unread[:most]]
    if len(done.unread) > most:
        unread.append(f"and {len(done.unread) - most} more{typed('inroad import --json has all')}")
    notes = [f"hidden by themselves, counted, not kept: {done.hidden}"] if done.hidden else []
    notes += [f"forgotten, and left out: {done.forgotten}"] if done.forgotten else []
    notes += [f"{done.guessed_me} is taken to be you{typed('another: --me ADDRESS')}"] if (
        done.guessed_me) else []  # fmt: skip
    notes += ["addresses or numbers that people of different names share, kept apart: "
              f"{len(done.kept_apart)}"] if done.kept_apart else []  # fmt: skip
    moved = [f"positions that changed since an earlier export: {len(done.moves)}"] if (
        done.moves) else []  # fmt: skip
    pairs = len(done.to_decide)
    decide = (
        [f"pairs that may be one person: {pairs}{typed('inroad people same')}"] if pairs else []
    )
    would = "Would" if commands else "Would keep"
    return [
        ("Read", [", ".join(_counts(done.read, _READ)) or "nothing"]),
        (would if done.dry_run else "New", [", ".join(new) or "nothing"]),
        (
            "Merged",
            [counted(done.merged, "mention of somebody", "mentions of people") + " already named"]
            if done.merged
            else [],
        ),
        ("Moved", moved),
        ("Decide", decide),
        ("Unread", unread),
        ("Note", notes),
        ("Undo", ["inroad undo"] if commands and done.batch and not done.dry_run else []),
    ]


def nothing_read(unread: Sequence[Unread], typed: Sequence[str], most: int = 10) -> str:
    """Why an import brought nothing; a file that is not there by the name that was typed."""
    whole = {each.rpartition("/")[2]: each for each in typed}
    told = [f"{whole.get(each.place, each.place)}: {reason(each)}" for each in unread[:most]]
    if len(unread) > most:
        told.append(f"and {len(unread) - most} more (inroad import --json has all)")
    if len(told) == 1:
        return f"Nothing was imported. {told[0]}."
    return "\n  ".join(["Nothing was imported:", *told])


def as_json(done: Imported) -> dict[str, Any]:
    """An import as docs/json.md describes it."""
    return {
        "dry_run": done.dry_run,
        "batch": None if done.dry_run else done.batch,
        "read": sum(done.read.values()),
        "read_by_kind": dict(done.read),
        "new": dict(done.new),
        "merged": done.merged,
        "moves": [{"person": who, "before": before, "now": now} for who, before, now in done.moves],
        "to_decide": [pair_as_json(each) for each in done.to_decide],
        "kept_apart": list(done.kept_apart),
        "unread": [_unread(each) for each in done.unread],
        "hidden": done.hidden,
        "forgotten": done.forgotten,
        "guessed_me": done.guessed_me or None,
    }  # fmt: skip


def pair_as_json(pair: Same) -> dict[str, Any]:
    """Two people who may be one, with the reasons."""
    return {
        "a": pair.a,
        "a_name": pair.a_name,
        "b": pair.b,
        "b_name": pair.b_name,
        "probability": round(pair.probability, 3),
        "reasons": [said(reason, str) for reason in pair.reasons],
    }


def _unread(each: Unread) -> dict[str, object]:
    file, colon, line = each.place.rpartition(":")
    if not colon or "/" in line:
        file, line = each.place, ""
    return {"file": file, "line": line, "code": each.code, "reason": reason(each)}


def _counts(found: Mapping[str, int], words: Mapping[str, tuple[str, str]]) -> list[str]:
    return [counted(found[name], *each) for name, each in words.items() if found.get(name)]
