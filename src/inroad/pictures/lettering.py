"""How much room a line of text takes, near enough to keep lines apart.

The page picks the reader's own font, so no exact width is known here. The
shares are those of DejaVu Sans, the widest of the usual system fonts: text
that fits in it fits in the others.
"""

import unicodedata

NARROW = frozenset("ijlI'|.,:;! ")
SLIM = frozenset('ftr()[]{}-"/“”‘’')
BROAD = frozenset("mwMW@%+…—")
BOLDER = 1.13
"""How much wider bold letters are."""


def width(said: str, size: float, *, bold: bool = False) -> float:
    """The width of a line in the units of `size`, rather too much than too little."""
    return sum(_share(letter) for letter in said) * size * (BOLDER if bold else 1.0)


def _share(letter: str) -> float:
    """A letter's width as a share of the font's size."""
    if letter in NARROW:
        return 0.33
    if letter in SLIM:
        return 0.43
    if letter in BROAD:
        return 0.97
    if "a" <= letter <= "z" or "0" <= letter <= "9":
        return 0.625
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.category(letter) == "So":
        return 1.35  # small pictures among letters
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.72 if letter.isupper() else 0.64


def cut(said: str, size: float, wide: float, *, bold: bool = False) -> str:
    """A line that fits a width; what is left out shows as "…"."""
    if width(said, size, bold=bold) <= wide:
        return said
    room = wide - width("…", size, bold=bold)
    for at, letter in enumerate(said):
        room -= width(letter, size, bold=bold)
        if room < 0:
            return said[:at].rstrip() + "…"
    return said


def wrapped(
    said: str, size: float, wide: float, *, most: int = 3, bold: bool = False
) -> tuple[str, ...]:
    """A text in at most `most` lines that fit a width; the last one is cut where it must be."""
    lines: list[str] = []
    line = ""
    words = said.split()
    for at, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if not line or width(longer, size, bold=bold) <= wide:
            line = longer
        elif len(lines) == most - 1:
            line = " ".join([line, *words[at:]])
            break
        else:
            lines.append(line)
            line = word
    lines += [line] if line else []
    return tuple(cut(each, size, wide, bold=bold) for each in lines)


def balanced(said: str, size: float, wide: float, *, most: int = 2) -> tuple[str, ...]:
    """As `wrapped`, with lines of much the same length: no word stands alone below."""
    lines = wrapped(said, size, wide, most=most)
    while len(lines) > 1 and wide > size:
        wide -= size
        slimmer = wrapped(said, size, wide, most=most)
        if len(slimmer) > len(lines) or any("…" in each for each in slimmer):
            break
        lines = slimmer
    return lines
