"""Programmes folded from events: standing, money put in, and revaluations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from ..model import Entry, MoneyValue, ProgrammeChange
from ..values.edtf import Edtf
from ..values.frozen import quick
from .sunsets import End

Standing = Literal["open", "paused", "closed"]

STANDING_AFTER: Mapping[str, Standing] = MappingProxyType(
    {"create": "open", "fund": "open", "resume": "open", "pause": "paused", "close": "closed"}
)
"""What an action makes of the programme; a revaluation changes sums only."""


@quick
class ProgrammeStep:
    """One event in the life of a programme."""

    entry: str
    date: Edtf
    action: str
    value: MoneyValue | None
    note: str | None


@quick
class ProgrammeState:
    """A programme after some events. end: the one that was named for it last; it does not show in the standing."""

    id: str
    standing: Standing
    steps: tuple[ProgrammeStep, ...]
    end: End | None = None

    def lapsed(self, on: int) -> bool:
        """True if its named end has surely passed before a day (ordinal), and no event has closed it."""
        return self.standing != "closed" and self.end is not None and self.end.day <= on


Change: TypeAlias = "tuple[Entry, ProgrammeChange]"
"""A change of a programme, and the event that makes it."""


def fold_programmes(events: Iterable[Entry]) -> dict[str, ProgrammeState]:
    """The state of every programme that the events change, or that a transfer flows under."""
    found: dict[str, list[Change]] = {}
    for entry in events:
        for step in entry.transfers:
            if step.programme:
                found.setdefault(step.programme, [])
        for change in entry.programmes:
            found.setdefault(change.programme, []).append((entry, change))
    return {id_: after(id_, changes) for id_, changes in found.items()}


def after(id_: str, changes: Iterable[Change]) -> ProgrammeState:
    """The state of a programme after these changes, in their order."""
    standing: Standing = "open"
    end, steps = None, []
    for entry, change in changes:
        steps.append(ProgrammeStep(entry.id, entry.date, change.action, change.value, change.note))
        standing = STANDING_AFTER.get(change.action, standing)
        end = End(entry.until, entry.id) if entry.until else None if change.action == "create" else end
    return ProgrammeState(id_, standing, tuple(steps), end)
