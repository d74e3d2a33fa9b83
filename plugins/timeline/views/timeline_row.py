"""A row of the timeline: what the list, the columns, the facets and the overview strip need of an event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ..values.edtf import Edtf

FACETS: Mapping[str, str] = {
    "kind": "Kind of event",
    "from": "Supplier",
    "to": "Recipient",
    "actor": "Anyone involved",
    "system": "Weapon system",
    "rule": "Rule",
    "programme": "Programme",
    "transfer": "Transfer",
    "status": "Step of a transfer",
    "certainty": "How sure",
    "publisher": "Source",
}
"""Every facet that a reader can choose by, in the order shown: its name in the address → its label."""

CERTAINTIES: Mapping[str, str] = {
    "day": "Day known",
    "vague": "Day not known",
    "disputed": "Sources disagree",
    "single": "One origin only",
    "several": "Two origins or more",
}
"""How sure an event is: its date, and who reports it."""

APPROXIMATE, UNCERTAIN, OPEN_START, OPEN_END, INTERVAL, NO_MONTH = 1, 2, 4, 8, 16, 32
"""Bits of `Row.doubt`."""

_WITHIN_A_MONTH = frozenset({"day", "month"})


class Row(NamedTuple):
    """One event.

    when: the date as the sources know it. known: ordinal day from which a reader could know it.
    terms: facet → ids, the main one first; for systems also those that they are part of.
    address: path of its page below the site's root.
    group: year and month under which it is listed; month 0 where only the year is known.
    """

    id: str
    title: str
    summary: str
    when: Edtf
    known: int
    terms: Mapping[str, tuple[str, ...]]
    address: str
    group: tuple[int, int]

    @property
    def kind(self) -> str:
        """Id of its main kind."""
        return self.terms["kind"][0]

    @property
    def doubt(self) -> int:
        """What the date leaves open, as bits."""
        when = self.when
        if when.exact and not when.interval:
            return 0
        return (
            APPROXIMATE * when.approximate
            | UNCERTAIN * when.uncertain
            | OPEN_START * when.open_start
            | OPEN_END * when.open_end
            | INTERVAL * when.interval
            | NO_MONTH * (when.precision not in _WITHIN_A_MONTH)
        )

    @property
    def last(self) -> int:
        """Its last possible day; the first where the end is open."""
        return self.when.anchor if self.when.open_end else self.when.latest

    @property
    def shape(self) -> str:
        """How the date is drawn: exact, part (of a month or year), span, before, since, doubt."""
        when = self.when
        if when.approximate or when.uncertain:
            return "doubt"
        if when.open_start or when.open_end:
            return "before" if when.open_start else "since"
        if when.interval:
            return "span"
        return "exact" if when.exact else "part"


def group_of(when: Edtf) -> tuple[int, int]:
    """The year and month under which a date is listed."""
    group = _month_of(when.anchor)
    return group if when.precision in _WITHIN_A_MONTH else (group[0], 0)


@lru_cache(maxsize=1 << 13)
def _month_of(day: int) -> tuple[int, int]:
    found = date.fromordinal(day)
    return found.year, found.month


def in_order(rows: list[Row]) -> tuple[Row, ...]:
    """Newest first; within a month by day, then by id, so that any order of files gives the same list."""
    return tuple(sorted(rows, key=lambda row: (row.group, row.when.anchor, row.id), reverse=True))
