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
_END_OF_LINE = re.compile(r" +((?:\x1b\[[\d;]*m)*)$", re.MULTILINE)


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "") -> None:
    """Print rows under headings; numbers stand to the right."""
    cells = [[_text(cell) for cell in row] for row in rows]
    if _console().width < NARROW and len(headings) > 2:
        _told_apart(headings, cells, title)
        return
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


def line(text: str, indent: int = 0) -> None:
    """One paragraph, wrapped; an empty one is an empty line."""
    _show(Padding(_text(text), (0, 0, 0, indent), expand=False) if text else Text())


def labelled(label: str, sentences: Iterable[str], indent: int = 3) -> None:
    """Sentences beside a label, each on a line of its own; nothing when there are none."""
    told = [_text(sentence) for sentence in sentences]
    if told:
        _show(Padding(_beside(label, told), (0, 0, 0, indent), expand=False))


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
    for row in rows:
        for name, cell in zip(headings, row, strict=True):
            if cell.plain not in ("", "-"):
                line(f"{name}: {cell.plain}" if name else cell.plain)
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
