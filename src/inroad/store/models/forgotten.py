"""What is left of a forgotten person: nothing that says who it was."""

from django.db import models

from inroad.store.models.owned import Owned


class Forgotten(Owned):
    """A salted hash of an identifier, so that the next import does not bring it back."""

    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "digest"], name="forgotten_once")]
