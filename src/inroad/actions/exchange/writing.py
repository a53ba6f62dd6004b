"""What a round writes: whole or not at all, for its owner's eyes alone, and over no table."""

import os
from collections.abc import Iterable
from pathlib import Path

from inroad.errors import InroadError


class NotKept(InroadError):
    """A file could not be written."""

    code, http_status, exit_code = "exchange.not_kept", 400, 73


def write(text: str, into: Path) -> None:
    """Write a file whole or not at all, for its owner's eyes alone.

    Raises: NotKept: it cannot be written, or is a folder or a device.
    """
    may_be_written(into)
    into = into.resolve()
    draft = into.with_name(f".{into.name[:100]}.{os.getpid()}")
    try:
        # A draft that lies there already could be somebody else's, and readable by them.
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(into)
    except OSError as error:
        raise NotKept(file=str(into), said=error.strerror or "") from None
    finally:
        draft.unlink(missing_ok=True)


def may_be_written(into: Path, spared: Iterable[Path] = ()) -> None:
    """Refuse a place where a file cannot be, and files that would be lost.

    Args:
        spared: files that are not to be overwritten.
    Raises: NotKept: it is a folder, a device, one of those, or its folder is not there.
    """
    try:
        said = _bar(into, {each.resolve() for each in spared})
    except OSError as error:
        said = error.strerror or "?"
    if said:
        raise NotKept(file=str(into), said=said)


def _bar(into: Path, spared: set[Path]) -> str:
    if into.is_dir():
        return "it is a folder"
    if into.exists() and not into.is_file():
        return "it is no plain file"
    if not into.resolve().parent.is_dir():
        return "there is no such folder"
    return "it is one of the round's own files" if into.resolve() in spared else ""
