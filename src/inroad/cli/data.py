"""Data in and out: import, undo, export, backup, restore, demo, doctor."""

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inroad.cli import door

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inroad.actions.importing import Imported
    from inroad.store.models import Batch


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command(name="import")(door.ready(import_, text=False))
    app.command()(door.ready(undo))
    app.command()(door.ready(export))
    app.command()(door.ready(backup))
    app.command()(door.ready(restore))
    app.command()(door.ready(demo))
    app.command()(door.ready(doctor))


def import_(
    files: Annotated[
        list[str], typer.Argument(help="Files, folders or zips; - is standard input.")
    ],
    me: Annotated[list[str] | None, typer.Option(help="An e-mail address of yours.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what it would do; keep nothing.")
    ] = False,
    as_json: door.Json = False,
) -> None:
    """Import what you have: LinkedIn, contacts, calendars, mail.

    Also tables (CSV) and a résumé. Each import is kept whole or not at all,
    changes nothing when repeated, and is taken back by "inroad undo". An export
    made by "inroad export" goes back into an empty Inroad.
    """
    from inroad.actions.importing import import_files
    from inroad.actions.restoring import put_back_if_whole

    if not all(files):
        raise typer.BadParameter("a file has a name")
    if "-" in files and (sys.stdin is None or sys.stdin.closed):
        raise typer.BadParameter("standard input is closed: name a file")
    if not all("@" in each for each in me or ()):
        raise typer.BadParameter("--me is an e-mail address of yours")
    viewer = door.viewer()
    rows = put_back_if_whole(viewer, files, dry_run=dry_run)
    if rows is not None:
        _say_put_back(rows, as_json, dry_run)
        return
    with door.progress("Reading") as moved:
        done = import_files(
            viewer, files, door.now(), my_addresses=me or (), dry_run=dry_run, progress=moved
        )
    nothing = bool(done.unread) and not done.read
    if as_json:
        from inroad.words.imports import as_json as import_json

        door.say_json(import_json(done))
    elif nothing:
        _say_nothing_read(done, files)
    else:
        say_import(done)
    if nothing:
        raise typer.Exit(65)


def _say_nothing_read(done: "Imported", files: "Sequence[str]") -> None:
    from inroad.cli import endings
    from inroad.words.imports import nothing_read

    endings.tell(nothing_read(done.unread, files))


def _say_put_back(rows: int, as_json: bool, dry_run: bool) -> None:
    if as_json:
        door.say_json({"dry_run": dry_run, "rows": rows})
    else:
        from inroad.words.say import counted

        put_back = "It would put back" if dry_run else "Put back"
        door.say(f"{put_back} {counted(rows, 'row', 'rows')}.")


def say_import(done: "Imported") -> None:
    """Print what an import did: read, new, merged, left for a decision, unread."""
    from inroad.cli import tables
    from inroad.words.imports import told

    for label, sentences in told(done):
        tables.labelled(label, sentences, indent=0)


def undo(
    batch: Annotated[
        int, typer.Argument(show_default=False, help="The number of what to take back.")
    ] = 0,
    history: Annotated[bool, typer.Option("--list", help="Show what was done.")] = False,
    as_json: door.Json = False,
) -> None:
    """Take back, whole, what you did last."""
    from inroad.actions import undoing
    from inroad.words.history import told
    from inroad.words.say import counted

    viewer = door.viewer()
    if history:
        _say_history(undoing.history(viewer), as_json)
        return
    done = undoing.undo(viewer, batch or None, door.now())
    if as_json:
        door.say_json(
            {
                "kind": done.kind,
                "label": done.label,
                "removed": done.removed,
                "restored": done.restored,
                "kept": done.kept_because_edited,
            }
        )
        return
    door.say(f"Taken back: {told(done.kind, done.label)}")
    if kept := done.kept_because_edited:
        stay = "stays" if kept == 1 else "stay"
        door.say(f"{counted(kept, 'row', 'rows')} of it {stay}: something later needs it.")


def _say_history(done: "Sequence[Batch]", as_json: bool) -> None:
    if as_json:
        door.say_json({"history": [
            {"batch": each.pk, "on": each.at.date(), "kind": each.kind, "label": each.label,
             "undone": each.undone_at and each.undone_at.date()} for each in done
        ]})  # fmt: skip
        return
    from inroad.cli import tables
    from inroad.words.history import kind, label

    if not done:
        door.say("Nothing was done yet.")
        return
    rows = [
        (
            each.pk,
            each.at.date(),
            f"{kind(each.kind)} (taken back)" if each.undone_at else kind(each.kind),
            label(each.kind, each.label),
        )
        for each in done
    ]
    tables.table(["No", "On", "Done", "What"], rows)


