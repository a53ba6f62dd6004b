"""What a cell of a round says, as a value; None where it says something that cannot be."""

import math
import re
from functools import lru_cache
from typing import get_args

from inroad.method.exchange.pool import Same

MOST_RANK, MOST_SEATS, MOST_WEIGHT = 999, 100_000, 1_000_000.0
_WHOLE = re.compile(r"[+-]?\d{1,9}(?:[.,]0+)?")
_NUMBER = re.compile(r"[+-]?(?:\d{1,12}(?:[.,]\d{1,15})?|[.,]\d{1,15})(?:[eE][+-]?\d{1,3})?")
_SAME: dict[str, Same] = {
    **{each: each for each in get_args(Same)},
    "role and grade": "both", "role+grade": "both", "all": "both",
    "none": "neither", "any": "neither", "no": "neither", "nothing": "neither",
}  # fmt: skip


@lru_cache(maxsize=1 << 12)
def whole(text: str, least: int, most: int) -> int | None:
    """A whole number within bounds; spreadsheets write it as 2.0, too."""
    if not _WHOLE.fullmatch(text):
        return None
    number = int(re.split(r"[.,]", text)[0])
    return number if least <= number <= most else None


@lru_cache(maxsize=1 << 12)
def number(text: str, most: float = MOST_WEIGHT) -> float | None:
    """A number from 0 on, with a point or a comma."""
    if not _NUMBER.fullmatch(text):
        return None
    found = float(text.replace(",", "."))
    return found if math.isfinite(found) and 0 <= found <= most else None


def chance(text: str) -> float | None:
    """A chance in [0, 1], also as 80 %."""
    if text.endswith("%"):
        found = number(text[:-1].strip(), 100.0)
        return None if found is None else found / 100
    return number(text, 1.0)


def same(text: str) -> Same | None:
    """What must be equal between two seats."""
    return _SAME.get(" ".join(text.lower().split()))


@lru_cache(maxsize=1 << 17)
def spelling(text: str) -> str:
    """What two spellings of one name share: no case, single spaces."""
    return " ".join(text.casefold().split())
