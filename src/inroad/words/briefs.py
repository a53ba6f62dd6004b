"""One person in words: the brief before a talk, and the whole page."""

from typing import Any

from inroad.actions.briefing import Brief
from inroad.method.roles import SURE_PLACE, Role
from inroad.method.situation import Situation
from inroad.words.cards import chain_names, naming
from inroad.words.catalogue import OFFER_KINDS, ROLES, ROLES_MAYBE
from inroad.words.say import day, said, shortened
from inroad.words.understood import EVIDENCE

Section = tuple[str, list[str]]


def sections(page: Brief, situation: Situation, *, full: bool = False) -> list[Section]:
    """Label and sentences, in the order in which one wants to read them."""
    name = naming(situation)
    found: list[Section] = [
        ("Is", [held(each) for each in page.person.positions if not each.education]),
        ("Role", [_role(ROLES[role], why) for role, why in roles_told(page, situation)]),
        ("Tie", [said(each, name) for each in page.tie]),
        ("Last", [f"{day(talk.on)}: {talk.text}" for talk in page.talks[: None if full else 2]]),
        ("Needs", [f"“{need.text}” ({'said' if need.stated else 'assumed'}"
                   + (f", {day(need.on)})" if need.on else ")") for need in page.needs]),
        ("Give", [f"{match.offer.text} ({OFFER_KINDS[match.offer.kind]}): meets"
                  f" “{match.need.text}”" for match in page.matches]),
        ("Promise", [("you promised: " if each.by_me else "they promised: ") + each.text
                     + (f", by {day(each.due)}" if each.due else "") for each in page.promises]),
        ("Ask", [said(each, name) for each in page.what]),
        ("Why", [said(each, name) for each in page.why]),
        ("Point", [said(each, name) for each in page.point]),
        ("Way", [" > ".join(chain_names(each, name)) for each in page.chains[:3]]),
    ]  # fmt: skip
    return found + (_standing(page) if full else [])


def reasoned(page: Brief) -> list[str]:
    """The codes of all reasons that are told of somebody."""
    roles = (reason for belief in page.roles.values() for reason in belief.reasons)
    return [each.code for each in (*page.why, *page.point, *page.what, *roles)]


def claimed(page: Brief) -> list[str]:
    """The codes of all that stands behind a suggestion: reasons first, then numbers."""
    return [*reasoned(page), *(f"number.{each}" for each in page.numbers)]


def roles_told(page: Brief, situation: Situation) -> list[tuple[Role, str]]:
    """Each role towards the goal that is likely enough to be spoken of, with its reason."""
    name, shown = naming(situation), situation.parameters.role_shown
    return [
        (role, said(belief.reasons[0], name))
        for role, belief in page.roles.items()
        if belief.probability >= shown
    ]


def role_and_why(page: Brief, situation: Situation) -> list[tuple[Role, str, str]]:
    """Each such role: its code, the role in words, and the reason without saying it again."""
    found = []
    for role, why in roles_told(page, situation):
        sure = page.roles[role].probability >= SURE_PLACE
        words = (ROLES if sure else ROLES_MAYBE)[role]
        found.append((role, words, why.removeprefix(ROLES[role]).lstrip(":, ")))
    return found


def _role(role: str, reason: str) -> str:
    return reason if reason.startswith(role) else f"{role}: {reason}"


def held(position: Any) -> str:
    """A position on one line, with its time as far as it is known."""
    parts = ", ".join(filter(None, (position.title.text, position.unit, position.organisation)))
    since, until = (day(each) if each else "" for each in (position.since, position.until))
    span = f"{since} to {until}" if since and until else until and f"until {until}"
    return f"{parts} ({span or f'since {since}'})" if span or since else parts


