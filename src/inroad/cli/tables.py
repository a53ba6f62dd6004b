"""Tables and paragraphs that read well at 80 columns, wider, narrower and piped."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from inroad.cli.door import clean

LABEL = 7


def console() -> Console:
    """Standard output; text in it is data, never markup."""
    return Console(markup=False, highlight=False, emoji=False, soft_wrap=False)


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "") -> None:
    """Print rows under headings; numbers stand to the right."""
    rows = [[_text(cell) for cell in row] for row in rows]
    shown = Table(
        box=box.SIMPLE_HEAD,
        title=title or None,
        title_justify="left",
        pad_edge=False,
        show_edge=False,
    )
    for place, heading in enumerate(headings):
        numbers = bool(rows) and all(row[place].plain.replace(".", "").isdigit() for row in rows)
        shown.add_column(heading, justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        shown.add_row(*row)
    console().print(shown)


def heading(text: str) -> None:
    """A line above what follows."""
    console().print(Text(clean(text), style="bold"))


def line(text: str, indent: int = 0) -> None:
    """One paragraph, wrapped."""
    console().print(Padding(Text(clean(text)), (0, 0, 0, indent)))


def labelled(label: str, sentences: Iterable[str], indent: int = 3) -> None:
    """Sentences beside a label, each on a line of its own; nothing when there are none."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=LABEL, style="dim")
    grid.add_column(overflow="fold")
    some = False
    for place, sentence in enumerate(sentences):
        grid.add_row(label if place == 0 else "", Text(clean(sentence)))
        some = True
    if some:
        console().print(Padding(grid, (0, 0, 0, indent)))


def _text(cell: object) -> Text:
    return Text("" if cell is None else clean(str(cell)))
