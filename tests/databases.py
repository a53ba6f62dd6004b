"""Django for tests: set up once in a process, without a database of its own."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import django
import pytest
from django.conf import settings


def set_up() -> None:
    """Make the tables' classes importable; tests bring their own databases."""
    from inroad.site.settings import base

    if not settings.configured:
        common = {name: getattr(base, name) for name in dir(base) if name.isupper()}
        settings.configure(**common, SECRET_KEY="of no use outside a test")
    django.setup()


def register(alias: str, entry: dict[str, Any]) -> None:
    """Let Django know a database by this name."""
    from django.db import connections

    wanted = {"default": connections.settings["default"], alias: entry}
    connections.settings[alias] = connections.configure_settings(wanted)[alias]


@contextmanager
def may_be_used(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test has a database of its own, so none needs to be kept from one."""
    has_plugin = request.config.pluginmanager.hasplugin("django")
    blocker = request.getfixturevalue("django_db_blocker") if has_plugin else None
    with blocker.unblock() if blocker else nullcontext():
        yield
