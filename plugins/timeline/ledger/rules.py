"""Rules folded from events: versions, the state of each clause on a day, and what has ended by its own terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Literal, TypeAlias

from ..model import ClauseChange, Entry, RuleChange
from ..values.edtf import LAST_DAY, Edtf
from ..values.frozen import quick
from .sunsets import ClauseState, End, Ends, after_end, named_ends, next_end

Standing = Literal["proposed", "in_force", "suspended", "ended", "rejected"]

STANDING_AFTER: Mapping[str, Standing] = MappingProxyType(
    {
        "adopt": "in_force", "amend": "in_force", "interpret": "in_force", "reinstate": "in_force",
        "suspend": "suspended", "repeal": "ended", "expire": "ended",
    }
)  # fmt: skip
"""What an action makes of the rule. Proposing and rejecting change nothing that is in force."""
NO_ENDS = Ends()


@quick
class ClauseStep:
    """A clause that a version changed. before: None if no earlier event named it."""

    clause: str
    before: ClauseState | None
    after: ClauseState


@quick
class RuleVersion:
    """One event in the life of a rule. date: from when it has effect (`effective`, else the event's date). until: the
    end that the entry names.
    """

    entry: str
    date: Edtf
    action: str
    changes: tuple[ClauseStep, ...]
    note: str | None
    until: Edtf | None = None


@quick
class Lapse:
    """What ended by its own terms: no event tells of it, it follows from the end that an earlier one named.

    end: as named, and by which entry. clause: what it said, and what it says again; None where the rule itself ended,
    or its suspension. standing: of the rule from then on.
    """

    end: End
    clause: ClauseState | None
    again: ClauseState | None
    standing: Standing


@quick
class RuleState:
    """A rule on a day: its standing, its versions so far, each clause's state by the clause's id, what has lapsed so
    far, and the ends that are named and still to come.
    """

    id: str
    standing: Standing
    versions: tuple[RuleVersion, ...]
    clauses: Mapping[str, ClauseState]
    lapses: tuple[Lapse, ...] = ()
    ends: Ends = NO_ENDS

    @property
    def lapsed(self) -> tuple[Lapse, ...]:
        """The lapses that still tell how things stand: no later event has changed it."""
        if not self.lapses:  # as of most, whose versions need not be gone through
            return ()
        changed = [version.date.anchor for version in self.versions if version.action in STANDING_AFTER]
        last = max(changed, default=0)
        return tuple(lapse for lapse in self.lapses if lapse.standing == self.standing and self._holds(lapse, last))

    def _holds(self, lapse: Lapse, last: int) -> bool:
        if lapse.clause is None:
            return lapse.end.day > last
        return self.clauses.get(lapse.clause.clause) == lapse.again


Change: TypeAlias = "tuple[Edtf, Entry, RuleChange]"
"""A change of a rule: from when it has effect, and the event that makes it."""


def fold_rules(
    events: Iterable[Entry], happened: int | None = None, whole: Mapping[str, RuleState] = MappingProxyType({})
) -> dict[str, RuleState]:
    """The state of every rule that the events name.

    happened: versions that take effect after that day are left out, and ends after it have not come; without a day
    every end that is named has come. whole: states folded without a day from these events and others: a rule of which
    nothing ever lapses, and that none of the others changes, stands as there.
    """
    found: dict[str, list[Change]] = defaultdict(list)
    for date, entry, change in changes_of(events):
        if happened is None or date.certain_by <= happened:
            found[change.rule].append((date, entry, change))
    last = LAST_DAY if happened is None else happened
    return {id_: _same(whole.get(id_), some) or begun(id_).after(some).on(last) for id_, some in found.items()}


def changes_of(events: Iterable[Entry]) -> list[Change]:
    """What the events change of rules, in the order in which it has effect."""
    changes = [(entry.effective or entry.date, entry, change) for entry in events for change in entry.rules]
    return sorted(changes, key=lambda item: (item[0].order, item[1].id))


def rules_on(events: Iterable[Entry], day: int, whole: Mapping[str, RuleState]) -> Mapping[str, RuleState]:
    """The state of every rule on a day (ordinal). whole: the states without a day, from the same events."""
    settled = all(
        not state.lapses and all(version.date.certain_by <= day for version in state.versions)
        for state in whole.values()
    )
    return whole if settled else fold_rules(events, day, whole)


def _same(whole: RuleState | None, changes: Sequence[object]) -> RuleState | None:
    """The state after all changes, if these are all and it is the same on every later day."""
    return whole if whole and not whole.lapses and len(whole.versions) == len(changes) else None


@quick
class Life:
    """A rule after some changes, on the day of the last of them. state: without its versions."""

    state: RuleState
    versions: tuple[RuleVersion, ...]

    def after(self, changes: Iterable[Change]) -> Life:
        """The same after more."""
        state, versions = self.state, list(self.versions)
        for date, entry, change in changes:
            # What goes on from the very next day has not lapsed between.
            state, version = _after(_until(state, date.anchor - 1), date, entry, change)
            versions.append(version)
        return Life(state, tuple(versions))

    def on(self, day: int) -> RuleState:
        """The state on a later day (ordinal)."""
        return replace(_until(self.state, day), versions=self.versions)


def begun(id_: str) -> Life:
    """A rule of which nothing is told yet."""
    return Life(RuleState(id_, "proposed", (), {}), ())


def _until(state: RuleState, day: int) -> RuleState:
    """The state on a day (ordinal): what had surely ended before it has lapsed, the first to end first."""
    while (first := next_end(state.ends, state.clauses)) is not None and first[0].date.latest < day:
        state = _lapsed(state, *first)
    return state


def _lapsed(state: RuleState, end: End, clause: ClauseState | None) -> RuleState:
    if clause is None:
        standing: Standing = "ended" if end == state.ends.rule else "in_force"
        lapse = Lapse(end, None, None, standing)
        ends = NO_ENDS if standing == "ended" else Ends(state.ends.rule)
        return replace(state, standing=standing, ends=ends, lapses=(*state.lapses, lapse))
    again = after_end(clause)
    clauses = {id_: again if one is clause else one for id_, one in state.clauses.items()}
    lapse = Lapse(end, clause, again, state.standing)
    said = {id_: one for id_, one in clauses.items() if one}
    return replace(state, clauses=said, lapses=(*state.lapses, lapse))


def _after(state: RuleState, date: Edtf, entry: Entry, change: RuleChange) -> tuple[RuleState, RuleVersion]:
    """The state after a change, its versions left out: to copy those before for each would be a square of work."""
    ends, said = named_ends(state.ends, entry, change)
    steps = tuple([_step(state, date, entry, clause, said) for clause in change.clauses])
    clauses = state.clauses
    if steps and change.action in STANDING_AFTER:
        clauses = {**clauses, **{step.clause: step.after for step in steps}}
    after = RuleState(state.id, _standing(state, change.action), (), clauses, state.lapses, ends)
    return after, RuleVersion(entry.id, date, change.action, steps, change.note, entry.until)


def _standing(state: RuleState, action: str) -> Standing:
    if action == "reject" and state.standing == "proposed":
        return "rejected"
    return STANDING_AFTER.get(action, state.standing)


def _step(state: RuleState, date: Edtf, entry: Entry, change: ClauseChange, said: Edtf | None) -> ClauseStep:
    """said: the end that the entry names for all its clauses; that of a clause's own goes before it."""
    before = state.clauses.get(change.clause)
    held = before if state.standing == "in_force" else None
    again = held is not None and (held.now, held.to) == (change.now, change.to)
    since = held.since if held and again else date
    until = change.until or said
    end = End(until, entry.id) if until else None
    after = ClauseState(change.clause, change.now, change.to, change.note, since, entry.id, end, held if end else None)
    return ClauseStep(change.clause, before, after)
