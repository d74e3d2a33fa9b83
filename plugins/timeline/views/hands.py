"""What hangs together: whose stock was replaced by whom, and whether an entry says something new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..ledger.chains import Novelty, novelty, replacements
from ..model import Entry
from ..values.frozen import quick
from .parts import Fact, Phrase, capital, join
from .site import Site

SAID: Final[Mapping[Novelty, str]] = {
    "restated": "said again, counted once",
    "part": "part of a larger sum",
    "running total": "a running total, never added",
}
"""How a statement that is not new is told."""


@quick
class HandView:
    """One transfer by which stock was replaced. depth: 1 for the first hands, 2 for those who replaced theirs."""

    depth: int
    says: Phrase


def hands(site: Site, transfer: str) -> Iterator[HandView]:
    """Who replaced the stock given in a transfer, through all hands."""
    for hand in replacements(site.ledger, transfer):
        parties = hand.transfer.parties
        verb = ", to replace the stock of " if hand.relation == "backfills" else ", in exchange, to "
        says: Phrase = (*site.names.parties(parties.from_), verb, *site.names.actors(parties.to), ": ")
        yield HandView(hand.depth, (*says, site.names.transfer(hand.transfer.id)))


def newness(site: Site, entry: Entry) -> Iterator[Fact]:
    """A line of facts for an entry that says something again, a part, or a total; nothing for what is new."""
    for statement in novelty(site.ledger, entry) if entry.transfers else ():
        if statement.novelty in SAID:
            said: Phrase = (SAID[statement.novelty],)
            earlier = join(site.names.record(id_, site.kind(id_)) for id_ in statement.of)
            yield Fact("How it counts", capital((*said, ": ", *earlier) if earlier else said))
            return
