"""Bytes to content lines, for vCards and calendars, in bounded memory.

Both formats fold a long line by starting the next one with a space. Only the
properties that somebody asked for are put together; a photo of any size passes
by piece by piece and is never held.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from inroad.formats.readings import BOUNDS

CHUNK = 1 << 18
PARAMETER_BYTES = 4_096
VALUE_BYTES = 4 * BOUNDS.field_characters
WINDOWS_1252 = "cp1252"
ENCODINGS = ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT")
_HEAD = re.compile(rb'([^:;"]{1,80})((?:;(?:[^":;]|"[^"]*")*)*):')
_PARAMETER = re.compile(rb';\s*([^=;"]{1,60})(?:=((?:[^";]|"[^"]*")*))?')
_ESCAPED = (("\\\\", "\ue000"), ("\\;", "\ue001"), ("\\,", "\ue002"), ("\\:", "\ue003"))
_RESTORED = str.maketrans({"\ue000": "\\", "\ue001": ";", "\ue002": ",", "\ue003": ":"})
# Python's punycode, idna and escape codecs take quadratic time or are no character sets.
_CHARSET = re.compile(
    r"(utf|us-|iso|latin|windows|cp|koi|big|gb|hz|euc|shift|s?jis|ks|mac|tis|ascii)", re.IGNORECASE
)
_WIDE = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"B\0E\0G\0", "utf-16-le"),
    (b"\0B\0E\0G", "utf-16-be"),
)


class Readable(Protocol):
    """Anything that gives its next bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most `size`; none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One content line: its upper-cased name without group, parameters, raw value."""

    name: str
    parameters: dict[str, str]
    value: bytes

    @property
    def text(self) -> str:
        """The value as text, in the character set that it names, escapes kept."""
        return decoded(self.value, self.parameters.get("CHARSET", ""))


class _Recoded:
    """A UTF-16 stream, read as UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes in UTF-8; may be more than asked for."""
        while chunk := self._stream.read(size):
            if text := self._decoder.decode(chunk):
                return text.encode("utf-8", "replace")
        return self._decoder.decode(b"", True).encode("utf-8", "replace")


def as_utf8(stream: BinaryIO, head: bytes) -> Readable:
    """The stream itself, or seen through a decoder when its head shows UTF-16."""
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return _Recoded(stream, encoding)
    return stream


def utf8_head(head: bytes) -> bytes:
    """The head in UTF-8 without a byte order mark, for recognising."""
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            head = head.decode(encoding, "replace").encode("utf-8", "replace")
            break
    return head.removeprefix(codecs.BOM_UTF8)


def decoded(value: bytes, charset: str = "") -> str:
    """Text from bytes: the named character set, else UTF-8, else Windows-1252."""
    for encoding in (charset, "utf-8"):
        if not _CHARSET.match(encoding):
            continue
        try:
            return value.decode(encoding)
        except (LookupError, ValueError):
            continue
    return value.decode(WINDOWS_1252, "replace")


def physical_lines(stream: Readable, limit: int = BOUNDS.line_bytes) -> Iterator[bytes]:
    """Lines without their ends (LF, CRLF or CR); what exceeds `limit` is cut off."""
    rest, at_start = b"", True
    while chunk := stream.read(CHUNK):
        if at_start:
            chunk, at_start = chunk.removeprefix(codecs.BOM_UTF8), False
        if chunk.endswith(b"\r"):
            chunk += stream.read(1)
        if b"\r" in chunk:
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        first, *others = chunk.split(b"\n")
        if len(rest) < limit:
            rest += first
        if others:
            yield rest[:limit]
            rest = others.pop()
            yield from others
    if rest:
        yield rest[:limit]


def content_lines(
    physical: Iterator[bytes], wanted: Callable[[str], bool], *, soft_breaks: bool = False
) -> Iterator[ContentLine]:
    """The wanted content lines, unfolded; the others pass by unread.

    Args:
        physical: lines without their ends.
        wanted: asked with the upper-cased property name.
        soft_breaks: a quoted-printable value goes on after a final `=`.
    """
    pieces: list[bytes] = []
    soft, room = False, 0
    for line in physical:
        if soft or line[:1] in (b" ", b"\t"):
            if pieces and room > 0:
                pieces.append(line if soft else line[1:])
                room -= len(line) + 1
            soft = soft and line.endswith(b"=")
        elif line:
            if pieces:
                yield from _parsed(pieces)
            pieces = [line] if wanted(_name(line)) else []
            room = VALUE_BYTES
            soft = soft_breaks and line.endswith(b"=") and _is_quoted_printable(line)
    if pieces:
        yield from _parsed(pieces)


def structured(text: str) -> list[str]:
    """The parts of a value between its unescaped semicolons, unescaped."""
    return [part.translate(_RESTORED).strip() for part in _masked(text).split(";")]


def unescaped(text: str) -> str:
    """The text with its backslash escapes resolved."""
    return _masked(text).translate(_RESTORED).strip()


def _masked(text: str) -> str:
    """The text with its escaped separators as characters that stand for nothing else."""
    if "\\" not in text:
        return text
    for escape, mark in _ESCAPED:
        text = text.replace(escape, mark)
    return text.replace("\\n", "\n").replace("\\N", "\n")


def _name(line: bytes) -> str:
    """The property's name: before the first `:` or `;`, without its group."""
    name = line[:120].partition(b":")[0].partition(b";")[0]
    return name.rpartition(b".")[2].strip().decode("ascii", "replace").upper()


def _is_quoted_printable(line: bytes) -> bool:
    return b"QUOTED-PRINTABLE" in line[:PARAMETER_BYTES].partition(b":")[0].upper()


def _parsed(pieces: list[bytes]) -> Iterator[ContentLine]:
    """The logical line in its three parts; nothing when it has no value."""
    quoted = _is_quoted_printable(pieces[0])
    whole = b"".join(p.removesuffix(b"=") for p in pieces) if quoted else b"".join(pieces)
    head = _HEAD.match(whole[:PARAMETER_BYTES])
    end = head.end() if head else whole.find(b":") + 1
    if end:
        parameters = _parameters(head[2]) if head and head[2] else {}
        yield ContentLine(_name(whole), parameters, whole[end : end + VALUE_BYTES].strip())


def _uncareted(text: str) -> str:
    """A parameter with its caret escapes (RFC 6868) resolved."""
    if "^" not in text:
        return text
    for escape, mark in (("^^", "\ue000"), ("^n", "\n"), ("^'", '"'), ("\ue000", "^")):
        text = text.replace(escape, mark)
    return text


def _parameters(raw: bytes) -> dict[str, str]:
    """Parameters by upper-cased name; a 2.1 parameter without a name is a TYPE."""
    found: dict[str, str] = {}
    for name, value in _PARAMETER.findall(raw):
        key = name.strip().decode("ascii", "replace").upper()
        if not value:
            key = "ENCODING" if key in ENCODINGS else "TYPE"
        text = _uncareted(decoded(value or name).strip().strip('"'))
        found[key] = f"{found[key]},{text}" if key in found else text
    return found
