"""A seeker alone: who of my people wants the opposite move, or closes a circle with me.

Only from what they said to me. Whether two names are one place is told from
their words alone; the words are shown, so that I see what it rests on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from inroad.method.names import organisation_key, unit_key
from inroad.method.reasons import Reason, because

MOST = 3
"""As many people, me among them, stand in a circle that one person can bring together."""


@dataclass(frozen=True)
class Wanting:
    """A move that somebody wants, as they said it; `person` None is me.

    `at` are the names of where they are (as said, else of their positions), `to`
    where they would go, "" where they did not say it.
    """

    person: int | None
    text: str
    at: tuple[str, ...]
    to: str
    on: date | None = None

    @cached_property
    def seats(self) -> tuple[frozenset[str], ...]:
        """The words of each name of where they are."""
        return tuple(words for each in self.at for words in _words(each))

    @cached_property
    def wanted(self) -> tuple[frozenset[str], ...]:
        """The words of where they would go."""
        return _words(self.to)

    def would_take(self, other: "Wanting") -> bool:
        """Whether somebody's seat is where this one would go, and not where they are."""
        return _meets(self.wanted, other.seats) and not _meets(self.wanted, self.seats)


def _words(name: str) -> tuple[frozenset[str], ...]:
    """A name by its telling words, as a unit and as an organisation."""
    keys = (unit_key(name), organisation_key(name)) if name else ()
    return tuple({frozenset(key.split()) for key in keys if key})


def _meets(one: Iterable[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    """Whether two names can be one place: all telling words of one stand in the other."""
    return any(a <= b or b <= a for a in one for b in other)


@dataclass(frozen=True, slots=True)
class Swap:
    """A circle that begins and ends with me: each takes the place of the next one.

    `others` are those behind me, in order: I would take the first one's place, the
    last one would take mine.
    """

    mine: Wanting
    others: tuple[Wanting, ...]

    @property
    def people(self) -> tuple[int, ...]:
        """The others' ids."""
        return tuple(each.person for each in self.others if each.person is not None)

    @property
    def talk_to_first(self) -> int:
        """Whoever would take my place: what I have is what they said they want."""
        return self.people[-1]

    def reasons(self) -> tuple[Reason, ...]:
        """Why it could work, each with the person's own words."""
        last = self.others[-1]
        if len(self.others) == 1:
            return (because("swap.opposite", person=last.person, text=last.text, on=last.on,
                            to=self.mine.to),)  # fmt: skip
        first = self.others[0]
        return (
            because("swap.would_take_yours", person=last.person, text=last.text, on=last.on),
            because("swap.leaves_for", person=first.person, other=last.person, text=first.text,
                    on=first.on, to=self.mine.to),
        )  # fmt: skip


def swaps(mine: Sequence[Wanting], theirs: Sequence[Wanting]) -> list[Swap]:
    """The circles of two and three with me, the shorter first, the latest said first.

    Nobody stands twice in one; each group of people is told once.
    """
    found: dict[tuple[int, ...], Swap] = {}
    for own in mine:
        behind = [each for each in theirs if own.would_take(each)]
        for first in behind:
            if first.would_take(own):
                found.setdefault((first.person or 0,), Swap(own, (first,)))
    for own in mine:
        closing = [each for each in theirs if each.would_take(own)]
        for first in (each for each in theirs if own.would_take(each)):
            for last in closing:
                alone = {(first.person or 0,), (last.person or 0,)} & found.keys()
                if first.person != last.person and first.would_take(last) and not alone:
                    key = (first.person or 0, last.person or 0)
                    found.setdefault(key, Swap(own, (first, last)))
    return list(found.values())


def half_said(mine: Sequence[Wanting], theirs: Sequence[Wanting]) -> list[Wanting]:
    """Who sits where I would go and wants to leave, and did not say where to: a question to ask."""
    return [each for each in theirs
            if not each.to and any(own.would_take(each) for own in mine)]  # fmt: skip


def seek_mine(mine: Sequence[Wanting], theirs: Sequence[Wanting]) -> list[Wanting]:
    """Who would come to where I am: they gain by my move, whoever takes it up."""
    return [each for each in theirs if each.to and any(each.would_take(own) for own in mine)]
