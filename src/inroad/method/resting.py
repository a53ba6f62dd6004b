"""What rests: people and suggestions that are left in peace for a while, or for good."""

from datetime import timedelta

from inroad.method.conversations import Ask
from inroad.method.situation import TALKS, Situation
from inroad.method.steps import NextStep


def rests(situation: Situation, step: NextStep) -> bool:
    """Whether I said not now, never, or did it a short while ago."""
    people = {step.person, step.first, step.other} - {None, 0}
    if people & situation.ruled_out:
        return True
    if step.kind in TALKS and step.person in situation.put_off:
        return True
    known = situation.steps.get(step.key)
    if known is None or known.state == "proposed":
        return False
    if known.state == "snoozed":
        return known.until is not None and situation.now < known.until
    if known.state == "dismissed" or step.row:
        return True  # a promise, a need, an opening: done once is done
    rest = timedelta(days=situation.parameters.rest_after_talk_days)
    return situation.now < known.on + rest


def waiting(situation: Situation) -> list[Ask]:
    """Asks without an answer, and those refused, silent or fulfilled a short while ago.

    Their connectors are not asked for anything else meanwhile. A no looks like
    silence; both rest as long.
    """
    p, now = situation.parameters, situation.now
    rest, thanked = timedelta(days=p.rest_days), timedelta(days=p.rest_after_talk_days)
    return [
        ask
        for ask in situation.network.asks
        if (ask.state in ("asked", "silent", "declined") and now < ask.on + rest)
        or (ask.state == "introduced" and now < ask.on + thanked)
    ]
