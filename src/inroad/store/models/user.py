"""The account: whose rows they are."""

import secrets

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

MINUTES_A_WEEK, MOST_MINUTES = 120, 10_000
"""The time for a week: the default (assumed), and all that there is."""


def new_secret() -> str:
    """A fresh secret of 256 random bits."""
    return secrets.token_hex(32)


class User(AbstractBaseUser):
    """An account. On a person's own machine there is exactly one.

    `revision` counts the batches kept, so that whoever read something can tell
    whether it moved since. `secret` salts what is remembered of forgotten
    people, and means nothing anywhere else.

    `minutes_a_week` is the time for conversations. `feed_secret` is the
    calendar's address, "" while there is none; `feed_discreet`: it names nobody.
    """

    name = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=320, blank=True)
    revision = models.BigIntegerField(default=0)
    secret = models.CharField(max_length=64, default=new_secret, editable=False)
    created = models.DateTimeField()
    minutes_a_week = models.IntegerField(default=MINUTES_A_WEEK)
    feed_secret = models.CharField(max_length=64, blank=True, default="", editable=False)
    feed_discreet = models.BooleanField(default=True)

    objects = BaseUserManager["User"]()

    USERNAME_FIELD = "email"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email"], condition=~models.Q(email=""), name="user_email_once"
            )
        ]
