"""Tables and paragraphs that read well at 80 columns, wider, narrower and piped."""

import re
from collections.abc import Iterable, Sequence

import typer
from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from inroad.cli.door import clean

LABEL = 7
NARROW = 60
"""Columns of a terminal below which a row is told line by line."""
WIDEST_LABEL = 12
MOST = 100
"""Rows of a list that somebody at a terminal is shown; a pipe gets all of them."""
_END_OF_LINE = re.compile(r" +((?:\x1b\[[\d;]*m)*)$", re.MULTILINE)


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    title: str = "",
    more: str = "",
) -> None:
    """Print rows under headings; numbers stand to the right.

    Args:
        more: how to see the rest of a list that is longer than a terminal; without
            it, all is shown.
    """
    cells = [[_text(cell) for cell in row] for row in rows]
    left = len(cells) - MOST if more and _console().is_terminal else 0
    if left > 0:
        cells = cells[:MOST]
    if _console().width < NARROW and len(headings) > 2:
        _told_apart(headings, cells, title)
    else:
        _in_columns(headings, cells, title)
    if left > 0:
        line(f"{left} more: {more}")


def _in_columns(headings: Sequence[str], cells: Sequence[Sequence[Text]], title: str) -> None:
    shown = Table(
        box=box.SIMPLE_HEAD,
        title=title or None,
        title_justify="left",
        pad_edge=False,
        show_edge=False,
    )
    for place, heading in enumerate(headings):
        numbers = bool(cells) and all(_is_number(row[place].plain) for row in cells)
        shown.add_column(heading, justify="right" if numbers else "left", overflow="fold")
    for row in cells:
        shown.add_row(*row)
    _show(shown)


def heading(text: str) -> None:
    """A line above what follows."""
    _show(Text(clean(text), style="bold", overflow="fold"))


def numbered(number: int, text: str, tail: str = "") -> None:
    """A heading with its number; the lines after the first stand under its words."""
    mark = f"{number}. "
    width = _console().width - len(mark)
    text, tail = clean(text), clean(tail)
    lines = Text(f"{text} {tail}".rstrip(), overflow="fold").wrap(_console(), width)
    if tail and tail not in lines[-1].plain:
        lines = Text(f"{text}\n{tail}", overflow="fold").wrap(_console(), width)
    told = f"\n{' ' * len(mark)}".join(each.plain.rstrip() for each in lines)
    _show(Text(mark + told, style="bold"))


def line(text: str, indent: int = 0) -> None:
    """One paragraph, wrapped; an empty one is an empty line."""
    _show(Padding(_text(text), (0, 0, 0, indent), expand=False) if text else Text())


def labelled(label: str, sentences: Iterable[str], indent: int = 3) -> None:
    """Sentences beside a label, each on a line of its own; nothing when there are none."""
    told = [_text(sentence) for sentence in sentences]
    if told:
        _show(Padding(_beside(label, told), (0, 0, 0, indent), expand=False))


def choices(told: Iterable[str]) -> None:
    """What one can choose from, each by its number."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right")
    grid.add_column(overflow="fold")
    for number, sentence in enumerate(told, start=1):
        grid.add_row(f"{number}.", _text(sentence))
    _show(Padding(grid, (0, 0, 0, 2), expand=False))


def _beside(label: str, told: Iterable[Text]) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=LABEL, style="dim")
    grid.add_column(overflow="fold")
    for place, sentence in enumerate(told):
        grid.add_row(label if place == 0 else "", sentence)
    return grid


def _told_apart(headings: Sequence[str], rows: Iterable[Sequence[Text]], title: str) -> None:
    """Rows one after the other, for a terminal that is too narrow for columns."""
    if title:
        heading(title)
    widest = min(max(map(len, headings)), WIDEST_LABEL)
    for row in rows:
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=widest, style="dim")
        grid.add_column(overflow="fold")
        for name, cell in zip(headings, row, strict=True):
            if cell.plain not in ("", "-"):
                grid.add_row(name, cell)
        _show(grid)
        line("")


def _console() -> Console:
    """Standard output; text in it is data, never markup."""
    return Console(markup=False, highlight=False, emoji=False, soft_wrap=False)


def _show(shown: RenderableType) -> None:
    """Print, without the spaces that only fill a line."""
    console = _console()
    with console.capture() as captured:
        console.print(shown)
    typer.echo(_END_OF_LINE.sub(r"\1", captured.get()), nl=False)


def _text(cell: object) -> Text:
    return Text("" if cell is None else clean(str(cell)), overflow="fold")


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()
