"""What was suggested, and what became of it; as `method.network.Step`."""

from django.db import models

from inroad.store.models.owned import Kept
from inroad.store.models.people import Person


class Plan(Kept):
    """The proposal of a week: its cards as they were shown.

    In `cards`, the ids of people stand under the keys "person" and "people"
    only, so that they can be found when a person is erased or an export is
    put back.
    """

    on = models.DateField()
    minutes = models.IntegerField()
    cards = models.JSONField(default=list)


class Step(Kept):
    """What became of a suggestion: `key` is the card's."""

    key = models.CharField(max_length=200)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=24)
    state = models.CharField(max_length=20)
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
