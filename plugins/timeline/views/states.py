"""What stood on each day as far as it was known on each day: every state of every transfer and rule.

All of it is folded here, at build time; the script of the sliders only looks a state up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from ..ledger import ClauseState, End, Ledger, RuleState, TransferState
from ..ledger.events import unique
from ..ledger.rules import Change, begun, changes_of
from ..ledger.sunsets import ends_of
from ..ledger.transfers import Stand, stand
from ..model import Entry
from ..model.library import Library, columns
from ..terms import CLAUSE_STATES, KIND_OF_STATUS, TRANSFER_STATUSES
from ..values.edtf import LAST_DAY
from ..values.spoken import date_words
from .amounts import progress_words
from .lapses import BY_ITSELF, gone, standing_words
from .wording import Names, end_words, when

VERSION = 2
"""Raised whenever the meaning of a field changes."""
FEW = 40
"""A record with more events than this has states of the ends of years only."""
NOTHING = -1
"""The number of the state of what nobody knew, or had not begun."""


class Dated(NamedTuple):
    """An event with the day by which it had surely happened, and the day from which it could be known (ordinals)."""

    happened: int
    known: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Grid:
    """States by two days. happened, known: the days on which something changes, in order.

    numbers: for each of `happened`, for each of `known`, the number of the state that holds from then on.
    """

    happened: tuple[int, ...]
    known: tuple[int, ...]
    numbers: tuple[tuple[int, ...], ...]

    def at(self, happened: int, known: int) -> int:
        """The number of the state on a day, as known on a day."""
        row = sum(day <= happened for day in self.happened) - 1
        column = sum(day <= known for day in self.known) - 1
        return self.numbers[row][column] if row >= 0 and column >= 0 else NOTHING


@dataclass(slots=True)
class Numbered:
    """Each different value once, numbered in the order of coming."""

    numbers: dict[Hashable, int] = field(default_factory=dict)

    def of(self, value: Hashable | None) -> int:
        """The number of a value; `NOTHING` for None."""
        return NOTHING if value is None else self.numbers.setdefault(value, len(self.numbers))


def grid(events: Sequence[Dated], number: Callable[[list[Entry], int], int]) -> Grid:
    """The states of one record. number: of the state after some of its events, which are in the order given, on a day
    (ordinal). An event may be given again, for the day on which an end that it names has come.
    """
    happened, known = [one.happened for one in events], [one.known for one in events]
    days = _days(happened), _days(known)
    known_by = _counted(known, days[1])
    found = {0: NOTHING}
    rows = []
    for day, by_then in zip(days[0], _counted(happened, days[0]), strict=True):
        counted = [by_then & one for one in known_by]
        for one in counted:
            if one not in found:
                entries = {events[n].entry.id: events[n].entry for n in range(len(events)) if one >> n & 1}
                found[one] = number(list(entries.values()), day)
        rows.append(tuple([found[one] for one in counted]))
    return Grid(*days, tuple(rows))


def _counted(values: Sequence[int], days: tuple[int, ...]) -> list[int]:
    """For each day which of the values are no later: a bit each."""
    if tuple(values) == days:  # mostly: one event after the other
        return [(2 << n) - 1 for n in range(len(values))]
    return [sum([1 << n for n, value in enumerate(values) if value <= day]) for day in days]


def _days(days: Sequence[int]) -> tuple[int, ...]:
    """Those on which something changes; the ends of their years and the last where they are many."""
    every = sorted(set(days))
    if len(every) <= FEW:
        return tuple(every)
    ends = {date(date.fromordinal(day).year, 12, 31).toordinal() for day in every}
    return tuple(sorted({day for day in ends if day <= every[-1]} | {every[-1]}))


def transfer_events(ledger: Ledger) -> Mapping[str, list[Dated]]:
    """The events of each transfer, consents to it among them, in the order in which they are folded."""
    found: dict[str, list[Dated]] = defaultdict(list)
    every = columns(ledger.events, "transfers", "consents", "date.certain_by", "known_by")
    for entry, (steps, consents, by, known) in zip(ledger.events, every, strict=True):
        if steps or consents:
            named = [step.transfer for step in steps] + [one.transfer for one in consents if one.transfer]
            for id_ in unique(named):
                found[id_].append(Dated(by, known, entry))
    return found


def rule_events(ledger: Ledger) -> Mapping[str, list[Dated]]:
    """The events that make or change each rule, each on the day from which it surely has effect, and again on the first
    day after each end that it names.
    """
    found: dict[str, list[Dated]] = defaultdict(list)
    for entry, changes in zip(ledger.events, columns(ledger.events, "rules"), strict=True):
        if changes:
            by = max(entry.date.certain_by, (entry.effective or entry.date).certain_by)
            days = (by, *(max(by, end.latest + 1) for end in ends_of(entry) if end.latest < LAST_DAY))
            for id_ in unique([change.rule for change in changes]):
                found[id_] += [Dated(day, entry.known_by, entry) for day in days]
    return found


def states_of(library: Library, ledger: Ledger) -> dict[str, object]:
    """What data/states.json holds.

    transfers: id → [title, suppliers, recipients, everybody else, systems, programmes, happened, known, numbers];
    rules: id → [name, happened, known, numbers]; see `Grid`. transfer_states, rule_states: the states by their
    numbers, in words. actors: id → name.
    """
    names = Names(library, ledger)
    transfer_states, rule_states = Numbered(), Numbered()
    transfers = {
        id_: _transfer(names, ledger.transfers[id_], events, transfer_states)
        for id_, events in transfer_events(ledger).items()
        if id_ in ledger.transfers
    }
    rules = {id_: _rule(names, id_, events, rule_states) for id_, events in rule_events(ledger).items()}
    return {
        "version": VERSION,
        "transfers": transfers,
        "rules": rules,
        "transfer_states": list(transfer_states.numbers),
        "rule_states": list(rule_states.numbers),
        "actors": {id_: actor.name for id_, actor in library.actors.items()},
    }


def _transfer(names: Names, state: TransferState, events: Sequence[Dated], states: Numbered) -> list[object]:
    every = len({one.entry.id for one in events})

    def number(entries: list[Entry], _: int) -> int:
        # After all of its events it stands as the ledger has it.
        if len(entries) == every:
            return states.of(transfer_state(names, state))
        ids = {entry.id for entry in entries}
        steps = tuple([step for step in state.steps if step.entry in ids])
        return states.of(transfer_state(names, stand(steps)) if steps else None)

    found, parties = grid(events, number), state.parties
    others = [id_ for id_ in parties.all() if id_ not in (*parties.from_, *parties.to)]
    title = names.transfer_title(state)
    about = (state.systems, state.programmes)
    return [title, parties.from_, parties.to, others, *about, found.happened, found.known, found.numbers]


def transfer_state(names: Names, state: Stand) -> tuple[object, ...]:
    """(where it stands, the kind of event that brought it there, 1 if open, since when, how much of it), in words."""
    last = max(state.steps, key=lambda step: step.date.order)
    label = TRANSFER_STATUSES[state.status].label
    goods = progress_words(names, state) if state.lines else ""
    return (label, KIND_OF_STATUS[state.status], int(state.open), when(last.date).text, goods)


def _rule(names: Names, id_: str, events: Sequence[Dated], states: Numbered) -> list[object]:
    entries = {one.entry.id: one.entry for one in events}
    told = [change for change in changes_of(entries.values()) if change[2].rule == id_]
    every = [(change[1].id, change[0].certain_by, change) for change in told]
    done: list[Change] = []
    life = begun(id_)

    def number(entries: list[Entry], day: int) -> int:
        nonlocal done, life
        ids = {entry.id for entry in entries}
        changes = [change for one, by, change in every if by <= day and one in ids]
        # Mostly the next to be asked for is the one before and what came after it.
        goes_on = changes[: len(done)] == done
        life = life.after(changes[len(done) :]) if goes_on else begun(id_).after(changes)
        done = changes
        return states.of(rule_state(names, life.on(day)) if changes else None)

    found, rule = grid(events, number), names.library.rules.get(id_)
    return [rule.name if rule else id_, found.happened, found.known, found.numbers]


def rule_state(names: Names, state: RuleState) -> tuple[object, ...]:
    """(standing in words, clauses), each clause as (label, state, that in words, to whom, since when)."""
    if state.standing != "in_force":
        return (standing_words(state), ())
    said = [_clause(names, state.id, clause) for clause in state.clauses.values()]
    lapsed = [_lapsed(names, state.id, one.clause, one.end) for one in gone(state) if one.clause]
    return (standing_words(state), (*said, *lapsed))


def _lapsed(names: Names, rule: str, clause: ClauseState, end: End) -> tuple[str, ...]:
    """A clause that says nothing any more, since its named end has passed."""
    return (names.clause(rule, clause.clause), "unknown", BY_ITSELF.capitalize(), "", f"after {end_words(end.date)}")


def _clause(names: Names, rule: str, clause: ClauseState) -> tuple[str, ...]:
    label = names.clause(rule, clause.clause)
    return (label, clause.now, CLAUSE_STATES[clause.now].label, clause.to or "", date_words(clause.since))
