"""Which events count on a day, what each is, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

from ..model import Entry, Rule
from ..model.library import Library
from ..terms import EVENT_KINDS, KIND_OF_STATUS
from ..values.frozen import quick


@dataclass(frozen=True, slots=True)
class AsOf:
    """The two days of a question (ordinals). None: without a limit.

    happened: only what has surely happened by that day counts.
    known: only what a reader could know by that day.
    """

    happened: int | None = None
    known: int | None = None

    def counts(self, entry: Entry) -> bool:
        """True if the event counts on these days."""
        happened = self.happened is None or entry.date.certain_by <= self.happened
        return happened and (self.known is None or entry.known_by <= self.known)


def events(library: Library, as_of: AsOf) -> tuple[Entry, ...]:
    """The published events that count, in the one order everything is folded in."""
    return tuple(entry for entry in library.timeline if as_of.counts(entry))


def kinds(entry: Entry) -> tuple[str, ...]:
    """What the event is, told by its effects, the main one first: ids of `terms.EVENT_KINDS`."""
    found = {*_transfer_kinds(entry), *_consent_kinds(entry)}
    if entry.rules:
        found.add("rule")
    if entry.programmes:
        found.add("programme")
    if entry.kind:
        found.add(entry.kind)
    return tuple(sorted(found, key=_RANK.__getitem__)) if len(found) > 1 else tuple(found)


_RANK = {kind: rank for rank, kind in enumerate(EVENT_KINDS)}


def _transfer_kinds(entry: Entry) -> Iterator[str]:
    for step in entry.transfers:
        running = step.value is not None and step.value.counts == "cumulative"
        yield "figure" if running else KIND_OF_STATUS[step.status]


def _consent_kinds(entry: Entry) -> Iterator[str]:
    for consent in entry.consents:
        yield "refusal" if consent.action in ("deny", "withdraw") else "consent"


@quick
class Parties:
    """Who has which part in a transfer: ids of actors."""

    from_: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    paid_by: tuple[str, ...] = ()
    requested_by: tuple[str, ...] = ()
    maker: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Everybody, each once, suppliers first."""
        groups = (self.from_, self.to, self.via, self.benefits, self.paid_by, self.requested_by, self.maker)
        return unique(chain.from_iterable(groups))


@quick
class Involvement:
    """Whom and what one event concerns: ids, each once.

    kinds: of the event, the main one first. actors: everybody. suppliers, recipients: of its transfers.
    """

    kinds: tuple[str, ...]
    actors: tuple[str, ...]
    suppliers: tuple[str, ...]
    recipients: tuple[str, ...]
    systems: tuple[str, ...]
    rules: tuple[str, ...]
    transfers: tuple[str, ...]
    programmes: tuple[str, ...]


class Concerned(NamedTuple):
    """Whom and what a transfer concerns: everybody, its suppliers, its recipients, its systems."""

    actors: tuple[str, ...]
    suppliers: tuple[str, ...]
    recipients: tuple[str, ...]
    systems: tuple[str, ...]


NOBODY: Final = Concerned((), (), (), ())


def involvement(entry: Entry, transfers: Mapping[str, Concerned], rules: Mapping[str, Rule]) -> Involvement:
    """Whom an event concerns. transfers: all that are known, for a later step need not name their parties again."""
    steps, consents = entry.transfers, entry.consents
    concerned = [transfers.get(step.transfer, NOBODY) for step in steps]
    actors = [actor for transfer in concerned for actor in transfer.actors]
    actors += [actor for consent in consents for actor in (*consent.by, *consent.asked_by)]
    actors += [rules[change.rule].whose for change in entry.rules if change.rule in rules]
    return Involvement(
        kinds=kinds(entry),
        actors=unique([*actors, *entry.actors]),
        suppliers=unique([actor for transfer in concerned for actor in transfer.suppliers]),
        recipients=unique([actor for transfer in concerned for actor in transfer.recipients]),
        systems=unique([*(id_ for transfer in concerned for id_ in transfer.systems), *entry.systems]),
        rules=_rules_named(entry),
        transfers=unique([step.transfer for step in steps] + [one.transfer for one in consents if one.transfer]),
        programmes=unique(
            [step.programme for step in steps if step.programme] + [change.programme for change in entry.programmes]
        ),
    )


def _rules_named(entry: Entry) -> tuple[str, ...]:
    named = [change.rule for change in entry.rules]
    named += [consent.rule for consent in entry.consents if consent.rule]
    return unique(named + [step.rule for step in entry.transfers if step.rule])


def unique(ids: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order of their first coming."""
    # Of most lists of thousands there are none or one.
    return tuple(ids) if type(ids) in _LISTS and len(ids) < 2 else tuple(dict.fromkeys(ids))  # type: ignore[arg-type]


_LISTS: Final = (list, tuple)
