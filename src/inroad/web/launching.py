"""Who may come in: whoever can read Inroad's folder, through a link that works once.

The command line signs a launch link with the folder's secret key. The page
exchanges it for a cookie; the link is then used up. A browser without the cookie
sees nothing. Cookies are not kept apart by port: the cookie is named after the
folder, so that two Inroads do not overwrite each other's, and as another program
on this machine may be sent it, every request is also asked where it comes from
(`guard`).
"""

import contextlib
import fcntl
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

from django.core import signing

from inroad.store import home

COOKIE = "inroad"
COOKIE_SECONDS = 7 * 24 * 3600
LAUNCH_SECONDS = 60
_LAUNCH, _DOOR = "inroad.launch", "inroad.door"
SERVING, LOCK = "serving.json", "lock"
PORTS = 65_536


@dataclass(frozen=True, slots=True)
class Serving:
    """A page that is being served: where, by which process, in which run."""

    port: int
    pid: int
    run: str

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}/"


class Launches:
    """The launch links of one run, each good for one use within a minute."""

    def __init__(self, run: str) -> None:
        self.run = run
        self._used: set[str] = set()
        self._one_at_a_time = Lock()

    def use(self, key: str) -> bool:
        """Whether the link is good; it is not good again."""
        try:
            said = signing.loads(key, salt=_LAUNCH, max_age=LAUNCH_SECONDS)
        except signing.BadSignature:
            return False
        once = said.get("once", "") if isinstance(said, dict) else ""
        if not once or said.get("run") != self.run:
            return False
        with self._one_at_a_time:
            fresh = once not in self._used
            self._used.add(once)
        return fresh


_launches: list[Launches] = []


def begin(run: str) -> None:
    """From now on this process serves this run."""
    _launches[:] = [Launches(run)]


def run() -> str:
    """The run that is being served; "" when none is."""
    return _launches[0].run if _launches else ""


def used(key: str) -> bool:
    """Whether a launch link was good; it is not good again."""
    return bool(_launches) and _launches[0].use(key)


def launch_link(serving: Serving) -> str:
    """A fresh link that opens the page once."""
    said = {"run": serving.run, "once": secrets.token_urlsafe(16)}
    return f"{serving.address}enter?key={signing.dumps(said, salt=_LAUNCH)}"


def cookie_name() -> str:
    """What the cookie for this folder is called."""
    place = hashlib.sha256(str(home.folder().resolve()).encode()).hexdigest()
    return f"{COOKIE}_{place[:12]}"


def cookie() -> str:
    """A cookie for a browser that came in; `lock` ends all of them."""
    return signing.dumps(_lock(), salt=_DOOR)


def may_enter(value: str) -> bool:
    """Whether a browser's cookie is ours, not too old, and from after the last lock."""
    try:
        said = signing.loads(value, salt=_DOOR, max_age=COOKIE_SECONDS)
    except signing.BadSignature:
        return False
    return isinstance(said, str) and hmac.compare_digest(said, _lock())


def lock() -> None:
    """Let no browser in any more that came in before."""
    (home.folder() / LOCK).unlink(missing_ok=True)


def _lock() -> str:
    file = home.folder() / LOCK
    try:
        return file.read_text("ascii")
    except FileNotFoundError:
        with alone():
            if not file.exists():
                _written(file, secrets.token_urlsafe(16))
        return file.read_text("ascii")


@contextmanager
def alone() -> Iterator[None]:
    """Only one process at a time begins to serve this folder."""
    handle = os.open(home.folder(), os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def served() -> Serving | None:
    """The page that is being served for this folder, as far as its file says."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        found = Serving(**json.loads((home.folder() / SERVING).read_text("utf-8")))
        if isinstance(found.port, int) and 0 < found.port < PORTS and str(found.run).isascii():
            return found
    return None


def announce(serving: Serving) -> None:
    """Let other commands find the page."""
    _written(home.folder() / SERVING, json.dumps(asdict(serving)))


def withdraw(serving: Serving) -> None:
    """The page is not served any more; a later one's word is left alone."""
    if served() == serving:
        (home.folder() / SERVING).unlink(missing_ok=True)


def _written(file: Path, text: str) -> None:
    """Write for the owner's eyes alone, whole or not at all."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    home.make_empty(draft)
    draft.write_text(text, "utf-8")
    draft.replace(file)
