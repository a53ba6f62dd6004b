"""What goes and what stays when somebody is forgotten."""

from collections.abc import Mapping

from inroad.words.say import counted

_COUNTED: dict[str, tuple[str, str]] = {
    "conversation": ("talk that you logged", "talks that you logged"),
    "need": ("need", "needs"),
    "promise": ("promise", "promises"),
    "evidence": ("note of what they did", "notes of what they did"),
    "offer": ("offer of theirs", "offers of theirs"),
    "ask": ("ask for an introduction", "asks for an introduction"),
    "named": ("mention of whom somebody named", "mentions of whom somebody named"),
    "position": ("position", "positions"),
    "identifier": ("address, number or profile", "addresses, numbers and profiles"),
    "sighting": ("mention in a file or list", "mentions in files and lists"),
    "trace": ("message or meeting from your files", "messages and meetings from your files"),
    "reporting": ("line of who reports to whom", "lines of who reports to whom"),
    "step": ("suggestion that you settled", "suggestions that you settled"),
}


def gone(counts: Mapping[str, int]) -> list[str]:
    """What goes, with how much of it there is."""
    found = [counted(counts[each], *words) for each, words in _COUNTED.items() if counts.get(each)]
    return ["the name, and where it stands in anything else that you wrote", *found]


def staying(counts: Mapping[str, int]) -> list[str]:
    """What stays, and why."""
    shared = counts.get("shared_talk", 0)
    talks = f"{counted(shared, 'talk', 'talks')} with others too, without their name and words"
    return [
        *([talks] if shared else []),
        "what you learnt about a place, without saying from whom",
        "your own lines that call them by one name only: look through what was done",
        "a mark that names nobody, so that the next import does not bring them back",
        "backups, exports and the files that you imported: delete those yourself",
    ]
