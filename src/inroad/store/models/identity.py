"""Which imported mentions are one person; as `method.identity`."""

from django.db import models

from inroad.store.models.owned import Kept
from inroad.store.models.people import Person


class Sighting(Kept):
    """One imported mention, as the file said it, and the person it is of.

    `facts` holds the fields of `method.identity.Sighting`; `digest` is a hash
    of them, so that the same row read again changes nothing.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sightings")
    source = models.CharField(max_length=40)
    uid = models.CharField(max_length=300)
    digest = models.CharField(max_length=64)
    facts = models.JSONField(default=dict)
    seen_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "source", "uid", "digest"], name="sighting_once"
            )
        ]


class Distinct(Kept):
    """The seeker's word that two people are not the same; the order means nothing."""

    a = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "a", "b"], name="distinct_once")]
