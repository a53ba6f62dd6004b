"""Lines of calendars and cards, folded as RFC 5545 and RFC 6350 ask."""

from collections.abc import Iterable

LONGEST = 74
"""Bytes of a line, without its end; the next part begins with a space."""


def folded_lines(lines: Iterable[str]) -> bytes:
    """The lines with CR LF, each longer one in parts, no letter torn apart."""
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _folded(line: str) -> bytes:
    whole = line.encode()
    if len(whole) <= LONGEST:
        return whole
    parts: list[bytes] = []
    start = 0
    while start < len(whole):
        end = min(start + LONGEST - bool(parts), len(whole))
        # 0b10xxxxxx continues a letter.
        while end < len(whole) and whole[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(whole[start:end])
        start = end
    return b"\r\n ".join(parts)
