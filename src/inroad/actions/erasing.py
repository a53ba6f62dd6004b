"""Everything gone, for good; and the sample's invented people, which go as easily."""

import json
from pathlib import Path

from inroad.actions import reading
from inroad.errors import InroadError
from inroad.store import home
from inroad.store.models import User
from inroad.store.sqlite import files
from inroad.store.start import begin_anew


class NotASample(InroadError):
    """This home is not one that the demonstration made."""

    code, http_status, exit_code = "erase.no_sample", 409, 5


def erase_everything() -> User:
    """Take away the file, its copies, logs and mails, and begin anew. It cannot be undone.

    Backups and exports that somebody put elsewhere stay there. Raises: Busy, NotWritable.
    """
    reading.let_go()
    viewer = begin_anew()
    reading.let_go()  # a page may have been asked for in between
    return viewer


def mark_sample(written: tuple[Path, ...]) -> None:
    """Remember that this home shows invented people, and the files that they came from."""
    file = home.folder() / home.SAMPLE
    home.make_empty(file)
    file.write_text(json.dumps([str(each.resolve()) for each in written]), "utf-8")


def is_sample() -> bool:
    """Whether the demonstration made this home."""
    return (home.folder() / home.SAMPLE).is_file()


def let_sample_go() -> User:
    """Take the invented people away with their files; what was added to them goes along.

    Raises: NotASample, Busy, NotWritable.
    """
    if not is_sample():
        raise NotASample
    written = _sample_files()
    viewer = erase_everything()
    for file in written:
        files.shredded(file)
    return viewer


def _sample_files() -> list[Path]:
    """The files that the demonstration wrote, as far as they are where it wrote them."""
    try:
        listed = json.loads((home.folder() / home.SAMPLE).read_text("utf-8"))
        named = [Path(str(each)) for each in listed]
    except (OSError, ValueError, TypeError):
        return []
    beside = home.folder().resolve().parent / "files"
    return [each for each in named if each.parent == beside and each.is_file()]
