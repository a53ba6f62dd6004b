"""Back in: a backup put in place, a whole export taken into an empty Inroad."""

import json
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from inroad.store import home, whole
from inroad.store.backup import Restored
from inroad.store.backup import restore as put_in_place
from inroad.store.models import User
from inroad.store.refusals import FileThere

MOST_BYTES = 2_000_000_000
_SIGN = b'"format"'


def restore(source: Path, now: datetime) -> Restored:
    """Put a backup in the place of the personal file.

    Raises: NoBackup, NewerFile, Busy.
    """
    return put_in_place(source, home.prepare(), now)


def put_back_if_whole(viewer: User, paths: Sequence[str]) -> int | None:
    """Put back a whole export when that is what the one file is; None when it is not.

    Raises: NotEmpty, UnknownDocument.
    """
    if len(paths) != 1 or not Path(paths[0]).is_file():
        return None
    file = Path(paths[0])
    with file.open("rb") as stream:
        head = stream.read(4096)
    if b'"inroad' not in head or _SIGN not in head or file.stat().st_size > MOST_BYTES:
        return None
    return whole.put_back(viewer, json.loads(file.read_text("utf-8")))


def written(to: Path, text: str) -> None:
    """Write an export for its owner's eyes alone.

    Raises: FileThere: `to` exists.
    """
    try:
        descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise FileThere(file=str(to)) from None
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        file.write(text)
