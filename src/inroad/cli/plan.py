"""Where I stand; the week's plan; what became of a suggestion, and every number behind it."""

from typing import TYPE_CHECKING, Annotated

import typer

from inroad.cli import door

if TYPE_CHECKING:
    from inroad.actions.standing import Progress
    from inroad.method.plan import Card, Plan
    from inroad.method.situation import Situation


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command(name="plan")(door.ready(plan))
    app.command()(door.ready(why))


@door.ready
def stand(as_json: bool) -> None:
    """What `inroad` alone says: where I stand and the next step."""
    from inroad.actions.standing import overview

    situation, proposal, progress = overview(door.viewer(), door.now())
    if as_json:
        from dataclasses import asdict

        cards = cards_as_json(situation, proposal)
        door.say_json(
            {
                "goal": situation.goal.sentence,
                "progress": asdict(progress),
                "next": cards[0] if cards else None,
            }
        )
        return
    if not situation.goal.sentence:
        door.say('Start with where you want to be:  inroad goal "the data team at Acme by June"')
    if len(situation.network.people) <= 1:
        door.say("Then say whom you know:           inroad import FILE ...")
        door.say('                            or:   inroad people add "Priya Sharma, Acme"')
        door.say("To see it with invented people:   inroad demo")
        return
    _say_standing(situation, proposal, progress)


def _say_standing(situation: "Situation", proposal: "Plan", progress: "Progress") -> None:
    from inroad.cli import tables
    from inroad.words.cards import naming
    from inroad.words.say import counted, said

    if situation.goal.sentence:
        tables.heading(f"Goal: {situation.goal.sentence}")
    if proposal.coverage.hole:
        tables.line(f"Missing most: {said(proposal.coverage.hole, naming(situation))}")
    if progress.talks or progress.needs_met or progress.promises_open:
        tables.line(
            f"{counted(progress.talks, 'talk', 'talks')} "
            f"({progress.talks_lately} in the last 30 days), "
            f"{counted(progress.needs_met, 'need', 'needs')} met, "
            f"{counted(progress.promises_open, 'promise', 'promises')} open."
        )
    else:
        tables.line("No talk logged yet.")
    if progress.asks:
        tables.line(
            f"{progress.asks_answered} of your own {counted(progress.asks, 'ask', 'asks')} "
            "led to an introduction."
        )
    cards = (*proposal.promises, *proposal.cards)
    if cards:
        door.say()
        tables.heading("Next")
        say_card(1, cards[0], situation)
        door.say("\nThe whole week: inroad plan")
    else:
        door.say("\nNothing is due. Log a talk (inroad log) or add people (inroad import).")


def plan(
    action: Annotated[
        str,
        typer.Argument(show_default=False, help="What became of a card: done, snooze, not, drop."),
    ] = "show",
    number: Annotated[int, typer.Argument(show_default=False, help="The card's number.")] = 0,
    minutes: Annotated[
        int | None,
        typer.Option(min=0, max=10_000, show_default=False, help="Your time this week."),
    ] = None,
    until: Annotated[str, typer.Option(help="For snooze: until when (default: a week).")] = "",
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the numbers behind each card.")
    ] = False,
    as_json: door.Json = False,
) -> None:
    """This week's conversations: whom, about what, why, and the point.

    "plan done 2" says that you did card 2, "plan snooze 2 --until friday" puts
    it off, "plan not 2" never suggests the person again, "plan drop 2" drops
    just this suggestion.
    """
    if action != "show":
        _mark(action, number, until, as_json)
        return
    situation, proposal = _proposed(minutes)
    if as_json:
        door.say_json(plan_as_json(situation, proposal))
        return
    say_plan(situation, proposal, explain=explain)


def _proposed(minutes: int | None) -> "tuple[Situation, Plan]":
    """The week's plan, kept; where nothing can be written, it is shown all the same."""
    from inroad.actions import planning
    from inroad.cli import endings
    from inroad.store.refusals import DiskFull, NotWritable

    viewer, moment = door.viewer(), door.now()
    try:
        return planning.propose(viewer, moment, minutes)
    except (DiskFull, NotWritable) as error:
        endings.warn(error)
        return planning.propose(viewer, moment, minutes, keeping=False)


_STATES = {"done": "done", "snooze": "snoozed", "not": "not_this_person", "drop": "dismissed"}


def _mark(action: str, number: int, until: str, as_json: bool) -> None:
    from inroad.actions import planning
    from inroad.cli.asking import day_of

    if action not in _STATES:
        raise typer.BadParameter(f"a card is done, snooze, not or drop; {action!r} is none of them")
    moment = door.now()
    when = day_of(until, moment.date()) if until else None
    if when is not None and when <= moment.date():
        raise typer.BadParameter(f"{when} is not a day to come")
    card = planning.mark(door.viewer(), number, _STATES[action], moment, when)
    if as_json:
        door.say_json({"card": number, "state": _STATES[action], "key": card["key"]})
        return
    door.say(f"Card {number}: {_STATES[action].replace('_', ' ')}. Take it back: inroad undo")


