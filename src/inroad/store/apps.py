"""The one Django app with tables."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class Store(AppConfig):
    """Everything that is kept, under the label "inroad"."""

    name = "inroad.store"
    label = "inroad"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Guard the borders between owners whenever tables were made or changed."""
        pre_migrate.connect(_open_borders, sender=self)
        post_migrate.connect(_guard_borders, sender=self)


def _open_borders(using: str, **_told: Any) -> None:
    from inroad.store import guards

    guards.lift(using)


def _guard_borders(using: str, **_told: Any) -> None:
    from inroad.store import guards

    guards.install(using)
