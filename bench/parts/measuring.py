"""What a piece of work took, told by the process that did it."""

import contextlib
import gc
import resource
import sys
import time
from pathlib import Path
from types import TracebackType

# Linux counts in KiB, macOS in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


class Measured:
    """A `with` block's seconds, and its CPU with that of the processes it started."""

    def __init__(self) -> None:
        self.seconds = self.cpu_seconds = 0.0

    def __enter__(self) -> "Measured":
        self._began, self._cpu = time.perf_counter(), _cpu_seconds()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.seconds = time.perf_counter() - self._began
        self.cpu_seconds = _cpu_seconds() - self._cpu

    def facts(self) -> dict[str, float]:
        """What it took; `peak_bytes` is of the whole process, from its start."""
        return {
            "seconds": self.seconds,
            "cpu_seconds": self.cpu_seconds,
            "peak_bytes": peak_bytes(),
        }


def begin_peak() -> None:
    """Count the peak of memory from here on, where the system can (Linux)."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def peak_bytes() -> int:
    """The most memory that this process has held so far, or since `begin_peak`."""
    told = Path("/proc/self/status")
    if told.exists():
        return int(told.read_text().partition("VmHWM:")[2].split()[0]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


def resident_bytes() -> int:
    """The memory that this process holds now, files that are only mapped not counted."""
    gc.collect()
    told = Path("/proc/self/statm")
    if not told.exists():
        return peak_bytes()
    whole, shared = (int(each) for each in told.read_text().split()[1:3])
    return (whole - shared) * resource.getpagesize()


def _cpu_seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)
