"""A page that is a row of tables under headings."""

from __future__ import annotations

from functools import cache

from ..values.frozen import quick
from .parts import Column, Figure, Phrase, Table, filled


@quick
class Section:
    """A heading, a sentence that says what the table shows, the table, and what to say if it has no row.

    things: what its rows are, where the heading does not name them.
    """

    anchor: str
    heading: str
    note: str
    table: Table
    empty: str
    things: str = ""

    @property
    def count(self) -> str:
        """How many rows it has, for its heading."""
        return f"{len(self.table.rows)} {self.things}".strip()

    @property
    def figure(self) -> Figure:
        """How many rows it has, for the head of the page."""
        return Figure(len(self.table.rows), self.heading, self.anchor)


def section(
    anchor: str, heading: str, note: str, columns: str, rows: tuple[tuple[Phrase, ...], ...], empty: str, name: str = ""
) -> Section:
    """A section. columns: the columns' names, separated by ``|``; what follows a ``:`` says how a column stands on a
    phone (`Column.phone`), and one of numbers begins with ``#``. A column in which no row says anything is left out.
    name: of its widths (`Table.name`).
    """
    table = Table(heading, *filled(_columns(columns), rows), quiet=True, name=name)
    return Section(anchor, heading, note, table, empty)


@cache
def _columns(told: str) -> tuple[Column, ...]:
    names = (name.strip().partition(":") for name in told.split("|"))
    return tuple(Column(label.lstrip("#"), label.startswith("#"), phone) for label, _, phone in names)
