"""The ledger: pure functions from records to state, for any day happened by and any day known by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..model import Entry
from ..model.library import Library
from .events import AsOf, Involvement, Parties, events, involvement, kinds
from .intervals import Count, Lag
from .programmes import ProgrammeState, ProgrammeStep, fold_programmes
from .relations import Link, by_end, links
from .rules import ClauseState, ClauseStep, RuleState, RuleVersion, fold_rules
from .totals import Row, Total, totals
from .transfers import ConsentStep, Line, Step, TransferState, by_actor, fold_transfers

__all__ = [
    "AsOf", "ClauseState", "ClauseStep", "ConsentStep", "Count", "Involvement", "Lag", "Ledger", "Line",
    "Link", "Parties", "ProgrammeState", "ProgrammeStep", "Row", "RuleState", "RuleVersion", "Step",
    "Total", "TransferState", "fold", "kinds", "totals",
]  # fmt: skip


@dataclass(frozen=True)
class Ledger:
    """Everything that follows from the events that count.

    events: those, by date and id. rules, transfers, programmes: their states by id.
    involved: whom each event concerns.
    outgoing, incoming: links by their source (entry or transfer) and by their target.
    transfers_of: an actor's. entries_of_…: ids of events by what they concern, oldest first.
    """

    library: Library
    as_of: AsOf
    events: tuple[Entry, ...]
    rules: Mapping[str, RuleState]
    transfers: Mapping[str, TransferState]
    programmes: Mapping[str, ProgrammeState]
    involved: Mapping[str, Involvement]
    outgoing: Mapping[str, tuple[Link, ...]]
    incoming: Mapping[str, tuple[Link, ...]]
    transfers_of: Mapping[str, tuple[TransferState, ...]]
    entries_of_actor: Mapping[str, tuple[str, ...]]
    entries_of_system: Mapping[str, tuple[str, ...]]
    entries_of_rule: Mapping[str, tuple[str, ...]]
    entries_of_transfer: Mapping[str, tuple[str, ...]]
    entries_of_programme: Mapping[str, tuple[str, ...]]

    def involvement(self, entry: Entry) -> Involvement:
        """Whom an event concerns; of a draft too, whose own transfers are not folded."""
        return self.involved.get(entry.id) or _involved([entry], self.library, fold_transfers([entry]))[entry.id]


def fold(library: Library, as_of: AsOf | None = None) -> Ledger:
    """The state of everything on a day; without a day, after all published events."""
    as_of = as_of or AsOf()
    counted = events(library, as_of)
    transfers = fold_transfers(counted)
    involved = _involved(counted, library, transfers)
    outgoing, incoming = by_end(links(counted, library, transfers))
    return Ledger(
        library=library,
        as_of=as_of,
        events=counted,
        rules=fold_rules(counted, as_of.happened),
        transfers=transfers,
        programmes=fold_programmes(counted),
        involved=involved,
        outgoing=outgoing,
        incoming=incoming,
        transfers_of=by_actor(transfers),
        entries_of_actor=_index(involved, lambda item: item.actors),
        entries_of_system=_index(involved, lambda item: item.systems),
        entries_of_rule=_index(involved, lambda item: item.rules),
        entries_of_transfer=_index(involved, lambda item: item.transfers),
        entries_of_programme=_index(involved, lambda item: item.programmes),
    )


def _involved(
    counted: Iterable[Entry], library: Library, transfers: Mapping[str, TransferState]
) -> dict[str, Involvement]:
    parties = {id_: state.parties for id_, state in transfers.items()}
    goods = {id_: state.systems for id_, state in transfers.items()}
    return {entry.id: involvement(entry, parties, goods, library.rules) for entry in counted}


def _index(
    involved: Mapping[str, Involvement], ids: Callable[[Involvement], Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entry, item in involved.items():
        for id_ in ids(item):
            found[id_].append(entry)
    return {id_: tuple(entries) for id_, entries in found.items()}
