"""Readings on their way from the child to the parent, as JSON lines.

What comes back is checked like anything from outside: types, lengths and
ranges. The child read a stranger's file and is not trusted more than the file.
"""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, get_args

from inroad.formats.readings import (
    Career,
    Followed,
    Hidden,
    OpeningSeen,
    Reading,
    ReportsTo,
    Skill,
    Trace,
    TraceKind,
    Unread,
)
from inroad.method.identity import Handle, Sighting

TEXT_CHARACTERS = 20_000
UID_CHARACTERS = 1_000
VALUES = 1_000
LINE_BYTES = 4_000_000
YEARS = range(1900, 2200)
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")

Check = Callable[[Any], Any]


def line_of(message: list[object]) -> bytes:
    """One message as a line of JSON in ASCII."""
    return json.dumps(message, default=_plain, separators=(",", ":")).encode("ascii") + b"\n"


def packed(reading: Reading) -> list[object]:
    """A reading as its class's name and its fields in their order."""
    name = type(reading).__name__
    return [name, *(getattr(reading, field) for field in _FIELDS[name])]


def unpacked(message: object) -> Reading:
    """The reading that a message holds; ValueError when it holds none."""
    if not (isinstance(message, list) and message):
        raise ValueError("no reading")
    name, *values = message
    if not (isinstance(name, str) and name in _CLASSES):
        raise ValueError("no kind of reading")
    checks = _CHECKS[name]
    if len(values) != len(checks):
        raise ValueError("not the fields of a reading")
    made = [check(value) for check, value in zip(checks, values, strict=True)]
    return _CLASSES[name](*made)


def text(value: Any, limit: int = TEXT_CHARACTERS) -> str:
    """The value as a text without control and direction characters."""
    if not isinstance(value, str) or len(value) > limit:
        raise ValueError("no text, or one too long")
    return value if value.isprintable() else _UNSAFE.sub("", value)


def number(value: Any, most: int = 2**53) -> int:
    """The value as a whole number from 0."""
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError("no number, or one too large")
    return value


def _plain(value: object) -> object:
    if isinstance(value, Handle):
        return [value.name, value.email, value.slug, value.phone]
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _uid(value: Any) -> str:
    uid = text(value, UID_CHARACTERS)
    if not uid:
        raise ValueError("no uid")
    return uid


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("no flag")  # noqa: TRY004 (bad data is a ValueError here)
    return value


def _day(value: Any) -> date | None:
    if value is None:
        return None
    day = date.fromisoformat(text(value, 10))
    if day.year not in YEARS:
        raise ValueError("no day of our time")
    return day


def _moment(value: Any) -> datetime:
    at = datetime.fromisoformat(text(value, 40))
    if at.tzinfo is None or at.year not in YEARS:
        raise ValueError("no moment of our time, or one without its zone")
    return at.astimezone(UTC)


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(text(item) for item in _listed(value))


def _handle(value: Any) -> Handle:
    if not isinstance(value, list) or len(value) != 4:
        raise ValueError("no handle")
    handle = Handle(*(text(item, UID_CHARACTERS) for item in value))
    if handle == Handle():
        raise ValueError("a handle of nobody")
    return handle


def _handle_or_me(value: Any) -> Handle | None:
    return None if value is None else _handle(value)


def _handles(value: Any) -> tuple[Handle, ...]:
    return tuple(_handle(item) for item in _listed(value))


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list) or len(value) > VALUES:
        raise ValueError("no list, or one too long")
    return value


def _one_of(*words: str) -> Check:
    def check(value: Any) -> str:
        if not (isinstance(value, str) and value in words):
            raise ValueError("not one of the words")
        return value

    return check


_CLASSES: dict[str, Callable[..., Reading]] = {
    cls.__name__: cls
    for cls in (
        Sighting, Trace, Career, Skill, OpeningSeen, Followed, ReportsTo, Hidden, Unread,
    )
}  # fmt: skip
_SHAPES: dict[str, dict[str, Check]] = {
    "Sighting": {
        "uid": _uid, "name": text, "emails": _texts, "slugs": _texts, "phones": _texts,
        "organisation": text, "unit": text, "title": text, "location": text, "seen_on": _day,
        "connected_on": _day, "note": text, "is_me": _flag,
    },
    "Trace": {
        "uid": _uid, "kind": _one_of(*get_args(TraceKind)), "at": _moment, "sender": _handle,
        "others": _handles, "text": text, "minutes": number,
    },
    "Career": {
        "uid": _uid, "who": _handle_or_me, "organisation": text, "title": text, "unit": text,
        "since": _day, "until": _day, "location": text, "education": _flag,
    },
    "Skill": {"uid": _uid, "name": text},
    "OpeningSeen": {
        "uid": _uid, "organisation": text, "title": text, "stage": _one_of("saved", "applied"),
        "on": _day, "url": text,
    },
    "Followed": {"uid": _uid, "organisation": text, "on": _day},
    "ReportsTo": {"uid": _uid, "who": _handle, "manager": _handle, "seen_on": _day},
    "Hidden": {"place": text, "count": number},
    "Unread": {"place": text, "code": text, "detail": text},
}  # fmt: skip
_FIELDS = {name: tuple(shape) for name, shape in _SHAPES.items()}
_CHECKS = {name: tuple(shape.values()) for name, shape in _SHAPES.items()}
