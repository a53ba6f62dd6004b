"""HTML of the report, piece by piece; every text that comes in is escaped here and nowhere else."""

from collections.abc import Iterable, Sequence

from inroad.pictures.shapes import plain


class Html(str):
    """Text that is HTML already; anything else is data."""

    __slots__ = ()


class Change(int):
    """A whole number that is shown with its sign."""

    __slots__ = ()


def safe(said: object) -> str:
    """Something as it may stand in HTML."""
    if isinstance(said, Html):
        return str(said)
    text = str(said)
    before, after = text[:1].isspace(), text[-1:].isspace()
    return " " * before + plain(text) + " " * (after and not text.isspace())


def tag(name: str, *inside: object, kind: str = "", id_: str = "") -> Html:
    """An element around pieces."""
    marks = (f' class="{plain(kind)}"' if kind else "") + (f' id="{plain(id_)}"' if id_ else "")
    return Html(f"<{name}{marks}>{''.join(map(safe, inside))}</{name}>")


def section(id_: str, title: str, *inside: object) -> Html:
    """A part of the page with its heading."""
    return tag("section", tag("h2", title), *inside, id_=id_)


def note(*said: object) -> Html:
    """A sentence beside the matter."""
    return tag("p", *said, kind="note")


def bullets(said: Iterable[object]) -> Html:
    """Sentences below each other."""
    return tag("ul", *(tag("li", each) for each in said))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "") -> Html:
    """A table; the first cell of a row heads it, numbers stand to the right."""
    found = [list(each) for each in rows]
    numbers = [bool(found) and all(isinstance(row[at], int | float) for row in found)
               for at in range(len(heads))]  # fmt: skip
    head = tag("tr", *(tag("th", each, kind="number" if numbers[at] else "")
                       for at, each in enumerate(heads)))  # fmt: skip
    body = [tag("tr", *(_cell(each, at, numbers[at]) for at, each in enumerate(row)))
            for row in found]  # fmt: skip
    named = [tag("caption", caption)] if caption else []
    whole = tag("table", *named, tag("thead", head), tag("tbody", *body))
    # A table scrolls in its own room, by the keyboard as well.
    name = plain(caption or ", ".join(heads))
    return Html(f'<div class="table" role="region" tabindex="0" aria-label="{name}">{whole}</div>')


def _cell(said: object, at: int, number: bool) -> Html:
    if number:
        return tag("td", _figure(said), kind="number")
    return tag("th" if at == 0 else "td", said)


def _figure(said: object) -> str:
    if isinstance(said, Change):
        return f"{said:+,}".replace("-", "−")
    return f"{said:,.2f}" if isinstance(said, float) else f"{said:,}"


def share(part: float) -> Html:
    """A share in [0, 1] as a bar; the number itself stands beside it."""
    wide = 100 * min(max(part, 0.0), 1.0)
    return Html(f'<span class="share"><i style="width:{wide:.0f}%"></i></span>')
