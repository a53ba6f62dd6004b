"""Jobs, how far each is, and whom I follow; as `method.conversations.Opening`."""

from django.db import models

from inroad.store.models.conversations import Conversation
from inroad.store.models.owned import Imported
from inroad.store.models.people import Person


class Opening(Imported):
    """A job at a place, and how far it is."""

    organisation = models.CharField(max_length=300)
    title = models.CharField(max_length=500, blank=True)
    stage = models.CharField(max_length=16)
    heard_on = models.DateField()
    unit = models.CharField(max_length=300, blank=True)
    told_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    applied_on = models.DateField(null=True, blank=True)
    saved = models.BooleanField(default=False)
    url = models.TextField(blank=True)
    outcome = models.CharField(max_length=16, blank=True)
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )


class Follow(Imported):
    """An organisation that I follow."""

    organisation = models.CharField(max_length=300)
    on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "organisation"], name="follow_once")
        ]
