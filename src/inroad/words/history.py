"""What was done, as "undo" and its list name it."""

from inroad.words.say import shortened

KINDS: dict[str, str] = {
    "asked": "introduction",
    "edit": "corrected",
    "email": "address",
    "remove": "removed",
    "restore": "put back",
    "thank": "thanked",
    "different": "two kept apart",
    "dismissed": "not this suggestion",
    "done": "done",
    "gift": "need met",
    "goal": "goal",
    "import": "imported",
    "learned": "learnt",
    "log": "logged",
    "merge": "made one",
    "need": "need",
    "not_this_person": "not this person",
    "offer": "offer",
    "opening": "opening",
    "people": "added",
    "plan": "plan",
    "promise": "promise",
    "snoozed": "put off",
}
"""By the kind of a batch, also of one that an older version kept."""


def kind(code: str) -> str:
    """What was done, in a word or two."""
    return KINDS.get(code, code.replace("_", " "))


def label(code: str, text: str) -> str:
    """What it was done with; what an older version wrote before a name is left out."""
    return shortened(text.removeprefix("add ") if code == "people" else text)


def told(code: str, text: str) -> str:
    """Both on one line."""
    return ": ".join(filter(None, (kind(code), label(code, text))))
