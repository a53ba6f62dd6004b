"""The week in a mail: its cards and promises, with links that settle them from there.

A link is signed and asks for nothing else. It names the account, the suggestion and
what became of it, is good for two weeks, and does what it says once.
"""

import hashlib
import hmac
import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Literal

from django.core import signing

from inroad.actions import planning, undoing
from inroad.errors import InroadError
from inroad.method.plan import Card
from inroad.method.situation import Situation
from inroad.store import home, models
from inroad.store.models import User
from inroad.store.refusals import NothingToUndo
from inroad.store.visible import visible_to

MOST_CARDS = 5
GOOD_DAYS = 14
SALT = "inroad.digest"
STATES = ("done", "snoozed")


class LinkNotGood(InroadError):
    """Nobody here signed this link, or what it was about is erased."""

    code, http_status, exit_code = "digest.link", 404, 4


class LinkTooOld(InroadError):
    """The mail is older than its links are good for."""

    code, http_status, exit_code = "digest.too_old", 410, 4


@dataclass(frozen=True, slots=True)
class Item:
    """A card with what the links of the mail say: signed words for done and for later."""

    card: Card
    done: str
    later: str


@dataclass(frozen=True, slots=True)
class Digest:
    """A week: its number ("2026-W10"), what I promised, and the cards."""

    week: str
    on: date
    situation: Situation
    promises: tuple[Item, ...]
    cards: tuple[Item, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Acted:
    """What a link did: "done", "snoozed", "undone"; `again`: it was so before.

    `undo` are the signed words that take it back, "" where nothing is to be taken back.
    """

    what: Literal["done", "snoozed", "undone", "settled"]
    name: str = ""
    again: bool = False
    undo: str = ""


def digest(viewer: User, now: datetime) -> Digest:
    """This week's cards and promises; looking at it keeps nothing."""
    thought, plan = planning.week(viewer, now)
    year, number, _ = now.isocalendar()

    def item(card: Card) -> Item:
        signed = (_signed(viewer, now, key=card.step.key, state=state) for state in STATES)
        return Item(card, *signed)

    return Digest(
        week=f"{year}-W{number:02}",
        on=now.date(),
        situation=thought,
        promises=tuple(map(item, plan.promises[:MOST_CARDS])),
        cards=tuple(map(item, plan.cards[:MOST_CARDS])),
        mark=mark(viewer),
    )


def mark(viewer: User) -> str:
    """What a link has of the account; another after everything was erased."""
    return hashlib.sha256(f"digest:{viewer.secret}".encode()).hexdigest()[:16]


def _signed(viewer: User, now: datetime, **said: Any) -> str:
    until = now.date() + timedelta(days=GOOD_DAYS)
    account = {"account": viewer.pk, "mark": mark(viewer), "until": until.isoformat()}
    return signing.dumps({**account, **said}, salt=SALT)


def act(viewer: User, link: str, now: datetime) -> Acted:
    """Do what a link of the mail says, unless it is done.

    Raises: LinkNotGood, LinkTooOld. Moved: something was kept meanwhile; try again.
    """
    said = _read(viewer, link, now)
    if "undo" in said:
        return _taken_back(viewer, int(said["undo"]), now)
    key, state = str(said["key"]), str(said["state"])
    try:
        batch = planning.mark_step(viewer, key, state, now)
    except planning.StepSettled:
        return _settled(viewer, key, state, now)
    step = visible_to(viewer, models.Step).select_related("person").get(batch=batch)
    return _acted(viewer, step, state, now, again=False)


def _read(viewer: User, link: str, now: datetime) -> dict[str, Any]:
    try:
        said = signing.loads(link, salt=SALT)
        until = date.fromisoformat(said["until"])
        ours = said["account"] == viewer.pk and hmac.compare_digest(said["mark"], mark(viewer))
    except (signing.BadSignature, ValueError, TypeError, KeyError) as error:
        raise LinkNotGood from error
    if not ours or not ("undo" in said or said.get("state") in STATES):
        raise LinkNotGood
    if now.date() > until:
        raise LinkTooOld(until=until)
    return dict(said)


def _settled(viewer: User, key: str, state: str, now: datetime) -> Acted:
    """A suggestion that is not open any more: by this link, or by something else."""
    steps = visible_to(viewer, models.Step).select_related("person")
    last = steps.filter(key=key).order_by("-pk").first()
    if last is None or last.state != state:
        return Acted("settled", last.person.name if last else "")
    return _acted(viewer, last, state, now, again=True)


def _acted(viewer: User, step: models.Step, state: str, now: datetime, *, again: bool) -> Acted:
    name = "" if step.person.is_me else step.person.name
    undo = _signed(viewer, now, undo=step.batch_id) if step.batch_id else ""
    return Acted("done" if state == "done" else "snoozed", name, again, undo)


def _taken_back(viewer: User, batch: int, now: datetime) -> Acted:
    try:
        undoing.undo(viewer, batch, now)
    except NothingToUndo:
        return Acted("undone", again=True)
    return Acted("undone")


def file_of(week: str) -> Path:
    """Where a week's mail is written, unless somebody says where."""
    return home.folder() / f"digest-{week}.eml"


def written(message: EmailMessage, week: str) -> Path:
    """Write the week's mail into Inroad's folder, in place of an earlier one of this week."""
    file = file_of(week)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    home.make_empty(draft)
    draft.write_bytes(message.as_bytes())
    draft.replace(file)
    return file
