"""Who gives to whom, through whose hands: transfers counted, for goods of different kinds have no sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import product

from ..values.frozen import quick
from .transfers import TransferState

Way = tuple[str, str, str]
"""Supplier, the hand that it goes through or "", recipient."""


@quick
class Flow:
    """Transfers that were promised on one way. A transfer of two suppliers is on the way of each."""

    supplier: str
    via: str
    recipient: str
    transfers: tuple[TransferState, ...]

    @property
    def whole(self) -> int:
        """How many were handed over in full."""
        return sum(not state.open and not state.closed for state in self.transfers)

    @property
    def open(self) -> int:
        """How many are promised and open."""
        return sum(state.open for state in self.transfers)

    @property
    def given_up(self) -> int:
        """How many were refused, cancelled or declined, or have expired."""
        return sum(state.closed for state in self.transfers)


def flows(states: Iterable[TransferState]) -> tuple[Flow, ...]:
    """The ways of these transfers, the most used first. What was never promised is on none."""
    found: dict[Way, list[TransferState]] = defaultdict(list)
    for state in states:
        if state.promised:
            for way in product(state.parties.from_, state.parties.via or ("",), state.parties.to):
                found[way].append(state)
    order = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Flow(*way, tuple(transfers)) for way, transfers in order)
