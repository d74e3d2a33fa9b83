"""The ledger on several days: what the events tell is looked for once, and what days have in common is folded once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import compress, count
from operator import and_, itemgetter, ne
from typing import Final, NamedTuple, TypeVar

from ..model import Entry, TransferStep
from ..model.library import columns
from ..values.edtf import LAST_DAY
from . import AsOf, Ledger, programmes
from .programmes import ProgrammeState
from .rules import Change, Life, RuleState, begun, changes_of
from .transfers import ConsentStep, TransferState, consents_in, folded


class Day(NamedTuple):
    """A day to tell of. happened, known: as `AsOf` has them. counted: for each event 1 if it counts, or 0."""

    happened: int
    known: int
    counted: bytes


S = TypeVar("S", TransferState, RuleState, ProgrammeState)
On = Callable[[Day], "tuple[int, S] | None"]
"""The state of a record on a day, and the number of the first that then is told of it; None while nothing is."""


class Days:
    """The ledger on days. whole: that of all events."""

    def __init__(self, whole: Ledger) -> None:
        self._library = whole.library
        self._events = tuple(whole.events)
        told = list(columns(whole.events, "id", "date.certain_by", "known_by"))
        self._ids = [id_ for id_, _, _ in told]
        self._happened, self._known = [by for _, by, _ in told], [known for _, _, known in told]
        self._transfers = [one.on for one in self._told_of_transfers(whole)]
        self._rules = [one.on for one in self._told_of_rules(whole)]
        self._programmes = [one.on for one in self._told_of_programmes(whole)]
        self._days: dict[AsOf, Day] = {}

    def on(self, as_of: AsOf) -> Ledger:
        """The ledger on a day, as `fold` gives it."""
        day = self._day(as_of)
        return Ledger(
            library=self._library,
            as_of=as_of,
            events=tuple(compress(self._events, day.counted)),
            rules=_told(self._rules, day),
            transfers=_told(self._transfers, day),
            programmes=_told(self._programmes, day),
        )

    def ids(self, as_of: AsOf) -> tuple[str, ...]:
        """The ids of the events that count on a day."""
        return tuple(compress(self._ids, self._day(as_of).counted))

    def between(self, one: AsOf, other: AsOf) -> tuple[Entry, ...]:
        """The events that count on one of two days alone."""
        return tuple(compress(self._events, map(ne, self._day(one).counted, self._day(other).counted)))

    def _day(self, as_of: AsOf) -> Day:
        if as_of not in self._days:
            happened, known = (LAST_DAY if day is None else day for day in (as_of.happened, as_of.known))
            counted = map(and_, map(happened.__ge__, self._happened), map(known.__ge__, self._known))
            self._days[as_of] = Day(happened, known, bytes(counted))
        return self._days[as_of]

    def _told_of_transfers(self, whole: Ledger) -> Iterable[_Transfer]:
        found = {id_: _Transfer(state) for id_, state in whole.transfers.items()}
        number = count()
        for place, (steps, consents) in enumerate(columns(whole.events, "transfers", "consents")):
            for step in steps:
                one = found[step.transfer]
                one.steps.append((place, next(number), (self._events[place], step)))
                one.note(self._happened[place], self._known[place])
            for id_, consent in consents_in(self._events[place]) if consents else ():
                if id_ in found:
                    found[id_].consents.append((place, consent))
                    found[id_].note(self._happened[place], self._known[place])
        return found.values()

    def _told_of_rules(self, whole: Ledger) -> Iterable[_Rule]:
        place = {id_: place for place, id_ in enumerate(self._ids)}
        found = {id_: _Rule(state) for id_, state in whole.rules.items()}
        for number, change in enumerate(changes_of(self._events)):
            told = _Changed(place[change[1].id], change[0].certain_by, number, change)
            found[change[2].rule].changes.append(told)
        return found.values()

    def _told_of_programmes(self, whole: Ledger) -> Iterable[_Programme]:
        found = {id_: _Programme(id_) for id_ in whole.programmes}
        number = count()
        for place, (steps, changes) in enumerate(columns(whole.events, "transfers", "programmes")):
            for step in steps:
                if step.programme:
                    found[step.programme].named.append((place, next(number)))
            for change in changes:
                one = found[change.programme]
                one.named.append((place, next(number)))
                one.changes.append((place, (self._events[place], change)))
        return found.values()


def _told(records: Iterable[On[S]], day: Day) -> dict[str, S]:
    """The states on a day, in the order in which the events that count tell of them first."""
    found = [stands for on in records if (stands := on(day))]
    return {state.id: state for _, state in sorted(found, key=_FIRST)}


_FIRST: Final = itemgetter(0)


class _Transfer:
    """What the events tell of a transfer, each with the place of its event; a step with a number in the order of all.

    state: after all of it.
    """

    __slots__ = ("_by", "_folded", "_known", "consents", "state", "steps")

    def __init__(self, state: TransferState) -> None:
        self.state = state
        self.steps: list[tuple[int, int, tuple[Entry, TransferStep]]] = []
        self.consents: list[tuple[int, ConsentStep]] = []
        self._by = self._known = 0
        self._folded: dict[tuple[int, ...], TransferState] = {}

    def note(self, happened: int, known: int) -> None:
        """When an event that tells of it had happened and was known."""
        self._by, self._known = max(self._by, happened), max(self._known, known)

    def on(self, day: Day) -> tuple[int, TransferState] | None:
        """As `On` says."""
        if self._by <= day.happened and self._known <= day.known:
            return self.steps[0][1], self.state
        steps = [step for step in self.steps if day.counted[step[0]]]
        return (steps[0][1], self._after(steps, day)) if steps else None

    def _after(self, steps: list[tuple[int, int, tuple[Entry, TransferStep]]], day: Day) -> TransferState:
        consents = [consent for consent in self.consents if day.counted[consent[0]]]
        key = tuple([step[1] for step in steps] + [-1 - consent[0] for consent in consents])
        if key not in self._folded:
            pairs = [pair for _, _, pair in steps]
            self._folded[key] = folded(self.state.id, pairs, tuple([consent for _, consent in consents]))
        return self._folded[key]


class _Changed(NamedTuple):
    """A change of a rule. place: of its event. by: the day on which it surely has effect. number: among all."""

    place: int
    by: int
    number: int
    change: Change


class _Rule:
    """What the events change of a rule.

    state: after all of it, and after every end that is named.
    """

    __slots__ = ("_lives", "changes", "state")

    def __init__(self, state: RuleState) -> None:
        self.state = state
        self.changes: list[_Changed] = []
        self._lives: list[tuple[list[int], Life]] = [([], begun(state.id))]

    def on(self, day: Day) -> tuple[int, RuleState] | None:
        """As `On` says."""
        told = [one for one in self.changes if one.by <= day.happened and day.counted[one.place]]
        if not told:
            return None
        if len(told) == len(self.changes) and not self.state.lapses:
            return told[0].number, self.state
        return told[0].number, self._life(told).on(day.happened)

    def _life(self, told: list[_Changed]) -> Life:
        """Its life after some changes; it goes on from the longest one known that begins so."""
        numbers = [one.number for one in told]
        known, life = max((one for one in self._lives if one[0] == numbers[: len(one[0])]), key=_length)
        if len(known) < len(told):
            life = life.after([one.change for one in told[len(known) :]])
            self._lives.append((numbers, life))
        return life


def _length(life: tuple[list[int], Life]) -> int:
    return len(life[0])


class _Programme:
    """What the events tell of a programme. named: where they name it, and a number in the order of all."""

    __slots__ = ("_id", "changes", "named")

    def __init__(self, id_: str) -> None:
        self._id = id_
        self.named: list[tuple[int, int]] = []
        self.changes: list[tuple[int, programmes.Change]] = []

    def on(self, day: Day) -> tuple[int, ProgrammeState] | None:
        """As `On` says."""
        first = next((number for place, number in self.named if day.counted[place]), None)
        if first is None:
            return None
        return first, programmes.after(self._id, [change for place, change in self.changes if day.counted[place]])
