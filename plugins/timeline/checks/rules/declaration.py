"""The first event of a transfer declares it: from whom, to whom, what."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Entry, TransferStep
from ..base import Check, Finding, Site


def find(site: Site) -> Iterator[Finding]:
    """First events that leave out a party or the goods, and steps of one transfer that name other parties."""
    for state in site.ledger.transfers.values():
        entry = site.library.entries[state.declared_by]
        yield from _gaps(entry, next(step for step in entry.transfers if step.transfer == state.id))


def _gaps(entry: Entry, step: TransferStep) -> Iterator[Finding]:
    number = entry.transfers.index(step)
    gaps = [name for name, given in (("from", step.from_), ("to", step.to)) if not given]
    if not step.items and step.value is None:
        gaps.append("items (or value, for money)")
    for gap in gaps:
        message = f'"{step.transfer}" begins here and has no {gap}; later events inherit it'
        yield Finding(entry, ("transfers", number), message)


CHECK = Check("declaration", "The first event of a transfer says from whom, to whom and what", find)
