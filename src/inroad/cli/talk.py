"""Around a talk: the brief before it, the line after it, and what it leaves."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from inroad.cli import door

if TYPE_CHECKING:
    from inroad.language.quicklog import Understood
    from inroad.store.models import User

Who = Annotated[str, typer.Argument(help="A name, a part of it, an address, or #id.")]


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command()(door.ready(log))
    app.command()(door.ready(brief))
    app.command()(door.ready(person))
    app.command()(door.ready(promise))
    app.command()(door.ready(opening))
    app.command()(door.ready(learned))


def log(
    line: Annotated[list[str], typer.Argument(help="What happened, in one line.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Keep it without asking.")] = False,
    dry_run: Annotated[bool, typer.Option(help="Show what was understood; keep nothing.")] = False,
    as_json: door.Json = False,
) -> None:
    """Log a talk in one line; see what was understood, then keep it with Enter.

    Such as: inroad log "coffee with Priya yesterday, struggles with onboarding
    docs, will intro Tom, I promised her our checklist by Friday"
    """
    from inroad.actions import log as action

    viewer, moment = door.viewer(), door.now()
    said = action.understood(viewer, " ".join(line), moment.date())
    said = _settled(viewer, said)
    if not as_json:
        _preview(viewer, said)
    if dry_run or said.questions:
        _not_kept(viewer, said, as_json, dry_run)
        return
    if not (yes or as_json) and sys.stdin.isatty() and door.ask("Keep it?", "Enter / n"):
        door.say("Nothing was kept.")
        return
    kept = action.log(viewer, said, moment)
    if as_json:
        door.say_json(
            {
                "kept": True,
                "batch": kept.batch,
                "understood": _as_json(said),
                "leftover": said.leftover,
                "promises_kept": kept.promises_kept,
                "needs_met": kept.needs_met,
            }
        )
        return
    for text in kept.promises_kept:
        door.say(f"Promise kept: {text}")
    for text in kept.needs_met:
        door.say(f"Need met: {text}")
    door.say("Kept. Take it back: inroad undo")


def _settled(viewer: "User", said: "Understood") -> "Understood":
    """Ask only what is ambiguous, and only somebody who is there to answer."""
    from inroad.language.quicklog import answered
    from inroad.words.questions import asked, choices

    while said.questions and sys.stdin.isatty():
        question = said.questions[0]
        shown = choices(question, _names(viewer))
        door.say(asked(question))
        for number, (_, text) in enumerate(shown, start=1):
            door.say(f"  {number}. {text}")
        answer = door.ask("Which?", f"1-{len(shown)}" if shown else "a name")
        if not answer:
            break
        if answer.isdigit() and 1 <= int(answer) <= len(shown):
            said = answered(said, question, shown[int(answer) - 1][0])
        elif question.code == "quicklog.who":
            said = answered(said, question, answer)
    return said


def _names(viewer: "User") -> dict[int, str]:
    from inroad.actions import people

    return people.names(viewer)


def _not_kept(viewer: "User", said: "Understood", as_json: bool, dry_run: bool) -> None:
    from inroad.words.questions import asked, choices

    if as_json:
        questions = [
            {
                "code": each.code,
                "question": asked(each),
                "choices": [text for _, text in choices(each, _names(viewer))],
            }
            for each in said.questions
        ]
        door.say_json(
            {
                "kept": False,
                "understood": _as_json(said),
                "questions": questions,
                "leftover": said.leftover,
            }
        )
    elif said.questions:
        door.say("Nothing was kept: say it with the full name, or answer the question.")
    if said.questions and not dry_run:
        raise typer.Exit(5)


def _as_json(said: "Understood") -> dict[str, object]:
    from dataclasses import asdict

    facts = asdict(said)
    facts.pop("spans")
    facts.pop("questions")
    return facts


def _preview(viewer: "User", said: "Understood") -> None:
    from inroad.cli import tables
    from inroad.words.questions import asked
    from inroad.words.understood import told

    for label, sentences in told(said, _names(viewer)):
        tables.labelled(label, sentences, indent=2)
    if said.leftover:
        tables.labelled("Not read", [f"“{said.leftover}” (kept in the note only)"], indent=2)
    for question in said.questions:
        tables.labelled("?", [asked(question)], indent=2)


def brief(
    person: Who,
    markdown: Annotated[bool, typer.Option(help="As Markdown, to print or to paste.")] = False,
    as_json: door.Json = False,
) -> None:
    """One page before a talk: who, how you know each other, what they need, what to ask."""
    _page(person, as_json, markdown=markdown, full=False)


def person(person: Who, as_json: door.Json = False) -> None:
    """Everything about somebody: standing with its evidence, needs, promises, talks."""
    _page(person, as_json, markdown=False, full=True)


def _page(text: str, as_json: bool, *, markdown: bool, full: bool) -> None:
    from inroad.actions import briefing
    from inroad.cli import tables
    from inroad.cli.asking import person_of
    from inroad.words.briefs import as_json as brief_json
    from inroad.words.briefs import as_markdown, sections

    viewer = door.viewer()
    situation, page = briefing.brief(viewer, person_of(viewer, text), door.now())
    if as_json:
        door.say_json(brief_json(page, situation))
    elif markdown:
        door.say(as_markdown(page, situation))
    else:
        tables.heading(page.person.name)
        for label, sentences in sections(page, situation, full=full):
            tables.labelled(label, sentences)


def promise(
    who: Annotated[str, typer.Argument(help="Whom you promised it (none: list them).")] = "",
    text: Annotated[str, typer.Argument(help="What you promised.")] = "",
    by: Annotated[str, typer.Option(help="By when: friday, in two weeks, 2026-07-01.")] = "",
    theirs: Annotated[bool, typer.Option(help="They promised it to you.")] = False,
    kept: Annotated[int, typer.Option(help="The promise with this number was kept.")] = 0,
    dropped: Annotated[int, typer.Option(help="The promise with this number fell away.")] = 0,
    as_json: door.Json = False,
) -> None:
    """Promises both ways; without arguments: what is open, yours first."""
    from inroad.actions import promising
    from inroad.cli.asking import day_of, person_of

    viewer, moment = door.viewer(), door.now()
    if kept:
        promising.kept(viewer, kept, moment)
    elif dropped:
        promising.dropped(viewer, dropped, moment)
    elif who:
        if not text:
            raise typer.BadParameter("say what was promised: inroad promise NAME TEXT")
        due = day_of(by, moment.date()) if by else None
        promising.promise(viewer, person_of(viewer, who), text, due, moment, by_me=not theirs)
    rows = promising.open_promises(viewer)
    if as_json:
        door.say_json(
            {
                "promises": [
                    {
                        "id": each.pk,
                        "person": each.person_id,
                        "name": each.person.name,
                        "text": each.text,
                        "by_me": each.by_me,
                        "due": each.due,
                        "made_on": each.made_on,
                    }
                    for each in rows
                ]
            }
        )
        return
    _list(
        "Open promises",
        ["No", "Who owes", "What", "By"],
        [
            (
                each.pk,
                f"you, to {each.person.name}" if each.by_me else each.person.name,
                each.text,
                each.due or "",
            )
            for each in rows
        ],
    )


def opening(  # noqa: PLR0917 - what is known of a job
    title: Annotated[str, typer.Argument(help="The job (none: list them).")] = "",
    at: Annotated[str, typer.Option(help="Organisation.")] = "",
    unit: Annotated[str, typer.Option(help="Unit.")] = "",
    stage: Annotated[str, typer.Option(help="rumoured, being_created, posted or closed.")] = "",
    told_by: Annotated[str, typer.Option(help="Who told you.")] = "",
    number: Annotated[int, typer.Option("--id", help="Change the one with this number.")] = 0,
    applied: Annotated[bool, typer.Option(help="You applied.")] = False,
    outcome: Annotated[str, typer.Option(help="interview, offer, accepted, rejected.")] = "",
    as_json: door.Json = False,
) -> None:
    """Openings, from rumour to close; without arguments: all of them."""
    from inroad.actions import openings
    from inroad.cli.asking import person_of

    viewer, moment = door.viewer(), door.now()
    if stage and stage not in openings.STAGES:
        raise typer.BadParameter(f"a stage is one of {', '.join(openings.STAGES)}")
    if outcome and outcome not in openings.OUTCOMES:
        raise typer.BadParameter(f"an outcome is one of {', '.join(openings.OUTCOMES)}")
    if title:
        teller = person_of(viewer, told_by) if told_by else None
        row = openings.opening(viewer, title, at, unit, stage or "rumoured", teller, moment)
        number = row.pk
    changes = {"stage": stage, "outcome": outcome, "applied_on": moment.date() if applied else None}
    changes = {name: value for name, value in changes.items() if value}
    if number and changes:
        openings.change(viewer, number, moment, **changes)
    rows = openings.openings(viewer)
    if as_json:
        names = (
            "pk",
            "title",
            "organisation",
            "unit",
            "stage",
            "heard_on",
            "applied_on",
            "outcome",
        )
        door.say_json(
            {
                "openings": [
                    {
                        **{("id" if name == "pk" else name): getattr(each, name) for name in names},
                        "told_by": each.told_by.name if each.told_by else None,
                    }
                    for each in rows
                ]
            }
        )
        return
    _list(
        "Openings",
        ["No", "Job", "Where", "Stage", "You"],
        [
            (
                each.pk,
                each.title,
                ", ".join(filter(None, (each.unit, each.organisation))),
                each.stage.replace("_", " "),
                each.outcome or (f"applied {each.applied_on}" if each.applied_on else ""),
            )
            for each in rows
        ],
    )


def learned(
    text: Annotated[str, typer.Argument(help="What you learnt (none: list it).")] = "",
    who: Annotated[str, typer.Option("--from", help="Who told you.")] = "",
    topic: Annotated[str, typer.Option(help="One word for what it is about.")] = "",
    confidence: Annotated[str, typer.Option(help="open, careful or secret.")] = "open",
    as_json: door.Json = False,
) -> None:
    """What you learnt about the place, by topic and source."""
    from inroad.actions import learning
    from inroad.cli.asking import person_of

    if confidence not in ("open", "careful", "secret"):
        raise typer.BadParameter("what you learnt is open, careful or secret")
    viewer, moment = door.viewer(), door.now()
    if text:
        source = person_of(viewer, who) if who else None
        learning.learned(viewer, text, source, topic, confidence, moment)
    rows = learning.everything(viewer)
    if as_json:
        door.say_json(
            {
                "learned": [
                    {
                        "id": each.pk,
                        "text": each.text,
                        "topic": each.topic,
                        "on": each.on,
                        "confidence": each.confidence,
                        "from": each.person.name if each.person else None,
                    }
                    for each in rows
                ]
            }
        )
        return
    _list(
        "Learnt",
        ["Topic", "What", "From", "Use"],
        [
            (each.topic or "-", each.text, each.person.name if each.person else "", each.confidence)
            for each in rows
        ],
    )


def _list(title: str, headings: list[str], rows: list[tuple[object, ...]]) -> None:
    from inroad.cli import tables

    if rows:
        tables.table(headings, rows, title=title)
    else:
        door.say(f"{title}: none.")
