"""The files of a zip that can be read safely, and why the others cannot."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from inroad.formats.readings import Unread

MEMBERS = 2_000
DIRECTORY_BYTES = 4_000_000
_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_TAIL_BYTES = 66_000
_OFFICE = "[Content_Types].xml"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCAL_HEADER_BYTES = 30
BROKEN = (zipfile.BadZipFile, NotImplementedError, ValueError, LookupError, EOFError, OverflowError)


@dataclass(frozen=True, slots=True)
class Zipped:
    """One file of a zip; `refused` is a code where it must not be read."""

    name: str
    size: int
    packed: int
    modified: date | None
    open: Callable[[], BinaryIO]
    refused: str = ""


class _Opened:
    """A zip that stays open while somebody may still read a file of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.archive = zipfile.ZipFile(stream)

    def __del__(self) -> None:
        self._stream.close()

    def member(self, info: zipfile.ZipInfo) -> BinaryIO:
        """One file of the zip, from its start; OSError when it is broken."""
        try:
            return self.archive.open(info)  # type: ignore[return-value]
        except (*BROKEN, RuntimeError) as error:
            raise OSError(str(error)) from error


def is_zip(start: bytes) -> bool:
    """Whether a file that starts so is a zip."""
    return start.startswith(_STARTS)


def zipped(open_file: Callable[[], BinaryIO], shown: str) -> Iterator[Zipped | Unread]:
    """The files of a zip in their order; what is wrong with the whole as `Unread`."""
    try:
        with open_file() as stream:
            if _directory_bytes(stream) > DIRECTORY_BYTES:
                yield Unread(shown, "zip.too_many_files", str(MEMBERS))
                return
        opened = _Opened(open_file())
        files = [info for info in opened.archive.infolist() if not info.is_dir()]
    except (*BROKEN, OSError):
        yield Unread(shown, "zip.damaged")
        return
    if any(info.filename == _OFFICE for info in files):
        yield Unread(shown, "format.unknown")
        return
    overlapping = _overlapping(files)
    seen: set[str] = set()
    for info in files[:MEMBERS]:
        yield _zipped(info, opened, overlapping, seen)
        seen.add(info.filename)
    if len(files) > MEMBERS:
        yield Unread(shown, "zip.too_many_files", str(MEMBERS))


def _zipped(
    info: zipfile.ZipInfo, opened: _Opened, overlapping: set[int], seen: set[str]
) -> Zipped:
    refused = _refusal(info)
    if not refused and info.header_offset in overlapping:
        refused = "zip.overlap"
    if not refused and info.filename in seen:
        refused = "zip.duplicate"
    return Zipped(
        info.filename,
        info.file_size,
        max(1, info.compress_size),
        _day(info),
        lambda: opened.member(info),
        refused,
    )


def _refusal(info: zipfile.ZipInfo) -> str:
    """Why one file of a zip is not read, told by its entry alone; "" when it is."""
    parts = info.filename.replace("\\", "/").split("/")
    if ".." in parts or not parts[0] or parts[0].endswith(":"):
        return "zip.unsafe_name"
    if info.flag_bits & 0x1:
        return "zip.encrypted"
    if info.filename.lower().endswith(".zip"):
        return "zip.nested"
    return "" if info.compress_type in _METHODS else "zip.method"


def _overlapping(files: list[zipfile.ZipInfo]) -> set[int]:
    """The offsets of files whose bytes reach into the next file's: a kind of bomb."""
    ordered = sorted(files, key=lambda info: info.header_offset)
    ends = [i.header_offset + _LOCAL_HEADER_BYTES + i.compress_size for i in ordered]
    return {
        ordered[n].header_offset
        for n in range(len(ordered) - 1)
        if ends[n] > ordered[n + 1].header_offset
    }


def _day(info: zipfile.ZipInfo) -> date | None:
    try:
        return date(*info.date_time[:3])
    except ValueError:
        return None


def _directory_bytes(stream: BinaryIO) -> int:
    """How large the zip says its table of files is, read before all of it is loaded."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _TAIL_BYTES))
    tail = stream.read(_TAIL_BYTES)
    end = tail.rfind(_END)
    if end < 0 or len(tail) < end + 22:
        raise zipfile.BadZipFile("no end")
    stated = int.from_bytes(tail[end + 12 : end + 16], "little")
    wide = tail.rfind(_END_64, 0, end)
    if wide >= 0 and len(tail) >= wide + 48:
        stated = max(stated % 0xFFFFFFFF, int.from_bytes(tail[wide + 40 : wide + 48], "little"))
    return stated
