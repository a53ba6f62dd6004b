"""Introductions that I ask for: what speaks for each, how far it is, when to remind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import get_args

from inroad.method.conversations import Ask, AskState
from inroad.method.loops import MONTH, nudge_due
from inroad.method.reach import Chain
from inroad.method.reasons import Reason
from inroad.method.roles import NOBODY, main_role
from inroad.method.situation import Situation
from inroad.method.steps import NextStep
from inroad.method.talking import questions, why_they_would
from inroad.store import keep, models
from inroad.store.models import User
from inroad.store.visible import one, visible_to

STATES: Sequence[str] = get_args(AskState)
REMINDED = "reminded"
"""What one does, beside the states: the ask stays asked."""
OPEN = ("to_ask", "asked")


@dataclass(frozen=True, slots=True)
class Tracked:
    """How far an ask is.

    `nudge_due` is the day from which a short reminder is fine, `rests_until` the
    day until which nothing more is asked; None where there is none.
    """

    ask: Ask
    nudge_due: date | None
    rests_until: date | None

    @property
    def version(self) -> str:
        """What a form was made from: an ask that moved since is not moved by it."""
        return f"{self.ask.id}:{self.ask.state}:{self.ask.nudges}"


@dataclass(frozen=True, slots=True)
class Introduction:
    """What speaks for asking `connector` for an introduction to `target`.

    `chain` is the likeliest that begins with them, `why` what is in it for both,
    `questions` what I would ask the target. `email` is the connector's own
    address, "" where none is known.
    """

    connector: int
    target: int
    tracked: Tracked | None
    chain: Chain | None
    why: tuple[Reason, ...]
    questions: tuple[Reason, ...]
    email: str


def introduction(viewer: User, thought: Situation, connector: int, target: int) -> Introduction:
    """All that one wants to know before asking, for two people who are there."""
    chains = thought.reach.chains(target)
    chain = next((each for each in chains if each.people[1] == connector), None)
    chance = chain.probability if chain else 0.0
    step = NextStep("ask_introduction", target, thought.parameters.ask_minutes, chance, None,
                    first=connector, chain=chain)  # fmt: skip
    match = thought.best_matches.get(target) or thought.assumed_match(target)
    role = main_role(thought.roles.get(target, NOBODY), thought.parameters)
    return Introduction(
        connector,
        target,
        tracked(thought, connector, target),
        chain if chain and chain.connectors else None,
        why_they_would(thought, step, match),
        questions(thought, step, role),
        _email(viewer, connector),
    )


def _email(viewer: User, person: int) -> str:
    """An address of theirs that is nobody else's."""
    rows = visible_to(viewer, models.Identifier).filter(
        person_id=person, kind="email", shared=False
    )
    return rows.order_by("pk").values_list("value", flat=True).first() or ""


def tracked(thought: Situation, connector: int, target: int) -> Tracked | None:
    """How far I am with asking one for the other; None before it began."""
    asks = [each for each in thought.network.asks
            if (each.connector, each.target) == (connector, target)]  # fmt: skip
    return _tracked(thought, asks[-1]) if asks else None


def _tracked(thought: Situation, ask: Ask) -> Tracked:
    p = thought.parameters
    due = nudge_due(ask, p)
    over = ask.on + timedelta(days=MONTH)
    if due and thought.now > over:
        due = None  # a reminder then would be a new ask
    rests = ask.state in ("silent", "declined") or (ask.state == "asked" and due is None)
    return Tracked(ask, due, ask.on + timedelta(days=p.rest_days) if rests else None)


def open_asks(thought: Situation) -> list[Tracked]:
    """Asks to make and asks without an answer, those to remind of first; each pair once."""
    latest = {(each.connector, each.target): each for each in thought.network.asks}
    found = [_tracked(thought, each) for each in latest.values() if each.state in OPEN]
    return sorted(found, key=lambda each: (each.nudge_due or date.max, each.ask.on, each.ask.id))


def ended_asks(thought: Situation, most: int = 20) -> list[Tracked]:
    """Asks with an answer, or without any for good, the latest first; each pair once."""
    latest = {(each.connector, each.target): each for each in thought.network.asks}
    ended = [each for each in latest.values() if each.state not in OPEN]
    ended.sort(key=lambda each: (each.on, each.id), reverse=True)
    return [_tracked(thought, each) for each in ended[:most]]


def move(
    viewer: User,
    thought: Situation,
    pair: tuple[int, int],
    state: str,
    version: str,
    now: datetime,
) -> int | None:
    """Move the ask of a pair (connector, target) on to a state, or note a reminder.

    An introduction that was made is behaviour of the connector's, and kept as such.

    Args:
        version: as it was when somebody decided (`Tracked.version`, "" before the first).
    Returns: the batch, by which it is undone; None where it has moved in between.
    Raises: NotFound: nobody has this id.
    """
    known = tracked(thought, *pair)
    if version != (known.version if known else ""):
        return None
    connector, target = (one(viewer, models.Person, each) for each in pair)
    label = f"{connector.name}, {target.name}"
    against = thought.network.revision
    with keep.batch(viewer, kind="asked", label=label, now=now, against=against) as batch:
        if state == REMINDED and known:
            row = one(viewer, models.Ask, known.ask.id)
            batch.change(row, state="asked", nudges=row.nudges + 1, on=now.date())
        elif state in STATES:
            _keep(batch, known, (connector, target), state, now.date())
    return batch.id if batch.touched else None


def _keep(
    batch: keep.OpenBatch,
    known: Tracked | None,
    pair: tuple[models.Person, models.Person],
    state: str,
    today: date,
) -> None:
    connector, target = pair
    anew = state == "asked" and known is not None and known.ask.state not in OPEN
    if known is None or anew:
        batch.add(models.Ask(connector_id=connector.pk, target_id=target.pk, state=state, on=today))
    else:
        batch.change(one(batch.viewer, models.Ask, known.ask.id), state=state, on=today)
    if state == "introduced":
        batch.add(
            models.Evidence(
                person_id=connector.pk, kind="introduced_me", on=today, text=target.name
            )
        )
