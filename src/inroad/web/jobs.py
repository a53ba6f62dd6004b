"""Files that are being read: each in a thread of its own, looked at first, kept when told so.

Jobs live in memory. A restart loses them, and nothing else: what was kept is kept.
"""

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock, Thread
from typing import Literal

from django.db import connections

from inroad.actions.importing import Imported, import_files
from inroad.actions.restoring import put_back_if_whole
from inroad.errors import InroadError
from inroad.store.models import User
from inroad.store.refusals import clearly
from inroad.store.visible import database_of, file_of
from inroad.web import door, incoming

MOST = 4
State = Literal["reading", "read", "keeping", "kept", "failed"]
RUNNING: tuple[State, ...] = ("reading", "keeping")


class JobGone(InroadError):
    """What was being read here is not known (any more)."""

    code, http_status, exit_code = "files.gone", 404, 4


class TooMuchAtOnce(InroadError):
    """As many files are being read as may be at once."""

    code, http_status, exit_code = "files.too_many", 503, 75


class ReadingFailed(InroadError):
    """A fault of ours while files were read; nothing was kept."""

    code, http_status, exit_code = "files.fault", 500, 70


@dataclass(slots=True)
class Job:
    """Files that are read for one account, and how far that is.

    `whole` counts the rows of a whole export; `found` is what was understood,
    or (once kept) what was done. `error` says why it failed.
    """

    id: str
    account: tuple[str, int, int]
    files: tuple[Path, ...]
    digest: str
    addresses: tuple[str, ...] = ()
    next: str = ""
    state: State = "reading"
    name: str = ""
    done: int = 0
    total: int = 0
    found: Imported | None = None
    whole: int | None = None
    error: InroadError | None = None
    names: tuple[str, ...] = ()

    @property
    def runs(self) -> bool:
        """Whether a thread is at it."""
        return self.state in RUNNING

    @property
    def is_read(self) -> bool:
        """Whether the files are read, and what they say is being put together."""
        return 0 < self.total <= self.done

    def moved(self, name: str, done: int, total: int) -> None:
        """How far the reading is."""
        self.name, self.done, self.total = name, done, total


class Jobs:
    """The jobs of this process, a handful at most."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._one_at_a_time = Lock()

    def begin(
        self,
        viewer: User,
        files: Sequence[incoming.Arriving],
        now: datetime,
        addresses: tuple[str, ...] = (),
        going_on: str = "",
    ) -> Job:
        """Look at files; the same ones sent again while that goes on are the same job.

        Raises: TooMuchAtOnce.
        """
        digest, account = incoming.digest(files), _account(viewer)
        with self._one_at_a_time:
            for job in self._jobs.values():
                again = (job.account, job.digest, job.addresses) == (account, digest, addresses)
                if again and job.state in ("reading", "read"):
                    return job
            self._make_room()
            job = Job(secrets.token_urlsafe(12), account, incoming.kept(files), digest,
                      addresses, going_on)  # fmt: skip
            job.names = tuple(each.name for each in job.files)
            self._jobs[job.id] = job
        self._started(job, viewer, now, looking=True)
        return job

    def of(self, viewer: User, number: str) -> Job:
        """One job of the viewer's. Raises: JobGone."""
        job = self._jobs.get(number)
        if job is None or job.account != _account(viewer):
            raise JobGone
        return job

    def waiting(self, viewer: User) -> list[Job]:
        """The viewer's jobs that run, or wait for a word, the latest first."""
        account = _account(viewer)
        mine = [each for each in self._jobs.values() if each.account == account]
        return [each for each in reversed(mine) if each.runs or each.state == "read"]

    def keep(self, viewer: User, number: str, now: datetime) -> Job:
        """Keep what was read; said twice, it is kept once. Raises: JobGone."""
        job = self.of(viewer, number)
        with self._one_at_a_time:
            if job.state != "read":
                return job
            job.state = "keeping"
        job.moved("", 0, 0)
        self._started(job, viewer, now, looking=False)
        return job

    def let_go(self, viewer: User, number: str) -> None:
        """Keep nothing of it; a thread that still reads ends for itself. Raises: JobGone."""
        job = self.of(viewer, number)
        with self._one_at_a_time:
            if job.state == "keeping":
                return
            self._jobs.pop(number, None)
        if not job.runs:
            incoming.removed(job.files)

    def forget(self, viewer: User) -> None:
        """Let go of all that the viewer's jobs know: everything was erased, or replaced."""
        file, _, account = _account(viewer)
        with self._one_at_a_time:
            ours = [each for each in self._jobs.values() if each.account[::2] == (file, account)]
            for job in ours:
                del self._jobs[job.id]
        for job in ours:
            incoming.removed(job.files)

    def _make_room(self) -> None:
        """The oldest that is over goes, then the oldest that waits for a word."""
        while len(self._jobs) >= MOST:
            idle = [each for each in self._jobs.values() if not each.runs]
            over = [each for each in idle if each.state != "read"]
            if not idle:
                raise TooMuchAtOnce
            gone = (over or idle)[0]
            del self._jobs[gone.id]
            incoming.removed(gone.files)

    def _started(self, job: Job, viewer: User, now: datetime, *, looking: bool) -> None:
        Thread(
            target=self._run, args=(job, viewer, now, looking), name=f"files-{job.id}", daemon=True
        ).start()

    def _run(self, job: Job, viewer: User, now: datetime, looking: bool) -> None:
        try:
            state = _worked(job, viewer, now, looking=looking)
        except InroadError as error:
            job.error, state = error, "failed"
        except Exception:  # noqa: BLE001 - a thread has nobody else to tell
            job.error, state = ReadingFailed(log=door.noted()), "failed"
        finally:
            connections.close_all()
        with self._one_at_a_time:
            gone = job.id not in self._jobs
            if gone or state != "read":
                incoming.removed(job.files)
            job.state = state


def _worked(job: Job, viewer: User, now: datetime, *, looking: bool) -> State:
    with clearly():
        mine = User.objects.using(database_of(viewer)).get(pk=viewer.pk)
        if job.whole is not None or (looking and len(job.files) == 1):
            paths = [str(each) for each in job.files]
            job.whole = put_back_if_whole(mine, paths, dry_run=looking)
        if job.whole is None:
            job.found = import_files(mine, job.files, now, my_addresses=job.addresses,
                                     dry_run=looking, progress=job.moved)  # fmt: skip
    return "read" if looking else "kept"


def _account(viewer: User) -> tuple[str, int, int]:
    """Whose, and in which file: one that was put in its place is another's."""
    return (*file_of(viewer), viewer.pk)


jobs = Jobs()
"""Those of this process."""
