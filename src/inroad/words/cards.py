"""A card in words: the four answers, as every door shows them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from inroad.actions import moving
from inroad.method.exchange.own import Swap
from inroad.method.people import Person, Position
from inroad.method.plan import Card
from inroad.method.reach import Chain
from inroad.method.reasons import Reason
from inroad.method.roles import SURE_PLACE
from inroad.method.situation import Situation
from inroad.words import swaps
from inroad.words.catalogue import ROLES, ROLES_MAYBE, STEPS
from inroad.words.say import filled, said
from inroad.words.sources import Source, rests_on

Name = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Told:
    """A card as sentences. `minutes` are whole, `chain` the names from me on.

    `role` is the person's towards the goal, as sure as it is; `who` ends with it.
    `rests_on` is what stands behind those sentences that say how people are.
    """

    title: str
    who: str
    role: str
    chain: tuple[str, ...]
    what: tuple[str, ...]
    why: tuple[str, ...]
    point: tuple[str, ...]
    now: tuple[str, ...]
    minutes: int
    rests_on: tuple[Source, ...]


def naming(situation: Situation) -> Name:
    """Names by id; "somebody" for whoever is gone."""
    people = situation.network.people

    def name(person: int) -> str:
        if person == situation.network.me:
            return "you"
        return (people[person].name or f"#{person}") if person in people else "somebody"

    return name


def told(card: Card, situation: Situation) -> Told:
    """One card in words."""
    name, swap = naming(situation), _swap(card, situation)
    why = _all(card.why, name)
    if swap:
        # What I have is what they said they want: the gift that a swap is, said as one.
        why = (*swaps.why(swap, name), *why[1:])
    return Told(
        title=swaps.title(swap, name) if swap else title(card, situation),
        who=_who(card, situation, name),
        role=_role(card, situation),
        chain=chain_names(card.step.chain, name),
        what=swaps.how(swap, name) if swap else _all(card.what, name),
        why=why,
        point=_all(card.point, name),
        now=_all(card.step.why_now, name),
        minutes=max(5, 5 * round(card.step.minutes / 5)),
        rests_on=rests_on(
            each.code for each in (*card.step.why_now, *card.what, *card.why, *card.point)
        ),
    )


def _swap(card: Card, situation: Situation) -> Swap | None:
    """The circle of moves that a card gives somebody, where it is one."""
    gift = card.step.match.offer.kind if card.step.kind == "give" and card.step.match else ""
    return moving.swap_with(situation, card.step.person) if gift == "swap" else None


def title(card: Card, situation: Situation) -> str:
    """What to do, in one line."""
    step = card.step
    facts: dict[str, object] = {"person": step.person, "first": step.first, "other": step.other}
    if card.promise is not None:
        facts |= {"text": card.promise.text, "due": card.promise.due}
    if step.match is not None:
        facts["offer"] = step.match.offer.text
    if step.kind in ("apply", "nudge") and step.why_now:
        facts |= step.why_now[0].facts
    return filled(STEPS[step.kind], facts, naming(situation))


def working_as(person: Person) -> Position | None:
    """What somebody does now; of several positions the one begun last."""
    now = [each for each in person.positions if each.until is None and not each.education]
    return max(now, key=lambda each: (each.since is not None, str(each.since)), default=None)


def works(person: Person) -> str:
    """What somebody does now: "Head of Data, Data Platform, Acme"."""
    best = working_as(person)
    return held(best) if best else ""


def held(position: Position) -> str:
    """A position in words: "Head of Data, Data Platform, Acme"."""
    parts = (position.title.text, position.unit, position.organisation)
    return ", ".join(part for part in parts if part)


def chain_names(chain: Chain | None, name: Name) -> tuple[str, ...]:
    """The people of a chain by name, from me on; () without one."""
    return tuple(name(each) for each in chain.people) if chain else ()


def _who(card: Card, situation: Situation, name: Name) -> str:
    step = card.step
    if step.person == situation.network.me:
        return "you"
    person = situation.network.people.get(step.person)
    parts = [name(step.person), works(person) if person else ""]
    told = ", ".join(part for part in parts if part)
    role = _role(card, situation)
    return f"{told} ({role})" if role else told


def _role(card: Card, situation: Situation) -> str:
    if card.role is None:
        return ""
    sure = situation.role(card.step.person, card.role) >= SURE_PLACE
    return (ROLES if sure else ROLES_MAYBE)[card.role]


def _all(reasons: Iterable[Reason], name: Name) -> tuple[str, ...]:
    return tuple(sentence for each in reasons if (sentence := said(each, name)))
