"""Time zones as calendars name them: Olson names, Windows names, own definitions.

An own definition counts with its standard offset only: its rules are not
expanded, because a rule can ask for centuries of seconds, and an hour in
summer changes no day of a meeting worth speaking of.
"""

import re
from collections.abc import Mapping
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")
_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?")
NAME_CHARACTERS = 100
ZONES_IN_A_FILE = 1_000


class Zones:
    """The zones of one calendar file, each looked up once."""

    def __init__(self) -> None:
        self._offsets: dict[str, str] = {}
        self._found: dict[str, tzinfo] = {}

    def define(self, name: str, offset: str) -> None:
        """Note the standard offset that the file states for a zone's name."""
        if len(self._offsets) < ZONES_IN_A_FILE:
            self._offsets[name[:NAME_CHARACTERS]] = offset[:7]

    def named(self, name: str) -> tzinfo:
        """The zone of a name; UTC for one that nobody knows."""
        name = name.strip().strip('"')[:NAME_CHARACTERS]
        if name not in self._found:
            if len(self._found) >= ZONES_IN_A_FILE:
                return UTC
            self._found[name] = self._look_up(name)
        return self._found[name]

    def _look_up(self, name: str) -> tzinfo:
        parts = name.strip("/").split("/")
        for candidate in ("/".join(parts[-2:]), "/".join(parts[-3:]), parts[-1]):
            if zone := _olson(candidate):
                return zone
        return _olson(_olson_of_windows(name)) or _fixed(self._offsets.get(name, "")) or UTC


def _olson(name: str) -> tzinfo | None:
    """The zone of an Olson name; None when the name is none."""
    if not _NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _olson_of_windows(name: str) -> str:
    return windows_zones().get(name, "")


@cache
def windows_zones() -> Mapping[str, str]:
    """Olson names by the names that Windows gives to zones."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return dict(WINDOWS_TO_OLSON)


def _fixed(offset: str) -> tzinfo | None:
    """A zone of one offset, such as +0530."""
    found = _OFFSET.fullmatch(offset)
    if found is None or int(found[2]) > 14 or int(found[3]) > 59:
        return None
    span = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(-span if found[1] == "-" else span)
