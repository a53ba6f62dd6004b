"""People: listed, added, shown to be one, merged, forgotten."""

from typing import TYPE_CHECKING, Annotated

import typer

from inroad.cli import door

if TYPE_CHECKING:
    from inroad.actions.people import Same
    from inroad.method.reasons import Reason
    from inroad.store.models import User

Who = Annotated[str, typer.Argument(help="A name, a part of it, an address, or #id.")]

people_app = typer.Typer(
    help="People: list, add, same, merge, forget.",
    rich_markup_mode=None,
    invoke_without_command=True,
)


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.add_typer(people_app, name="people")


@people_app.callback()
@door.ready
def listed(
    context: typer.Context,
    find: Annotated[str, typer.Option(help="Only names with these letters.")] = "",
    as_json: door.Json = False,
) -> None:
    """Everybody you have, by name."""
    if context.invoked_subcommand:
        return
    from inroad.actions import people
    from inroad.cli import tables

    rows = [row for row in people.listed(door.viewer()) if find.casefold() in row[1].casefold()]
    if as_json:
        keys = ("id", "name", "works")
        door.say_json({"people": [dict(zip(keys, row, strict=True)) for row in rows]})
    elif rows:
        tables.table(
            ["Id", "Name", "Works"],
            rows,
            more="inroad people --find PART, or all of them: inroad people | less",
        )
    else:
        door.say("Nobody yet. Add people: inroad import FILE, or inroad people add NAME")


@people_app.command()
@door.ready
def add(
    text: Annotated[list[str], typer.Argument(help='Such as "Priya Sharma, engineer, Acme".')],
    as_json: door.Json = False,
) -> None:
    """Add somebody: "Name, title, unit at organisation, address".

    Only the name is needed.
    """
    from inroad.actions import people

    line = " ".join(text)
    if not line.strip(" ,"):
        raise typer.BadParameter("somebody has a name")
    person = people.add(door.viewer(), line, door.now())
    if as_json:
        door.say_json({"id": person.pk, "name": person.name})
    else:
        door.say(f"Added {person.name}. Take it back: inroad undo")


@people_app.command()
@door.ready
def same(
    merge_sure: Annotated[
        float | None, typer.Option(min=0.5, max=1.0, help="Merge all that are at least this sure.")
    ] = None,
    as_json: door.Json = False,
) -> None:
    """People who may be one, with the reasons.

    y merges, n keeps apart, Enter leaves it for later. Many at once: "inroad
    people same --merge-sure 0.99"; one undo takes it back.
    """
    from inroad.actions import people
    from inroad.words.imports import pair_as_json

    viewer = door.viewer()
    if merge_sure is not None:
        _merge_sure(viewer, merge_sure, as_json)
        return
    found = people.same(viewer)
    if as_json:
        door.say_json({"to_decide": [pair_as_json(each) for each in found]})
    elif found:
        _say_pairs(viewer, found)
    else:
        door.say("Nobody looks like somebody else.")


def _merge_sure(viewer: "User", at_least: float, as_json: bool) -> None:
    from inroad.actions import people
    from inroad.words.imports import pair_as_json
    from inroad.words.say import counted

    done = people.merge_sure(viewer, at_least, door.now())
    if as_json:
        left = [pair_as_json(each) for each in people.same(viewer)]
        merged = [pair_as_json(each) for each in done.pairs]
        door.say_json({"merged": merged, "batch": done.batch, "to_decide": left})
    elif done.pairs:
        merged_pairs = counted(len(done.pairs), "pair", "pairs")
        door.say(f"Merged {merged_pairs}. Take it back: inroad undo")
    else:
        door.say(f"No pair is as sure as {at_least:g}. Look: inroad people same")


def _say_pairs(viewer: "User", pairs: "list[Same]") -> None:
    """Show one pair after the other; ask about each where somebody is there to answer."""
    from inroad.cli import tables

    for each in pairs:
        door.say(f"{each.a_name} (#{each.a})  =  {each.b_name} (#{each.b})?")
        tables.line("; ".join(_reason(reason) for reason in each.reasons), indent=3)
        if not _decided(viewer, each):
            return
    if not door.somebody_is_there():
        door.say("Decide: inroad people merge '#A' '#B'  (undo: inroad undo)")


def _reason(reason: "Reason") -> str:
    from inroad.words.say import said

    return said(reason, str)


def _decided(viewer: "User", pair: "Same") -> bool:
    """Act on one key; False when the person wants to stop."""
    from inroad.actions import people

    if not door.somebody_is_there():
        return True
    answer = door.ask(
        "One person?", "y / n / Enter: later / q: stop", "Stopped. What you answered is kept."
    ).lower()
    if answer == "y":
        people.merge(viewer, pair.a, pair.b, door.now())
        door.say("   Merged. Take it back: inroad undo")
    elif answer == "n":
        people.keep_apart(viewer, pair.a, pair.b, door.now())
    return answer != "q"


@people_app.command()
@door.ready
def merge(
    keep: Annotated[str, typer.Argument(help="Who stays.")],
    other: Annotated[str, typer.Argument(help="Who is the same person.")],
    as_json: door.Json = False,
) -> None:
    """Make two people one; "inroad undo" makes them two again."""
    from inroad.actions import people
    from inroad.cli.asking import person_of

    viewer = door.viewer()
    one, two = person_of(viewer, keep), person_of(viewer, other)
    if one == two:
        raise typer.BadParameter("both names mean the same person already; use #id")
    batch = people.merge(viewer, one, two, door.now())
    if as_json:
        door.say_json({"person": one, "merged": two, "batch": batch})
    else:
        door.say("Merged. Take it back: inroad undo")


@people_app.command()
@door.ready
def forget(
    person: Who,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask again.")] = False,
    as_json: door.Json = False,
) -> None:
    """Erase somebody everywhere; this cannot be undone."""
    from inroad.actions import people
    from inroad.cli.asking import person_of
    from inroad.store import home
    from inroad.words.say import counted

    viewer = door.viewer()
    who = person_of(viewer, person)
    name = people.names(viewer)[who]
    question = f"Erase {name} for good? Type the word"
    if not yes and door.ask(question, "forget", "Nothing was erased.") != "forget":
        raise people.NotSure(person=who, name=name)
    gone = people.forget(viewer, who)
    if as_json:
        door.say_json({"rows": gone.rows, "mentions": gone.mentions, "clean": gone.bytes_clean})
        return
    rows, mentions = (
        counted(gone.rows, "row", "rows"),
        counted(gone.mentions, "mention", "mentions"),
    )
    door.say(f"Forgotten: {rows}, and {mentions} elsewhere.")
    if not gone.bytes_clean:
        door.say("Old bytes of them may lie in the file's log until no program has it open.")
    door.say("Backups, exports and the files you imported still hold what they held: delete them.")
    for copy in home.copies():
        door.say_whole(f"  {copy}")
