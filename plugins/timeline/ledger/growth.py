"""How numbers of goods grew: what all transfers of a system come to after each of their steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from ..values.edtf import Edtf
from ..values.frozen import quick
from .intervals import NOTHING, Count
from .transfers import CLOSED, Line, Step, TransferState, current, lines_after, was_promised

Place = tuple[str, str | None]
"""A line of goods of one transfer: the ids of both."""


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
    """What one transfer has of the goods after one of its steps, line by line."""

    step: Step
    lines: tuple[tuple[Place, Line], ...]
    given_up: bool


def growth(states: Iterable[TransferState], systems: Collection[str]) -> tuple[Growth, ...]:
    """A growth for each unit in which these systems are counted, the one with most steps first."""
    wanted = frozenset(systems)
    found = ((change, state.id) for state in states if _has(state, wanted) for change in _changes(state, wanted))
    changes = [change for change, _ in sorted(found, key=_in_time)]
    grown = [_growth(unit, changes, places) for unit, places in _units(changes).items()]
    return tuple(sorted(grown, key=lambda one: -len(one.promised) - len(one.delivered)))


def _in_time(found: tuple[_Change, str]) -> tuple[object, ...]:
    step = found[0].step
    return step.date.order, step.entry, found[1]


def _has(state: TransferState, systems: Collection[str]) -> bool:
    return any(line.system in systems for line in state.lines)


def _changes(state: TransferState, systems: Collection[str]) -> Iterator[_Change]:
    """What comes of each step from the first that promises on: what is held back or diverted before is no promise."""
    statuses = [step.status for step in state.steps]
    ends, promised = not CLOSED.isdisjoint(statuses), False
    for number, (step, lines) in enumerate(zip(state.steps, lines_after(state.steps), strict=True), 1):
        promised = promised or was_promised((step,))
        if promised:
            here = tuple([((state.id, line.system), line) for line in lines if line.system in systems])
            yield _Change(step, here, ends and current(statuses[:number]) in CLOSED)


def _units(changes: Iterable[_Change]) -> dict[str | None, set[Place]]:
    """The lines that are counted in each unit, by the last unit that was named."""
    last = {place: line.unit for change in changes for place, line in change.lines}
    found: dict[str | None, set[Place]] = defaultdict(set)
    for place, unit in last.items():
        found[unit].add(place)
    return found


def _growth(unit: str | None, changes: Iterable[_Change], places: set[Place]) -> Growth:
    promised, delivered = _Sum(), _Sum()
    for change in changes:
        for place, line in change.lines:
            if place in places:
                _note(promised, delivered, place, line, change.given_up)
        promised.tell(change.step)
        delivered.tell(change.step)
    return Growth(unit, tuple(promised.points), tuple(delivered.points))


class _Sum:
    """The sum of one count for each place, kept as they change: to add all up at each step is a square of work."""

    def __init__(self) -> None:
        self.points: list[Point] = []
        self._counts: dict[Place, Count] = {}
        self._least = self._most = Decimal(0)
        self._open = self._about = 0
        self._changed, self._stood = False, NOTHING

    def tell(self, step: Step) -> None:
        """After a step: a point, where the sum is another than before it."""
        if not self._changed:
            return
        self._changed, now = False, Count(self._least, None if self._open else self._most, bool(self._about))
        if now != self._stood:
            self._stood = now
            self.points.append(Point(step.date, step.entry, now))

    def put(self, place: Place, count: Count) -> None:
        """What is counted at a place, in the stead of what was."""
        before = self._counts.get(place)
        if before == count:
            return
        self._counts[place], self._changed = count, True
        self._add(count, 1)
        if before is not None:
            self._add(before, -1)

    def _add(self, count: Count, sign: int) -> None:
        self._least += sign * count.least
        self._most += sign * (count.most or 0)
        self._open += sign * (count.most is None)
        self._about += sign * count.about


def _note(promised: _Sum, delivered: _Sum, place: Place, line: Line, given_up: bool) -> None:
    handed = _handed(line)
    owed = (handed or NOTHING) if given_up and line.promised else line.promised
    if owed is not None:
        promised.put(place, owed)
    if handed is not None:
        delivered.put(place, handed)


def _handed(line: Line) -> Count | None:
    """As many as are handed over; of a line that is complete no fewer than were promised."""
    delivered, promised = line.delivered, line.promised if line.complete else None
    if delivered is None or promised is None:
        return delivered or promised
    return promised if promised.least > delivered.least else delivered
