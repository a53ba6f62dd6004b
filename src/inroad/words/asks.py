"""The ask for an introduction: points to make in one's own voice, and how far it is."""

from inroad.actions.asking import Introduction, Tracked
from inroad.method.reasons import Reason
from inroad.method.roles import NOBODY, main_role
from inroad.method.situation import Situation
from inroad.words.cards import Name, naming, works
from inroad.words.say import day, filled, said

STATES: dict[str, str] = {
    "to_ask": "to ask",
    "asked": "asked",
    "introduced": "introduced",
    "declined": "said no",
    "silent": "no answer",
}
VOICE: dict[str, str] = {
    "helps.offered": "You offered[ on {on}] to introduce me to {target}. Does that still suit you?",
    "helps.need_met": "I hope this was of use to you: {text}. What else would help?",
    "helps.promise_kept": "I hope this was of use to you: {text}",
    "helps.together": "We worked in one unit for {months} months, so you know how I work",
    "helps.in_contact": "We were last in contact on {last}",
    "helps.not_known": "(how we know each other, in a line)",
    "value.meets_stated": "I may have something that helps {target}: {offer}",
    "value.met_long_ago": "I may have something that helps {target}: {offer}",
    "value.meets_assumed": "Perhaps this is of use to {target}: {offer}",
    "value.insight": "I can tell {target} first-hand about this: {offer}",
    "value.curiosity": "I would like to learn from {target}: {offer}",
    "value.worked_together": "{target} and I worked in one unit for {months} months",
    "value.find_out": "(what {target} might gain; if you don't know, ask what they are busy with)",
}
"""A reason said to the connector; what the target told me stays between us."""
_WISHES: dict[str, str] = {
    "insider": "to hear how the work is there",
    "job_creator": "to hear what is needed there next",
    "pathfinder": "to hear how they made their move",
}
EASY_NO = "A no is perfectly fine, from either of you"


def subject(ask: Introduction, thought: Situation) -> str:
    """The subject of a mail."""
    return f"Would you introduce me to {naming(thought)(ask.target)}?"


def points(ask: Introduction, thought: Situation) -> list[str]:
    """Points to make, in the order in which one says them; each is for the seeker to reword."""
    name = naming(thought)
    helps = [each for each in ask.why if each.code.startswith("helps.")]
    gains = [each for each in ask.why if not each.code.startswith("helps.")]
    return [
        *(_voiced(each, ask.target, name) for each in helps),
        _wish(ask, thought),
        *_between(ask, name),
        *(_voiced(each, ask.target, name) for each in gains),
        *(f"What I would ask: {said(each, name)}" for each in ask.questions[:1]),
        f"Would you ask {name(ask.target)} whether 20 minutes with me would suit them?",
        EASY_NO,
    ]


def _voiced(reason: Reason, target: int, name: Name) -> str:
    return filled(VOICE[reason.code], {**reason.facts, "target": target}, name)


def _wish(ask: Introduction, thought: Situation) -> str:
    role = main_role(thought.roles.get(ask.target, NOBODY), thought.parameters)
    who = ", ".join(filter(None, (naming(thought)(ask.target), works(thought.person(ask.target)))))
    return f"I would like to talk to {who}: {_WISHES[role] if role else '(why)'}"


def _between(ask: Introduction, name: Name) -> list[str]:
    """Where they lead to the target through somebody else, through whom."""
    if ask.chain is None or len(ask.chain.connectors) < 2:
        return []
    through = name(ask.chain.connectors[1])
    return [f"As far as I know, {through} knows {name(ask.target)}, and you know {through}"]


def body(ask: Introduction, thought: Situation) -> str:
    """The points as they stand in the field at first."""
    return "\n".join(f"- {each}" for each in points(ask, thought))


def standing(tracked: Tracked | None) -> str:
    """How far an ask is, and what comes next, in a sentence."""
    if tracked is None or tracked.ask.state == "to_ask":
        return "Not asked yet."
    ask, rests = tracked.ask, tracked.rests_until
    until = f" Let it rest until {day(rests)}." if rests else ""
    if ask.state == "asked":
        wrote = ("Asked", "Reminded once,", "Reminded twice, last")[min(ask.nudges, 2)]
        again = "one last reminder" if ask.nudges else "a short reminder"
        due = f" From {day(tracked.nudge_due)} on, {again} is fine." if tracked.nudge_due else ""
        return f"{wrote} on {day(ask.on)}.{due}{until}"
    said = {"introduced": "Introduced you", "declined": "They said no", "silent": "No answer"}
    return f"{said[ask.state]}: {day(ask.on)}.{until}"


def listed(asks: list[Tracked], thought: Situation) -> list[dict[str, object]]:
    """Asks for `inroad/asks.html`: who, for whom, and how far each is."""
    name = naming(thought)
    return [
        {
            "connector": name(each.ask.connector),
            "target": name(each.ask.target),
            "address": f"/ask/{each.ask.connector}/{each.ask.target}",
            "state": each.ask.state,
            "standing": standing(each),
            "is_due": each.nudge_due is not None and each.nudge_due <= thought.now,
        }
        for each in asks
    ]
