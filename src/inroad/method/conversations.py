"""What was said, the evidence it gives, and the promises it leaves.

A conversation is remembered as behaviour, not as a feeling: "she forwarded my
note" is evidence of what she holds of me, "it went well" is none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Channel = Literal["coffee", "lunch", "call", "video", "meeting", "mail", "chat", "event", "other"]

EvidenceKind = Literal[
    "talk",  # we spoke
    "reply",  # they answered a message of mine
    "restated_my_skill",  # they said in their words what I bring
    "came_to_me",  # they started the contact
    "need_met",  # a gift of mine met a need of theirs
    "gift_unmet",  # a gift of mine met no need that I know of
    "introduced_me",  # they introduced me to somebody
    "forwarded_my_note",  # they passed something of mine on
    "recommended_me",  # they recommended or endorsed me in writing
    "ignored_two_nudges",
]

Confidence = Literal["open", "careful", "secret"]
"""How what I learnt may be used: freely, with care, or for my eyes alone."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One talk with one or more people; `text` is the line I logged."""

    id: int
    people: tuple[int, ...]
    on: date
    channel: Channel = "other"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A behaviour of one person that moves what they hold of me."""

    id: int
    person: int
    kind: EvidenceKind
    on: date
    text: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something owed. `by_me`: I owe it to the person; otherwise they owe me."""

    id: int
    person: int
    by_me: bool
    text: str
    made_on: date
    due: date | None = None
    kept_on: date | None = None
    dropped: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still owed."""
        return self.kept_on is None and not self.dropped

    @property
    def day(self) -> date:
        """The day it is due; two weeks after it was made where none was said."""
        return self.due or self.made_on + timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Learnt:
    """Something I learnt about a place: topic, source, and how confidential."""

    id: int
    text: str
    on: date
    topic: str = ""
    person: int | None = None
    confidence: Confidence = "open"


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody told me about somebody: `by` named `person` as `role`.

    `role` "job_creator" is "Tom is the one who hires", "meet" is "you should
    talk to Tom"; `will_introduce`: they offered to make the introduction.
    """

    id: int
    by: int
    person: int
    role: Literal["insider", "job_creator", "pathfinder", "meet"]
    on: date
    will_introduce: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """A job at a place, and how far it is."""

    id: int
    organisation: str
    title: str
    stage: Literal["rumoured", "being_created", "posted", "closed"]
    heard_on: date
    unit: str = ""
    told_by: int | None = None
    applied_on: date | None = None
    saved: bool = False
    url: str = ""
    outcome: Literal["", "interview", "offer", "accepted", "rejected"] = ""


AskState = Literal["to_ask", "asked", "introduced", "declined", "silent"]


@dataclass(frozen=True, slots=True)
class Ask:
    """An introduction that I asked (or mean to ask) `connector` for."""

    id: int
    connector: int
    target: int
    state: AskState
    on: date
    nudges: int = 0


def open_promises(promises: Iterable[Promise], *, by_me: bool) -> list[Promise]:
    """The promises still owed by one side, the earliest due first."""
    owed = [promise for promise in promises if promise.is_open and promise.by_me is by_me]
    return sorted(owed, key=lambda p: (p.day, p.id))


def working_days_after(day: date, count: int) -> date:
    """The day that lies `count` working days (Monday to Friday) after `day`."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
