"""What happened with one person, as their timeline says it."""

from inroad.actions.timeline import Moment
from inroad.words.cards import Name
from inroad.words.say import filled
from inroad.words.understood import EVIDENCE

_CHANNELS: dict[str, str] = {
    "coffee": "Coffee",
    "lunch": "Lunch",
    "call": "Call",
    "video": "Video call",
    "meeting": "Meeting",
    "mail": "Mail",
    "chat": "Chat",
    "event": "Met at an event",
    "other": "Talk",
}
_STATES: dict[str, str] = {
    "to_ask": "not asked yet",
    "asked": "no answer yet",
    "introduced": "done",
    "declined": "they said no",
    "silent": "no answer",
}
_ROLES: dict[str, str] = {
    "insider": "works there",
    "job_creator": "creates jobs there",
    "pathfinder": "made this move",
    "meet": "worth meeting",
    "introduces": "they will introduce you",
}
MOMENTS: dict[str, str] = {
    **{f"talk.{code}": f"{words}[, with {{others}} too]" for code, words in _CHANNELS.items()},
    **{f"shown.{code}": words[:1].upper() + words[1:] for code, words in EVIDENCE.items()},
    **{f"ask.of.{code}": f"An introduction to {{target}} through them: {words}"
       for code, words in _STATES.items()},
    **{f"ask.for.{code}": f"An introduction through {{connector}}: {words}"
       for code, words in _STATES.items()},
    **{f"named.{code}": f"Named {{person}}: {words}" for code, words in _ROLES.items()},
    **{f"named_by.{code}": f"Named by {{by}}: {words}" for code, words in _ROLES.items()},
    "promised.by_me": "You promised[, by {due}]",
    "promised.to_me": "Promised you[, by {due}]",
    "dropped.by_me": "You promised, and it no longer stands",
    "dropped.to_me": "Promised you, and it no longer stands",
    "kept.by_me": "You kept your promise",
    "kept.to_me": "Kept their promise",
    "need.stated": "Said what they need",
    "need.assumed": "You think that they need",
    "told.learnt": "You learnt",
    "told.opening": "Told you of an opening",
}  # fmt: skip


def heading(moment: Moment, name: Name) -> str:
    """What happened, without the words that were written down."""
    return filled(MOMENTS[moment.code], moment.facts, name)
