"""Whom a message went to, from a list of names that is joined by commas.

Names have commas of their own ("Ana Ruiz, PhD"), so a list is read by the
profile addresses beside it, else by the names that wrote in the conversation.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from inroad.formats.cleaning import clean_name, fold, is_post_nominal
from inroad.formats.readings import Handle

_LONGEST_NAME = 6  # parts between commas: "Ana Ruiz, PhD, MBA, PMP, CSM, PE"
NOBODY = frozenset({"linkedin member", "linkedin"})


@dataclass(slots=True)
class Known:
    """The names that wrote something, with the slugs they wrote under."""

    slugs_of: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def add(self, handle: Handle) -> None:
        """Remember a writer."""
        key = fold(handle.name)
        if key:
            self.slugs_of.setdefault(key, set()).update({handle.slug} - {""})
        if handle.slug and handle.name:
            self.names[handle.slug] = handle.name

    def slug_of(self, name: str) -> str:
        """The name's slug when it has exactly one, else ""."""
        slugs = self.slugs_of.get(fold(name), set())
        return next(iter(slugs)) if len(slugs) == 1 else ""


def recipients(
    text: str, slugs: Sequence[str], conversation: Known, everybody: Known
) -> tuple[Handle, ...]:
    """The people in a list of names, and no one who might not exist.

    Args:
        text: the names, joined by commas.
        slugs: of their profiles in the same order; empty in old exports.
        conversation: who wrote in this conversation.
        everybody: who wrote in any conversation of the file.
    """
    parts = _split(text, everybody.slugs_of)
    if not slugs:
        sure = (name for name, certain in parts if certain and fold(name) not in NOBODY)
        return tuple(
            Handle(name=name, slug=conversation.slug_of(name) or everybody.slug_of(name))
            for name in dict.fromkeys(sure)
        )
    if len(slugs) == 1:
        return (Handle(name=clean_name(text), slug=slugs[0]),)
    names: Iterable[str] = (name for name, _ in parts)
    if len(parts) != len(slugs):
        names = (everybody.names.get(slug, "") for slug in slugs)
    return tuple(Handle(name=name, slug=slug) for name, slug in zip(names, slugs, strict=True))


def _split(text: str, known: Container[str]) -> list[tuple[str, bool]]:
    """The names in the list, each with whether it is surely one person's name.

    Known names are taken first, the longest at each place. What is unknown is
    sure only at the start: later it may be a part of the name before it.
    """
    parts = text.split(",")[:500]
    names: list[tuple[str, bool]] = []
    start = 0
    while start < len(parts):
        end = _end_of_known(parts, start, known)
        certain = end > 0 or start == 0
        end = end or start + 1
        while end < len(parts) and is_post_nominal(parts[end], after=" ".join(parts[start:end])):
            end += 1
        if name := clean_name(",".join(parts[start:end])):
            names.append((name, certain))
        start = end
    return names


def _end_of_known(parts: Sequence[str], start: int, known: Container[str]) -> int:
    """Where the longest known name that begins at `start` ends; 0 when there is none."""
    for end in range(min(len(parts), start + _LONGEST_NAME), start, -1):
        if fold(clean_name(",".join(parts[start:end]))) in known:
            return end
    return 0
