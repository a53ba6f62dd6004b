"""Around a talk: the brief before it, the line after it, and what it leaves."""

from typing import TYPE_CHECKING, Annotated

import typer

from inroad.cli import door

if TYPE_CHECKING:
    from inroad.actions.log import Logged
    from inroad.language.quicklog import Choice, Question, Understood
    from inroad.store.models import User

Who = Annotated[str, typer.Argument(help="A name, a part of it, an address, or #id.")]


def register(app: typer.Typer) -> None:
    """Add this room's commands."""
    app.command()(door.ready(log))
    app.command()(door.ready(brief))
    app.command()(door.ready(person))


def log(
    line: Annotated[list[str], typer.Argument(help="What happened, in one line.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Keep it without asking.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what was understood; keep nothing.")
    ] = False,
    as_json: door.Json = False,
) -> None:
    """Log a talk in one line: see what was understood, then keep it.

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
    if not (yes or as_json) and _declined():
        door.say("Nothing was kept.")
        return
    kept = action.log(viewer, said, moment)
    if kept.batch is None:
        _not_kept(viewer, said, as_json, dry_run)
        if not as_json:
            door.say("Nothing was kept: say who it was with, and what came up or was promised.")
        raise typer.Exit(2)
    _say_kept(said, kept, as_json)


def _declined() -> bool:
    """Ask whether to keep it: Enter, y and yes do."""
    return door.ask("Keep it?", "Enter / n", "Nothing was kept.").lower() not in ("", "y", "yes")


def _say_kept(said: "Understood", kept: "Logged", as_json: bool) -> None:
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
    from inroad.cli import tables
    from inroad.language.quicklog import answered
    from inroad.words.questions import asked

    while said.questions and door.somebody_is_there():
        question = said.questions[0]
        shown = _choices(viewer, question)
        door.say(asked(question))
        tables.choices(text for _, text in shown)
        answer = door.ask("Which?", f"1-{len(shown)}" if shown else "a name")
        if not answer:
            break
        if answer.isdecimal() and 1 <= int(answer) <= len(shown):
            said = answered(said, question, shown[int(answer) - 1][0])
        elif question.code == "quicklog.who":
            said = answered(said, question, answer)
    return said


def _choices(viewer: "User", question: "Question") -> "list[tuple[Choice, str]]":
    from inroad.actions import people
    from inroad.words.questions import choices, people_among

    return choices(question, people.labels(viewer, people_among(question)))


def _names(viewer: "User") -> dict[int, str]:
    from inroad.actions import people

    return people.names(viewer)


def _not_kept(viewer: "User", said: "Understood", as_json: bool, dry_run: bool) -> None:
    from inroad.words.questions import asked

    if as_json:
        questions = [
            {
                "code": each.code,
                "question": asked(each),
                "choices": [text for _, text in _choices(viewer, each)],
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
        tables.labelled("Unread", [f"“{said.leftover}” (kept in the note only)"], indent=2)
    for question in said.questions:
        tables.labelled("?", [asked(question)], indent=2)


def brief(
    person: Who,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="As Markdown, to print or to paste.")
    ] = False,
    as_json: door.Json = False,
) -> None:
    """One page to read before a talk.

    Who it is, how you know each other, what they need, what you can give, what to ask.
    """
    _page(person, as_json, markdown=markdown, full=False)


def person(person: Who, as_json: door.Json = False) -> None:
    """Everything about somebody, with the evidence behind it."""
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
        door.say_whole(as_markdown(page, situation))
    else:
        tables.heading(page.person.name)
        for label, sentences in sections(page, situation, full=full):
            tables.labelled(label, sentences)
