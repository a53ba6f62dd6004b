"""A logged line as it was understood, for the preview."""

from collections.abc import Mapping

from inroad.language.quicklog import Mention, Understood
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
_STAGES = {
    "rumoured": "rumoured",
    "being_created": "being created",
    "posted": "posted",
    "closed": "closed",
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

    present = [name for name, mention in zip(who, said.people, strict=True) if mention.present]
    talk = (
        [
            f"{said.channel if said.channel != 'other' else 'talk'} with {', '.join(present)}, "
            f"{day(said.on)}"
        ]
        if present
        else []
    )
    others = [name for name, mention in zip(who, said.people, strict=True) if not mention.present]
    return [
        ("Talk", talk),
        ("People", others),
        ("Need", [f"{name(each.who)}: “{each.text}”" for each in said.needs]),
        (
            "Promise",
            [_promise(each.by_me, name(each.who), each.text, each.due) for each in said.promises],
        ),
        (
            "Named",
            [
                f"{name(each.by)} named {name(each.who)}: {_ROLES[each.role]}"
                + (", and will introduce you" if each.will_introduce else "")
                for each in said.named
            ],
        ),
        (
            "Gift",
            [
                f"you gave {name(each.who)}: {each.text}"
                if each.by_me
                else f"{name(each.who)} gave you: {each.text}"
                for each in said.gifts
            ],
        ),
        (
            "Ask",
            [
                f"{name(each.who)}, for {name(each.target)}: {_STATES[each.state]}"
                for each in said.asks
            ],
        ),
        (
            "Showed",
            [
                f"{name(each.who)} {EVIDENCE[each.kind]}"
                for each in said.evidence
                if each.kind != "talk"
            ],
        ),
        (
            "Opening",
            [
                ", ".join(
                    filter(
                        None,
                        (each.title or "a job", each.unit, each.organisation, _STAGES[each.stage]),
                    )
                )
                for each in said.openings
            ],
        ),
        (
            "Learnt",
            [
                each.text + ("" if each.confidence == "open" else f" ({each.confidence})")
                for each in said.learnt
            ],
        ),
        (
            "Result",
            [
                " ".join(filter(None, (each.kind, each.title, each.organisation)))
                for each in said.outcomes
            ],
        ),
        ("Thanks", [name(place) for place in said.thanked]),
    ]


def _name(mention: Mention, names: Mapping[int, str]) -> str:
    if mention.person is not None:
        return names.get(mention.person, mention.text)
    return f"{mention.text} (new)" if mention.is_new else f"{mention.text}?"


def _promise(by_me: bool | None, name: str, text: str, due: object) -> str:
    owes = (
        "you or they owe" if by_me is None else f"you owe {name}" if by_me else f"{name} owes you"
    )
    return f"{owes}: {text}" + (f", by {due}" if due else "")
