"""How the owned tables hang together."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import CASCADE, ForeignKey

from inroad.store.models import Owned

Link = tuple[type[Owned], "ForeignKey[Any, Any]"]
"""A table, and a foreign key in it that points at an owned table."""


@cache
def owned_tables() -> tuple[type[Owned], ...]:
    """Every owned table, each after the ones that it points at."""
    found: list[type[Owned]] = []

    def visit(model: type[Owned]) -> None:
        if model not in found:
            for link in links_of(model):
                visit(target_of(link))
            found.append(model)

    for model in apps.get_app_config("inroad").get_models():
        if issubclass(model, Owned):
            visit(model)
    return tuple(found)


def table(name: str) -> type[Owned]:
    """The owned table with a model's name, as a journal or an export has it."""
    return next(model for model in owned_tables() if model._meta.model_name == name)


@cache
def links_of(model: type[Owned]) -> "tuple[ForeignKey[Any, Any], ...]":
    """The foreign keys of a table that point at owned tables."""
    fields = (each for each in model._meta.concrete_fields if isinstance(each, ForeignKey))
    return tuple(each for each in fields if issubclass(target_of(each), Owned))


def target_of(link: "ForeignKey[Any, Any]") -> type[Any]:
    """The table that a foreign key points at."""
    target: type[Any] = link.remote_field.model
    return target


@cache
def links_to(model: type[Owned]) -> tuple[Link, ...]:
    """Every foreign key of an owned table that points at this one."""
    return tuple(_links_to(model))


def _links_to(model: type[Owned]) -> Iterator[Link]:
    for each in owned_tables():
        for link in links_of(each):
            if target_of(link) is model:
                yield each, link


def goes_with_it(link: "ForeignKey[Any, Any]") -> bool:
    """Whether a row is removed with the one it points at; otherwise it lets go."""
    return link.remote_field.on_delete is CASCADE
