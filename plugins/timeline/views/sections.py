"""A page that is a row of tables under headings."""

from __future__ import annotations

from dataclasses import dataclass

from .parts import Column, Figure, Phrase, Table


@dataclass(frozen=True)
class Section:
    """A heading, a sentence that says what the table shows, the table, and what to say if it has no row."""

    anchor: str
    heading: str
    note: str
    table: Table
    empty: str

    @property
    def figure(self) -> Figure:
        """How many rows it has, for the head of the page."""
        return Figure(len(self.table.rows), self.heading, self.anchor)


def section(
    anchor: str, heading: str, note: str, columns: str, rows: tuple[tuple[Phrase, ...], ...], empty: str
) -> Section:
    """A section. columns: the column's names, separated by ``|``."""
    names = tuple(Column(name.strip()) for name in columns.split("|"))
    return Section(anchor, heading, note, Table(heading, names, rows, quiet=True), empty)
