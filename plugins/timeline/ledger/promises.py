"""Questions about promises: what is open, what stood still and how long, what is due."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from typing import Final

from ..model import Entry
from ..model.library import columns
from ..terms import SIDE_STATES
from ..values.edtf import Edtf
from ..values.frozen import quick
from . import Ledger
from .intervals import Lag, lag
from .sunsets import ends_of
from .transfers import PROMISE, RUNG, Step, TransferState

STANDSTILLS: Final = tuple(state for state in SIDE_STATES if state != "resumed")
"""The side states that hold a transfer back."""


@quick
class Promise:
    """A transfer that is promised and neither handed over in full nor given up. since: its first promise."""

    transfer: TransferState
    since: Step


def open_promises(ledger: Ledger) -> tuple[Promise, ...]:
    """What is promised and open, the oldest promise first."""
    found = [Promise(state, _first_promise(state)) for state in ledger.transfers.values() if state.open]
    return tuple(sorted(found, key=lambda promise: (promise.since.date.order, promise.transfer.id)))


def _first_promise(state: TransferState) -> Step:
    return next(step for step in state.steps if RUNG.get(step.status, -1) >= PROMISE)


@quick
class Setback:
    """A side state of a transfer: what it was, and when.

    ended: the step that took it up again, or None. lasted: days until then, or None while nothing has.
    """

    transfer: TransferState
    step: Step
    ended: Step | None
    lasted: Lag | None


def setbacks(ledger: Ledger) -> tuple[Setback, ...]:
    """What was delayed, paused, cut, diverted, refused or given up, and how long, by date."""
    found = [item for state in ledger.transfers.values() for item in _setbacks(state)]
    return tuple(sorted(found, key=lambda item: (item.step.date.order, item.transfer.id)))


def _setbacks(state: TransferState) -> Iterator[Setback]:
    for number, step in enumerate(state.steps):
        if step.status in STANDSTILLS:
            ended = next((later for later in state.steps[number + 1 :] if _goes_on(later)), None)
            yield Setback(state, step, ended, lag(step.date, ended.date) if ended else None)


def _goes_on(step: Step) -> bool:
    return step.status == "resumed" or RUNG.get(step.status, -1) >= PROMISE


@quick
class Date:
    """A day that an entry names. field: ``due`` (a promise), ``until`` (a sunset) or ``effective``."""

    entry: str
    field: str
    date: Edtf


def coming(ledger: Ledger, after: int) -> tuple[Date, ...]:
    """What is due, ends or comes into force after a day (ordinal), the next first."""
    named = [
        Date(entry.id, field, date)
        for entry in naming_days(ledger)
        for field, date in named_days(entry)
        if date.latest > after
        if field != "due" or _owed(ledger, entry)
    ]
    return tuple(sorted(named, key=lambda item: (item.date.order, item.entry)))


def naming_days(ledger: Ledger) -> Iterator[Entry]:
    """The events that may name any such day: most do not."""
    named = columns(ledger.events, "due", "effective", "until", "rules")
    return compress(ledger.events, map(any, named))


def named_days(entry: Entry) -> tuple[tuple[str, Edtf], ...]:
    """What an entry says is due, ends or comes into force, each with its field; ends of its clauses too."""
    ends = (("until", end) for end in ends_of(entry))
    found = (("due", entry.due), ("effective", entry.effective), *ends)
    return tuple((field, date) for field, date in found if date is not None)


def overdue(ledger: Ledger, on: int) -> tuple[Date, ...]:
    """Promises whose `due` has surely passed on a day (ordinal) while their transfer is still open."""
    named = [
        Date(entry.id, "due", entry.due)
        for entry in compress(ledger.events, columns(ledger.events, "due"))
        if entry.due is not None and entry.due.latest < on and entry.transfers and _owed(ledger, entry)
    ]
    return tuple(sorted(named, key=lambda item: (item.date.order, item.entry)))


def _owed(ledger: Ledger, entry: Entry) -> bool:
    """True if a promise of the entry is still open, or if it promises something that is no transfer."""
    states = [ledger.transfers[step.transfer] for step in entry.transfers if step.transfer in ledger.transfers]
    return not states or any(state.open for state in states)
