"""What every action begins with: the network as it is, thought through for now."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from inroad.method.network import Network
from inroad.method.parameters import Parameters, UnknownParameter, overridden
from inroad.method.situation import Situation
from inroad.store import home, models, snapshot, visible
from inroad.store.models import User

Found = TypeVar("Found")

PARAMETERS = "parameters.toml"
REMEMBERED = 2
"""Situations that are kept in memory: one for each day that a page may ask about."""
_remembered: OrderedDict[tuple[object, ...], Situation] = OrderedDict()
_found: dict[str, tuple[tuple[object, ...], object]] = {}
_one_at_a_time = Lock()


def parameters(folder: Path | None = None) -> Parameters:
    """The method's numbers, with those that a file in Inroad's folder overrides.

    Raises: UnknownParameter: the file names something else, or cannot be read.
    """
    file = (folder or home.folder()) / PARAMETERS
    try:
        return overridden(file.read_text("utf-8")) if file.is_file() else Parameters.DEFAULT
    except (UnicodeDecodeError, OSError) as error:
        raise UnknownParameter(name=PARAMETERS, reason="it cannot be read as text") from error


def network(viewer: User) -> Network:
    """Everything the viewer has."""
    return snapshot.of(viewer, parameters())


def situation(viewer: User, today: date) -> Situation:
    """Everything the viewer has, thought through for today.

    A situation is a value: as long as nothing was kept since (the account's
    revision, in the same file, says so), the one thought through before is
    given again, with all that it has worked out.
    """
    numbers = parameters()
    key = (visible.file_of(viewer), viewer.pk, viewer.revision, today, numbers)
    with _one_at_a_time:
        if key in _remembered:
            _remembered.move_to_end(key)
            return _remembered[key]
        found = Situation(snapshot.of(viewer, numbers), today, numbers)
        if not visible.is_rehearsed(viewer):
            # What was read may be newer than the account was: it is kept as what it is.
            _remembered[(*key[:2], found.network.revision, *key[3:])] = found
        while len(_remembered) > REMEMBERED:
            _remembered.popitem(last=False)
        return found


def situation_on(viewer: User, day: date) -> Situation:
    """What the viewer knew on an earlier day, thought through for that day."""
    numbers = parameters()
    return Situation(snapshot.of(viewer, numbers, until=day), day, numbers)


def names(viewer: User) -> Mapping[int, str]:
    """Everybody's name but mine, by id: the same mapping for as long as nothing was kept.

    A line is read anew at every pause of somebody who types it; the index of these
    names, which takes longer than the reading, is made once for each mapping.
    """

    def found() -> Mapping[int, str]:
        rows = visible.visible_to(viewer, models.Person).filter(is_me=False)
        return dict(rows.values_list("id", "name"))

    return once(viewer, "names", found)


def once(viewer: User, what: str, find: Callable[[], Found]) -> Found:
    """What is found in the rows alone, found once for as long as nothing was kept."""
    key = (visible.file_of(viewer), viewer.pk, viewer.revision)
    at, before = _found.get(what, (None, None))
    if at == key:
        return cast("Found", before)
    found = find()
    if not visible.is_rehearsed(viewer):
        _found[what] = (key, found)
    return found


def let_go() -> None:
    """Keep nothing in memory: somebody was erased, or another file put in place."""
    with _one_at_a_time:
        _remembered.clear()
        _found.clear()
