"""What an import did, in words and as JSON; and why something was not read."""

from collections.abc import Mapping, Sequence
from typing import Any

from inroad.actions.importing import Imported
from inroad.actions.people import Same
from inroad.formats.readings import Unread
from inroad.words.say import counted, said

UNREAD: dict[str, str] = {
    "date.not_understood": "the date is not one we can read",
    "file.too_large": "too large to read at once",
    "file.unreadable": "the file cannot be read",
    "file.not_a_file": "not a file or folder",
    "file.empty": "the file is empty",
    "format.unknown": "no kind of file that Inroad reads",
    "format.failed": "its reader failed on it",
    "format.no_reading": "its reader gave something that is none",
    "ics.date": "the event's date is not one we can read",
    "ics.recurrence": "the event repeats in a way that never ends",
    "intake.silent": "reading took too long",
    "intake.garbage": "reading it went wrong",
    "intake.memory": "reading it took too much memory",
    "intake.cpu": "reading it took too much time",
    "intake.died": "reading it was ended by the system",
    "intake.bad_reading": "it says something impossible",
    "intake.given_up": "too many files failed; the rest was left unread",
    "json.not_understood": "no JSON Resume and no export of Inroad's",
    "linkedin.given_or_received": "it does not say who gave and who received",
    "mbox.no_sender": "the message has no sender",
    "mbox.header_too_long": "a header is longer than any real one",
    "mbox.date": "the message's date is not one we can read",
    "people.nobody_named": "the row names nobody",
    "ics.too_many_repetitions": "the event repeats very often; its last meetings were read",
    "folder.too_many_files": "more files than we read from one folder",
    "file.missing": "there is no such file",
    "file.no_permission": "the file may not be read",
    "file.link": "a link is not followed",
    "rows.too_many": "more rows than we read; the rest was left unread",
    "table.too_many_cells": "the row has more cells than the header",
    "table.too_few_cells": "the row has fewer cells than the header",
    "table.quote_never_closed": "a quotation mark is never closed",
    "table.line_too_long": "the line is longer than any real one",
    "table.field_too_long": "the field is longer than any real one",
    "vcard.nobody": "the card names nobody",
    "vcard.not_a_person": "the card is not of a person",
    "zip.damaged": "the zip is damaged here",
    "zip.too_many_files": "more files than we read from one zip",
    "zip.nested": "a zip inside a zip is not opened",
    "zip.unsafe_name": "its name points outside the zip",
    "zip.too_large": "the zip unpacks to more than we read",
    "zip.overlap": "parts of the zip lie over each other",
    "zip.method": "packed in a way that is not read",
    "zip.encrypted": "it is encrypted",
    "zip.duplicate": "a second file of the same name",
    "zip.bomb": "it unpacks to far more than it should",
}
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


def reason(unread: Unread) -> str:
    """Why something was not read, with what stands there."""
    sentence = UNREAD.get(unread.code, unread.code)
    return f"{sentence} ({unread.detail})" if unread.detail else sentence


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
