"""The moment: real, or held for demos and tests."""

import os
from datetime import UTC, datetime

YEARS = range(1990, 2200)


class NoMoment(ValueError):
    """`INROAD_NOW` is no moment of ours."""


def now() -> datetime:
    """The moment, in UTC; `INROAD_NOW` (ISO 8601) holds the clock.

    Raises: NoMoment: it is no date, or none of our time.
    """
    held = os.environ.get("INROAD_NOW", "")
    if not held:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(held)
    except ValueError:
        raise NoMoment(f"INROAD_NOW is no date: {held}") from None
    if moment.year not in YEARS:
        raise NoMoment(f"INROAD_NOW is no day of ours: {held}")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