def say_plan(situation: "Situation", proposal: "Plan", *, explain: bool = False) -> None:
    """Print the plan: promises first, then the cards."""
    from inroad.cli import tables
    from inroad.words.cards import naming
    from inroad.words.say import counted, said

    cards = (*proposal.promises, *proposal.cards)
    note = said(proposal.note, naming(situation)) if proposal.note else ""
    if note:
        tables.line(f"{note[0].upper()}{note[1:]}.")
    if cards:
        tables.heading(
            f"This week: {counted(len(cards), 'next step', 'next steps')}, about "
            f"{round(proposal.minutes_planned / 5) * 5} of your {proposal.minutes} minutes"
        )
    elif not note:
        door.say("Nothing is due. Log a talk (inroad log) or add people (inroad import).")
    for number, card in enumerate(cards, start=1):
        door.say()
        say_card(number, card, situation, explain=explain)
    if cards:
        door.say("\nDid one? inroad plan done N     Later? inroad plan snooze N")
        door.say('After a talk: inroad log "coffee with ... yesterday, ..."')


def say_card(number: int, card: "Card", situation: "Situation", *, explain: bool = False) -> None:
    """Print one card with its four answers."""
    from inroad.cli import tables
    from inroad.words.cards import told

    words = told(card, situation)
    tables.numbered(number, words.title, f"({words.minutes} min)")
    via = [" > ".join(words.chain)] if len(words.chain) > 2 else []
    tables.labelled("Who", [words.who, *via])
    tables.labelled("Now", words.now)
    tables.labelled("What", words.what)
    tables.labelled("Why", words.why)
    tables.labelled("Point", words.point)
    if explain:
        tables.labelled("Rests", [each.whole for each in words.rests_on])
        tables.labelled("Numbers", [f"{name} {value:.3g}" for name, value in card.numbers.items()])


def plan_as_json(situation: "Situation", proposal: "Plan") -> dict[str, object]:
    """The plan as docs/json.md describes it."""
    from inroad.words.cards import naming
    from inroad.words.say import said

    hole = proposal.coverage.hole
    return {
        "on": proposal.on,
        "goal": situation.goal.sentence,
        "minutes": proposal.minutes,
        "minutes_planned": round(proposal.minutes_planned),
        "minutes_spent": round(proposal.minutes_spent),
        "note": said(proposal.note, naming(situation)) if proposal.note else None,
        "hole": said(hole, naming(situation)) if hole else None,
        "cards": cards_as_json(situation, proposal),
    }


def cards_as_json(situation: "Situation", proposal: "Plan") -> list[dict[str, object]]:
    """Promises and cards in the order of their numbers."""
    from inroad.words.cards import naming, told

    name = naming(situation)
    answer: list[dict[str, object]] = []
    for number, card in enumerate((*proposal.promises, *proposal.cards), start=1):
        words, step = told(card, situation), card.step
        answer.append(
            {
                "number": number,
                "kind": step.kind,
                "title": words.title,
                "who": words.who,
                "what": " ".join(words.what),
                "why": "; ".join(words.why),
                "point": "; ".join(words.point),
                "now": "; ".join(words.now),
                "minutes": words.minutes,
                "person": step.person,
                "name": name(step.person),
                "role": card.role,
                "ask": name(step.first) if step.first else None,
                "chain": words.chain,
                "key": step.key,
                "numbers": card.numbers,
            }
        )
    return answer


def why(
    person: Annotated[str, typer.Argument(help="A name, a part of it, an address, or #id.")],
    as_json: door.Json = False,
) -> None:
    """Every number behind what is suggested about somebody."""
    from inroad.actions import briefing
    from inroad.cli.asking import person_of
    from inroad.method.parameters import sources
    from inroad.words.briefs import claimed
    from inroad.words.sources import as_json as sources_as_json
    from inroad.words.sources import rests_on

    viewer = door.viewer()
    situation, brief = briefing.brief(viewer, person_of(viewer, person), door.now())
    if as_json:
        door.say_json(
            {
                "person": brief.person.id,
                "name": brief.person.name,
                "numbers": brief.numbers,
                "rests_on": sources_as_json(rests_on(claimed(brief))),
                "sources": sources(),
                "parameters": _parameters(situation),
            }
        )
        return
    from inroad.cli import tables
    from inroad.words.numbers import NUMBERS, shown

    tables.heading(f"Why {brief.person.name}?")
    rows = [
        (NUMBERS[name][0], shown(name, value), NUMBERS[name][1])
        for name, value in brief.numbers.items()
    ]
    tables.table(["Number", "Value", "From"], rows)
    tables.heading("What this rests on")
    for each in rests_on(claimed(brief)):
        tables.line(each.whole, indent=2)
    tables.line(
        "They order suggestions; none of them is a chance of being hired. "
        "docs/numbers.md has the formulas, docs/why.md the sources and limits."
    )


def _parameters(situation: "Situation") -> dict[str, float]:
    from dataclasses import asdict

    return {name: float(value) for name, value in asdict(situation.parameters).items()}
