"""The way to somebody or into a place, now or as it was on a day."""

from typing import TYPE_CHECKING, Annotated

import typer

from inroad.cli import door

if TYPE_CHECKING:
    from inroad.actions.reaching import Way
    from inroad.method.reach import Chain
    from inroad.method.situation import Situation
    from inroad.words.cards import Name

NO_WAY = 4


def register(app: typer.Typer) -> None:
    """Add this room's command."""
    app.command()(door.ready(path))


def path(
    to: Annotated[str, typer.Argument(help="A person, or a place: a unit, an organisation.")],
    without: Annotated[
        list[str] | None, typer.Option("--not-through", help="Somebody to leave out.")
    ] = None,
    start: Annotated[
        str, typer.Option("--from", help="How this person knows them, instead of you.")
    ] = "",
    before: Annotated[str, typer.Option(help="For a place: who came there before this day.")] = "",
    on: Annotated[str, typer.Option(help="As it was known on this day.")] = "",
    as_json: door.Json = False,
) -> None:
    """The best chains of introductions to somebody, or into a place."""
    from inroad.actions import reaching, reading
    from inroad.cli.asking import day_of, person_of

    viewer, today = door.viewer(), door.now().date()
    left_out = tuple(person_of(viewer, each) for each in without or ())
    day = day_of(on, today, "past") if on else today
    thought = reading.situation(viewer, day) if day >= today else reading.situation_on(viewer, day)
    place = None if start else reaching.meant(thought, to).place
    if place is not None:
        since = day_of(before, today, "past") if before else None
        way = reaching.into(thought, place, left_out, since)
        found = _say_place(thought, place.name, way, as_json)
    elif start:
        found = _say_between(thought, person_of(viewer, start), person_of(viewer, to), as_json)
    else:
        who = person_of(viewer, to)
        found = _say_person(thought, who, reaching.to_person(thought, who, left_out), as_json)
    if not found:
        raise typer.Exit(NO_WAY)


def _say_person(thought: "Situation", who: int, way: "Way", as_json: bool) -> bool:
    from inroad.words.cards import naming

    name = naming(thought)
    if as_json:
        told = [_chain_as_json(each, name) for each in way.chains]
        door.say_json({"person": who, "name": name(who), "chains": told})
    elif way.chains:
        _say_chains(way.chains, name)
    else:
        door.say(f"Nobody you know leads to {name(who)} within three introductions.")
        door.say("You can still write to them yourself, or import more of what you have.")
    return bool(way.chains)


def _say_place(thought: "Situation", place: str, way: "Way", as_json: bool) -> bool:
    from inroad.cli import tables
    from inroad.words.cards import held, naming, works
    from inroad.words.catalogue import ROLE_HEADINGS

    name = naming(thought)
    if as_json:
        door.say_json(_place_as_json(place, way, name))
        return bool(way.chains)
    if way.chains:
        _say_chains(way.chains, name)
    else:
        door.say(f"Nobody you know leads into {place} yet.")
        door.say("Ask those you talk to: “Who comes to mind when you hear this?”")
    for role, people in way.nearest.items():
        rows = [(name(each), works(thought.person(each)),
                 "no way yet" if each in way.unreached else "") for each in people]  # fmt: skip
        if rows:
            tables.table(["Name", "Works", ""], rows, title=f"Nearest: {ROLE_HEADINGS[role]}")
    if way.referrals:
        tables.table(
            ["Name", "Came", "Position", "Ties"],
            [(name(each.person), each.position.since or "", held(each.position), each.ties)
             for each in way.referrals],
            title="Were or are there, within two ties: they can say how it is",
            more="inroad path PLACE | less",
        )  # fmt: skip
    return bool(way.chains)


def _say_between(thought: "Situation", one: int, other: int, as_json: bool) -> bool:
    from inroad.actions import reaching
    from inroad.words.cards import naming

    name, people = naming(thought), reaching.between(thought, one, other)
    if as_json:
        door.say_json({"people": people, "names": [name(each) for each in people]})
    elif people:
        door.say(" > ".join(name(each) for each in people))
    else:
        door.say(f"Nothing here says how {name(one)} could know {name(other)}.")
    return bool(people)


def _place_as_json(place: str, way: "Way", name: "Name") -> dict[str, object]:
    from inroad.words.cards import held

    return {
        "place": place,
        "chains": [_chain_as_json(each, name) for each in way.chains],
        "nearest": {
            role: [{"person": each, "name": name(each), "reached": each not in way.unreached}
                   for each in people]
            for role, people in way.nearest.items()
        },
        "referrals": [
            {"person": each.person, "name": name(each.person), "ties": each.ties,
             "since": each.position.since, "position": held(each.position)}
            for each in way.referrals
        ],
    }  # fmt: skip


def _chain_as_json(chain: "Chain", name: "Name") -> dict[str, object]:
    from inroad.words.cards import chain_names
    from inroad.words.say import said

    return {
        "names": chain_names(chain, name),
        "people": chain.people,
        "probability": round(chain.probability, 4),
        "links": [
            {
                "from": name(link.giver),
                "to": name(link.taker),
                "probability": round(link.probability, 4),
                "why": [said(reason, name) for reason in link.reasons],
            }
            for link in chain.links
        ],
    }


def _say_chains(chains: "tuple[Chain, ...]", name: "Name") -> None:
    from inroad.cli import tables
    from inroad.words.cards import chain_names
    from inroad.words.say import said

    for number, chain in enumerate(chains, start=1):
        tables.numbered(number, " > ".join(chain_names(chain, name)))
        for link in chain.links:
            sentences = "; ".join(said(reason, name) for reason in link.reasons)
            between = f"{name(link.giver)} > {name(link.taker)}: " if len(chain.links) > 1 else ""
            tables.line(between + sentences, indent=3)
