"""A stream that counts what is read from it, and ends where its bounds say."""

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

RATIO = 200
RATIO_COUNTS_FROM = 4_000_000


@dataclass(slots=True)
class Allowance:
    """How many bytes may still be unpacked from one archive."""

    left: int


class Measured(io.RawIOBase):
    """Reads `stream` up to its bounds; `stopped` says which one was met.

    Whatever goes wrong with the file underneath ends the stream and is noted,
    so that a reader sees a shorter file and never an exception.
    """

    def __init__(
        self,
        stream: BinaryIO,
        *,
        allowance: Allowance | None = None,
        packed: int = 0,
        tell: Callable[[int], None] = lambda count: None,
    ) -> None:
        super().__init__()
        self._stream = stream
        self._allowance = allowance
        self._packed = packed
        self._tell = tell
        self._again = b""
        self.limit: int | None = None
        self.count = 0
        self.stopped = ""

    def peek(self, size: int) -> bytes:
        """The first bytes, which stay to be read."""
        pieces = []
        while size > 0 and (piece := self._next(size)):
            pieces.append(piece)
            size -= len(piece)
        self._again = b"".join(pieces)
        return self._again

    def readable(self) -> bool:
        """True: that is what it is for."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Fill the buffer with the next bytes; 0 at the end or at a bound."""
        size = len(buffer)
        if self._again:
            chunk, self._again = self._again[:size], self._again[size:]
        else:
            chunk = self._next(size)
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        """Close the file underneath too."""
        self._stream.close()
        super().close()

    def _next(self, size: int) -> bytes:
        """The next bytes from underneath; none at the end, at a bound, or when it breaks."""
        if self.stopped:
            return b""
        try:
            chunk = self._stream.read(size)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
            return self._stop("zip.damaged")
        except OSError:
            return self._stop("file.unreadable")
        self.count += len(chunk)
        self._tell(len(chunk))
        if self.limit is not None and self.count > self.limit:
            return self._stop("file.too_large")
        if self._allowance is not None:
            self._allowance.left -= len(chunk)
            if self._allowance.left < 0:
                return self._stop("zip.too_large")
        if self._packed and self.count > max(RATIO_COUNTS_FROM, RATIO * self._packed):
            return self._stop("zip.bomb")
        return chunk

    def _stop(self, code: str) -> bytes:
        self.stopped = code
        return b""
