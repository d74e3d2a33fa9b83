"""Nothing is handed over before it is promised."""

from __future__ import annotations

from collections.abc import Iterator

from ...ledger import Step, TransferState
from ..base import Check, Finding, Site

PROMISES = frozenset(("pledged", "authorised", "committed", "allocated", "contracted"))
DELIVERIES = frozenset(("in_transit", "delivered", "operational"))


def find(site: Site) -> Iterator[Finding]:
    """Deliveries that lie surely before the first promise of the same transfer."""
    for state in site.ledger.transfers.values():
        promise = next((step for step in state.steps if step.status in PROMISES), None)
        for step in state.steps:
            if promise and step.status in DELIVERIES and step.date.surely_before(promise.date):
                yield _finding(site, state, step, promise)


def _finding(site: Site, state: TransferState, step: Step, promise: Step) -> Finding:
    entry = site.library.entries[step.entry]
    number = next(i for i, other in enumerate(entry.transfers) if other.transfer == state.id)
    before = f'"{promise.status}" ({promise.date}, {promise.entry})'
    message = f'"{step.status}" before it was {before}; check both dates'
    return Finding(entry, ("transfers", number, "status"), message)


CHECK = Check("chronology", "Nothing is handed over before it is promised", find)
