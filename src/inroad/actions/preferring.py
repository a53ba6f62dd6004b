"""What a seeker wishes: how much time a week has, and a calendar that shows what is due."""

from inroad.errors import InroadError
from inroad.store import keep
from inroad.store.models import User
from inroad.store.models.user import MOST_MINUTES, new_secret


class NoSuchWeek(InroadError):
    """A week has no such number of minutes."""

    code, http_status, exit_code = "prefer.minutes", 400, 2


def minutes_a_week(viewer: User, minutes: int) -> None:
    """Have this much time a week, from now on.

    Raises: NoSuchWeek: it is negative, or more than a week has.
    """
    if not 0 <= minutes <= MOST_MINUTES:
        raise NoSuchWeek(minutes=minutes, most=MOST_MINUTES)
    keep.prefer(viewer, minutes_a_week=minutes)


def new_feed(viewer: User) -> str:
    """A calendar's address that nobody knows; the one before is good no more."""
    keep.prefer(viewer, feed_secret=new_secret())
    return viewer.feed_secret


def end_feed(viewer: User) -> None:
    """No calendar reads what is due any more."""
    keep.prefer(viewer, feed_secret="")


def discreet_feed(viewer: User, discreet: bool) -> None:
    """Let the calendar name nobody, or the people as well."""
    keep.prefer(viewer, feed_discreet=discreet)
