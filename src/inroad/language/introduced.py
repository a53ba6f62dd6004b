"""Somebody added by hand in one line: a name, then what they do, and where."""

import re
from dataclasses import dataclass

from inroad.language.text import clean

_EMAIL = re.compile(r"<?([^\s<>,;@]+@[^\s<>,;@]+\.[^\s<>,;@]+)>?")
_AT = re.compile(r"\s+(?:at|bei|chez|en|em|bij|@)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Introduced:
    """What a line says of somebody; empty where it says nothing."""

    name: str
    title: str = ""
    unit: str = ""
    organisation: str = ""
    email: str = ""


def read(line: str) -> Introduced:
    """Read "Priya Sharma, engineer, Data Platform at Acme, priya@example.com".

    The first part is the name, the last one with an "at" names the
    organisation; of what lies between, the first is the title and the second
    the unit. "Priya, engineer at Acme" has no unit.

    Raises: ValueError: there is no name.
    """
    line = clean(line)
    email = _EMAIL.search(line)
    rest = _EMAIL.sub("", line) if email else line
    parts = [part.strip() for part in rest.split(",")]
    name, *told = [part for part in parts if part] or [""]
    organisation = ""
    if not told and (split := _AT.split(name, maxsplit=1))[1:]:
        name, organisation = split
    elif told:
        *before, last = told
        split = _AT.split(f" {last}", maxsplit=1)
        if split[1:]:
            organisation = split[1].strip()
            told = [*before, *filter(None, [split[0].strip()])]
    if not name:
        raise ValueError("somebody has a name")
    title, unit = (*told, "", "")[:2]
    address = email[1].lower() if email else ""
    return Introduced(name.strip(), title.strip(), unit.strip(), organisation.strip(), address)
