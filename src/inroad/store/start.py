"""Opening the personal file: made, checked, brought up to date, or clearly refused.

Importing this module loads no Django, so that a door can show its help at once.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from inroad.store import home
from inroad.store.refusals import Corrupt, NewerFile, NotWritable, clearly, refusal
from inroad.store.sqlite import files
from inroad.store.sqlite.build import fixed_build
from inroad.store.sqlite.options import file_database
from inroad.store.versions import applied, known, unknown_migrations

if TYPE_CHECKING:
    from inroad.store.models import User

SETTINGS = "inroad.site.settings.personal"
_ready: set[tuple[Path, int]] = set()
"""Files (with their inode: a restored one is another) that this process has checked."""


def open_personal() -> "User":
    """The owner of the file in Inroad's folder; both are made when missing.

    Checks and migrations happen once in a process; after that it is one query.

    Raises: NotWritable: the folder or the file. Corrupt: it is no database, or
        damaged. NewerFile: a newer Inroad wrote it. DiskFull. Busy: somebody
        held it for more than five seconds. OldSqlite: no sound SQLite here.
    """
    file = home.prepare()
    set_up()
    _point_at(file)
    with clearly():
        _make_ready(file)
        return _owner()


def begin_anew() -> "User":
    """Take away for good all that is kept in Inroad's folder, and begin with nothing.

    Each file is overwritten before it goes, as far as the disk lets us.
    Raises: Busy: somebody has the file open. NotWritable: a file cannot be taken away.
    """
    from django.db import connections

    file = home.database()
    connections.close_all()
    with _one_at_a_time(file):
        if file.exists():
            files.alone(file)
        for each in home.told_of_people():
            files.shredded(each)
        # The next file may get the same inode.
        _ready.clear()
    return open_personal()


def set_up() -> None:
    """Make the tables' classes importable; touches no file."""
    import django
    from django.apps import apps

    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
        django.setup()


def _point_at(file: Path) -> None:
    """Make "default" this file, when the folder is another than at the start."""
    from django.db import connections

    if connections.settings["default"].get("NAME") == str(file):
        return
    connections["default"].close()
    del connections["default"]
    wanted = {"default": file_database(file)}
    connections.settings["default"] = connections.configure_settings(wanted)["default"]


def _make_ready(file: Path) -> None:
    key = (file, file.stat().st_ino)
    if key in _ready:
        return
    with _one_at_a_time(file):
        _refuse_what_is_unsound(file)
        if set(known()) - set(applied(file)):
            _migrate(file)
    _ready.add(key)


def _refuse_what_is_unsound(file: Path) -> None:
    try:
        if not files.looks_like_a_database(file):
            raise Corrupt(file=str(file), said="not a database")
        with closing(files.opened(file)) as connection:
            wrong = files.damage(connection, quick=True)
        newer = unknown_migrations(file)
    except fixed_build().Error as error:
        raise (refusal(error) or Corrupt(file=str(file), said=str(error))) from error
    if wrong:
        raise Corrupt(file=str(file), said=wrong)
    if newer:
        raise NewerFile(file=str(file), migrations=newer)


def _migrate(file: Path) -> None:
    """Bring the tables up to date; a file that holds something is copied before."""
    from django.core.management import call_command

    from inroad.store import guards

    before = applied(file)
    if before:
        copy = file.with_name(f"{file.stem}-{before[-1][:4]}{file.suffix}")
        copy.unlink(missing_ok=True)
        files.copied(file, copy)
    try:
        call_command("migrate", database="default", verbosity=0, interactive=False)
    finally:
        # A migration that fails half-way leaves the tables as they were, guarded.
        guards.install("default")


def _owner() -> "User":
    from django.utils import timezone

    from inroad.store.models import User
    from inroad.store.seekers import begin

    found = User.objects.using("default").order_by("pk").first()
    if found is not None:
        return found
    with _one_at_a_time(home.database()):
        return User.objects.using("default").order_by("pk").first() or begin(timezone.now())


@contextmanager
def _one_at_a_time(file: Path) -> Iterator[None]:
    """Keep a second program, started at the same moment, from making the same tables."""
    try:
        handle = os.open(file.with_name("starting"), os.O_CREAT | os.O_RDWR, home.OWNER_ONLY_FILE)
    except OSError as error:
        raise NotWritable(folder=str(file.parent), said=error.strerror) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
