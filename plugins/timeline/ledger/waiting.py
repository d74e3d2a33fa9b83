"""Questions about waiting: how long it took from promise to first delivery, supplier by supplier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Final, NamedTuple

from ..values.frozen import quick
from .intervals import Lag
from .transfers import TransferState

EVERYBODY: Final = ""
"""Stands for all suppliers together, where there is something of each."""


class Half(NamedTuple):
    """Days within which half of some transfers began to arrive, at least and at most, and of how many that is said."""

    least: int
    most: int | None
    of: int


@quick
class Record:
    """What came of the transfers of one supplier.

    promised: transfers that were promised. whole, begun, nothing: of these, handed over in full, in part, not at
    all and still open. given_up: refused, cancelled, expired or declined. waits: from the first promise to the first
    delivery, where both are known.
    """

    promised: int
    whole: int
    begun: int
    nothing: int
    given_up: int
    waits: tuple[tuple[TransferState, Lag], ...]

    @property
    def half(self) -> Half | None:
        """Within what time half of what was begun began to arrive; None without a wait."""
        return half_of([lag for _, lag in self.waits])


def half_of(waits: Sequence[Lag]) -> Half | None:
    """The medians of the least and of the most days; None without a wait.

    A wait without an upper end counts as longer than any.
    """
    if not waits:
        return None
    most = median(float("inf") if lag.most is None else lag.most for lag in waits)
    return Half(int(median(lag.least for lag in waits)), None if most == float("inf") else int(most), len(waits))


def halves(states: Iterable[TransferState]) -> Mapping[str, Half]:
    """Within what time half began to arrive of what each supplier promised, and of what `EVERYBODY` did."""
    waits: dict[str, list[Lag]] = defaultdict(list)
    for state in states:
        wait = state.to_first
        if wait is not None and state.promised:
            for actor in (EVERYBODY, *state.parties.from_):
                waits[actor].append(wait)
    return {actor: half for actor, found in sorted(waits.items()) if (half := half_of(found))}


def records(states: Iterable[TransferState]) -> Mapping[str, Record]:
    """The record of each supplier, by its id."""
    given: dict[str, list[TransferState]] = defaultdict(list)
    for state in states:
        for actor in state.parties.from_:
            given[actor].append(state)
    return {actor: record(found) for actor, found in given.items()}


def record(states: Sequence[TransferState]) -> Record:
    """What came of these transfers; those that were never promised are left out."""
    promised = [state for state in states if state.promised]
    still = [state for state in promised if state.open]
    begun = sum(state.to_first is not None or any(line.delivered for line in state.lines) for state in still)
    given_up = sum(state.closed for state in promised)
    waits = tuple((state, state.to_first) for state in promised if state.to_first is not None)
    whole = len(promised) - len(still) - given_up
    return Record(len(promised), whole, begun, len(still) - begun, given_up, waits)
