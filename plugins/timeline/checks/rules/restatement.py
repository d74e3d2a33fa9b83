"""A promise that is said again counts nothing, so that no total counts it twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ...model import Entry
from ..base import Check, Finding, Site


def find(site: Site) -> Iterator[Finding]:
    """Values that count as new in an entry that restates, and the same value anew in a later step."""
    links = chain.from_iterable(site.ledger.outgoing.values())
    for id_ in dict.fromkeys(link.entry for link in links if link.relation == "restates"):
        yield from _new(site.library.entries[id_])
    for state in site.ledger.transfers.values():
        seen: dict[tuple[object, ...], str] = {}
        for step in state.steps:
            if step.value is None or step.value.counts != "new":
                continue
            key = (step.status, step.value.amount, step.value.currency, step.value.basis)
            if key in seen:
                yield _again(site.library.entries[step.entry], state.id, seen[key])
            seen[key] = step.entry


def _new(entry: Entry) -> Iterator[Finding]:
    for number, step in enumerate(entry.transfers):
        if step.value is not None and step.value.counts == "new":
            message = "counts as new in an entry that restates; write counts: restates, or drop the relation"
            yield Finding(entry, ("transfers", number, "value", "counts"), message)


def _again(entry: Entry, transfer: str, first: str) -> Finding:
    number = next(i for i, step in enumerate(entry.transfers) if step.transfer == transfer)
    message = (
        f"the same sum at the same step as in {first}; if it is the same promise, write counts: restates"
    )
    return Finding(entry, ("transfers", number, "value", "counts"), message)


CHECK = Check("restatement", "A promise said again counts nothing", find)
