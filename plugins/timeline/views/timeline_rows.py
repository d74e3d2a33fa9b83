"""Entries → rows of the timeline, and the labels of what they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..ledger import Ledger
from ..model import Entry, System, Vocabulary
from ..model.library import Library
from .timeline_facets import Label, Labels, closed_labels
from .timeline_row import Row, in_order


def rows_of(library: Library, ledger: Ledger) -> tuple[Row, ...]:
    """Every event that the ledger counts as a row, newest first."""
    return in_order([_row(entry, library, ledger) for entry in ledger.events])


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
    also = _once([*record.aliases, *record.weak_aliases, *more])
    return Label(record.name, f"{folder}/{record.id}/", " ".join(also))


def _system(system: System) -> Label:
    return replace(_label(system, "systems", system.designations), part_of=system.parent or "")


def _row(entry: Entry, library: Library, ledger: Ledger) -> Row:
    found = ledger.involvement(entry)
    publishers = _once(source.publisher for source in entry.sources)
    terms = {
        "kind": found.kinds or ("context",),
        "from": found.suppliers,
        "to": found.recipients,
        "actor": found.actors,
        "system": with_parents(found.systems, library.systems),
        "rule": found.rules,
        "programme": found.programmes,
        "transfer": found.transfers,
        "status": _once(step.status for step in entry.transfers),
        "certainty": _certainty(entry, len({source.voice for source in entry.sources})),
        "publisher": publishers,
    }
    address = f"entries/{entry.id}/"
    return Row(entry.id, entry.title, entry.summary, entry.date, entry.known_by, terms, address)


def with_parents(systems: tuple[str, ...], known: Mapping[str, System]) -> tuple[str, ...]:
    """The systems, then those that they are a part or version of: a filter on these finds them too."""
    found = list(systems)
    for system in found:  # grows while it runs: a parent may have a parent
        parent = known[system].parent if system in known else None
        if parent and parent not in found:
            found.append(parent)
    return tuple(found)


def _certainty(entry: Entry, voices: int) -> tuple[str, ...]:
    date = "day" if entry.date.exact else "vague"
    sources = "single" if voices == 1 else "several"
    return (date, sources, *(["disputed"] if entry.disagreements else []))


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
