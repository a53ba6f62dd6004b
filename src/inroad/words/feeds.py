"""What is due, as an iCalendar feed (RFC 5545): all-day entries that block no time."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from inroad.actions.briefing import brief_in
from inroad.actions.feeding import Due
from inroad.method.situation import TALKS, Situation
from inroad.words.briefs import as_markdown
from inroad.words.cards import naming
from inroad.words.say import filled

PRODUCT = "-//Inroad//What is due//EN"
AGAIN = timedelta(hours=6)
"""How often a calendar may ask."""

TITLES: dict[str, str] = {
    "promised": "Promised to {first}: {text}",
    "was_promised": "{first} promised: {text}",
    "nudge": "Remind {first} of the introduction to {last}",
    "apply": "Apply: {text}",
}
PUT_OFF: dict[str, str] = {
    "first_talk": "Talk to {first}",
    "follow_up": "Talk to {first} again",
    "reconnect": "Get back in touch with {first}",
    "ask_introduction": "Ask for an introduction to {first}",
    "ask_who_else": "Ask {first} who else to meet",
    "introduce_two": "Introduce {first} to somebody",
    "give": "Give {first} what they need",
    "thank": "Thank {first}",
    "nudge": "Remind of what was asked: {first}",
    "apply": "The application you put off",
}
QUIET: dict[str, str] = {
    "promised": "Something to hand over",
    "was_promised": "Something to receive",
    "put_off": "Something you put off",
    "nudge": "A short line to write",
    "apply": "Something to send",
}
"""Titles for a calendar that others see: no name, and nothing of a plan to move."""


def as_ics(
    found: Sequence[Due], thought: Situation, *, discreet: bool, address: str, mark: str
) -> bytes:
    """The feed; the same bytes as long as nothing that is due changes.

    Args:
        discreet: leave out names, texts and briefs.
        address: where the page is, with its last slash.
        mark: what tells this account's entries from others'.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Reminders" if discreet else "Inroad")
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    for each in found:
        calendar.add_component(_event(each, thought, discreet, address, mark))
    return bytes(calendar.to_ical())


def _event(each: Due, thought: Situation, discreet: bool, address: str, mark: str) -> Event:
    event = Event()
    event.add("uid", f"{each.key}-{mark}@inroad.invalid")
    event.add("dtstamp", datetime.combine(each.said_on, time(), UTC))
    event.add("dtstart", each.day)
    event.add("dtend", each.day + timedelta(days=1))
    event.add("summary", QUIET[each.kind] if discreet else title(each, thought))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    person = next((who for who in each.people if who != thought.network.me), None)
    link = address if discreet or person is None else f"{address}brief/{person}"
    event.add("url", link)
    if each.step in TALKS and person is not None and not discreet:
        text = as_markdown(brief_in(thought, person), thought)
        event.add("description", "\n".join(map(_line, text.splitlines())))
    return event


def title(each: Due, thought: Situation) -> str:
    """What is due, in one line."""
    name = naming(thought)
    names = [name(who) for who in each.people] or [""]
    facts = {"first": names[0], "last": names[-1], "text": each.text}
    return _line(filled(PUT_OFF[each.step] if each.step else TITLES[each.kind], facts, str))


def _line(text: str) -> str:
    """Text on one line without controls: what it holds is data."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())
