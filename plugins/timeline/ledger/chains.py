"""Questions about what hangs together: who stopped it, who replaced whose stock, is it new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from ..model import Entry
from ..values.frozen import quick
from . import Ledger
from .events import unique
from .relations import Link
from .transfers import ConsentStep, Step, TransferState

HANDS: Final = frozenset({"backfills", "swaps_with"})
"""The relations by which stock is replaced."""
SIDE: Final = frozenset({"paused", "refused", "declined", "cancelled", "diverted", "reduced", "delayed", "expired"})


@quick
class Obstacles:
    """What stopped a transfer.

    asked_by: who asked for consent. refusals: consents refused, lifted or not.
    steps: side states. blocks: links of others that block it. lifted: no refusal stands and it went on.
    """

    asked_by: tuple[str, ...]
    refusals: tuple[ConsentStep, ...]
    steps: tuple[Step, ...]
    blocks: tuple[Link, ...]
    lifted: bool


def obstacles(ledger: Ledger, transfer: str, on: int) -> Obstacles:
    """What stopped a transfer, who asked, who refused. on: a day (ordinal), on which a refusal may have lapsed.
    KeyError if there is no such transfer.
    """
    state = ledger.transfers[transfer]
    refusals = tuple(item for item in state.consents if item.consent.action in ("deny", "withdraw"))
    steps = tuple(step for step in state.steps if step.status in SIDE)
    blocks = tuple(link for link in ledger.incoming.get(transfer, ()) if link.relation == "blocks")
    asked = unique(actor for item in state.consents for actor in item.consent.asked_by)
    return Obstacles(asked, refusals, steps, blocks, not state.blocked(on) and state.status not in SIDE)


@quick
class Hand:
    """One transfer of a chain. depth: how many replacements lie between it and the transfer asked about."""

    transfer: TransferState
    relation: str
    depth: int


def replacements(ledger: Ledger, transfer: str) -> tuple[Hand, ...]:
    """Who replaced the stock given in a transfer, and who replaced theirs, through all hands.

    A link that an entry states without naming which of its transfers it is of counts for all of them.
    """
    found: dict[str, Hand] = {}
    front = [transfer]
    depth = 0
    while front:
        depth += 1
        hands = [hand for id_ in front for hand in _behind(ledger, id_, depth)]
        new = {
            hand.transfer.id: hand for hand in hands if hand.transfer.id not in found and hand.transfer.id != transfer
        }
        found.update(new)
        front = list(new)
    return tuple(found.values())


def _behind(ledger: Ledger, transfer: str, depth: int) -> Iterator[Hand]:
    for link in ledger.incoming.get(transfer, ()):
        if link.relation in HANDS:
            for id_ in _sources(ledger, link):
                yield Hand(ledger.transfers[id_], link.relation, depth)


def _sources(ledger: Ledger, link: Link) -> tuple[str, ...]:
    """The transfers that a link starts from."""
    if link.source in ledger.transfers:
        return (link.source,)
    entry = ledger.library.entries[link.entry]
    return unique(step.transfer for step in entry.transfers if step.transfer != link.target)


Novelty = Literal["new", "restated", "part", "running total", "no sum"]


@quick
class Statement:
    """Whether what an entry says of one transfer is new. of: ids of what it says again or is part of."""

    transfer: str
    novelty: Novelty
    of: tuple[str, ...]


NOVELTY: Final[dict[str, Novelty]] = {
    "new": "new", "restates": "restated", "part_of": "part", "cumulative": "running total",
}  # fmt: skip


def novelty(ledger: Ledger, entry: Entry) -> tuple[Statement, ...]:
    """Is this new or restated: one answer for each transfer that the entry names."""
    ties = ledger.outgoing.get(entry.id, ())
    restates = unique([link.target for link in ties if link.relation == "restates"])
    wholes = unique([link.target for link in ties if link.relation == "part_of"])
    return tuple(
        [
            _statement(step.transfer, step.value.counts if step.value else None, restates, wholes)
            for step in entry.transfers
        ]
    )


def _statement(transfer: str, counts: str | None, restates: tuple[str, ...], wholes: tuple[str, ...]) -> Statement:
    if restates:
        return Statement(transfer, "restated", restates)
    found: Novelty = NOVELTY[counts] if counts else "no sum"
    return Statement(transfer, found, wholes if found == "part" else ())
