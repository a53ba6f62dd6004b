"""What every action begins with: the network as it is, thought through for now."""

from datetime import date
from pathlib import Path

from inroad.method.network import Network
from inroad.method.parameters import Parameters, UnknownParameter, overridden
from inroad.method.situation import Situation
from inroad.store import home, snapshot
from inroad.store.models import User

PARAMETERS = "parameters.toml"


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
    """Everything the viewer has, thought through for today."""
    numbers = parameters()
    return Situation(snapshot.of(viewer, numbers), today, numbers)