def _standing(page: Brief) -> list[Section]:
    held = page.standing
    shown = [f"{day(each.on)}: {EVIDENCE[each.kind]}" + (f" ({each.text})" if each.text else "")
             for each in page.evidence]  # fmt: skip
    return [
        ("Stands", [f"{_likely(held.knows_of_me)} know of you",
                    f"{_likely(held.knows_what_i_bring)} know what you bring",
                    f"{_likely(held.thinks_well_of_me)} think well of you"]),
        ("Shown", shown),
    ]  # fmt: skip


def _likely(belief: float) -> str:
    for least, word in ((0.8, "they surely"), (0.5, "they probably"), (0.25, "they may")):
        if belief >= least:
            return word
    return "they hardly"


HEADINGS: dict[str, str] = {
    "Is": "Who",
    "Role": "For your goal",
    "Tie": "How you know each other",
    "Last": "Last time",
    "Needs": "What they need",
    "Give": "What you can give",
    "Promise": "Promised",
    "Ask": "What to ask",
    "Why": "Why they would talk to you",
    "Point": "The point of it",
    "Way": "The way to them",
}
"""A label as the heading of a part of a page."""
MOST, LONGEST = 4, 180
"""Lines of a part, and characters of a line, so that a brief stays on one sheet of paper."""


def parts(page: Brief, situation: Situation) -> list[Section]:
    """The brief as a page shows it: heading and sentences, parts without any left out."""
    name = naming(situation)
    ways = [" → ".join(chain_names(each, name)) for each in page.chains[:3] if each.connectors]
    found = [(HEADINGS[label], ways if label == "Way" else lines)
             for label, lines in sections(page, situation)]  # fmt: skip
    return [(heading, _few(lines)) for heading, lines in found if lines]


def _few(lines: list[str]) -> list[str]:
    """As many as fit on one sheet beside the other parts, and how many more there are."""
    more = len(lines) - MOST
    shown = [shortened(each, LONGEST) for each in lines[:MOST]]
    return [*shown, f"and {more} more"] if more > 0 else shown


def as_markdown(page: Brief, situation: Situation) -> str:
    """The brief to print, to paste, or to keep in a calendar entry."""
    lines = [f"# {_plain(page.person.name)}"]
    for label, sentences in sections(page, situation):
        if sentences:
            lines += ["", f"**{label}**", *(f"- {_plain(each)}" for each in sentences)]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Text that Markdown shows as it is: names and notes are data."""
    for mark in "\\`*_[]<>#|":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", " ")


def as_json(page: Brief, situation: Situation) -> dict[str, Any]:
    """A person as docs/json.md describes them."""
    name = naming(situation)
    return {
        "person": page.person.id,
        "name": page.person.name,
        "positions": [
            {"organisation": each.organisation, "unit": each.unit, "title": each.title.text,
             "since": each.since, "until": each.until, "seen_on": each.seen_on}
            for each in page.person.positions
        ],
        "roles": {role: {"probability": round(held.probability, 3),
                         "because": [said(each, name) for each in held.reasons]}
                  for role, held in page.roles.items()},
        "standing": {"knows_of_me": round(page.standing.knows_of_me, 3),
                     "knows_what_i_bring": round(page.standing.knows_what_i_bring, 3),
                     "thinks_well_of_me": round(page.standing.thinks_well_of_me, 3)},
        "evidence": [{"on": each.on, "kind": each.kind, "text": each.text}
                     for each in page.evidence],
        "talks": [{"on": each.on, "channel": each.channel, "text": each.text}
                  for each in page.talks],
        "last_contact": page.last_contact,
        "needs": [{"id": each.id, "text": each.text, "stated": each.stated, "on": each.on}
                  for each in page.needs],
        "gifts": [{"offer": each.offer.text, "need": each.need.text} for each in page.matches],
        "promises": [{"id": each.id, "by_me": each.by_me, "text": each.text, "due": each.due}
                     for each in page.promises],
        "chains": [chain_names(each, name) for each in page.chains],
        "what": [said(each, name) for each in page.what],
        "why": [said(each, name) for each in page.why],
        "point": [said(each, name) for each in page.point],
        "numbers": page.numbers,
    }  # fmt: skip
