"""Which events count on a day, what each is, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from ..model import Entry, Rule, TransferStep
from ..model.library import Library
from ..terms import EVENT_KINDS, KIND_OF_STATUS
from ..values.frozen import quick


@quick
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
    every = library.timeline
    return tuple(every if as_of == AsOf() else filter(as_of.counts, every))


def kinds(entry: Entry) -> tuple[str, ...]:
    """What the event is, told by its effects, the main one first: ids of `terms.EVENT_KINDS`."""
    found = [_transfer_kind(step) for step in entry.transfers]
    if entry.consents:
        found += ["refusal" if one.action in ("deny", "withdraw") else "consent" for one in entry.consents]
    if entry.rules:
        found.append("rule")
    if entry.programmes:
        found.append("programme")
    if entry.kind:
        found.append(entry.kind)
    return tuple(sorted(set(found), key=_RANK.__getitem__)) if len(found) > 1 else tuple(found)


_RANK = {kind: rank for rank, kind in enumerate(EVENT_KINDS)}


def _transfer_kind(step: TransferStep) -> str:
    running = step.value is not None and step.value.counts == "cumulative"
    return "figure" if running else KIND_OF_STATUS[step.status]


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
    steps, consents, changes = entry.transfers, entry.consents, entry.rules
    actors, suppliers, recipients, systems = _together([transfers.get(step.transfer, NOBODY) for step in steps])
    more = [rules[change.rule].whose for change in changes if change.rule in rules]
    named = [change.rule for change in changes]
    reached = [step.transfer for step in steps]
    if consents:
        more[:0] = [actor for consent in consents for actor in (*consent.by, *consent.asked_by)]
        named += [consent.rule for consent in consents if consent.rule]
        reached += [consent.transfer for consent in consents if consent.transfer]
    programmes = [step.programme for step in steps if step.programme]
    return Involvement(
        kinds(entry),
        _with(actors, [*more, *entry.actors]),
        suppliers,
        recipients,
        _with(systems, entry.systems),
        unique(named + [step.rule for step in steps if step.rule]),
        unique(reached),
        _with(unique(programmes), [change.programme for change in entry.programmes]),
    )


def _together(concerned: Sequence[Concerned]) -> Concerned:
    if len(concerned) == 1:
        return concerned[0]
    return Concerned(*[unique(chain.from_iterable(some)) for some in zip(*concerned, strict=True)] or NOBODY)


def _with(ids: tuple[str, ...], more: Sequence[str]) -> tuple[str, ...]:
    """ids: each once; so is what comes of them and the others."""
    return unique([*ids, *more]) if more else ids


def unique(ids: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order of their first coming."""
    # Of most lists of thousands there are none or one.
    return tuple(ids) if type(ids) in _LISTS and len(ids) < 2 else tuple(dict.fromkeys(ids))  # type: ignore[arg-type]


_LISTS: Final = (list, tuple)
