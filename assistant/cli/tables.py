"""Rows of cells -> a table: aligned plain text for pipes and files, drawn to the width of a terminal."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.cli.screen import is_coloured

__all__ = ["Table", "plain_lines", "print_table"]


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the columns' heads, and the rows; a head that ends in # is a column of figures.

    Attributes:
        loud: words; a row whose cell is one of them stands out.
    """

    title: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    loud: frozenset[str] = frozenset()


def print_table(table: Table) -> None:
    """Draw the table on a terminal, write it plainly anywhere else; one without rows is left out."""
    if not table.rows:
        return
    if sys.stdout.isatty():
        draw(table)
    else:
        print("\n".join(plain_lines(table)), end="\n\n")


def plain_lines(table: Table) -> Iterator[str]:
    r"""The title, the heads and the rows, each column as wide as its widest cell.

    >>> print("\n".join(plain_lines(Table("Parts", ("part", "count#"), [("wheel", "2"), ("bell", "10")]))))
    Parts
    part   count
    wheel      2
    bell      10
    """
    yield table.title
    rows = [tuple(head.rstrip("#") for head in table.heads), *table.rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.rjust(width) if head.endswith("#") else cell.ljust(width) for cell, width, head in zip(row, widths, table.heads, strict=True))
        yield "  ".join(cells).rstrip()


def draw(table: Table) -> None:
    """Draw the table with rich, in colour where colours are wanted."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as Drawn
    from rich.text import Text

    drawn = Drawn(title=Text(table.title, "bold"), title_justify="left", box=SIMPLE_HEAD, header_style="dim")
    for head in table.heads:
        drawn.add_column(Text(head.rstrip("#")), justify="right" if head.endswith("#") else "left", overflow="fold")
    for row in table.rows:
        drawn.add_row(*map(Text, row), style="bold red" if table.loud & set(row) else None)
    Console(no_color=not is_coloured(sys.stdout)).print(drawn)
