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
    """All links that the events state, in the events' order. What is the id of no record may be one that an entry had
    before.
    """
    known = frozenset(transfers)
    stated = [(entry.id, relation) for entry in events for relation in entry.relations]
    ends: dict[str, tuple[str, TargetKind]] = {
        target: (target, _kind(target, library, known)) for target in {relation.target for _, relation in stated}
    }
    if unknown := {target for target, kind in ends.values() if kind == "unknown"}:
        named = ((alias, entry.id) for entry in library.entries.values() for alias in entry.aliases)
        ends |= {alias: (id_, "entry") for alias, id_ in named if alias in unknown}
    return tuple(
        [
            Link(relation.relation, id_, relation.transfer or id_, *ends[relation.target], relation.note)
            for id_, relation in stated
        ]
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
        outgoing[link.entry].append(link)
        if link.source != link.entry:
            outgoing[link.source].append(link)
        incoming[link.target].append(link)
    return (
        {id_: tuple(some) for id_, some in outgoing.items()},
        {id_: tuple(some) for id_, some in incoming.items()},
    )
