"""Everybody, to look somebody up in: by what one types, by role, by standing."""

from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from inroad.language.text import folded
from inroad.method.coverage import Level, level
from inroad.method.identity import find
from inroad.method.roles import Role
from inroad.method.situation import Situation

_orders: WeakKeyDictionary[Situation, list[int]] = WeakKeyDictionary()
_texts: WeakKeyDictionary[Situation, Mapping[int, str]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Sought:
    """Whom one looks for; what is left empty says nothing."""

    text: str = ""
    role: Role | None = None
    level: Level | None = None


def everybody(thought: Situation) -> list[int]:
    """Everybody but me: the last contact first, then by name; whoever has none comes last."""
    if thought not in _orders:
        found = [
            (-last.toordinal() if (last := thought.last_contact(each.id)) else 0,
             not each.name, each.name.casefold(), each.id)
            for each in thought.network.people.values()
        ]  # fmt: skip
        _orders[thought] = [who for *_, who in sorted(found) if who != thought.network.me]
    return _orders[thought]


def fitting(thought: Situation, sought: Sought) -> list[int]:
    """Whoever fits: those meant by their name first, each part in the order of `everybody`."""
    found = everybody(thought)
    if sought.text.strip():
        names = {person: thought.network.people[person].name for person in found}
        meant = set(find(sought.text, names))
        words = folded(sought.text).split()
        texts = _searched(thought)
        by_words = {who for who in found if all(word in texts[who] for word in words)}
        found = [*(who for who in found if who in meant),
                 *(who for who in found if who in by_words - meant)]  # fmt: skip
    if sought.role:
        shown = thought.parameters.role_shown
        found = [who for who in found if thought.role(who, sought.role) >= shown]
    if sought.level:
        found = [who for who in found if level(thought.standing(who)) == sought.level]
    return found


def _searched(thought: Situation) -> Mapping[int, str]:
    """Name, place and present work of each, as they are compared with what is typed."""
    if thought not in _texts:
        _texts[thought] = {
            person.id: folded(
                " ".join(
                    [person.name, person.location]
                    + [f"{held.title.text} {held.unit} {held.organisation}"
                       for held in person.positions if held.until is None]
                )
            )
            for person in thought.network.people.values()
        }  # fmt: skip
    return _texts[thought]
