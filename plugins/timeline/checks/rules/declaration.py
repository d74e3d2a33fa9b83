"""The first event of a transfer declares it: from whom, to whom, what."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import TransferStep
from ...model.library import columns
from ..base import Finding, Records, check_early


def find(site: Records) -> Iterator[Finding]:
    """First events that leave out a party or the goods."""
    declared: set[str] = set()
    for id_, steps in columns(site.library.timeline, "id", "transfers"):
        for number, step in enumerate(steps):
            if step.transfer not in declared:
                declared.add(step.transfer)
                for gap in _gaps(step):
                    message = f'"{step.transfer}" begins here and has no {gap}; later events inherit it'
                    yield Finding(site.library.entries[id_], ("transfers", number), message)


def _gaps(step: TransferStep) -> list[str]:
    gaps = [name for name, given in (("from", step.from_), ("to", step.to)) if not given]
    return gaps if step.items or step.value is not None else [*gaps, "items (or value, for money)"]


CHECK = check_early("declaration", "The first event of a transfer says from whom, to whom and what", find)
