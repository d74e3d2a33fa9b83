"""Programmes folded from events: standing, money put in, and revaluations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

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


def fold_programmes(events: Iterable[Entry]) -> dict[str, ProgrammeState]:
    """The state of every programme that the events change, or that a transfer flows under."""
    states: dict[str, ProgrammeState] = {}
    for entry in events:
        for step in entry.transfers:
            if step.programme and step.programme not in states:
                states[step.programme] = ProgrammeState(step.programme, "open", ())
        for change in entry.programmes:
            state = states.get(change.programme) or ProgrammeState(change.programme, "open", ())
            states[change.programme] = _after(state, entry, change)
    return states


def _after(state: ProgrammeState, entry: Entry, change: ProgrammeChange) -> ProgrammeState:
    step = ProgrammeStep(entry.id, entry.date, change.action, change.value, change.note)
    standing = STANDING_AFTER.get(change.action, state.standing)
    end = End(entry.until, entry.id) if entry.until else None if change.action == "create" else state.end
    return replace(state, standing=standing, steps=(*state.steps, step), end=end)
