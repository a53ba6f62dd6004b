"""Which Inroad wrote a file: its migrations, against the ones that are known here."""

from contextlib import closing
from pathlib import Path

from inroad.store import migrations
from inroad.store.sqlite import files


def known() -> tuple[str, ...]:
    """The names of this version's migrations, in order."""
    folder = Path(str(migrations.__file__)).parent
    return tuple(sorted(each.stem for each in folder.glob("[0-9]*.py")))


def applied(file: Path) -> tuple[str, ...]:
    """The names of the migrations that a file has seen, in order."""
    with closing(files.opened(file)) as connection:
        there = connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'"
        ).fetchone()
        if not there:
            return ()
        rows = connection.execute("SELECT name FROM django_migrations WHERE app = 'inroad'")
        return tuple(sorted(name for (name,) in rows.fetchall()))


def unknown_migrations(file: Path) -> tuple[str, ...]:
    """What a newer Inroad did to the file, nothing when this version knows it all."""
    return tuple(sorted(set(applied(file)) - set(known())))
