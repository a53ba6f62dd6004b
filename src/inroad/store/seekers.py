"""A new seeker: an account, and the person in their own network that they are."""

from datetime import datetime

from django.db import transaction

from inroad.store import models
from inroad.store.models import User


def begin(now: datetime, *, name: str = "", email: str = "", using: str = "default") -> User:
    """Make an account with its own person, and nothing else."""
    with transaction.atomic(using=using):
        user = User(name=name, email=email, created=now)
        user.set_unusable_password()
        user.save(using=using)
        me = models.Person(owner_id=user.pk, name=name, is_me=True)
        me.save(using=using)
    return user
