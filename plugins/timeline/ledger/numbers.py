"""Questions about numbers: how many of a system, from whom, how sure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from ..values.frozen import quick
from . import Ledger
from .events import unique
from .intervals import Count, total
from .transfers import Line, TransferState

Sureness = Literal["exact", "range", "about", "unknown"]


@quick
class Given:
    """How many of a system one transfer is about.

    system: the one named, which may be a version of that asked for.
    sureness: of the number handed over, or promised where none is. publishers: how many the entries rest on.
    disputed: ids of entries whose sources differ.
    """

    transfer: TransferState
    system: str
    unit: str | None
    promised: Count | None
    delivered: Count | None
    sureness: Sureness
    publishers: int
    disputed: tuple[str, ...]


def how_many(ledger: Ledger, system: str) -> tuple[Given, ...]:
    """Every transfer of a system or of a part or version of it, by the day it was declared."""
    family = versions(ledger, system)
    return tuple(
        _given(ledger, state, line)
        for state in ledger.transfers.values()
        for line in state.lines
        if line.system in family
    )


def versions(ledger: Ledger, system: str) -> frozenset[str]:
    """A system and all whose parent it is, directly or through others."""
    found = {system}
    while True:
        more = {id_ for id_, record in ledger.library.systems.items() if record.parent in found} - found
        if not more:
            return frozenset(found)
        found |= more


def _given(ledger: Ledger, state: TransferState, line: Line) -> Given:
    entries = [ledger.library.entries[step.entry] for step in state.steps]
    publishers = {source.voice for entry in entries for source in entry.sources}
    disputed = unique(entry.id for entry in entries if entry.disagreements)
    number = line.delivered or line.promised
    return Given(
        state,
        line.system or "",
        line.unit,
        line.promised,
        line.delivered,
        sureness(number),
        len(publishers),
        disputed,
    )


def sureness(number: Count | None) -> Sureness:
    """How sure a number is."""
    if number is None or number.most is None:
        return "unknown"
    if number.about:
        return "about"
    return "exact" if number.exact else "range"


@quick
class Sum:
    """The numbers of all transfers of one unit together. unnumbered: transfers without a number."""

    unit: str | None
    promised: Count
    delivered: Count
    transfers: int
    unnumbered: int


def sums(given: Iterable[Given]) -> Iterator[Sum]:
    """One sum for each unit; different units are never added."""
    groups: dict[str | None, list[Given]] = {}
    for item in given:
        groups.setdefault(item.unit, []).append(item)
    for unit, items in groups.items():
        promised = total(item.promised for item in items if item.promised)
        delivered = total(item.delivered for item in items if item.delivered)
        unnumbered = sum(item.promised is None and item.delivered is None for item in items)
        yield Sum(unit, promised, delivered, len(items), unnumbered)
