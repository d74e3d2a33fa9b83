"""Two entries are not the same event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Final

from ...ledger import Involvement
from ...model.library import columns
from ..base import Check, Finding, Site

DAYS: Final = 3
"""How many days apart the same event may be dated by two authors."""
VAGUE: Final = 31
"""Dates that span more days than this tell nothing of two events being one."""

Likeness = tuple[object, ...]


def find(site: Site) -> Iterator[Finding]:
    """Entries of the same kind, actors and goods, a few days apart, that no relation tells apart."""
    involved = dict(site.ledger.involved.items())
    alike: dict[Likeness, list[tuple[int, str]]] = defaultdict(list)
    for id_, date in columns(site.library.timeline, "id", "date"):
        if not involved[id_].actors or date.latest - date.earliest > VAGUE:
            continue
        near, day = alike[_likeness(involved[id_])], date.anchor
        while near and near[0][0] + DAYS < day:
            near.pop(0)
        for _, other in near:
            if not _told_apart(site, other, id_):
                message = f"looks like {other}: same kind, actors and goods, {DAYS} days apart at most; {ADVICE}"
                yield Finding(site.library.entries[id_], ("date",), message)
        near.append((day, id_))


ADVICE: Final = "merge them, or say how they are related (part_of, restates, see_also …)"


def _likeness(event: Involvement) -> Likeness:
    """What two entries of one event have alike."""
    actors, transfers = _unordered(event.actors), _unordered(event.transfers)
    goods = () if transfers else (_unordered(event.systems), _unordered(event.rules))
    return event.kinds, actors, transfers, goods


def _unordered(ids: tuple[str, ...]) -> Collection[str]:
    # Most are one, and a set for each would be half of what this rule takes.
    return ids if len(ids) < 2 else frozenset(ids)


def _told_apart(site: Site, one: str, two: str) -> bool:
    ends = {(link.entry, link.target) for id_ in (one, two) for link in site.ledger.outgoing.get(id_, ())}
    return (two, one) in ends or (one, two) in ends


CHECK = Check("lookalike", "Two entries are not the same event", find)
