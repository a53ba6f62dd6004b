"""Files on their way in: streamed to disk, for the owner's eyes alone, gone afterwards.

What a browser says a file is called is data: it is shown, and never a path.
"""

import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from inroad.store import home
from inroad.store.refusals import DiskFull, NotWritable

LONGEST_NAME = 120
ENOSPC = 28


class Arriving(UploadedFile):  # type: ignore[type-arg]  # takes none when it runs
    """One file as it arrives; closing it takes its name away, and with it what has no other."""

    def __init__(self, name: str) -> None:
        self.on_disk = tempfile.NamedTemporaryFile(dir=_folder(), suffix=".part")  # noqa: SIM115
        super().__init__(self.on_disk, base_name(name), "", 0, None)
        self.digest = hashlib.sha256()

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.on_disk.name)

    def add(self, chunk: bytes) -> None:
        """Write one more piece."""
        self.on_disk.write(chunk)
        self.digest.update(chunk)
        self.size = (self.size or 0) + len(chunk)


class Streaming(FileUploadHandler):
    """Writes what a form sends to disk, piece by piece.

    A disk that is full ends it; `request.not_taken` then says so to the view.
    """

    file: Any

    def new_file(self, *args: Any, **facts: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **facts)
        try:
            self.file = Arriving(str(self.file_name))
        except OSError as error:
            self._stopped(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Add a piece to it."""
        try:
            self.file.add(raw_data)
        except OSError as error:
            self._stopped(error)

    def file_complete(self, file_size: int) -> Arriving:
        """The whole file."""
        self.file.on_disk.flush()
        return cast("Arriving", self.file)

    def upload_interrupted(self) -> None:
        """The browser went away."""
        if getattr(self, "file", None) is not None:
            self.file.close()

    def _stopped(self, error: OSError) -> None:
        kind = DiskFull if error.errno == ENOSPC else NotWritable
        self.request.not_taken = kind(said=error.strerror)  # type: ignore[union-attr]
        raise StopUpload(connection_reset=False) from error


def base_name(said: str) -> str:
    """A name that a file can have, from what a browser says: no path, nothing hidden."""
    last = said.replace("\\", "/").rpartition("/")[2]
    kept = "".join(each for each in last if each.isprintable()).strip().lstrip(".-").strip()
    while len(kept.encode()) > LONGEST_NAME:
        stem, dot, ending = kept.rpartition(".")
        kept = f"{stem[:-1]}{dot}{ending}" if stem and len(ending) < 12 else kept[:-1]
    return kept or "file"


def kept(files: Sequence[Arriving]) -> tuple[Path, ...]:
    """Let files stay until `removed` takes them away: each alone in a folder, by its name.

    Returns: their paths; two of one name lie side by side.
    """
    place = _folder() / secrets.token_urlsafe(12)
    place.mkdir(mode=home.OWNER_ONLY_FOLDER)
    found = []
    for number, each in enumerate(files):
        inside = place / str(number)
        inside.mkdir(mode=home.OWNER_ONLY_FOLDER)
        file = inside / str(each.name)
        os.link(each.path, file)  # closing the upload takes its first name only
        found.append(file)
    return tuple(found)


@contextmanager
def for_now() -> Iterator[Path]:
    """A folder for the time of one request."""
    with tempfile.TemporaryDirectory(dir=_folder()) as place:
        yield Path(place)


def digest(files: Sequence[Arriving]) -> str:
    """What tells these files from others: their names and contents."""
    said = sorted(f"{each.name}\0{each.digest.hexdigest()}" for each in files)
    return hashlib.sha256("\0".join(said).encode()).hexdigest()


def removed(paths: Sequence[Path]) -> None:
    """Take files away that `kept` gave."""
    for each in {path.parent.parent for path in paths}:
        shutil.rmtree(each, ignore_errors=True)


def cleared() -> None:
    """Take away what an earlier run left; while nothing else is served."""
    shutil.rmtree(home.folder() / home.INCOMING, ignore_errors=True)


def _folder() -> Path:
    place = home.folder() / home.INCOMING
    place.mkdir(mode=home.OWNER_ONLY_FOLDER, exist_ok=True)
    return place
