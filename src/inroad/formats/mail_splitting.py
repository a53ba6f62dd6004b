"""A mailbox as the header blocks of its messages, in constant memory.

A message starts at a `From ` line with a time and a year that a header
follows: that holds for every way of quoting such lines in bodies, and for
mailboxes that do not quote. A stated length of the body is not believed, for
it could hide the messages after it.
"""

import re
from collections.abc import Iterator

from inroad.formats.content_lines import CHUNK, Readable
from inroad.formats.readings import BOUNDS

FROM_LINE_BYTES = 300
_AHEAD = 1_000
_TIME = re.compile(rb"\d:[0-5]\d")
_YEAR = re.compile(rb"(?<!\d)(?:19|20)\d\d(?!\d)")
_FIELD = re.compile(rb"\n(?:[!-9;-~]{1,100}[ \t]*:|>From )")
_BLANK = re.compile(rb"\n\r?\n")


def from_line_end(data: bytes, at: int = 0) -> int:
    """Where the line ends that separates messages and starts at `at`; -1 for another."""
    if not data.startswith(b"From ", at):
        return -1
    end = data.find(b"\n", at, at + FROM_LINE_BYTES)
    line = data[at:end]
    if end < 0 or not (_TIME.search(line) and _YEAR.search(line) and _FIELD.match(data, end)):
        return -1
    return end


def header_blocks(stream: Readable, limit: int = BOUNDS.line_bytes) -> Iterator[bytes | None]:
    """Each message's headers, starting with a line's end; None for one above `limit`.

    What is no mailbox counts as one message.
    """
    window = _Window(stream, limit)
    if from_line_end(window.data, 1) < 0:
        yield window.headers(0)
        return
    while (start := window.next_message()) is not None:
        yield window.headers(start)


class _Window:
    """The piece of a mailbox that is looked at; `at` is where to look on."""

    def __init__(self, stream: Readable, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._ended = False
        self.at = 0
        self.data = b""
        while len(self.data) < _AHEAD and self._fill():
            pass
        self.data = b"\n" + self.data.removeprefix(b"\xef\xbb\xbf").lstrip()

    def next_message(self) -> int | None:
        """Where the next message's headers start; None after the last."""
        while True:
            found = self.data.find(b"\nFrom ", self.at)
            if found < 0:
                self.at = max(self.at, len(self.data) - len(b"\nFrom"))
                if not self._fill():
                    return None
            elif len(self.data) - found < _AHEAD and not self._ended:
                self.at = found
                self._fill()
            elif (end := from_line_end(self.data, found + 1)) >= 0:
                return end
            else:
                self.at = found + 1

    def headers(self, start: int) -> bytes | None:
        """The header block that starts at `start`; the body comes next."""
        self.at = start
        while True:
            blank = _BLANK.search(self.data, self.at, self.at + self._limit)
            if blank:
                block = self.data[self.at : blank.start()]
            elif len(self.data) - self.at >= self._limit:
                self.at += self._limit
                return None
            elif self._fill():
                continue
            else:
                block = self.data[self.at :]
            return self._own(block)

    def _own(self, block: bytes) -> bytes:
        """The block up to the next message, which may follow without a blank line."""
        inner = block.find(b"\nFrom ")
        while inner >= 0:
            if from_line_end(self.data, self.at + inner + 1) >= 0:
                block = block[:inner]
                break
            inner = block.find(b"\nFrom ", inner + 1)
        self.at += len(block)
        return block

    def _fill(self) -> bool:
        """Let go of what was read and take in the next piece; False at the end."""
        chunk = self._stream.read(CHUNK)
        self.data = self.data[self.at :] + chunk
        self.at = 0
        self._ended = not chunk
        return bool(chunk)