def export(
    to: Annotated[Path | None, typer.Argument(help="A file; standard output when none.")] = None,
    form: Annotated[str, typer.Option("--as", help="json (everything), csv or vcard.")] = "json",
    as_json: door.Json = False,
) -> None:
    """Everything out as JSON, or the people as CSV or vCards."""
    from inroad.actions import exporting
    from inroad.actions.restoring import written
    from inroad.cli import endings

    _named(to)
    makers = {"json": exporting.as_json, "csv": exporting.as_csv, "vcard": exporting.as_vcards}
    if form not in makers:
        raise typer.BadParameter("an export is json, csv or vcard")
    text = makers["json" if as_json else form](door.viewer())
    if to is None:
        typer.echo(text, nl=not text.endswith("\n"))
        return
    written(to, text)
    endings.tell(
        f"Written: {to}. It holds everything unlocked: keep it where only you can read it."
    )


def _named(file: Path | None) -> None:
    """Refuse a name that no file can have; "" would mean the folder that one is in."""
    from inroad.store.refusals import NotWritable

    if file == Path():
        raise typer.BadParameter("a file has a name")
    try:
        if file is not None:
            file.exists()
    except OSError as error:  # such as a name that is too long
        raise NotWritable(file=str(file), said=error.strerror) from error


def backup(
    to: Annotated[Path, typer.Argument(help="The file to write.")], as_json: door.Json = False
) -> None:
    """A verified copy of everything, while it is in use."""
    from inroad.actions.restoring import rows_of
    from inroad.store.backup import backup as copy
    from inroad.words.say import counted

    _named(to)
    made = copy(door.viewer(), to)
    rows = rows_of(made.file)
    if as_json:
        door.say_json({"file": made.file, "rows": rows})
    else:
        door.say_whole(f"Backed up and verified: {made.file} ({counted(rows, 'row', 'rows')}).")


def restore(
    source: Annotated[Path, typer.Argument(help="A backup made by inroad backup.")],
    as_json: door.Json = False,
) -> None:
    """Put a backup in place; what was there is kept aside."""
    from inroad.actions.restoring import restore as put_in_place
    from inroad.actions.restoring import rows_of
    from inroad.words.say import counted

    if source == Path():
        raise typer.BadParameter("a file has a name")
    done = put_in_place(source, door.now())
    rows = rows_of(source)
    if as_json:
        door.say_json({"rows": rows, "kept_aside": done.kept_aside})
        return
    door.say(f"Restored {counted(rows, 'row', 'rows')}.")
    if done.kept_aside:
        door.say_whole(f"What was there before is kept in {done.kept_aside}")


def demo(
    folder: Annotated[Path | None, typer.Option(help="Where to write the sample's files.")] = None,
    people: Annotated[int, typer.Option(min=5, max=20_000, help="How many people.")] = 2400,
    seed: Annotated[int, typer.Option(min=0, help="Another seed, another company.")] = 1,
    as_json: door.Json = False,
) -> None:
    """Try it on an invented company.

    Its export files are imported by the real importers. Everything goes into a
    folder of its own; your own data is not touched.
    """
    from inroad.actions.demonstrating import demonstrate
    from inroad.cli.coverage import say_coverage
    from inroad.cli.plan import plan_as_json, say_plan

    with door.progress("Importing the sample") as moved:
        shown = demonstrate(folder, people, seed, door.now(), moved)
    if as_json:
        door.say_json(plan_as_json(shown.situation, shown.plan))
        return
    door.say(f"{shown.seeker} works at an invented company and has these files:")
    for file in shown.files:
        door.say_whole(f"  {file}")
    door.say()
    say_import(shown.imported)
    door.say()
    say_coverage(shown.situation, shown.plan.coverage)
    door.say()
    say_plan(shown.situation, shown.plan)
    command = sys.argv[0] if "/" in sys.argv[0] else "inroad"
    command = f"INROAD_HOME={shlex.quote(str(shown.home))} {command}"
    door.say_whole(f"\nSee it as a page:  {command} open")
    door.say_whole(f"Go on here:        {command}")
    made = shlex.join(str(each) for each in (shown.files[0].parent, shown.home))
    door.say_whole(f"Let it go:         rm -r {made}")


def doctor(as_json: door.Json = False) -> None:
    """Whether everything is in order, and what to do if not."""
    from inroad.actions.doctoring import findings
    from inroad.cli import tables

    found = findings(door.viewer())
    if as_json:
        door.say_json(
            {
                "well": all(each.well for each in found),
                "findings": [
                    {"name": each.name, "well": each.well, "seen": each.seen} for each in found
                ],
            }
        )
    else:
        tables.table(
            ["", "Looked at", "Seen"],
            [("ok" if each.well else "NO", each.name, each.seen) for each in found],
        )
    if not all(each.well for each in found):
        raise typer.Exit(1)
