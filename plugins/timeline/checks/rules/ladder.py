"""A transfer goes up its ladder, or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...ledger import Step, TransferState
from ...problems import listed
from ...terms import LADDER, SIDE_STATES
from ..base import Check, Finding, Site

RUNG = {status: number for number, status in enumerate(LADDER)}


def find(site: Site) -> Iterator[Finding]:
    """Steps back without a side state between, unless they restate or name further goods."""
    for state in site.ledger.transfers.values():
        for before, after in pairwise(step for step in state.steps):
            if _back(before, after) and not _excused(state, after):
                entry = site.library.entries[after.entry]
                number = next(i for i, step in enumerate(entry.transfers) if step.transfer == state.id)
                yield Finding(entry, ("transfers", number, "status"), _message(before, after))


def _back(before: Step, after: Step) -> bool:
    return before.status in RUNG and after.status in RUNG and RUNG[after.status] < RUNG[before.status]


def _excused(state: TransferState, after: Step) -> bool:
    """A promise said again counts nothing; further goods may be promised while others are handed over."""
    return (after.value is not None and after.value.counts != "new") or bool(after.items)


def _message(before: Step, after: Step) -> str:
    return (
        f'goes back from "{before.status}" ({before.entry}) to "{after.status}"; '
        f"put the side state between ({listed(SIDE_STATES)}), or mark it as a restatement"
    )


CHECK = Check("ladder", "A transfer goes up its ladder, or says why not", find)
