"""Entries → rows of the timeline, and the labels of what they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from ..ledger import Involvement, Ledger
from ..ledger.events import unique
from ..model import Source, System, TransferStep, Vocabulary
from ..model.library import Library, columns
from ..values import addresses
from ..values.edtf import Edtf
from .timeline_facets import Label, Labels, closed_labels
from .timeline_row import Row, group_of, in_order


def rows_of(library: Library, ledger: Ledger) -> tuple[Row, ...]:
    """Every event that the ledger counts as a row, newest first."""
    # Of all at once, as everything here: what is read is noted once, not for each.
    involved, systems = dict(ledger.involved.items()), WithParents(library.systems.items())
    told = columns(
        ledger.events, "id", "title", "summary", "date", "known_by", "sources", "transfers", "disagreements"
    )  # fmt: skip
    return in_order(
        [
            Row(
                id_, title, summary, when, known,
                _terms(involved[id_], systems, when, sources, transfers, disputed=bool(disagreements)),
                addresses.page("entries", id_), group_of(when),
            )
            for id_, title, summary, when, known, sources, transfers, disagreements in told
        ]
    )  # fmt: skip


def labels_of(library: Library) -> Labels:
    """What every term of every facet is called, and where its page is."""
    actors = {id_: _label(it, "actors", it.adjectives) for id_, it in library.actors.items()}
    return {
        **closed_labels(),
        "from": actors,
        "to": actors,
        "actor": actors,
        "system": {id_: _system(it) for id_, it in library.systems.items()},
        "rule": {id_: _label(it, "rules") for id_, it in library.rules.items()},
        "programme": {id_: _label(it, "programmes") for id_, it in library.programmes.items()},
        "publisher": {},
    }


def _label(record: Vocabulary, folder: str, more: Iterable[str] = ()) -> Label:
    also = unique([*record.aliases, *record.weak_aliases, *more])
    return Label(record.name, f"{folder}/{record.id}/", " ".join(also))


def _system(system: System) -> Label:
    return replace(_label(system, "systems", system.designations), part_of=system.parent or "")


def _terms(
    found: Involvement,
    systems: WithParents,
    when: Edtf,
    sources: Sequence[Source],
    steps: Sequence[TransferStep],
    *,
    disputed: bool,
) -> Mapping[str, tuple[str, ...]]:
    """The terms of an event, by facet."""
    single = len(sources) == 1 or len({source.voice for source in sources}) == 1
    return {
        "kind": found.kinds or ("context",),
        "from": found.suppliers,
        "to": found.recipients,
        "actor": found.actors,
        "system": systems[found.systems],
        "rule": found.rules,
        "programme": found.programmes,
        "transfer": found.transfers,
        "status": unique([step.status for step in steps]) if steps else (),
        "certainty": _CERTAINTY[when.exact, single, disputed],
        "publisher": unique([source.publisher for source in sources]),
    }


class WithParents(dict[tuple[str, ...], tuple[str, ...]]):
    """Systems, then those that they are a part or version of: a filter on these finds them too. Most rows have those of
    another.
    """

    def __init__(self, systems: Iterable[tuple[str, System]]) -> None:
        self._parents = {id_: system.parent for id_, system in systems if system.parent}

    def __missing__(self, systems: tuple[str, ...]) -> tuple[str, ...]:
        found = list(systems)
        for system in found:  # grows while it runs: a parent may have a parent
            parent = self._parents.get(system)
            if parent and parent not in found:
                found.append(parent)
        return self.setdefault(systems, tuple(found))


_CERTAINTY: Final = {
    (exact, single, disputed): (
        "day" if exact else "vague", "single" if single else "several", *(("disputed",) if disputed else ()),
    )
    for exact, single, disputed in product((False, True), repeat=3)
}  # fmt: skip
"""The terms of how sure an event is: of its date, of its origins, and whether they agree."""
