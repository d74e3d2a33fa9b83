"""Relations that say that one thing comes after another have no cycle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from ...terms import ORDERING_RELATIONS
from ..base import Check, Finding, Site


def find(site: Site) -> Iterator[Finding]:
    """One finding for a cycle, at the entry that closes it."""
    after: dict[str, set[str]] = defaultdict(set)
    for links in site.ledger.outgoing.values():
        for link in links:
            if link.kind == "entry" and link.relation in ORDERING_RELATIONS:
                after[link.entry].add(link.target)
    try:
        TopologicalSorter(after).prepare()
    except CycleError as error:
        cycle = list(error.args[1])
        yield Finding(
            site.library.entries[cycle[0]], ("relations",), f"goes round: {' → '.join(cycle)}; one is wrong"
        )


CHECK = Check("order", "Relations of before and after have no cycle", find)
