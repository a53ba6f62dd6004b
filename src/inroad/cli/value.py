"""Value both ways: what I can give, what they want, what meets what."""

from typing import TYPE_CHECKING, Annotated

import typer

from inroad.cli import door

if TYPE_CHECKING:
    from inroad.method.steps import NextStep
    from inroad.method.value import Match
    from inroad.words.cards import Name


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command()(door.ready(offer))
    app.command()(door.ready(need))
    app.command()(door.ready(give))


def offer(
    kind: Annotated[
        str,
        typer.Argument(help="know_how, insight, curiosity, effort, connection or swap."),
    ] = "",
    text: Annotated[str, typer.Argument(help="What you can give.")] = "",
    withdraw: Annotated[
        int, typer.Option(show_default=False, help="Take back the offer with this number.")
    ] = 0,
    as_json: door.Json = False,
) -> None:
    """What you can give; without arguments, all of it."""
    from inroad.actions import giving
    from inroad.cli import tables
    from inroad.words.catalogue import OFFER_KINDS

    viewer, moment = door.viewer(), door.now()
    if withdraw:
        giving.withdraw(viewer, withdraw, moment)
    elif kind:
        if not text:
            raise typer.BadParameter("say what you can give: inroad offer KIND TEXT")
        giving.offer(viewer, kind.replace("-", "_"), text, moment)
    rows = giving.offers(viewer)
    if as_json:
        door.say_json(
            {"offers": [{"id": each.pk, "kind": each.kind, "text": each.text} for each in rows]}
        )
    elif rows:
        tables.table(
            ["No", "Kind", "What you can give"],
            [(each.pk, OFFER_KINDS[each.kind], each.text) for each in rows],
        )
    else:
        door.say('Nothing yet. Such as: inroad offer know_how "ten years of customer support"')


def need(
    who: Annotated[str, typer.Argument(help="Who said it (none: list them).")] = "",
    text: Annotated[str, typer.Argument(help="What they want, in their words.")] = "",
    met: Annotated[
        int, typer.Option(show_default=False, help="The need with this number is met.")
    ] = 0,
    as_json: door.Json = False,
) -> None:
    """What people told you they want; without arguments, all."""
    from inroad.actions import giving
    from inroad.cli import tables
    from inroad.cli.asking import person_of

    viewer, moment = door.viewer(), door.now()
    if met:
        giving.met(viewer, met, moment)
    elif who:
        if not text:
            raise typer.BadParameter("say what they want, in their words: inroad need NAME TEXT")
        giving.need(viewer, person_of(viewer, who), text, moment)
    rows = giving.needs(viewer)
    if as_json:
        door.say_json(
            {
                "needs": [
                    {
                        "id": each.pk,
                        "person": each.person_id,
                        "name": each.person.name,
                        "text": each.text,
                        "stated": each.stated,
                        "on": each.on,
                    }
                    for each in rows
                ]
            }
        )
    elif rows:
        tables.table(
            ["No", "Who", "Said", "On"],
            [(each.pk, each.person.name, each.text, each.on) for each in rows],
        )
    else:
        door.say("No open needs are known. Ask, listen, and log: inroad log ...")


def give(as_json: door.Json = False) -> None:
    """Known needs that you can meet, and who could help whom."""
    from inroad.actions import giving
    from inroad.cli import tables
    from inroad.words.cards import naming

    situation, matches, pairs = giving.possible(door.viewer(), door.now())
    name = naming(situation)
    if as_json:
        gifts = [_gift_as_json(each, name) for each in matches]
        door.say_json({"gifts": gifts, "introduce": [_pair_as_json(each, name) for each in pairs]})
        return
    if matches:
        tables.table(
            ["To", "They want", "You can give", "It meets"],
            [
                (
                    name(each.need.person),
                    each.need.text if each.need.stated else f"{each.need.text} (assumed: ask)",
                    each.offer.text,
                    ", ".join(giving.words_met(each)),
                )
                for each in matches
            ],
            title="Give",
        )
    if pairs:
        tables.table(
            ["Who", "Said", "Could be helped by"],
            [(name(each.person), _need(each), name(each.other or 0)) for each in pairs],
            title="Introduce (ask both first)",
        )
    if not matches and not pairs:
        door.say("No known need meets an offer of yours yet. Say what you can give: inroad offer")


def _gift_as_json(match: "Match", name: "Name") -> dict[str, object]:
    from inroad.actions.giving import words_met

    return {
        "person": match.need.person,
        "name": name(match.need.person),
        "need": match.need.text,
        "offer": match.offer.text,
        "kind": match.offer.kind,
        "probability": round(match.probability, 3),
        "shared": words_met(match),
    }


def _pair_as_json(step: "NextStep", name: "Name") -> dict[str, object]:
    return {
        "person": step.person,
        "name": name(step.person),
        "helper": step.other,
        "helper_name": name(step.other or 0),
        "need": _need(step),
    }


def _need(step: "NextStep") -> str:
    return step.match.need.text if step.match else ""
