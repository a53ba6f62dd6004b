"""What goes when somebody is forgotten: said before it is done, because it cannot be undone."""

from collections.abc import Mapping

from django.db.models import Q

from inroad.store import models
from inroad.store.models import User
from inroad.store.tables import goes_with_it, links_to
from inroad.store.visible import visible_to


def would_go(viewer: User, person: int) -> Mapping[str, int]:
    """How many rows of each table would go with somebody, by the table's name.

    "conversation" counts talks with nobody else, "shared_talk" those that stay
    because somebody else took part.
    """
    found = {}
    wanted: dict[type[models.Owned], Q] = {}
    for model, link in links_to(models.Person):
        if goes_with_it(link):
            wanted[model] = wanted.get(model, Q()) | Q(**{link.name: person})
    for model, condition in wanted.items():
        found[str(model._meta.model_name)] = visible_to(viewer, model).filter(condition).count()
    participants = visible_to(viewer, models.Participant)
    talks = participants.filter(person_id=person).values("conversation_id")
    with_others = participants.filter(conversation_id__in=talks).exclude(person_id=person)
    shared = with_others.values("conversation_id").distinct().count()
    found["shared_talk"] = shared
    found["conversation"] = found.pop("participant", 0) - shared
    return found
