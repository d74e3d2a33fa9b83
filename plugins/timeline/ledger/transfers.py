"""Transfers folded from events: parties, goods, steps, where it stands, n of m, how long it took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from types import MappingProxyType

from ..model import Consent, Entry, Item, MoneyValue, TransferStep
from ..terms import LADDER
from ..values.edtf import Edtf, parse
from ..values.frozen import quick
from .events import Parties, unique
from .intervals import NOTHING, Count, Lag, first_of, lag, last_of, total

RUNG = {status: number for number, status in enumerate(LADDER)}
"""The place of each status on the ladder."""
CLOSED = frozenset({"refused", "declined", "cancelled", "expired", "returned"})
"""Side states that end a transfer until a later step of the ladder takes it up again."""
ANSWERS = frozenset({"grant", "deny", "withdraw"})
"""What a holder of a right can answer."""
PARTS = tuple(part.name for part in fields(Parties))
PROMISE = RUNG["pledged"]
HANDED_OVER = RUNG["delivered"]


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
class TransferState:
    """A transfer on a day.

    status: where it stands, a term of the ladder or a side state. stage: the highest rung reached, or None.
    open: promised, and neither handed over in full nor given up.
    to_first, to_last: days from the first promise to the first and, once complete, the last delivery.
    """

    id: str
    title: str | None
    parties: Parties
    lines: tuple[Line, ...]
    programmes: tuple[str, ...]
    rules: tuple[str, ...]
    steps: tuple[Step, ...]
    consents: tuple[ConsentStep, ...]
    status: str
    stage: str | None
    open: bool
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
    def closed(self) -> bool:
        """True if it was refused or given up, and nobody has taken it up again."""
        return self.status in CLOSED

    @property
    def declared_by(self) -> str:
        """Id of the entry that declares it: its first."""
        return self.steps[0].entry

    @property
    def systems(self) -> tuple[str, ...]:
        """Ids of its systems."""
        return unique(line.system for line in self.lines if line.system)


def fold_transfers(
    events: Iterable[Entry], whole: Mapping[str, TransferState] = MappingProxyType({})
) -> dict[str, TransferState]:
    """The state of every transfer that the events name, in order of their declaration.

    whole: states folded from these events and others; a transfer that none of the others names stands as there.
    """
    named: dict[str, list[tuple[Entry, TransferStep]]] = defaultdict(list)
    consents: dict[str, list[ConsentStep]] = defaultdict(list)
    for entry in events:
        for step in entry.transfers:
            named[step.transfer].append((entry, step))
        for consent in entry.consents:
            if consent.transfer:
                consents[consent.transfer].append(ConsentStep(entry.id, entry.date, consent, entry.until))
    return {
        id_: _same(whole.get(id_), pairs, consents[id_]) or _state(id_, pairs, tuple(consents[id_]))
        for id_, pairs in named.items()
    }


def _same(
    whole: TransferState | None, pairs: list[tuple[Entry, TransferStep]], consents: list[ConsentStep]
) -> TransferState | None:
    """The state of all events, if these are all."""
    if whole and len(whole.steps) == len(pairs) and len(whole.consents) == len(consents):
        return whole
    return None


def _state(id_: str, pairs: list[tuple[Entry, TransferStep]], consents: tuple[ConsentStep, ...]) -> TransferState:
    given = [step for _, step in pairs]
    steps = tuple(_step(entry, step) for entry, step in pairs)
    lines = lines_of(steps)
    status = current(step.status for step in steps)
    rungs = [RUNG[step.status] for step in steps if step.status in RUNG]
    complete = all(line.complete for line in lines) if lines else HANDED_OVER in rungs
    return TransferState(
        id=id_,
        title=next((step.title for step in given if step.title), None),
        parties=_parties(given),
        lines=lines,
        programmes=unique(step.programme for step in given if step.programme),
        rules=unique(step.rule for step in given if step.rule),
        steps=steps,
        consents=consents,
        status=status,
        stage=list(LADDER)[max(rungs)] if rungs else None,
        open=was_promised(steps) and not complete and status not in CLOSED,
        to_first=_lag(steps, first=True),
        to_last=_lag(steps, first=False) if complete else None,
    )


def was_promised(steps: Iterable[Step]) -> bool:
    """True if something was promised; a running total promises nothing new."""
    counted = (step for step in steps if step.value is None or step.value.counts != "cumulative")
    return any(RUNG.get(step.status, -1) >= PROMISE for step in counted)


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
    steps = list(steps)
    return Parties(*[unique([actor for step in steps for actor in getattr(step, part)]) for part in PARTS])


def lines_of(steps: Iterable[Step]) -> tuple[Line, ...]:
    """One line for each system or wording, in the order of their first coming."""
    lines: dict[tuple[str | None, str | None], Line] = {}
    for step in steps:
        handed_over = step.status in ("delivered", "operational")
        for item in step.items:
            key = (item.system, None if item.system else item.what)
            line = lines.get(key) or Line(item.system, item.what, None, None, None, None, complete=False)
            lines[key] = _with(line, item, step.status, handed_over)
        if step.status == "delivered" and not step.items:
            lines = {key: replace(line, complete=True) for key, line in lines.items()}
    return tuple(_settled(line) for line in lines.values())


def _with(line: Line, item: Item, status: str, handed_over: bool) -> Line:
    number = Count.of(item.quantity) if item.quantity else None
    unit = (item.quantity.unit if item.quantity else None) or line.unit
    system, what, asked, promised, delivered = line.system, line.what, line.asked, line.promised, line.delivered
    # Made anew, for `replace` takes longer than all else here.
    if not handed_over:
        if RUNG.get(status, PROMISE) < PROMISE:
            asked = number or asked
        else:
            promised = _promise(promised, number, status)
        return Line(system, what or item.what, unit, asked, promised, delivered, line.complete)
    if status == "operational":
        return Line(system, what, unit, asked, promised, delivered, line.complete)
    delivered = _handed_over(delivered or NOTHING, number, item.so_far) if number else delivered
    return Line(system, what, unit, asked, promised, delivered, line.complete or number is None)


def _promise(before: Count | None, number: Count | None, status: str) -> Count | None:
    """How many are promised now. A contract or an allotment of a part does not lower what was promised; a cut does."""
    if before is None or number is None or status == "reduced":
        return number or before
    return before if before.least > number.least else number


def _handed_over(before: Count, number: Count, so_far: bool | None) -> Count:
    """A delivery adds to those before; a count to date takes their place, unless more are known of."""
    return max(before, number, key=lambda count: count.least) if so_far else total([before, number])


def _settled(line: Line) -> Line:
    if line.promised is None or line.delivered is None or line.promised.most is None:
        whole = line.promised is None and line.delivered is not None
    else:
        owed = line.promised.least or line.promised.most  # "up to ten" is kept by ten: fewer may be all, or not yet
        whole = line.delivered.least >= owed > 0
    return replace(line, complete=True) if whole and not line.complete else line


def _lag(steps: Iterable[Step], first: bool) -> Lag | None:
    steps = list(steps)
    promised = [step.date for step in steps if PROMISE <= RUNG.get(step.status, -1) < HANDED_OVER]
    delivered = [step.date for step in steps if step.status == "delivered"]
    if not promised or not delivered:
        return None
    return lag(first_of(promised), first_of(delivered) if first else last_of(delivered))


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
