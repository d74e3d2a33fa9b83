"""Links between events, transfers and rules; each is found from both of its ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from ..model import Entry
from ..model.library import Library
from ..values.frozen import quick

TargetKind = Literal["entry", "transfer", "rule", "programme", "unknown"]


@quick
class Link:
    """`source` stands in `relation` (a term of `terms.RELATIONS`) to `target`, a record of `kind`.

    entry: id of the entry that states it. source: the same, or the id of the transfer whose link it is.
    """

    relation: str
    entry: str
    source: str
    target: str
    kind: TargetKind
    note: str | None


def links(events: Iterable[Entry], library: Library, transfers: Iterable[str]) -> tuple[Link, ...]:
    """All links that the events state, in the events' order."""
    known = frozenset(transfers)
    aliases = {alias: entry.id for entry in library.entries.values() for alias in entry.aliases}
    return tuple(
        Link(
            relation.relation,
            entry.id,
            relation.transfer or entry.id,
            target,
            _kind(target, library, known),
            relation.note,
        )
        for entry in events
        for relation in entry.relations
        for target in [aliases.get(relation.target, relation.target)]
    )


def _kind(target: str, library: Library, transfers: frozenset[str]) -> TargetKind:
    if target in library.entries:
        return "entry"
    if target in transfers:
        return "transfer"
    if target in library.rules:
        return "rule"
    return "programme" if target in library.programmes else "unknown"


def by_end(found: Iterable[Link]) -> tuple[dict[str, tuple[Link, ...]], dict[str, tuple[Link, ...]]]:
    """Links by their source and by their target; one of a transfer by the entry that states it too."""
    outgoing: dict[str, list[Link]] = defaultdict(list)
    incoming: dict[str, list[Link]] = defaultdict(list)
    for link in found:
        for end in dict.fromkeys((link.entry, link.source)):
            outgoing[end].append(link)
        incoming[link.target].append(link)
    return (
        {id_: tuple(some) for id_, some in outgoing.items()},
        {id_: tuple(some) for id_, some in incoming.items()},
    )
