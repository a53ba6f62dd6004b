"""The walls around the process that reads a stranger's files.

Limits of the operating system bound memory, time, files and processes. An
audit hook, which Python cannot remove again, refuses the network, other
programs and every write. Both go up before the first byte of a file is read.
"""

import os
import sys
from pathlib import Path
from typing import Any

REFUSED = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn",
    "os.startfile", "pty.", "ctypes.", "os.remove", "os.rename", "os.mkdir", "os.rmdir",
    "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.utime", "os.chflags",
    "os.setxattr", "os.removexattr", "os.kill", "os.killpg", "os.putenv", "os.unsetenv",
    "shutil.", "tempfile.", "sqlite3.", "ftplib.", "http.", "imaplib.", "poplib.", "smtplib.",
    "telnetlib.", "urllib.", "webbrowser.", "syslog.", "mmap.", "msvcrt.", "winreg.", "nntplib.",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
OPEN_FILES = 64


def refuse_everything_but_reading() -> None:
    """From now on: no network, no other program, no write. It cannot be undone."""

    def hook(event: str, arguments: tuple[Any, ...], refused: tuple[str, ...] = REFUSED) -> None:
        if event == "open":
            mode, flags = arguments[1], arguments[2]
            writes = isinstance(flags, int) and flags & _WRITING
            if writes or (isinstance(mode, str) and set(mode) & set("wax+")):
                raise PermissionError("the reading process writes no file")
        elif event.startswith(refused):
            raise PermissionError(f"the reading process may not use {event}")

    sys.addaudithook(hook)


def limit_memory(size: int) -> None:
    """Bound the memory of this process in bytes, and forbid it files and children."""
    for name, most in (
        ("RLIMIT_AS", size),
        ("RLIMIT_DATA", size),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NPROC", 0),
        ("RLIMIT_NOFILE", OPEN_FILES),
    ):
        _limit(name, most, most)


def allow_cpu(seconds: int) -> None:
    """Let this process use so many more seconds of CPU before it is ended."""
    used = sum(os.times()[:2])
    _limit("RLIMIT_CPU", int(used) + 1 + seconds, None)


def usage() -> tuple[float, int]:
    """Seconds of CPU used so far, and the peak of memory in bytes (0: not known)."""
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
    except OSError:
        return sum(os.times()[:2]), 0
    peak = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM: 0 kB")
    return sum(os.times()[:2]), int(peak.split()[1]) * 1024


def _limit(name: str, soft: int, hard: int | None) -> None:
    """Set a limit where the system has it; `hard` None leaves the upper one."""
    try:
        import resource
    except ImportError:  # Windows has none; the parent's clock still ends a hang
        return
    kind = getattr(resource, name, None)
    if kind is None:
        return
    _, upper = resource.getrlimit(kind)
    hard = upper if hard is None else hard
    if upper != resource.RLIM_INFINITY:
        soft, hard = min(soft, upper), min(hard, upper)
    try:
        resource.setrlimit(kind, (soft, hard))
    except (ValueError, OSError):  # macOS refuses RLIMIT_AS
        return
