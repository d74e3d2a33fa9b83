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
    """A section. columns: the columns' names, separated by ``|``; what follows a ``:`` says how a column stands on a
    phone (`Column.phone`). A column in which no row says anything is left out.
    """
    names = (name.strip().partition(":") for name in columns.split("|"))
    made = tuple(Column(label, phone=phone) for label, _, phone in names)
    kept = [place for place in range(len(made)) if place == 0 or any(row[place] for row in rows)]
    told = tuple(tuple(row[place] for place in kept) for row in rows) if len(kept) < len(made) else rows
    return Section(anchor, heading, note, Table(heading, tuple(made[place] for place in kept), told, quiet=True), empty)
