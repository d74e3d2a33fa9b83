"""What content/ already has that a draft should name instead of making its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from ...model.entry import Entry
from ...model.library import Library
from ...values.edtf import iso, parse
from ...values.frozen import quick

_ENDED = frozenset({"delivered", "operational", "cancelled", "refused", "declined", "expired", "returned"})
_BEFORE_DELIVERY = frozenset(
    {"requested", "considered", "pledged", "authorised", "committed", "allocated", "contracted"}
)
_HANDED_OVER = frozenset({"delivered", "operational", "in_transit"})


@quick
class Known:
    """A transfer that an entry declares, with its parties and systems."""

    id: str
    suppliers: frozenset[str]
    recipients: frozenset[str]
    systems: frozenset[str]


@quick
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
        declared = _index(_Same(self.library)).declared
        return {one.id: one for day, one in declared if self.until is None or day <= self.until}

    def find_transfer(self, supplier: str, recipient: str, systems: Sequence[str], stage: str = "") -> str | None:
        """The transfer between two actors that has these systems, else parts or wholes of them; None if none does, or
        several do equally.

        Args:
            supplier: Id.
            recipient: Id.
            systems: Those of the goods.
            stage: Where the goods stand: what is promised anew is none of what was handed over before.
        """
        between = [one for one in self.transfers.values() if supplier in one.suppliers and recipient in one.recipients]
        open_ = [one for one in between if not (stage in _BEFORE_DELIVERY and self._ended(one.id))]
        exact = [one.id for one in open_ if one.systems and one.systems == set(systems)]
        near = [one.id for one in open_ if systems and all(self.family(system) & one.systems for system in systems)]
        fits = exact or near
        return fits[0] if len(fits) == 1 else None

    def _ended(self, transfer: str) -> bool:
        """Whether the last that was reported of a transfer by then is that it was handed over, or came to nothing."""
        steps = _index(_Same(self.library)).steps.get(transfer, ())
        known = [status for day, status in steps if self.until is None or day < self.until]
        return bool(known) and known[-1] in _ENDED

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
        for entry, goods in _index(_Same(self.library)).handed_over.get(recipient, ()):
            if span.earliest <= entry.date.anchor <= span.latest and goods & wanted:
                yield entry


@quick
class _Index:
    """What is looked up for each article, made once of a library.

    Args:
        declared: Every transfer with the day of the event that declares it first, in order.
        handed_over: By recipient, the entries that report a delivery, with the systems that were delivered.
        steps: By transfer, the day and the status of each event, in order.
    """

    declared: tuple[tuple[str, Known], ...]
    handed_over: Mapping[str, Sequence[tuple[Entry, frozenset[str]]]]
    steps: Mapping[str, Sequence[tuple[str, str]]]


class _Same:
    """A library as a key: two are the same if they are one object."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def __hash__(self) -> int:
        return id(self.library)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.library is self.library


@lru_cache(maxsize=2)  # a library that is held here keeps its id
def _index(same: _Same) -> _Index:
    steps = [(entry, step) for entry in same.library.timeline for step in entry.transfers]
    declared: dict[str, tuple[str, Known]] = {}
    for entry, step in steps:
        if step.transfer not in declared and step.from_ and step.to:
            systems = frozenset(item.system for item in step.items if item.system)
            known = Known(step.transfer, frozenset(step.from_), frozenset(step.to), systems)
            declared[step.transfer] = (iso(entry.date.anchor), known)
    handed_over: dict[str, list[tuple[Entry, frozenset[str]]]] = {}
    for entry, step in steps:
        if step.status in _HANDED_OVER:
            first = declared.get(step.transfer)
            goods = frozenset(item.system for item in step.items if item.system) | (
                first[1].systems if first else set()
            )
            for taker in {*step.to, *(first[1].recipients if first else ())}:
                handed_over.setdefault(taker, []).append((entry, goods))
    stages: dict[str, list[tuple[str, str]]] = {}
    for entry, step in steps:
        stages.setdefault(step.transfer, []).append((iso(entry.date.anchor), step.status or ""))
    return _Index(tuple(declared.values()), handed_over, stages)
