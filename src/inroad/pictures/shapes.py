"""The marks of a picture as SVG: geometry as attributes, colour by class, all text escaped."""

import re
from collections.abc import Iterable
from html import escape

from inroad.method.roles import Role

SMALL, USUAL, LARGE = 13, 14, 16
"""Sizes of text; at the narrowest page that shows a layout none is under 12 pixels."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHAPES: dict[Role, str] = {
    "job_creator": "M{x:g} {top:g}l8 8 -8 8 -8 -8z",
    "pathfinder": "M{x:g} {top:g}l8.5 15h-17z",
}


def plain(said: str) -> str:
    """Text for SVG: on one line, escaped, without what XML cannot hold."""
    return escape(" ".join(_NOT_XML.sub("\ufffd", said).split()))


def text(
    x: float,
    y: float,
    said: str,
    kind: str,
    size: float = USUAL,
    *,
    at: str = "",
    bold: bool = False,
) -> str:
    """One line of text on its baseline; `at` is "middle" or "end" where x is not its start."""
    more = (f' text-anchor="{at}"' if at else "") + (' font-weight="600"' if bold else "")
    place = f'x="{x:g}" y="{y:g}" font-size="{size:g}"'
    return f'<text class="{kind}" {place}{more}>{plain(said)}</text>'


def paragraph(
    x: float, y: float, lines: Iterable[str], kind: str, size: float = SMALL, *, at: str = ""
) -> list[str]:
    """Lines of text, one below the other."""
    return [
        text(x, y + (size + 4) * row, each, kind, size, at=at) for row, each in enumerate(lines)
    ]


def box(x: float, y: float, wide: float, high: float, kind: str, corner: float = 6) -> str:
    """A rectangle with round corners."""
    size = f'width="{wide:g}" height="{high:g}" rx="{corner:g}"'
    return f'<rect class="{kind}" x="{x:g}" y="{y:g}" {size}/>'


def line(x: float, y: float, to_x: float, to_y: float, kind: str) -> str:
    """A straight line."""
    return f'<path class="{kind}" d="M{x:g} {y:g}L{to_x:g} {to_y:g}"/>'


def dot(x: float, y: float, role: Role | None) -> str:
    """Somebody: a circle, a diamond or a triangle of one size, so that colour is not needed."""
    kind = role or "anybody"
    if role in _SHAPES:
        return f'<path class="dot {kind}" d="{_SHAPES[role].format(x=x, top=y - 8)}"/>'
    return f'<circle class="dot {kind}" cx="{x:g}" cy="{y:g}" r="6.5"/>'


def touch(x: float, y: float, wide: float, high: float) -> str:
    """Room for a finger: seen by nobody, found by the pointer."""
    size = f'width="{wide:g}" height="{high:g}" rx="4"'
    return f'<rect class="touch" x="{x:g}" y="{y:g}" {size} fill="none" pointer-events="all"/>'


def hint(said: str) -> str:
    """What the pointer finds out; inside a link it is the link's name, too."""
    return f"<title>{plain(said)}</title>"


def leading(href: str, parts: Iterable[str], kind: str = "") -> str:
    """A link around marks.

    Raises: ValueError: the address is none of our pages.
    """
    if not href.startswith(("/", "#", "?")) or href.startswith(("//", "/\\")):
        raise ValueError(f"no page of ours: {href!r}")
    more = f' class="{kind}"' if kind else ""
    return f'<a href="{plain(href)}"{more}>{"".join(parts)}</a>'
