"""How numbers of goods grew: what all transfers of a system come to after each of their steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from ..values.edtf import Edtf
from ..values.frozen import quick
from .intervals import NOTHING, Count
from .transfers import CLOSED, Line, Step, TransferState, current, lines_of, was_promised

Place = tuple[str, str | None, str | None]
"""A line of goods of one transfer: the transfer's id, the system, the words."""


@quick
class Point:
    """What all transfers come to from a step on. entry: id of the event."""

    date: Edtf
    entry: str
    count: Count


@quick
class Growth:
    """Promised and handed over to date, in one unit; different units are never added.

    What is promised and then given up counts as far as it was handed over.
    """

    unit: str | None
    promised: tuple[Point, ...]
    delivered: tuple[Point, ...]


@quick
class _Change:
    """The lines of one transfer after one of its steps."""

    step: Step
    transfer: str
    lines: tuple[Line, ...]
    given_up: bool


def growth(states: Iterable[TransferState], systems: Collection[str]) -> tuple[Growth, ...]:
    """A growth for each unit in which these systems are counted, the one with most steps first."""
    wanted = frozenset(systems)
    changes = sorted(
        (change for state in states if _has(state, wanted) for change in _changes(state)),
        key=lambda change: (change.step.date, change.step.entry, change.transfer),
    )
    units = _units(changes, systems)
    found = [_growth(unit, changes, lines) for unit, lines in units.items()]
    return tuple(sorted(found, key=lambda one: -len(one.promised) - len(one.delivered)))


def _has(state: TransferState, systems: Collection[str]) -> bool:
    return any(line.system in systems for line in state.lines)


def _changes(state: TransferState) -> Iterator[_Change]:
    """What comes of each step from the first that promises on: what is held back or diverted before is no promise."""
    for number, step in enumerate(state.steps, 1):
        steps = state.steps[:number]
        if was_promised(steps):
            yield _Change(step, state.id, lines_of(steps), current(one.status for one in steps) in CLOSED)


def _units(changes: Iterable[_Change], systems: Collection[str]) -> dict[str | None, set[Place]]:
    """The lines that are counted in each unit, by the last unit that was named."""
    last = {
        (change.transfer, line.system, line.what if line.system is None else None): line.unit
        for change in changes
        for line in change.lines
        if line.system in systems
    }
    found: dict[str | None, set[Place]] = defaultdict(set)
    for place, unit in last.items():
        found[unit].add(place)
    return found


WAYS: Final = ("promised", "delivered")


def _growth(unit: str | None, changes: Iterable[_Change], places: set[Place]) -> Growth:
    points: dict[str, list[Point]] = {way: [] for way in WAYS}
    now = {way: _Sum() for way in WAYS}
    for change in changes:
        for line in change.lines:
            place = (change.transfer, line.system, line.what if line.system is None else None)
            if place in places:
                _note(now, place, line, change.given_up)
        for way in WAYS:
            count = now[way].count
            if count != (points[way][-1].count if points[way] else NOTHING):
                points[way].append(Point(change.step.date, change.step.entry, count))
    return Growth(unit, tuple(points["promised"]), tuple(points["delivered"]))


class _Sum:
    """The sum of one count for each place, kept as they change: to add all up at each step is a square of work."""

    def __init__(self) -> None:
        self._counts: dict[Place, Count] = {}
        self._least = self._most = Decimal(0)
        self._open = self._about = 0

    @property
    def count(self) -> Count:
        """The sum as it stands."""
        return Count(self._least, None if self._open else self._most, bool(self._about))

    def put(self, place: Place, count: Count) -> None:
        """What is counted at a place, in the stead of what was."""
        before = self._counts.get(place)
        if before == count:
            return
        self._counts[place] = count
        self._add(count, 1)
        if before is not None:
            self._add(before, -1)

    def _add(self, count: Count, sign: int) -> None:
        self._least += sign * count.least
        self._most += sign * (count.most or 0)
        self._open += sign * (count.most is None)
        self._about += sign * count.about


def _note(now: Mapping[str, _Sum], place: Place, line: Line, given_up: bool) -> None:
    handed = _handed(line)
    owed = (handed or NOTHING) if given_up and line.promised else line.promised
    if owed is not None:
        now["promised"].put(place, owed)
    if handed is not None:
        now["delivered"].put(place, handed)


def _handed(line: Line) -> Count | None:
    """As many as are handed over; of a line that is complete no fewer than were promised."""
    counts = [count for count in (line.delivered, line.promised if line.complete else None) if count]
    return max(counts, key=lambda count: count.least, default=None)
