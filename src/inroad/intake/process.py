"""The reading process as its parent sees it: a line, silence, or an end."""

import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType

from inroad.intake.wire import LINE_BYTES

EXIT_MEMORY = 73
_CHUNK = 1 << 16
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "SYSTEMROOT", "TZDIR", "PYTHONTZPATH")


class Died(Exception):
    """The child said nothing sensible, or nothing more."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process used: seconds of CPU, and its peak of memory in bytes."""

    cpu_seconds: float
    peak_bytes: int


class Process:
    """One child; leaving the `with` block ends it, whatever happened."""

    def __init__(
        self, work: Mapping[str, object], silent_seconds: float, usages: list[Usage]
    ) -> None:
        self._work = json.dumps(work).encode("ascii")
        self._silent_seconds = silent_seconds
        self._usages = usages
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Process":
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-s", "-m", "inroad.intake.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,  # Ctrl-C reaches the parent, which ends the child
            bufsize=0,
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process:
            self._process.kill()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    pipe.close()
            self._process.wait()

    def lines(self) -> Iterator[bytes]:
        """What the child says, line by line; Died when it is silent too long."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise ValueError("not started")
        _give(process.stdin.fileno(), self._work)
        process.stdin.close()
        rest = b""
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while True:
                if not selector.select(self._silent_seconds):
                    raise Died("intake.silent")
                chunk = os.read(process.stdout.fileno(), _CHUNK)
                if not chunk:
                    return
                *lines, rest = (rest + chunk).split(b"\n")
                yield from lines
                if len(rest) > LINE_BYTES:
                    raise Died("intake.garbage")

    def check_end(self, *, finished: bool) -> None:
        """Died, with the reason, unless the child finished its work."""
        if finished or self._process is None:
            return
        try:
            status = self._process.wait(self._silent_seconds)
        except subprocess.TimeoutExpired:
            raise Died("intake.silent") from None
        if status == -getattr(signal, "SIGXCPU", 0):
            raise Died("intake.cpu")
        raise Died("intake.memory" if status == EXIT_MEMORY else "intake.died")


def _give(descriptor: int, work: bytes) -> None:
    """Write all of the work; a child that is gone already is found out by reading."""
    try:
        while work:
            work = work[os.write(descriptor, work) :]
    except BrokenPipeError:
        return


def _environment() -> dict[str, str]:
    """Only what Python needs: no secret of this process reaches the child."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return {**kept, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
