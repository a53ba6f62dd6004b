"""Dated contacts between people; as `formats.readings.Trace`, one row per pair."""

from typing import Any

from django.conf import settings
from django.db import models

from inroad.store.models.owned import Kept
from inroad.store.models.people import Person


class Trace(Kept):
    """`sender` reached `other` at a moment.

    A message to three people has three rows. A meeting has a row in each
    direction for each two who took part.
    """

    # The unique key and the index below begin with the owner already.
    owner: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    source = models.CharField(max_length=40)
    uid = models.CharField(max_length=300)
    kind = models.CharField(max_length=16)
    at = models.DateTimeField()
    sender = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    minutes = models.IntegerField(default=0)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "source", "uid", "sender", "other"], name="trace_once"
            )
        ]
        # Holds all that the snapshot adds up, in the order in which it groups.
        indexes = [
            models.Index(fields=["owner", "sender", "other", "kind", "at"], name="trace_contacts")
        ]
