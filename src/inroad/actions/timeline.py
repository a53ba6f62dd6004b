"""All that happened with one person, day by day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from inroad.method.situation import Situation


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened: words/moments.py has the sentence for its code and facts.

    `text` are words of mine or theirs. `what` and `row` name what can be
    removed ("talk", 12); "" where that goes with something else.
    """

    on: date
    code: str
    text: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    what: str = ""
    row: int = 0


def moments(thought: Situation, person: int) -> list[Moment]:
    """Talks, behaviour, promises, needs, asks and what they told me; the latest first."""
    found = [
        *_talks(thought, person),
        *_shown(thought, person),
        *_promises(thought, person),
        *_needs(thought, person),
        *_asks(thought, person),
        *_told(thought, person),
    ]
    return sorted(found, key=lambda each: (each.on, each.what == "talk", each.row), reverse=True)


def _talks(thought: Situation, person: int) -> Iterator[Moment]:
    people = thought.network.people
    for talk in thought.talks.get(person, ()):
        others = [people[who].name for who in talk.people if who != person and who in people]
        facts = {"others": ", ".join(others)}
        yield Moment(talk.on, f"talk.{talk.channel}", talk.text, facts, "talk", talk.id)


def _shown(thought: Situation, person: int) -> Iterator[Moment]:
    lines = {talk.text for talk in thought.talks.get(person, ())}
    for each in thought.network.evidence:
        if each.person == person:
            text = "" if each.text in lines else each.text
            yield Moment(each.on, f"shown.{each.kind}", text, {}, "evidence", each.id)


def _promises(thought: Situation, person: int) -> Iterator[Moment]:
    for each in thought.network.promises:
        if each.person != person:
            continue
        by = "by_me" if each.by_me else "to_me"
        state = "dropped" if each.dropped else "promised"
        yield Moment(
            each.made_on, f"{state}.{by}", each.text, {"due": each.due}, "promise", each.id
        )
        if each.kept_on:
            yield Moment(each.kept_on, f"kept.{by}", each.text)


def _needs(thought: Situation, person: int) -> Iterator[Moment]:
    for each in thought.network.needs:
        if each.person == person and each.on:
            code = "need.stated" if each.stated else "need.assumed"
            yield Moment(each.on, code, each.text, {}, "need", each.id)


def _asks(thought: Situation, person: int) -> Iterator[Moment]:
    for each in thought.network.asks:
        if person == each.connector:
            facts: dict[str, object] = {"target": each.target}
            yield Moment(each.on, f"ask.of.{each.state}", "", facts, "ask", each.id)
        elif person == each.target:
            facts = {"connector": each.connector}
            yield Moment(each.on, f"ask.for.{each.state}", "", facts, "ask", each.id)


def _told(thought: Situation, person: int) -> Iterator[Moment]:
    """Whom they named or who named them, what I learnt from them, openings they told me of."""
    network = thought.network
    for each in network.named:
        if person == each.by:
            code = "named.introduces" if each.will_introduce else f"named.{each.role}"
            yield Moment(each.on, code, "", {"person": each.person}, "named", each.id)
        elif person == each.person:
            code = "named_by.introduces" if each.will_introduce else f"named_by.{each.role}"
            yield Moment(each.on, code, "", {"by": each.by}, "named", each.id)
    for learnt in network.learnt:
        if learnt.person == person:
            yield Moment(learnt.on, "told.learnt", learnt.text, {}, "learnt", learnt.id)
    for opening in network.openings:
        if opening.told_by == person:
            parts = filter(None, (opening.title, opening.unit, opening.organisation))
            yield Moment(opening.heard_on, "told.opening", ", ".join(parts))
