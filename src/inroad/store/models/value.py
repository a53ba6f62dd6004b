"""What can be given and what is wanted; as `method.value`."""

from django.db import models

from inroad.store.models.conversations import Conversation
from inroad.store.models.owned import Imported, Kept
from inroad.store.models.people import Person


class Offer(Imported):
    """Something I (or, with `person`, somebody of mine) can give.

    A skill that a file says I have is an offer of kind "know_how" with its
    `source` and `uid`.
    """

    kind = models.CharField(max_length=16)
    text = models.TextField()
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="offers"
    )


class Need(Kept):
    """Something a person wants, in their words when `stated`."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="needs")
    text = models.TextField()
    stated = models.BooleanField(default=True)
    on = models.DateField(null=True, blank=True)
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.SET_NULL, related_name="needs"
    )
    met_on = models.DateField(null=True, blank=True)
