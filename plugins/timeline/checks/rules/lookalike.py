"""Two entries are not the same event."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Final

from ...ledger import Involvement
from ...model import Entry
from ..base import Check, Finding, Site

DAYS: Final = 3
"""How many days apart the same event may be dated by two authors."""
VAGUE: Final = 31
"""Dates that span more days than this tell nothing of two events being one."""

Likeness = tuple[object, ...]


def find(site: Site) -> Iterator[Finding]:
    """Entries of the same kind, actors and goods, a few days apart, that no relation tells apart."""
    near: deque[tuple[int, Likeness, Entry]] = deque()
    for entry in site.library.timeline:
        date = entry.date
        if date.latest - date.earliest > VAGUE:
            continue
        likeness = _likeness(site.ledger.involved[entry.id])
        while near and near[0][0] + DAYS < date.anchor:
            near.popleft()
        for _, known, other in near:
            if likeness and likeness == known and not _told_apart(site, other, entry):
                message = (
                    f"looks like {other.id}: same kind, actors and goods, {DAYS} days apart at most; {ADVICE}"
                )
                yield Finding(entry, ("date",), message)
        near.append((date.anchor, likeness, entry))


ADVICE: Final = "merge them, or say how they are related (part_of, restates, see_also …)"


def _likeness(event: Involvement) -> Likeness:
    """What two entries of one event have alike; nothing where no actor is known."""
    if not event.actors:
        return ()
    goods = (event.transfers,) if event.transfers else ((), event.systems, event.rules)
    return (event.kinds, frozenset(event.actors), *map(frozenset, goods))


def _told_apart(site: Site, one: Entry, two: Entry) -> bool:
    ends = {(link.entry, link.target) for link in site.ledger.outgoing.get(two.id, ())}
    ends |= {(link.entry, link.target) for link in site.ledger.outgoing.get(one.id, ())}
    return (two.id, one.id) in ends or (one.id, two.id) in ends


CHECK = Check("lookalike", "Two entries are not the same event", find)
