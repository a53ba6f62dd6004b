"""A logged line as it was understood, for the preview."""

from collections.abc import Callable, Mapping

from inroad.language.quicklog import (
    AskSaid,
    GiftSaid,
    LearntSaid,
    Mention,
    NamedSaid,
    OpeningSaid,
    OutcomeSaid,
    PromiseSaid,
    Understood,
)
from inroad.words.goals import STAGES
from inroad.words.say import day

EVIDENCE: dict[str, str] = {
    "talk": "spoke with you",
    "reply": "answered you",
    "restated_my_skill": "said what you bring",
    "came_to_me": "came to you",
    "need_met": "got what they needed from you",
    "gift_unmet": "got something from you",
    "introduced_me": "introduced you",
    "forwarded_my_note": "passed something of yours on",
    "recommended_me": "recommended you",
    "ignored_two_nudges": "did not answer",
}
_STATES = {
    "to_ask": "to ask",
    "asked": "asked",
    "introduced": "introduced",
    "declined": "declined",
    "silent": "no answer",
}
_ROLES = {
    "insider": "works there",
    "job_creator": "creates jobs there",
    "pathfinder": "made this move",
    "meet": "is worth meeting",
}


def told(said: Understood, names: Mapping[int, str]) -> list[tuple[str, list[str]]]:
    """Label and sentences for each kind of thing that was understood."""
    who = [_name(mention, names) for mention in said.people]

    def name(place: int | None) -> str:
        return "somebody" if place is None else who[place]

    present = [who[place] for place, each in enumerate(said.people) if each.present]
    others = [who[place] for place, each in enumerate(said.people) if not each.present]
    shown = [each for each in said.evidence if each.kind != "talk"]
    return [
        ("Talk", [_talk(said, present)] if present else []),
        ("People", others),
        ("Need", [f"{name(each.who)}: “{each.text}”" for each in said.needs]),
        ("Promise", [_promise(each, name(each.who)) for each in said.promises]),
        ("Named", [_named(each, name) for each in said.named]),
        ("Gift", [_gift(each, name(each.who)) for each in said.gifts]),
        ("Ask", [_ask(each, name) for each in said.asks]),
        ("Showed", [f"{name(each.who)} {EVIDENCE[each.kind]}" for each in shown]),
        ("Opening", [_opening(each) for each in said.openings]),
        ("Learnt", [_learnt(each) for each in said.learnt]),
        ("Result", [_outcome(each) for each in said.outcomes]),
        ("Thanks", [name(place) for place in said.thanked]),
    ]


Name = Callable[[int | None], str]


def _talk(said: Understood, present: list[str]) -> str:
    channel = "talk" if said.channel == "other" else said.channel
    return f"{channel} with {', '.join(present)}, {day(said.on)}"


def _promise(promise: PromiseSaid, name: str) -> str:
    whose = {
        None: "you or they promised",
        True: f"you promised {name}",
        False: f"{name} promised you",
    }
    by = f", by {day(promise.due)}" if promise.due else ""
    return f"{whose[promise.by_me]}: {promise.text}{by}"


def _named(named: NamedSaid, name: Name) -> str:
    will = ", and will introduce you" if named.will_introduce else ""
    return f"{name(named.by)} named {name(named.who)}: {_ROLES[named.role]}{will}"


def _gift(gift: GiftSaid, name: str) -> str:
    return f"you gave {name}: {gift.text}" if gift.by_me else f"{name} gave you: {gift.text}"


def _ask(ask: AskSaid, name: Name) -> str:
    state = "reminded" if ask.nudged else _STATES[ask.state]
    return f"{name(ask.who)}, for {name(ask.target)}: {state}"


def _opening(opening: OpeningSaid) -> str:
    parts = (opening.title or "a job", opening.unit, opening.organisation, STAGES[opening.stage])
    return ", ".join(filter(None, parts))


def _learnt(learnt: LearntSaid) -> str:
    return learnt.text if learnt.confidence == "open" else f"{learnt.text} ({learnt.confidence})"


def _outcome(outcome: OutcomeSaid) -> str:
    return " ".join(filter(None, (outcome.kind, outcome.title, outcome.organisation)))


def _name(mention: Mention, names: Mapping[int, str]) -> str:
    if mention.person is not None:
        return names.get(mention.person, mention.text)
    return f"{mention.text} (new)" if mention.is_new else f"{mention.text}?"
