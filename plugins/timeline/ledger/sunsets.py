"""Ends that an event names for what it makes: a rule, its suspension, the state of a clause, a programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from ..model import Entry, RuleChange
from ..values.edtf import Edtf, iso, parse
from ..values.frozen import quick

WHOLE: Final = frozenset({"adopt", "reinstate"})
"""Actions after which an end that the entry names is that of the rule."""
CHANGES: Final = frozenset({"amend", "interpret"})
"""Actions after which it is that of the clauses named, or, where none is, of the rule."""
STOPS: Final = frozenset({"repeal", "expire"})


@quick
class End:
    """An end that an entry names. date: the last day, as far as it is known."""

    date: Edtf
    entry: str

    @property
    def day(self) -> int:
        """The first day (ordinal) on which it has surely ended."""
        return self.date.latest + 1


@quick
class ClauseState:
    """What one clause says: a term of `terms.CLAUSE_STATES`, to whom, since when, by which entry. An entry that says
    the same again does not move `since`.

    until: the end that is named for it. before: what it said before, and says again after that end.
    """

    clause: str
    now: str
    to: str | None
    note: str | None
    since: Edtf
    entry: str
    until: End | None = None
    before: ClauseState | None = None


@quick
class Ends:
    """The ends of a rule that are still to come: its own, and that of its suspension."""

    rule: End | None = None
    suspension: End | None = None


def ends_of(entry: Entry) -> tuple[Edtf, ...]:
    """Every end that an entry names, its own first."""
    ends = [clause.until for change in entry.rules for clause in change.clauses if clause.until]
    if entry.until:
        ends.insert(0, entry.until)
    return tuple(dict.fromkeys(ends))


def next_end(ends: Ends, clauses: Mapping[str, ClauseState]) -> tuple[End, ClauseState | None] | None:
    """The first end to come, and the clause whose it is; None for the clause where it is the rule's."""
    found: list[tuple[End, ClauseState | None]] = [(one.until, one) for one in clauses.values() if one.until]
    found += [(end, None) for end in (ends.suspension, ends.rule) if end]
    return min(found, key=lambda one: one[0].date.latest) if found else None


def named_ends(ends: Ends, entry: Entry, change: RuleChange) -> tuple[Ends, Edtf | None]:
    """The ends of a rule after a change, and the end that the entry names for what the clauses say.

    Adopted or reinstated, a rule ends when the entry says, or has no end. Suspended, it is in force again after that
    day. A change that names clauses ends what they say; one that names none moves the end of the rule, and so does one
    that names a later day than the rule's own.
    """
    named = End(entry.until, entry.id) if entry.until else None
    if change.action in WHOLE:
        return Ends(named), None
    if change.action == "suspend":
        return Ends(ends.rule, named), None
    if change.action in STOPS:
        return Ends(), None
    if change.action not in CHANGES:
        return ends, None
    if named and (not change.clauses or (ends.rule and ends.rule.day < named.day)):
        return Ends(named), None
    return Ends(ends.rule) if ends.suspension else ends, entry.until


def after_end(clause: ClauseState) -> ClauseState | None:
    """What a clause says once its named end has passed: what it said before, if that has not ended too."""
    if clause.until is None:
        return clause
    found = clause.before
    while found is not None and found.until is not None and found.until.day <= clause.until.day:
        found = found.before
    return replace(found, since=_from(clause.until.date)) if found else None


def _from(end: Edtf) -> Edtf:
    """Since when it is otherwise: the day after a sure last day."""
    return parse(iso(end.latest + 1)) if end.exact else end
