"""Which events count on a day, what each is, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from ..model import Entry, Rule
from ..model.library import Library
from ..terms import EVENT_KINDS, KIND_OF_STATUS


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
    return tuple(sorted(found, key=_RANK.__getitem__))


_RANK = {kind: rank for rank, kind in enumerate(EVENT_KINDS)}


def _transfer_kinds(entry: Entry) -> Iterator[str]:
    for step in entry.transfers:
        running = step.value is not None and step.value.counts == "cumulative"
        yield "figure" if running else KIND_OF_STATUS[step.status]


def _consent_kinds(entry: Entry) -> Iterator[str]:
    for consent in entry.consents:
        yield "refusal" if consent.action in ("deny", "withdraw") else "consent"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


def involvement(
    entry: Entry,
    parties: Mapping[str, Parties],
    goods: Mapping[str, tuple[str, ...]],
    rules: Mapping[str, Rule],
) -> Involvement:
    """Whom an event concerns. parties, goods: of each transfer, for a later step need not name them again."""
    steps = entry.transfers
    concerned = [parties.get(step.transfer, Parties()) for step in steps]
    named_rules = unique(_rules_named(entry))
    return Involvement(
        kinds=kinds(entry),
        actors=unique(
            chain(
                (actor for part in concerned for actor in part.all()),
                (actor for consent in entry.consents for actor in (*consent.by, *consent.asked_by)),
                (rules[change.rule].whose for change in entry.rules if change.rule in rules),
                entry.actors,
            )
        ),
        suppliers=unique(actor for part in concerned for actor in part.from_),
        recipients=unique(actor for part in concerned for actor in part.to),
        systems=unique(chain((id_ for step in steps for id_ in goods.get(step.transfer, ())), entry.systems)),
        rules=named_rules,
        transfers=unique(chain((s.transfer for s in steps), (c.transfer for c in entry.consents if c.transfer))),
        programmes=unique(
            chain((s.programme for s in steps if s.programme), (change.programme for change in entry.programmes))
        ),
    )


def _rules_named(entry: Entry) -> Iterator[str]:
    yield from (change.rule for change in entry.rules)
    yield from (consent.rule for consent in entry.consents if consent.rule)
    yield from (step.rule for step in entry.transfers if step.rule)


def unique(ids: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order of their first coming."""
    return tuple(dict.fromkeys(ids))
