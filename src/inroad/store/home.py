"""The folder that holds a person's Inroad: the database, the secret key, nothing else's.

Knows no Django, so that settings may ask it. Looking never writes; `prepare`
makes what is missing.
"""

import os
import secrets
from pathlib import Path

from platformdirs import user_data_path

from inroad.store.refusals import NotWritable

DATABASE = "inroad.sqlite3"
KEY = "secret_key"
LAST_ERROR = "last_error.txt"
"""Where a door writes what happened in a fault; it may name people."""
INCOMING = "incoming"
"""A folder for files on their way in; what lies there is nobody's when nothing is served."""
MAIL = "mail.toml"
"""How the weekly digest is sent: it holds a password."""
SAMPLE = "sample.json"
"""Stands in a home that shows invented people: the files that they came from."""
OWNER_ONLY_FOLDER, OWNER_ONLY_FILE = 0o700, 0o600


def folder() -> Path:
    """Where everything is kept: `INROAD_HOME`, else the platform's data folder."""
    chosen = os.environ.get("INROAD_HOME", "")
    return Path(chosen).expanduser() if chosen else user_data_path("inroad", appauthor=False)


def database() -> Path:
    """The one SQLite file."""
    return folder() / DATABASE


def copies() -> list[Path]:
    """What was kept aside beside the database: before a migration, before a restore."""
    name = Path(DATABASE)
    return sorted(folder().glob(f"{name.stem}-*{name.suffix}"))


def written_about() -> list[Path]:
    """The mails and notes of faults that lie here: each may name anybody."""
    patterns = ("digest-*.eml*", f"{LAST_ERROR}*")
    return sorted(file for pattern in patterns for file in folder().glob(pattern))


def told_of_people() -> list[Path]:
    """Every file here that Inroad wrote and that may tell of somebody.

    Not among them: the secret key and what a running page is found by, which say nothing of
    anybody, and a person's own numbers (parameters.toml).
    """
    base = Path(DATABASE)
    patterns = (f"{base.stem}*{base.suffix}*", f".{base.stem}*{base.suffix}*", "digest-*.eml*",
                MAIL, SAMPLE, f"{LAST_ERROR}*", f"{INCOMING}/**/*")  # fmt: skip
    found = {file for pattern in patterns for file in folder().glob(pattern)}
    return sorted(file for file in found if file.is_symlink() or file.is_file())


def secret_key() -> str:
    """The kept secret key; before `prepare`, one that is as good but not kept."""
    try:
        return (folder() / KEY).read_text("ascii").strip() or secrets.token_urlsafe(50)
    except OSError:
        return secrets.token_urlsafe(50)


def prepare() -> Path:
    """Make the folder, the key and an empty file, for the owner's eyes alone.

    Returns: the database file.
    Raises: NotWritable: the folder cannot be made or written.
    """
    place = folder()
    try:
        place.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        place.chmod(OWNER_ONLY_FOLDER)
        _kept_once(place / KEY, secrets.token_urlsafe(50))
        # SQLite gives its -wal and -shm files the permissions of this one.
        make_empty(place / DATABASE)
        for name in (KEY, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
            if (place / name).exists():
                (place / name).chmod(OWNER_ONLY_FILE)
    except OSError as error:
        raise NotWritable(folder=str(place), said=error.strerror or str(error)) from error
    if not os.access(place, os.W_OK | os.X_OK):
        raise NotWritable(folder=str(place), said="permission denied")
    return place / DATABASE


def make_empty(file: Path) -> None:
    """Make a file that only its owner may read, unless it is there."""
    os.close(os.open(file, os.O_CREAT | os.O_WRONLY, OWNER_ONLY_FILE))


def _kept_once(file: Path, text: str) -> None:
    """Write a file whole or not at all; of two at a time, the first one's stays."""
    if file.exists():
        return
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    make_empty(draft)
    draft.write_text(text + "\n", "ascii")
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
