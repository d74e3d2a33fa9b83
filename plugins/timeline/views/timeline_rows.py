"""Entries → rows of the timeline, and the labels of what they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from ..model import Entry, TransferStep, Vocabulary
from ..model.library import Library
from ..terms import KIND_OF_STATUS
from .timeline_facets import Label, closed_labels
from .timeline_row import Row, in_order

Steps = Mapping[str, TransferStep]
"""Id of a transfer → the step that declares it, from which later ones inherit."""

_REFUSALS = frozenset({"deny", "withdraw"})


def rows_of(library: Library) -> tuple[Row, ...]:
    """Every published entry as a row, newest first."""
    declared = _declaring(library.entries.values())
    return in_order([_row(entry, library, declared) for entry in library.entries.values()])


def labels_of(library: Library) -> dict[str, dict[str, Label]]:
    """What every term of every facet is called, and where its page is."""
    actors = {id: _label(actor, "actors", actor.adjectives) for id, actor in library.actors.items()}
    systems = {id: _label(system, "systems", system.designations) for id, system in library.systems.items()}
    return {
        **closed_labels(),
        "from": actors,
        "to": actors,
        "actor": actors,
        "system": systems,
        "rule": {id: _label(rule, "rules") for id, rule in library.rules.items()},
        "programme": {id: _label(programme, "programmes") for id, programme in library.programmes.items()},
        "publisher": {},
    }


def kinds_of(entry: Entry) -> tuple[str, ...]:
    """Ids of its kinds of event, the main one first: what it does to rules, then transfers, then consents."""
    found = [
        *("rule" for _ in entry.rules),
        *(_kind_of_step(step) for step in entry.transfers),
        *("refusal" if consent.action in _REFUSALS else "consent" for consent in entry.consents),
        *([entry.kind] if entry.kind else []),
    ]
    return _once(found) or ("context",)


def _kind_of_step(step: TransferStep) -> str:
    counted = step.value is not None and step.value.counts == "cumulative"
    return "figure" if counted else KIND_OF_STATUS[step.status]


def _label(record: Vocabulary, folder: str, more: Iterable[str] = ()) -> Label:
    also = _once([*record.aliases, *record.weak_aliases, *more])
    return Label(record.name, f"{folder}/{record.id}/", " ".join(also))


def _declaring(entries: Iterable[Entry]) -> dict[str, TransferStep]:
    found: dict[str, TransferStep] = {}
    for entry in sorted(entries, key=lambda entry: entry.date):
        for step in entry.transfers:
            if step.from_ or step.to:
                found.setdefault(step.transfer, step)
    return found


def _row(entry: Entry, library: Library, declared: Steps) -> Row:
    first = [declared.get(step.transfer, step) for step in entry.transfers]
    steps = list(zip(entry.transfers, first, strict=True))
    publishers = _once(source.publisher for source in entry.sources)
    terms = {
        "kind": kinds_of(entry),
        "from": _once(chain.from_iterable(step.from_ or first.from_ for step, first in steps)),
        "to": _once(chain.from_iterable(step.to or first.to for step, first in steps)),
        "actor": _once(_actors(entry, library, declared)),
        "system": _with_parents(_once(_systems(entry, steps)), library),
        "rule": _once(_rules(entry)),
        "programme": _once(s.programme or f.programme for s, f in steps if s.programme or f.programme),
        "status": _once(step.status for step in entry.transfers),
        "certainty": _certainty(entry, len(publishers)),
        "publisher": publishers,
    }
    return Row(entry.id, entry.title, entry.summary, entry.date, entry.known_by, terms, f"entries/{entry.id}/")


def _actors(entry: Entry, library: Library, declared: Steps) -> Iterator[str]:
    for step in entry.transfers:
        first = declared.get(step.transfer, step)
        yield from step.from_ or first.from_
        yield from step.to or first.to
        for name in ("benefits", "via", "paid_by", "requested_by", "maker"):
            yield from getattr(step, name) or getattr(first, name)
    yield from entry.actors
    for change in entry.rules:
        if change.rule in library.rules:
            yield library.rules[change.rule].whose
    for consent in entry.consents:
        yield from (*consent.by, *consent.asked_by)


def _systems(entry: Entry, steps: Iterable[tuple[TransferStep, TransferStep]]) -> Iterator[str]:
    for step, first in steps:
        for item in step.items or first.items:
            if item.system:
                yield item.system
    yield from entry.systems


def _with_parents(systems: tuple[str, ...], library: Library) -> tuple[str, ...]:
    """The systems, then those that they are a part or version of: a filter on these finds them too."""
    found = list(systems)
    for system in found:
        parent = library.systems[system].parent if system in library.systems else None
        if parent and parent not in found:
            found.append(parent)
    return tuple(found)


def _rules(entry: Entry) -> Iterator[str]:
    yield from (change.rule for change in entry.rules)
    yield from (step.rule for step in entry.transfers if step.rule)
    yield from (consent.rule for consent in entry.consents if consent.rule)


def _certainty(entry: Entry, publishers: int) -> tuple[str, ...]:
    date = "day" if entry.date.exact else "vague"
    sources = "single" if publishers == 1 else "several"
    return (date, sources, *(["disputed"] if entry.disagreements else []))


def _once(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
