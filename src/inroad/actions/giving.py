"""Offers and needs: what I can give, what they want, and what meets what."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import get_args
from weakref import WeakKeyDictionary

from inroad.actions.reading import situation
from inroad.errors import InroadError
from inroad.language.meaning import OWN, terms
from inroad.method.plan import next_steps
from inroad.method.situation import Situation
from inroad.method.steps import NextStep
from inroad.method.value import Match, Offer, OfferKind
from inroad.store import keep, models
from inroad.store.models import User
from inroad.store.visible import one, visible_to

OFFER_KINDS: Sequence[str] = get_args(OfferKind)
LONGEST_PHRASE = 4
_WORD = re.compile(r"\w[\w'’+#./&-]*(?<=[\w+#])|\w")


class UnknownKind(InroadError):
    """There is no such kind of offer."""

    code, http_status, exit_code = "value.unknown_kind", 400, 2


def offer(viewer: User, kind: str, text: str, now: datetime) -> models.Offer:
    """Keep something that I can give; said again, it is the same offer.

    Raises: UnknownKind: none of the six kinds.
    """
    if kind not in OFFER_KINDS:
        raise UnknownKind(kind=kind, kinds=", ".join(OFFER_KINDS))
    known = visible_to(viewer, models.Offer).filter(person=None, kind=kind, text=text).first()
    if known is not None:
        return known
    with keep.batch(viewer, kind="offer", label=text, now=now) as batch:
        return batch.add(models.Offer(kind=kind, text=text))


def offers(viewer: User) -> list[models.Offer]:
    """What I can give, the latest last."""
    return list(visible_to(viewer, models.Offer).filter(person=None).order_by("pk"))


def withdraw(viewer: User, number: int, now: datetime) -> int:
    """Take back an offer.

    Returns: the batch, by which it is undone.
    Raises: NotFound: there is none with this id.
    """
    row = one(viewer, models.Offer, number)
    with keep.batch(viewer, kind="offer", label=f"withdrawn: {row.text}", now=now) as batch:
        batch.remove(row)
    return batch.id


def need(viewer: User, person: int, text: str, now: datetime) -> models.Need:
    """Keep a need that somebody stated, in their words."""
    with keep.batch(viewer, kind="need", label=text, now=now) as batch:
        return batch.add(
            models.Need(
                person_id=one(viewer, models.Person, person).pk,
                text=text,
                stated=True,
                on=now.date(),
            )
        )


def needs(viewer: User) -> list[models.Need]:
    """Every need that is not met yet, the latest first."""
    rows = visible_to(viewer, models.Need).filter(met_on=None)
    return list(rows.select_related("person").order_by("-on", "-pk"))


def met(viewer: User, number: int, now: datetime) -> int | None:
    """Say that a need is met; one that is met already stays as it is.

    Returns: the batch, by which it is undone; None where nothing changed.
    Raises: NotFound: there is none with this id.
    """
    row = one(viewer, models.Need, number)
    if row.met_on is not None:
        return None
    with keep.batch(viewer, kind="gift", label=row.text, now=now) as batch:
        batch.change(row, met_on=now.date())
        batch.add(
            models.Evidence(person_id=row.person_id, kind="need_met", on=now.date(), text=row.text)
        )
    return batch.id


_pairs: WeakKeyDictionary[Situation, list[NextStep]] = WeakKeyDictionary()
"""Who could help each other in a situation, worked out once for each."""


def possible(viewer: User, now: datetime) -> tuple[Situation, list[Match], list[NextStep]]:
    """What I could give to whom, and which two of my people could help each other."""
    thought = situation(viewer, now.date())
    if thought not in _pairs:
        _pairs[thought] = [each for each in next_steps(thought) if each.kind == "introduce_two"]
    return thought, thought.matches, _pairs[thought]


def words_met(match: Match) -> tuple[str, ...]:
    """The words of a need that an offer meets, as they were said and in that order."""
    said = _WORD.findall(match.need.text)
    left, found = set(match.shared), {}
    for length in range(1, LONGEST_PHRASE + 1):
        for at in range(len(said) - length + 1):
            words = " ".join(said[at : at + length])
            own = {term for term, weight in terms(words).items() if weight == OWN}
            met = {term for term in own & left if length == 1 or "_" in term}
            if met:
                found[at] = words
                left -= met
    return (*(found[at] for at in sorted(found)), *sorted(each.replace("_", " ") for each in left))


def mine(thought: Situation) -> list[Offer]:
    """My offers in a situation."""
    return [each for each in thought.network.offers if each.person is None]
