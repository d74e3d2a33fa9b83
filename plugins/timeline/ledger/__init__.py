"""The ledger: pure functions from records to state, for any day happened by and any day known by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from ..model import Entry
from ..model.library import Library
from ..values.frozen import quick
from .events import AsOf, Concerned, Involvement, Parties, events, involvement, kinds
from .intervals import Count, Lag
from .programmes import ProgrammeState, ProgrammeStep, fold_programmes
from .relations import Link, by_end, links
from .rules import ClauseStep, Lapse, RuleState, RuleVersion, fold_rules
from .sunsets import ClauseState, End
from .totals import Row, Total, totals
from .transfers import ConsentStep, Line, Step, TransfersOf, TransferState, by_actor, fold_transfers
from .waiting import Half, halves

__all__ = [
    "AsOf", "ClauseState", "ClauseStep", "ConsentStep", "Count", "End", "Involvement", "Lag", "Lapse",
    "Ledger", "Line", "Link", "Parties", "ProgrammeState", "ProgrammeStep", "Row", "RuleState", "RuleVersion", "Step",
    "Total", "TransferState", "fold", "kinds", "totals",
]  # fmt: skip


@quick
class Ledger:
    """Everything that follows from the events that count; what only some ask for is reckoned when it is asked for.

    events: those, by date and id. rules, transfers, programmes: their states by id.
    """

    library: Library
    as_of: AsOf
    events: Sequence[Entry]
    rules: Mapping[str, RuleState]
    transfers: Mapping[str, TransferState]
    programmes: Mapping[str, ProgrammeState]

    def involvement(self, entry: Entry) -> Involvement:
        """Whom an event concerns; of a draft too, whose own transfers are not folded."""
        return self.involved.get(entry.id) or _involved([entry], self.library, fold_transfers([entry]))[entry.id]

    @cached_property
    def involved(self) -> Mapping[str, Involvement]:
        """Whom each event concerns, by its id."""
        return _involved(self.events, self.library, self.transfers)

    @property
    def outgoing(self) -> Mapping[str, tuple[Link, ...]]:
        """Links by their source: an entry or a transfer."""
        return self._links[0]

    @property
    def incoming(self) -> Mapping[str, tuple[Link, ...]]:
        """Links by their target."""
        return self._links[1]

    @cached_property
    def _links(self) -> tuple[dict[str, tuple[Link, ...]], dict[str, tuple[Link, ...]]]:
        return by_end(links(self.events, self.library, self.transfers))

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[str, str]]:
        """Ids of the events before and after each event in time; "" at an end."""
        ids = list(self.involved)
        beside = zip(ids, ["", *ids], [*ids[1:], ""], strict=False)
        return {id_: (before, after) for id_, before, after in beside}

    @cached_property
    def transfers_of(self) -> TransfersOf:
        """The transfers that each actor has a part in."""
        return by_actor(self.transfers)

    @cached_property
    def halves(self) -> Mapping[str, Half]:
        """Within what time half began to arrive of what each supplier promised, and of what all did."""
        return halves(self.transfers.values())

    @cached_property
    def entries_of_actor(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the events that concern an actor, oldest first; so for the other kinds of record."""
        return _index(self.involved, lambda item: item.actors)

    @cached_property
    def entries_of_system(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the events that concern a system."""
        return _index(self.involved, lambda item: item.systems)

    @cached_property
    def entries_of_rule(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the events that concern a rule."""
        return _index(self.involved, lambda item: item.rules)

    @cached_property
    def entries_of_programme(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the events that concern a programme."""
        return _index(self.involved, lambda item: item.programmes)


def fold(library: Library, as_of: AsOf | None = None) -> Ledger:
    """The state of everything on a day; without a day, after all published events."""
    as_of = as_of or AsOf()
    counted = events(library, as_of)
    return Ledger(
        library=library,
        as_of=as_of,
        events=counted,
        rules=fold_rules(counted, as_of.happened),
        transfers=fold_transfers(counted),
        programmes=fold_programmes(counted),
    )


def _involved(
    counted: Iterable[Entry], library: Library, transfers: Mapping[str, TransferState]
) -> dict[str, Involvement]:
    concerned = {id_: _concerned(state.parties, state.systems) for id_, state in transfers.items()}
    return {entry.id: involvement(entry, concerned, library.rules) for entry in counted}


def _concerned(parties: Parties, systems: tuple[str, ...]) -> Concerned:
    return Concerned(parties.all(), parties.from_, parties.to, systems)


def _index(
    involved: Mapping[str, Involvement], ids: Callable[[Involvement], Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entry, item in involved.items():
        for id_ in ids(item):
            found[id_].append(entry)
    return {id_: tuple(entries) for id_, entries in found.items()}
