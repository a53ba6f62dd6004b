"""The lines of a file as text, whatever its encoding, none of them too long."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from inroad.formats.readings import BOUNDS

_CHUNK = 1 << 16
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line, counted from 1, without its end.

    `too_long` says that the line was longer than allowed; `text` is then only
    its beginning.
    """

    number: int
    text: str
    too_long: bool = False


def lines_of(stream: BinaryIO, limit: int = BOUNDS.line_bytes) -> Iterator[Line]:
    """The lines of a stream, read once, with at most `limit` bytes of each in memory.

    UTF-16 is known by its byte order mark. Everything else is read line by
    line as UTF-8, and a line that is no UTF-8 as Windows-1252: files that were
    glued together from two programs exist. NUL characters are dropped.
    """
    first = stream.read(_CHUNK)
    wide = _WIDE.get(first[:2])
    if wide:
        chunks = _as_utf8(_chunks(first[2:], stream), wide)
    else:
        chunks = _chunks(first.removeprefix(codecs.BOM_UTF8), stream)
    for number, (raw, too_long) in enumerate(_split(chunks, limit), 1):
        yield Line(number, _text(raw), too_long)


def _chunks(first: bytes, stream: BinaryIO) -> Iterator[bytes]:
    chunk = first
    while chunk:
        yield chunk
        chunk = stream.read(_CHUNK)


def _as_utf8(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for chunk in chunks:
        yield decoder.decode(chunk).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _text(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return text.replace("\x00", "")


def _split(chunks: Iterator[bytes], limit: int) -> Iterator[tuple[bytes, bool]]:
    r"""The raw lines, ended by `\n`, `\r\n` or `\r`, and whether each was cut."""
    kept, size, held = bytearray(), 0, b""
    for chunk in chunks:
        data = held + chunk
        held = b"\r" if data.endswith(b"\r") else b""  # its \n may open the next chunk
        data = data.removesuffix(b"\r").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        *ended, last = data.split(b"\n")
        for piece in ended:
            yield bytes(kept) + piece[: limit - len(kept)], size + len(piece) > limit
            kept, size = bytearray(), 0
        size += len(last)
        kept += last[: limit - len(kept)]
    if kept or held:
        yield bytes(kept), size > limit
