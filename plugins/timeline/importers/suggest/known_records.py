"""What content/ already has that a draft should name instead of making its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model.entry import Entry, TransferStep
from ...model.library import Library
from ...values.edtf import parse


@dataclass(frozen=True, slots=True)
class Known:
    """A transfer that an entry declares, with its parties and systems."""

    id: str
    suppliers: frozenset[str]
    recipients: frozenset[str]
    systems: frozenset[str]


def known_transfers(library: Library) -> dict[str, Known]:
    """Every transfer of content/ by id, as its first event declares it."""
    found: dict[str, Known] = {}
    for _, step in _steps(library):
        if step.transfer not in found and step.from_ and step.to:
            systems = frozenset(item.system for item in step.items if item.system)
            found[step.transfer] = Known(step.transfer, frozenset(step.from_), frozenset(step.to), systems)
    return found


def find_transfer(library: Library, supplier: str, recipient: str, systems: Sequence[str]) -> str | None:
    """The transfer between two actors that has one of these systems, or a part or the whole of one; None if none or
    several do equally."""
    wanted = {related for system in systems for related in family(library, system)}
    fits = [
        one.id
        for one in known_transfers(library).values()
        if supplier in one.suppliers and recipient in one.recipients and one.systems & wanted
    ]
    return fits[0] if len(fits) == 1 else None


def family(library: Library, system: str) -> set[str]:
    """A system, its parent, and what has it as parent."""
    record = library.systems.get(system)
    parents = {record.parent} if record and record.parent else set()
    return {system, *parents, *(one.id for one in library.systems.values() if one.parent == system)}


def events_like(library: Library, recipient: str, systems: Sequence[str], edtf: str) -> Iterator[Entry]:
    """Entries that report a delivery of one of these systems to an actor within a date."""
    span = parse(edtf)
    wanted = {related for system in systems for related in family(library, system)}
    known = known_transfers(library)
    for entry, step in _steps(library):
        transfer = known.get(step.transfer)
        goods = {item.system for item in step.items} | (transfer.systems if transfer else set())
        takers = set(step.to) | (transfer.recipients if transfer else set())
        inside = span.earliest <= entry.date.anchor <= span.latest
        if inside and step.status in _HANDED_OVER and recipient in takers and goods & wanted:
            yield entry


_HANDED_OVER = frozenset({"delivered", "operational", "in_transit"})


def _steps(library: Library) -> Iterator[tuple[Entry, TransferStep]]:
    for entry in library.timeline:
        for step in entry.transfers:
            yield entry, step
