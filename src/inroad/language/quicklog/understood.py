"""What one logged line says: frozen values, for a preview and then for keeping.

Facts point at people by their position in `Understood.people`: who somebody is
may still be a question, and one answer then settles it in every fact.
"""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Literal

from inroad.method.conversations import AskState, Channel, Confidence, EvidenceKind

Choice = int | str
"""A person's id; or a word: "new", "me", "them", a name."""

QuestionCode = Literal[
    "quicklog.who",  # nobody is named: any id or name answers it
    "quicklog.which_person",  # several people fit
    "quicklog.did_you_mean",  # a name one slip away from a known one
    "quicklog.whose_promise",  # "will send the sheet": me or them
]
SpanKind = Literal[
    "person", "date", "channel", "need", "promise", "named", "evidence", "opening", "learnt",
    "gift", "ask", "thanks", "outcome", "confidence", "place", "talk", "leftover",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of the line became a `kind`."""

    start: int
    end: int
    kind: SpanKind


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody in the line.

    `person` is an id only when it is certain. Several `candidates` are a
    question. `is_new` proposes a person who is not in the network yet.
    `present`: they took part in the talk.
    """

    text: str
    person: int | None = None
    candidates: tuple[int, ...] = ()
    is_new: bool = False
    present: bool = False


@dataclass(frozen=True, slots=True)
class NeedSaid:
    """What `who` wants, in the words of the line. `swap`: they want to move."""

    who: int
    text: str
    swap: bool = False


@dataclass(frozen=True, slots=True)
class PromiseSaid:
    """What is owed to `who`, or by them; `by_me` None: the line does not say whose."""

    who: int
    by_me: bool | None
    text: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class NamedSaid:
    """`by` named `who` as `role`; `by` None: nobody is said to have."""

    by: int | None
    who: int
    role: Literal["insider", "job_creator", "pathfinder", "meet"]
    will_introduce: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceSaid:
    """A behaviour of `who`, with the words that say so."""

    who: int
    kind: EvidenceKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class OpeningSaid:
    """A job in the making, as far as it was said; `told_by` those who told me."""

    title: str
    stage: Literal["rumoured", "being_created", "posted", "closed"]
    organisation: str = ""
    unit: str = ""
    told_by: tuple[int, ...] = ()
    confidence: Confidence = "open"


@dataclass(frozen=True, slots=True)
class LearntSaid:
    """Something learnt; `who` told it, None: nobody is named. `about`: it is of a person."""

    who: int | None
    text: str
    topic: str = ""
    confidence: Confidence = "open"
    about: int | None = None


@dataclass(frozen=True, slots=True)
class GiftSaid:
    """Something given: by me to `who`, or by them; `offer`: which offer of mine it is."""

    who: int
    text: str
    by_me: bool = True
    offer: str = ""


@dataclass(frozen=True, slots=True)
class AskSaid:
    """How an introduction stands. `target` None: `who` is the one I asked or wrote to.

    `nudged`: I reminded them of it.
    """

    who: int
    target: int | None
    state: AskState
    nudged: bool = False


@dataclass(frozen=True, slots=True)
class OutcomeSaid:
    """What became of an application."""

    kind: Literal["applied", "interview", "offer", "accepted", "rejected"]
    organisation: str = ""
    title: str = ""
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the seeker can settle; `about` is a position in people, or of a promise."""

    code: QuestionCode
    facts: tuple[tuple[str, str], ...]
    choices: tuple[Choice, ...]
    about: int


@dataclass(frozen=True, slots=True)
class Understood:
    """Everything that a line says.

    `on` is the day of the talk: today when none is said; a day to come is an
    appointment, and gives no evidence. `leftover` holds the words that were
    not understood; it is empty when the line was understood in full.
    """

    line: str
    on: date
    channel: Channel = "other"
    people: tuple[Mention, ...] = ()
    needs: tuple[NeedSaid, ...] = ()
    promises: tuple[PromiseSaid, ...] = ()
    named: tuple[NamedSaid, ...] = ()
    evidence: tuple[EvidenceSaid, ...] = ()
    openings: tuple[OpeningSaid, ...] = ()
    learnt: tuple[LearntSaid, ...] = ()
    gifts: tuple[GiftSaid, ...] = ()
    asks: tuple[AskSaid, ...] = ()
    outcomes: tuple[OutcomeSaid, ...] = ()
    thanked: tuple[int, ...] = ()
    questions: tuple[Question, ...] = ()
    leftover: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every word was understood and nothing is left to ask."""
        return not self.leftover and not self.questions


def answered(understood: Understood, question: Question, choice: Choice) -> Understood:
    """The line with one question settled by the seeker.

    Args:
        understood: what was read so far.
        question: one of its questions.
        choice: one of the question's choices. For "who" and in place of "new"
            a name is accepted as well, and proposes a new person.

    Raises:
        ValueError: the question is not open here, or the choice is none of its choices.
    """
    if question not in understood.questions:
        raise ValueError("this question is not open")
    rest = tuple(other for other in understood.questions if other != question)
    settled = replace(understood, questions=rest)
    if question.code == "quicklog.whose_promise":
        return _with_promise_of(settled, question.about, choice)
    return _with_person(settled, question, choice)


def _with_promise_of(understood: Understood, about: int, choice: Choice) -> Understood:
    if choice not in ("me", "them"):
        raise ValueError(f"a promise is mine or theirs, not {choice!r}")
    promises = list(understood.promises)
    promises[about] = replace(promises[about], by_me=choice == "me")
    return replace(understood, promises=tuple(promises))


def _with_person(understood: Understood, question: Question, choice: Choice) -> Understood:
    people = list(understood.people)
    mention = people[question.about]
    is_open = question.code == "quicklog.who" or "new" in question.choices
    if choice not in question.choices and not is_open:
        raise ValueError(f"{choice!r} is none of the choices")
    if isinstance(choice, int):
        people[question.about] = replace(mention, person=choice, candidates=(choice,), is_new=False)
    else:
        name = mention.text if choice == "new" else choice
        people[question.about] = replace(mention, text=name, candidates=(), is_new=True)
    return _merged(replace(understood, people=tuple(people)), question.about)


def _merged(understood: Understood, position: int) -> Understood:
    """Without a second mention of the person at `position`, where there is one."""
    here = understood.people[position]
    for other, mention in enumerate(understood.people):
        same = mention.person == here.person and here.person is not None
        same = same or (here.is_new and mention.is_new and mention.text == here.text)
        if other != position and same:
            present = mention.present or here.present
            first, second = sorted((position, other))
            kept = understood.people[other] if here.text.islower() else understood.people[first]
            people = list(understood.people)
            people[first] = replace(kept, person=here.person, present=present)
            del people[second]
            moved = {
                old: first if old == second else old - (old > second)
                for old in range(len(understood.people))
            }
            return _renumbered(replace(understood, people=tuple(people)), moved)
    return understood


_POINTERS = ("who", "by", "target", "about")


def _renumbered(understood: Understood, moved: dict[int, int]) -> Understood:
    changes: dict[str, Any] = {
        name: tuple(_moved_fact(fact, moved) for fact in getattr(understood, name))
        for name in (
            "needs", "promises", "named", "evidence", "openings", "learnt", "gifts", "asks",
        )
    }  # fmt: skip
    changes["thanked"] = tuple(moved[who] for who in understood.thanked)
    changes["questions"] = tuple(
        q if q.code == "quicklog.whose_promise" else replace(q, about=moved[q.about])
        for q in understood.questions
    )
    return replace(understood, **changes)


def _moved_fact(fact: Any, moved: dict[int, int]) -> Any:
    changes: dict[str, Any] = {}
    for field in fields(fact):
        value = getattr(fact, field.name)
        if field.name in _POINTERS and value is not None:
            changes[field.name] = moved[value]
        elif field.name == "told_by":
            changes[field.name] = tuple(dict.fromkeys(moved[who] for who in value))
    return replace(fact, **changes)
