"""From a path to its members: a file, each file of a folder, each file of a zip.

Nothing that a zip says about itself is believed: sizes are counted while
reading, and names are only ever shown.
"""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from inroad.formats.cleaning import clean_text
from inroad.formats.readings import Unread
from inroad.intake.measured import Allowance
from inroad.intake.zips import Zipped, is_zip, zipped

FILES_IN_A_FOLDER = 10_000
DEPTH_OF_A_FOLDER = 32
UNPACKED_BYTES = 200_000_000
NAME_CHARACTERS = 300
EARLIEST_YEAR = 1990  # a zip written without a clock says 1980
UNINTERESTING = frozenset(
    ".jpg .jpeg .png .gif .webp .heic .heif .svg .bmp .tif .tiff .ico .mp4 .mov .avi .m4v .mkv .mp3"
    " .wav .m4a .ogg .aac .pdf .html .htm .css .js .woff .woff2 .ttf .db .ini .lnk .exe"
    " .dll".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file to read, or (`refused`) the reason why it is not read.

    `packed` is its size inside the zip, 0 outside one; `allowance` is what
    its archive may still unpack.
    """

    name: str
    archive: str = ""
    size: int = 0
    modified: date | None = None
    open: Callable[[], BinaryIO] | None = None
    packed: int = 0
    allowance: Allowance | None = None
    refused: Unread | None = None

    @property
    def is_uninteresting(self) -> bool:
        """Whether such a file only lies beside what an export is about."""
        return bool(self.archive) and PurePosixPath(self.name).suffix.lower() in UNINTERESTING


def entries(path: Path, shown: str) -> Iterator[Entry]:
    """Everything to read at a path, in a fixed order; what cannot be read says why.

    Args:
        path: a file, a folder or a zip; a link here is followed, inside a folder not.
        shown: the name that people see.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _refused(shown, error_code(error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, _shown(path.resolve().name or shown))
    else:
        yield from _file(path, _shown(shown), archive="")


def opened(path: Path, *, follow: bool = True) -> BinaryIO:
    """A regular file for reading; OSError for anything else, without waiting on it."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    flags |= getattr(os, "O_BINARY", 0) | (0 if follow else getattr(os, "O_NOFOLLOW", 0))
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise IsADirectoryError(str(path))
    return os.fdopen(descriptor, "rb")


def error_code(error: OSError) -> str:
    """What kept a file from being read, as a code."""
    if isinstance(error, FileNotFoundError):
        return "file.missing"
    if isinstance(error, PermissionError):
        return "file.no_permission"
    return "file.not_a_file" if isinstance(error, IsADirectoryError) else "file.unreadable"


def _folder(folder: Path, shown: str) -> Iterator[Entry]:
    """The files of a folder and its folders, by name; hidden ones passed over."""
    count = 0
    failed: list[OSError] = []
    for base, folders, files in os.walk(folder, onerror=failed.append):
        below = Path(base).relative_to(folder)
        yield from (_refused(str(below), error_code(error)) for error in failed)
        failed.clear()
        linked = [name for name in folders if (Path(base) / name).is_symlink()]
        deep = len(below.parts) >= DEPTH_OF_A_FOLDER
        folders[:] = sorted(n for n in folders if not (_is_hidden(n) or n in linked or deep))
        for name in sorted((*files, *linked)):
            if _is_hidden(name):
                continue
            count += 1
            if count > FILES_IN_A_FOLDER:
                yield _refused(shown, "folder.too_many_files", str(FILES_IN_A_FOLDER))
                return
            yield from _file(Path(base) / name, _shown((below / name).as_posix()), archive=shown)
    yield from (_refused(shown, error_code(error)) for error in failed)


def _file(path: Path, name: str, archive: str) -> Iterator[Entry]:
    """A file as one entry, or the entries of a zip."""
    if archive and path.is_symlink():
        yield _refused(name, "file.link")
        return
    try:
        with opened(path) as stream:
            facts = os.fstat(stream.fileno())
            start = stream.read(4)
    except OSError as error:
        yield _refused(name, error_code(error))
        return
    if not facts.st_size:
        yield _refused(name, "file.empty")
    elif is_zip(start):
        yield from _zip(path, name)
    else:
        modified = datetime.fromtimestamp(facts.st_mtime, UTC).date()
        follow = not archive
        yield Entry(
            name, archive, facts.st_size, _plausible(modified), lambda: opened(path, follow=follow)
        )


def _zip(path: Path, shown: str) -> Iterator[Entry]:
    """The files of a zip, sharing one allowance of unpacked bytes."""
    allowance = Allowance(UNPACKED_BYTES)
    for item in zipped(lambda: opened(path), shown):
        if isinstance(item, Unread):
            yield Entry(shown, shown, refused=item)
        elif not any(_is_hidden(part) for part in PurePosixPath(item.name).parts):
            yield _zip_entry(item, shown, allowance)


def _zip_entry(item: Zipped, shown: str, allowance: Allowance) -> Entry:
    name = _shown(item.name)
    if item.refused:
        return _refused(f"{shown}/{name}", item.refused)
    if not item.size:
        return _refused(f"{shown}/{name}", "file.empty")
    modified = _plausible(item.modified)
    return Entry(name, shown, item.size, modified, item.open, item.packed, allowance)


def _is_hidden(name: str) -> bool:
    return name == "__MACOSX" or (name.startswith(".") and name not in (".", ".."))


def _plausible(day: date | None) -> date | None:
    return day if day and day.year >= EARLIEST_YEAR else None


def _shown(name: str) -> str:
    """A file's name as it may be shown: one line, no control characters, not endless."""
    return clean_text(name, NAME_CHARACTERS) or "?"


def _refused(place: str, code: str, detail: str = "") -> Entry:
    place = _shown(place)
    return Entry(place, refused=Unread(place, code, detail))
