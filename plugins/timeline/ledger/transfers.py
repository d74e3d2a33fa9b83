"""Transfers folded from events: parties, goods, steps, where it stands, n of m, how long it took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import chain
from operator import attrgetter
from typing import Final, TypeAlias

from ..model import Consent, Entry, Item, MoneyValue, TransferStep
from ..terms import LADDER
from ..values.edtf import Edtf, parse
from ..values.frozen import quick
from .events import Parties, unique
from .intervals import NOTHING, Count, Lag, first_of, lag, last_of

RUNG = {status: number for number, status in enumerate(LADDER)}
"""The place of each status on the ladder."""
CLOSED = frozenset({"refused", "declined", "cancelled", "expired", "returned"})
"""Side states that end a transfer until a later step of the ladder takes it up again."""
ANSWERS = frozenset({"grant", "deny", "withdraw"})
"""What a holder of a right can answer."""
PARTS = tuple(part.name for part in fields(Parties))
PROMISE = RUNG["pledged"]
HANDED_OVER = RUNG["delivered"]
PROMISES = frozenset(status for status, rung in RUNG.items() if rung >= PROMISE)
"""The rungs from a promise up."""
_RUNGS: Final = tuple(LADDER)
_UNDER_WAY: Final = frozenset(status for status in PROMISES if RUNG[status] < HANDED_OVER)
_parts_of: Final = attrgetter(*PARTS)
_NO_PARTS: Final = tuple(() for _ in PARTS)


@quick
class Step:
    """One event in the life of a transfer."""

    entry: str
    date: Edtf
    status: str
    items: tuple[Item, ...]
    value: MoneyValue | None
    delivery_point: str | None
    note: str | None


@quick
class ConsentStep:
    """A consent that concerns a transfer, with the entry and the date that it came with. until: the last day that the
    entry names for it.
    """

    entry: str
    date: Edtf
    consent: Consent
    until: Edtf | None = None

    def holds(self, day: int) -> bool:
        """True if it has not surely lapsed before a day (ordinal)."""
        return self.until is None or self.until.latest >= day


@quick
class Line:
    """One kind of goods in a transfer: how many are promised, how many handed over.

    system: an id, or None. what: the goods in words, or None.
    asked, promised, delivered: None if no number was ever given. asked: requested or considered, not promised.
    complete: as many are handed over as were promised, or the goods without a number.
    """

    system: str | None
    what: str | None
    unit: str | None
    asked: Count | None
    promised: Count | None
    delivered: Count | None
    complete: bool


@quick
class Stand:
    """Where a transfer stands after some steps.

    status: a term of the ladder or a side state. stage: the highest rung reached, or None.
    open: promised, and neither handed over in full nor given up.
    """

    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    status: str
    stage: str | None
    open: bool

    @property
    def closed(self) -> bool:
        """True if it was refused or given up, and nobody has taken it up again."""
        return self.status in CLOSED


@quick
class TransferState(Stand):
    """A transfer on a day. to_first, to_last: days from the first promise to the first and, once complete, the last
    delivery.
    """

    id: str
    title: str | None
    parties: Parties
    programmes: tuple[str, ...]
    rules: tuple[str, ...]
    consents: tuple[ConsentStep, ...]
    to_first: Lag | None
    to_last: Lag | None

    def blocked(self, on: int) -> tuple[ConsentStep, ...]:
        """The refusals that nobody has lifted by a day (ordinal): the last word of each holder of a right that has not
        lapsed, if it is a no.
        """
        answers = (step for step in self.consents if step.consent.action in ANSWERS and step.holds(on))
        last = {step.consent.by: step for step in answers}
        return tuple(consent for consent in last.values() if consent.consent.action != "grant")

    @property
    def promised(self) -> bool:
        """True if something was ever promised."""
        return was_promised(self.steps)

    @property
    def arrived(self) -> bool:
        """True if any of it was ever handed over."""
        return self.stage is not None and RUNG[self.stage] >= HANDED_OVER

    @property
    def declared_by(self) -> str:
        """Id of the entry that declares it: its first."""
        return self.steps[0].entry

    @property
    def systems(self) -> tuple[str, ...]:
        """Ids of its systems."""
        return unique([line.system for line in self.lines if line.system])


def fold_transfers(events: Iterable[Entry]) -> dict[str, TransferState]:
    """The state of every transfer that the events name, in order of their declaration."""
    named: dict[str, list[tuple[Entry, TransferStep]]] = defaultdict(list)
    consents: dict[str, list[ConsentStep]] = defaultdict(list)
    for entry in events:
        for step in entry.transfers:
            named[step.transfer].append((entry, step))
        if entry.consents:  # of most there are none
            for id_, consent in consents_in(entry):
                consents[id_].append(consent)
    return {id_: folded(id_, pairs, tuple(consents.get(id_, ()))) for id_, pairs in named.items()}


def consents_in(entry: Entry) -> Iterator[tuple[str, ConsentStep]]:
    """What an event says of consents to transfers, with the id of each."""
    for consent in entry.consents:
        if consent.transfer:
            yield consent.transfer, ConsentStep(entry.id, entry.date, consent, entry.until)


def folded(id_: str, pairs: list[tuple[Entry, TransferStep]], consents: tuple[ConsentStep, ...]) -> TransferState:
    """The state of a transfer after these steps, in their order."""
    given = [step for _, step in pairs]
    stood, complete = _stood(tuple([_step(entry, step) for entry, step in pairs]))
    titles = [step.title for step in given if step.title]
    to_first, to_last = _lags(stood.steps, complete)
    return TransferState(
        steps=stood.steps,
        lines=stood.lines,
        status=stood.status,
        stage=stood.stage,
        open=stood.open,
        id=id_,
        title=titles[0] if titles else None,
        parties=_parties(given),
        programmes=unique([step.programme for step in given if step.programme]),
        rules=unique([step.rule for step in given if step.rule]),
        consents=consents,
        to_first=to_first,
        to_last=to_last,
    )


def stand(steps: tuple[Step, ...]) -> Stand:
    """Where a transfer stands after these steps, in their order."""
    return _stood(steps)[0]


def _stood(steps: tuple[Step, ...]) -> tuple[Stand, bool]:
    """The same, and whether all of it is handed over."""
    lines = lines_of(steps)
    status = current([step.status for step in steps])
    rungs = [RUNG[step.status] for step in steps if step.status in RUNG]
    complete = all(line.complete for line in lines) if lines else HANDED_OVER in rungs
    is_open = not complete and status not in CLOSED and was_promised(steps)
    return Stand(steps, lines, status, _RUNGS[max(rungs)] if rungs else None, is_open), complete


def was_promised(steps: Iterable[Step]) -> bool:
    """True if something was promised; a running total promises nothing new."""
    promises = (step for step in steps if step.status in PROMISES)
    return any(step.value is None or step.value.counts != "cumulative" for step in promises)


def _step(entry: Entry, step: TransferStep) -> Step:
    date = _by_then(entry.date) if _to_date(step) and entry.date.exact else entry.date
    return Step(entry.id, date, step.status, step.items, step.value, step.delivery_point, step.note)


def _to_date(step: TransferStep) -> bool:
    """True if it counts what had been handed over by its day, not what was handed over on it."""
    return step.status == "delivered" and bool(step.items) and all(item.so_far for item in step.items)


def _by_then(date: Edtf) -> Edtf:
    return parse(f"../{date}")


def current(statuses: Iterable[str]) -> str:
    """Where a transfer stands after these steps: the highest rung, unless a later side state holds it.

    A pause ends with *resumed* or a further step up; a promise said again does not lower what was reached.
    """
    rung, side = "", ""
    for status in statuses:
        if status not in RUNG:
            side = "" if status == "resumed" else status
        elif not rung or RUNG[status] > RUNG[rung] or side in CLOSED:
            rung, side = status, ""
        elif RUNG[status] == RUNG[rung] >= HANDED_OVER:
            side = ""
    return side or rung or "resumed"


def _parties(steps: Iterable[TransferStep]) -> Parties:
    """Everybody that any step names, by part; what a later step leaves out stays."""
    # Most later steps name nobody.
    named = [parts for step in steps if (parts := _parts_of(step)) != _NO_PARTS]
    if len(named) == 1:
        return Parties(*(named[0] if max(map(len, named[0])) < 2 else map(unique, named[0])))
    return Parties(*[unique(chain.from_iterable(some)) for some in zip(*named, strict=True)])


class _Goods:
    """One kind of goods while steps are counted: as `Line` has it."""

    __slots__ = ("asked", "complete", "delivered", "promised", "system", "unit", "what")

    def __init__(self, item: Item) -> None:
        self.system, self.what = item.system, item.what
        self.unit: str | None = None
        self.asked: Count | None = None
        self.promised: Count | None = None
        self.delivered: Count | None = None
        self.complete = False

    def count(self, item: Item, status: str) -> None:
        """Add what a step says of it."""
        number, quantity = None, item.quantity
        if quantity:
            number, self.unit = Count.of(quantity), quantity.unit or self.unit
        if status == "delivered":
            if number:
                self.delivered = _handed_over(self.delivered or NOTHING, number, item.so_far)
            else:
                self.complete = True
        elif status != "operational":
            self.what = self.what or item.what
            if RUNG.get(status, PROMISE) < PROMISE:
                self.asked = number or self.asked
            else:
                self.promised = _promise(self.promised, number, status)

    def line(self) -> Line:
        """What they come to."""
        complete = self.complete or self._is_whole()
        return Line(self.system, self.what, self.unit, self.asked, self.promised, self.delivered, complete)

    def _is_whole(self) -> bool:
        promised, delivered = self.promised, self.delivered
        if promised is None or delivered is None or promised.most is None:
            return promised is None and delivered is not None
        owed = promised.least or promised.most  # "up to ten" is kept by ten: fewer may be all, or not yet
        return delivered.least >= owed > 0


_Lines: TypeAlias = dict[tuple[str | None, str | None], _Goods]


def lines_of(steps: Iterable[Step]) -> tuple[Line, ...]:
    """One line for each system or wording, in the order of their first coming."""
    lines: _Lines = {}
    for step in steps:
        _count(lines, step)
    return tuple([goods.line() for goods in lines.values()])


def lines_after(steps: Iterable[Step]) -> Iterator[tuple[Line, ...]]:
    """`lines_of` all steps up to each."""
    lines: _Lines = {}
    for step in steps:
        _count(lines, step)
        yield tuple([goods.line() for goods in lines.values()])


def _count(lines: _Lines, step: Step) -> None:
    for item in step.items:
        key = (item.system, None if item.system else item.what)
        goods = lines.get(key)
        if goods is None:
            goods = lines[key] = _Goods(item)
        goods.count(item, step.status)
    if step.status == "delivered" and not step.items:
        for goods in lines.values():
            goods.complete = True


def _promise(before: Count | None, number: Count | None, status: str) -> Count | None:
    """How many are promised now. A contract or an allotment of a part does not lower what was promised; a cut does."""
    if before is None or number is None or status == "reduced":
        return number or before
    return before if before.least > number.least else number


def _handed_over(before: Count, number: Count, so_far: bool | None) -> Count:
    """A delivery adds to those before; a count to date takes their place, unless more are known of."""
    return max(before, number, key=lambda count: count.least) if so_far else before + number


def _lags(steps: Iterable[Step], complete: bool) -> tuple[Lag | None, Lag | None]:
    """The times from the first promise to the first delivery, and to the last where that completes it."""
    promised = [step.date for step in steps if step.status in _UNDER_WAY]
    delivered = [step.date for step in steps if step.status == "delivered"]
    if not promised or not delivered:
        return None, None
    start = first_of(promised)
    to_first = lag(start, first_of(delivered))
    if not complete:
        return to_first, None
    return to_first, to_first if len(delivered) == 1 else lag(start, last_of(delivered))


class TransfersOf(Mapping[str, tuple[TransferState, ...]]):
    """The transfers that each actor has a part in. ids: of them, by actor; a state is taken when it is asked for."""

    def __init__(self, ids: Mapping[str, tuple[str, ...]], states: Mapping[str, TransferState]) -> None:
        self.ids = ids
        self._states = states

    def __getitem__(self, actor: str) -> tuple[TransferState, ...]:
        return tuple(self._states[id_] for id_ in self.ids[actor])

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)


def by_actor(states: Mapping[str, TransferState]) -> TransfersOf:
    """The transfers that each actor has a part in."""
    found: dict[str, list[str]] = defaultdict(list)
    for id_, state in states.items():
        for actor in state.parties.all():
            found[actor].append(id_)
    return TransfersOf({actor: tuple(ids) for actor, ids in found.items()}, states)
