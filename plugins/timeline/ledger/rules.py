"""Rules folded from events: versions, and the state of each clause on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from ..model import ClauseChange, Entry, RuleChange
from ..values.edtf import Edtf

Standing = Literal["proposed", "in_force", "suspended", "ended", "rejected"]

STANDING_AFTER: Mapping[str, Standing] = MappingProxyType(
    {
        "adopt": "in_force", "amend": "in_force", "interpret": "in_force", "reinstate": "in_force",
        "suspend": "suspended", "repeal": "ended", "expire": "ended",
    }
)  # fmt: skip
"""What an action makes of the rule. Proposing and rejecting change nothing that is in force."""


@dataclass(frozen=True, slots=True)
class ClauseState:
    """What one clause says: a term of `terms.CLAUSE_STATES`, to whom, since when, by which entry. An entry that says
    the same again does not move `since`.
    """

    clause: str
    now: str
    to: str | None
    note: str | None
    since: Edtf
    entry: str


@dataclass(frozen=True, slots=True)
class ClauseStep:
    """A clause that a version changed. before: None if no earlier event named it."""

    clause: str
    before: ClauseState | None
    after: ClauseState


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """One event in the life of a rule. date: from when it has effect (`effective`, else the event's date)."""

    entry: str
    date: Edtf
    action: str
    changes: tuple[ClauseStep, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class RuleState:
    """A rule on a day: its standing, its versions so far, and each clause's state by the clause's id."""

    id: str
    standing: Standing
    versions: tuple[RuleVersion, ...]
    clauses: Mapping[str, ClauseState]


def fold_rules(events: Iterable[Entry], happened: int | None = None) -> dict[str, RuleState]:
    """The state of every rule that the events name.

    happened: versions that take effect after that day are left out.
    """
    states: dict[str, RuleState] = {}
    changes = [(entry.effective or entry.date, entry, change) for entry in events for change in entry.rules]
    for date, entry, change in sorted(changes, key=lambda item: (item[0], item[1].id)):
        if happened is None or date.certain_by <= happened:
            state = states.get(change.rule) or RuleState(change.rule, "proposed", (), {})
            states[change.rule] = _after(state, date, entry, change)
    return states


def _after(state: RuleState, date: Edtf, entry: Entry, change: RuleChange) -> RuleState:
    steps = tuple(_step(state, date, entry, clause) for clause in change.clauses)
    in_effect = change.action in STANDING_AFTER
    clauses = {**state.clauses, **{step.clause: step.after for step in steps}} if in_effect else state.clauses
    return RuleState(
        state.id,
        _standing(state, change.action),
        (*state.versions, RuleVersion(entry.id, date, change.action, steps, change.note)),
        clauses,
    )


def _standing(state: RuleState, action: str) -> Standing:
    if action == "reject" and state.standing == "proposed":
        return "rejected"
    return STANDING_AFTER.get(action, state.standing)


def _step(state: RuleState, date: Edtf, entry: Entry, change: ClauseChange) -> ClauseStep:
    before = state.clauses.get(change.clause)
    again = before is not None and state.standing == "in_force" and (before.now, before.to) == (change.now, change.to)
    since = before.since if before and again else date
    return ClauseStep(
        change.clause, before, ClauseState(change.clause, change.now, change.to, change.note, since, entry.id)
    )
