"""What content/ already has that a draft should name instead of making its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...model.entry import Entry, TransferStep
from ...model.library import Library
from ...values.edtf import iso, parse

_HANDED_OVER = frozenset({"delivered", "operational", "in_transit"})


@dataclass(frozen=True, slots=True)
class Known:
    """A transfer that an entry declares, with its parties and systems."""

    id: str
    suppliers: frozenset[str]
    recipients: frozenset[str]
    systems: frozenset[str]


@dataclass(frozen=True)
class Shelf:
    """content/ as an article can mean it.

    Args:
        library: The records.
        until: Day of publication: transfers declared later are not meant. None if it is not known.
    """

    library: Library
    until: str | None

    @cached_property
    def transfers(self) -> dict[str, Known]:
        """Every transfer by id, as its first event declares it."""
        found: dict[str, Known] = {}
        for entry, step in self._steps():
            if step.transfer in found or not step.from_ or not step.to:
                continue
            if self.until is None or iso(entry.date.anchor) <= self.until:
                systems = frozenset(item.system for item in step.items if item.system)
                found[step.transfer] = Known(step.transfer, frozenset(step.from_), frozenset(step.to), systems)
        return found

    def find_transfer(self, supplier: str, recipient: str, systems: Sequence[str]) -> str | None:
        """The transfer between two actors that has one of these systems, else a part or the whole of one; None if
        none does, or several do equally."""
        wanted = {related for system in systems for related in self.family(system)}
        between = [one for one in self.transfers.values() if supplier in one.suppliers and recipient in one.recipients]
        exact = [one.id for one in between if one.systems and one.systems <= set(systems)]
        near = [one.id for one in between if one.systems & wanted]
        fits = exact or near
        return fits[0] if len(fits) == 1 else None

    @cached_property
    def units(self) -> dict[str, str]:
        """What each system is counted in, by its id."""
        return {one.id: one.unit for one in self.library.systems.values() if one.unit}

    def family(self, system: str) -> set[str]:
        """A system, its parent, and what has it as parent."""
        record = self.library.systems.get(system)
        parents = {record.parent} if record and record.parent else set()
        return {system, *parents, *(one.id for one in self.library.systems.values() if one.parent == system)}

    def events_like(self, recipient: str, systems: Sequence[str], edtf: str) -> Iterator[Entry]:
        """Entries that report a delivery of one of these systems to an actor within a date."""
        span = parse(edtf)
        wanted = {related for system in systems for related in self.family(system)}
        for entry, step in self._steps():
            known = self.transfers.get(step.transfer)
            goods = {item.system for item in step.items} | (known.systems if known else set())
            takers = set(step.to) | (known.recipients if known else set())
            inside = span.earliest <= entry.date.anchor <= span.latest
            if inside and step.status in _HANDED_OVER and recipient in takers and goods & wanted:
                yield entry

    def _steps(self) -> Iterator[tuple[Entry, TransferStep]]:
        for entry in self.library.timeline:
            for step in entry.transfers:
                yield entry, step
