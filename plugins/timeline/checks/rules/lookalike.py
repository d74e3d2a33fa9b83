"""Two entries are not the same event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model import Entry
from ..base import Check, Finding, Site

DAYS: Final = 3
"""How many days apart the same event may be dated by two authors."""
VAGUE: Final = 31
"""Dates that span more days than this tell nothing of two events being one."""


def find(site: Site) -> Iterator[Finding]:
    """Entries of the same kind, actors and goods, a few days apart, that no relation tells apart."""
    near: list[Entry] = []
    for entry in site.library.timeline:
        if entry.date.latest - entry.date.earliest > VAGUE:
            continue
        near = [other for other in near if other.date.anchor + DAYS >= entry.date.anchor]
        for other in near:
            if _alike(site, other, entry) and not _told_apart(site, other, entry):
                message = (
                    f"looks like {other.id}: same kind, actors and goods, {DAYS} days apart at most; {ADVICE}"
                )
                yield Finding(entry, ("date",), message)
        near.append(entry)


ADVICE: Final = "merge them, or say how they are related (part_of, restates, see_also …)"


def _alike(site: Site, one: Entry, two: Entry) -> bool:
    first, second = site.ledger.involved[one.id], site.ledger.involved[two.id]
    if first.kinds != second.kinds or not set(first.actors) or set(first.actors) != set(second.actors):
        return False
    if first.transfers or second.transfers:
        return set(first.transfers) == set(second.transfers)
    return (set(first.systems), set(first.rules)) == (set(second.systems), set(second.rules))


def _told_apart(site: Site, one: Entry, two: Entry) -> bool:
    ends = {(link.entry, link.target) for link in site.ledger.outgoing.get(two.id, ())}
    ends |= {(link.entry, link.target) for link in site.ledger.outgoing.get(one.id, ())}
    return (two.id, one.id) in ends or (one.id, two.id) in ends


CHECK = Check("lookalike", "Two entries are not the same event", find)
