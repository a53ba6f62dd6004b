"""Several programs at once, and programs that are killed."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from inroad.store.sqlite import files

BEGIN = """
import sys
from datetime import UTC, datetime
from inroad.store.start import open_personal
owner = open_personal()
from inroad.store import keep, models
now = datetime(2026, 3, 2, tzinfo=UTC)
def write(size):
    with keep.batch(owner, kind="import", now=now) as batch:
        batch.add_many([models.Person(name="x") for _ in range(size)])
    sys.stdout.write(f"{batch.id}\\n")  # in one piece, or not at all
    sys.stdout.flush()
"""


def program(home: Path, code: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "INROAD_HOME": str(home)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.Popen(
        [sys.executable, "-c", BEGIN + code], env=environment, text=True, stdout=subprocess.PIPE
    )


def test_programs_that_write_at_once_lose_no_row(tmp_path: Path) -> None:
    """Two that start together on an empty folder, then write 40 batches each."""
    both = [program(tmp_path, "for _ in range(40): write(3)") for _ in range(2)]
    said = [each.communicate(timeout=60)[0].split() for each in both]
    assert [0, 0] == [each.returncode for each in both]
    assert 80 == len({batch for each in said for batch in each})
    with closing(files.opened(tmp_path / "inroad.sqlite3")) as connection:
        found = files.counts(connection)
        revision = connection.execute("SELECT revision FROM inroad_user").fetchall()
    assert (1 + 240, 80) == (found["inroad_person"], found["inroad_batch"])
    assert [(80,)] == revision


KILLED_TWENTY_TIMES = """
import os, random, signal, time
from django.db import connections
chance = random.Random(20)
write(1)
kills = 0
while kills < 20 or len(keep.batches(owner)) < 5:  # a slow machine takes more
    connections["default"].close()
    child = os.fork()
    while child == 0:
        write(500)
    time.sleep(chance.uniform(0.005, 0.1))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    kills += 1
"""


def test_a_killed_program_leaves_old_or_new(tmp_path: Path) -> None:
    """Killed twenty times while writing: a batch is whole or not there, none said is missing."""
    writer = program(tmp_path, KILLED_TWENTY_TIMES)
    acknowledged = set(writer.communicate(timeout=60)[0].split())
    assert 0 == writer.returncode
    with closing(files.opened(tmp_path / "inroad.sqlite3", writable=True)) as connection:
        assert "" == files.damage(connection)
        sizes = dict(
            connection.execute(
                "SELECT batch_id, COUNT(*) FROM inroad_person WHERE batch_id > 1 GROUP BY batch_id"
            ).fetchall()
        )
        kept = {str(each) for (each,) in connection.execute("SELECT id FROM inroad_batch")}
    assert {500} >= set(sizes.values())
    assert kept == {"1", *map(str, sizes)}
    assert acknowledged <= kept
    assert len(kept) >= 5
