"""Mentions of a forgotten person in other rows' free text, taken out."""

import hashlib
import re
from collections.abc import Iterator, Set
from typing import Any

from django.db.models import CharField, JSONField, TextField

from inroad.store import models
from inroad.store.models import Owned, User
from inroad.store.tables import owned_tables
from inroad.store.visible import database_of, visible_to

GONE = "[forgotten]"

_LONGEST_CODE = 40
"""Columns up to this width hold codes of ours and names of formats, nobody's words."""

# What names somebody else stays: a namesake keeps their name.
_OTHERS_OWN = {("person", "name"), ("identifier", "value")}
_NAMES = frozenset({"name", "value", "emails", "slugs", "phones"})


class Scrubber:
    """Knows what the person was called and said; read before their rows go."""

    def __init__(self, viewer: User, person: models.Person, going: dict[type[Owned], set[int]]):
        self._viewer = viewer
        self._people = going[models.Person]
        names, said = _known_as(viewer, person, going), _said(viewer, going)
        self._everywhere = _pattern(names | said)
        # In a talk that they took part in, a single name means them.
        words = {word for name in names for word in re.findall(r"\w{2,}", name)}
        self._in_talks = _pattern(names | said, words)

    def scrub(self, going: dict[type[Owned], set[int]], shared_talks: set[int]) -> int:
        """Take the mentions out of every row that stays. Returns: rows changed."""
        changed = 0
        for model in owned_tables():
            names = list(_texts(model))
            if not names:
                continue
            rows = visible_to(self._viewer, model).only("pk", "owner_id", *names)
            ids = going.get(model, set())
            touched = [
                row
                for row in rows.iterator(chunk_size=2_000)
                if row.pk not in ids and self._scrubbed(row, names, shared_talks)
            ]
            if touched:
                written = model._base_manager.using(database_of(self._viewer))
                written.bulk_update(touched, names, batch_size=500)
            changed += len(touched)
        return changed

    def _scrubbed(self, row: Owned, names: list[str], shared_talks: set[int]) -> bool:
        in_talk = isinstance(row, models.Conversation) and row.pk in shared_talks
        pattern = self._in_talks if in_talk else self._everywhere
        skipped = _NAMES if isinstance(row, models.Sighting | models.Change) else frozenset()
        found = False
        for name in names:
            before = getattr(row, name)
            after = self._kept(name, before, pattern, skipped)
            if after != before:
                setattr(row, name, after)
                found = True
        return found

    def _kept(
        self, name: str, value: Any, pattern: re.Pattern[str], skipped: frozenset[str]
    ) -> Any:
        if name == "uid":  # stays one of its kind, and says nothing
            hashed = hashlib.sha256(str(value).encode()).hexdigest()
            return f"{GONE} {hashed}" if pattern.search(value) else value
        if name == "cards" and isinstance(value, list):
            value = [card for card in value if not _is_about(card, self._people)]
        return _without(pattern, value, skipped)


def _known_as(viewer: User, person: models.Person, going: dict[type[Owned], set[int]]) -> set[str]:
    known = {person.name}
    people = visible_to(viewer, models.Person).filter(pk__in=going[models.Person])
    known |= set(people.values_list("name", flat=True))
    rows = visible_to(viewer, models.Identifier).filter(person__in=going[models.Person])
    known |= set(rows.filter(shared=False).values_list("value", flat=True))
    sightings = visible_to(viewer, models.Sighting).filter(pk__in=going.get(models.Sighting, ()))
    for facts in sightings.values_list("facts", flat=True):
        known.add(str(facts.get("name", "")))
        for key in ("emails", "slugs"):
            known |= {str(each) for each in facts.get(key) or ()}
    return {each.strip() for each in known if len(each.strip()) > 2}


def _said(viewer: User, going: dict[type[Owned], set[int]]) -> set[str]:
    """The person's own needs and promises, which a logged line may repeat."""
    said: set[str] = set()
    for model in (models.Need, models.Promise, models.Evidence, models.Offer):
        rows: Any = visible_to(viewer, model).filter(pk__in=going.get(model, ()))
        said |= {text.strip() for text in rows.values_list("text", flat=True)}
    return {text for text in said if len(text) > 7}


def _pattern(phrases: Set[str], words: Set[str] = frozenset()) -> re.Pattern[str]:
    """Finds phrases in any case; a phrase of one word only as it is written.

    Somebody known as "Will" does not take the verb out of every sentence.
    """
    one_word = {phrase for phrase in phrases if phrase.isalpha()}
    loose = _alternatives((phrases - one_word) | words)
    strict = _alternatives(one_word)
    return re.compile(rf"(?<!\w)(?:(?i:{loose})|(?:{strict}))(?!\w)")


def _alternatives(phrases: Set[str]) -> str:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    spaced = (r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return "|".join(each for each in spaced if each) or "(?!)"


def _is_about(card: Any, people: set[int]) -> bool:
    if isinstance(card, dict):
        named = [card.get("person"), *_listed(card.get("people"))]
        return bool(people.intersection(each for each in named if isinstance(each, int))) or any(
            _is_about(each, people) for each in card.values()
        )
    return isinstance(card, list) and any(_is_about(each, people) for each in card)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(model: type[Owned]) -> Iterator[str]:
    for field in model._meta.concrete_fields:
        own = (str(model._meta.model_name), field.name) in _OTHERS_OWN
        is_code = isinstance(field, CharField) and (field.max_length or 999) <= _LONGEST_CODE
        if isinstance(field, CharField | TextField | JSONField) and not own and not is_code:
            yield field.name


def _without(pattern: re.Pattern[str], value: Any, skipped: frozenset[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(GONE, value) if value else value
    if isinstance(value, list):
        return [_without(pattern, each, skipped) for each in value]
    if isinstance(value, dict):
        return {
            key: each if key in skipped else _without(pattern, each, skipped)
            for key, each in value.items()
        }
    return value
