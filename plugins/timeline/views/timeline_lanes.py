"""Swim lanes: the events of an actor, a system, a rule, a transfer or a programme on a line of their own.

The script draws them for a filtered view from the file that `lanes_of` makes; `timeline_lane_pages` draws the busiest
of each kind at build time, for readers without script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, pairwise

from ..ledger import Ledger, RuleState, TransferState
from ..ledger.rules import STANDING_AFTER
from ..model.library import Library
from ..terms import KIND_OF_STATUS, RELATIONS
from ..values.edtf import Edtf
from ..values.frozen import quick
from .timeline_data import VERSION
from .timeline_facets import Label
from .timeline_row import Row
from .wording import Names

LANES: Mapping[str, str] = {
    "actor": "Actors", "system": "Weapon systems", "rule": "Rules", "transfer": "Transfers", "programme": "Programmes",
}  # fmt: skip
"""What lanes there can be: the facet → what its terms are called together."""

START_IN_DOUBT, END_IN_DOUBT = 1, 2
"""Bits of `Span.doubt`: that end is no single sure day, or has not come yet."""


@quick
class Span:
    """A part of a lane's life. first, last: ordinal days. doubt: which of them is in doubt.

    state: of a transfer the kind of event that began it; of a rule proposed, in_force or suspended.
    """

    first: int
    last: int
    state: str
    doubt: int


def transfer_labels(library: Library, ledger: Ledger) -> Mapping[str, Label]:
    """What each transfer is called, and where its page is."""
    names = Names(library, ledger)
    return {id_: Label(names.transfer_title(it), f"transfers/{id_}/") for id_, it in ledger.transfers.items()}


def spans_of(ledger: Ledger, today: int) -> Mapping[str, Mapping[str, tuple[Span, ...]]]:
    """The spans of every transfer and rule that has any: facet → id → spans, by date."""
    transfers = {id_: tuple(_life(state, today)) for id_, state in ledger.transfers.items()}
    rules = {id_: tuple(_standings(state, today)) for id_, state in ledger.rules.items()}
    return {
        "transfer": {id_: spans for id_, spans in transfers.items() if spans},
        "rule": {id_: spans for id_, spans in rules.items() if spans},
    }


def spans_of_one(ledger: Ledger, facet: str, id_: str, today: int) -> tuple[Span, ...]:
    """The spans of what has this id, by date."""
    if facet == "transfer" and (transfer := ledger.transfers.get(id_)):
        return tuple(_life(transfer, today))
    if facet == "rule" and (rule := ledger.rules.get(id_)):
        return tuple(_standings(rule, today))
    return ()


def _life(state: TransferState, today: int) -> Iterator[Span]:
    """From each step to the next; an open transfer goes on."""
    turns = [(step.date, KIND_OF_STATUS[step.status]) for step in state.steps]
    turns.sort(key=lambda turn: (turn[0].order, turn[1]))
    for (begun, kind), (ended, _) in pairwise(turns):
        if ended.anchor > begun.anchor:
            yield Span(begun.anchor, ended.anchor, kind, _doubt(begun, ended))
    begun, kind = turns[-1]
    if state.open and today > begun.anchor:
        yield Span(begun.anchor, today, kind, _doubt(begun, None))


def _standings(state: RuleState, today: int) -> Iterator[Span]:
    """Proposed, in force or suspended; a rule that still is goes on."""
    turns: list[tuple[Edtf, str]] = []
    lapses = [(lapse.end.date, lapse.standing) for lapse in state.lapses if lapse.clause is None]
    for version in state.versions:
        turns += [lapse for lapse in lapses if lapse not in turns and lapse[0].latest < version.date.anchor]
        before = turns[-1][1] if turns else "proposed"
        turns.append((version.date, STANDING_AFTER.get(version.action, before)))
    turns += [lapse for lapse in lapses if lapse not in turns and lapse[0].latest < today]
    begins = [next(same) for _, same in groupby(turns, key=lambda turn: turn[1])]
    ends: list[Edtf | None] = [when for when, _ in begins[1:]]
    for (begun, standing), ended in zip(begins, [*ends, None], strict=True):
        last = ended.anchor if ended else today
        if standing != "ended" and last > begun.anchor and (ended or state.standing != "rejected"):
            yield Span(begun.anchor, last, standing, _doubt(begun, ended))


def _doubt(begun: Edtf, ended: Edtf | None) -> int:
    return START_IN_DOUBT * (not begun.exact) | END_IN_DOUBT * (ended is None or not ended.exact)


def ties_of(rows: Sequence[Row], ledger: Ledger) -> list[tuple[int, int, str]]:
    """Links between events as (number of the row that states it, number of the other, relation), each once.

    A link to a transfer leads to the event that declares it.
    """
    number = {row.id: place for place, row in enumerate(rows)}
    found: dict[tuple[int, int, str], None] = {}
    for link in chain.from_iterable(ledger.incoming.values()):
        transfer = ledger.transfers.get(link.target)
        start, end = number.get(link.entry), number.get(transfer.declared_by if transfer else link.target)
        if start is not None and end is not None and start != end:
            found[start, end, link.relation] = None
    return sorted(found)


def lanes_of(rows: Sequence[Row], ledger: Ledger, today: int) -> dict[str, object]:
    """What data/timeline-lanes.json holds.

    spans: facet → id → [first day, days, state, doubt].
    ties: [row, row, relation]. relations: id → its name read from either end.
    """
    ties = ties_of(rows, ledger)
    return {
        "version": VERSION,
        "spans": {
            facet: {id_: [(s.first, s.last - s.first, s.state, s.doubt) for s in spans] for id_, spans in found.items()}
            for facet, found in spans_of(ledger, today).items()
        },
        "ties": ties,
        "relations": {id_: (RELATIONS[id_].label, RELATIONS[id_].inverse) for id_ in _relations(ties)},
    }


def _relations(ties: Iterable[tuple[int, int, str]]) -> list[str]:
    return sorted({relation for _, _, relation in ties})
