"""Introductions that I asked for; as `method.conversations.Ask`."""

from django.db import models

from inroad.store.models.owned import Kept
from inroad.store.models.people import Person


class Ask(Kept):
    """An introduction to `target` that I asked (or mean to ask) `connector` for."""

    connector = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    target = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=12)
    on = models.DateField()
    nudges = models.IntegerField(default=0)
