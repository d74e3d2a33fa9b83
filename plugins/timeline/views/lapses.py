"""What ended by its own terms, in words: each statement with the entry that named the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..ledger import End, Lapse, ProgrammeState, RuleState
from ..terms import CLAUSE_STATES
from .citing import refs
from .parts import Phrase, capital
from .site import Site
from .wording import end_words, entry_address, when

STANDINGS: Mapping[str, str] = {
    "proposed": "Proposed, not in force", "in_force": "In force", "suspended": "Suspended",
    "ended": "No longer in force",
    "rejected": "Rejected",
}  # fmt: skip
BY_ITSELF = "ended by its own terms"


def standing_words(state: RuleState) -> str:
    """The standing of a rule and, in short, what of it has lapsed."""
    label = STANDINGS[state.standing]
    if any(lapse.clause is None and lapse.standing == "ended" for lapse in state.lapsed):
        return f"{label}: {BY_ITSELF}"
    count = len(gone(state))
    if not count:
        return label
    if not state.clauses:
        return f"Every clause told here {BY_ITSELF}"
    return f"{label}; {f'1 clause {BY_ITSELF}' if count == 1 else f'{count} clauses ended by their own terms'}"


def standing_today(state: RuleState) -> str:
    """The same for the head of the rule's page, where what has lapsed is told at length."""
    label, words = STANDINGS[state.standing], standing_words(state)
    if state.standing == "ended" and words == label:
        return label
    return f"{label} today" if words.partition(";")[0] == label else words


def gone(state: RuleState) -> tuple[Lapse, ...]:
    """The lapses after which a clause says nothing any more."""
    return tuple(lapse for lapse in state.lapsed if lapse.clause is not None and lapse.again is None)


def lapse_notes(site: Site, state: RuleState) -> Iterator[Phrase]:
    """What has ended of a rule by its own terms, and what may have, or will if nothing prolongs it."""
    for lapse in state.lapsed:
        passed = (*_named(site, lapse.end), " has passed, and no entry tells of a prolongation.")
        yield (*_what(site, state, lapse), *passed, *_now(lapse))
    for label, end in _ends(site, state):
        yield _coming(site, label, end)


def _what(site: Site, state: RuleState, lapse: Lapse) -> Phrase:
    if lapse.clause is not None:
        said = CLAUSE_STATES[lapse.clause.now].label.lower()
        return (f"“{site.names.clause(state.id, lapse.clause.clause)}”, {said}, has {BY_ITSELF}: ",)
    return (f"Its suspension {BY_ITSELF}: " if lapse.standing == "in_force" else f"It {BY_ITSELF}: ",)


def _now(lapse: Lapse) -> Phrase:
    if lapse.clause is None:
        return ()
    if lapse.again is None:
        return (" What holds since is told by no entry.",)
    return (f" It says again what it said before: {CLAUSE_STATES[lapse.again.now].label.lower()}.",)


def _named(site: Site, end: End) -> Phrase:
    entry = site.entry(end.entry)
    support = refs(entry.sources, "until" if entry.until == end.date else "rules", address=entry_address(entry))
    return ("the end that “", site.names.entry(end.entry), f"” named, {end_words(end.date)},", support)


def _ends(site: Site, state: RuleState) -> Iterator[tuple[str, End]]:
    """What is in force and has a named end."""
    if state.standing in ("ended", "rejected"):
        return
    for clause in state.clauses.values():
        if clause.until:
            yield f"“{site.names.clause(state.id, clause.clause)}”", clause.until
    if state.ends.suspension:
        yield "Its suspension", state.ends.suspension
    if state.ends.rule:
        yield "It", state.ends.rule


def _coming(site: Site, label: str, end: End) -> Phrase:
    if end.date.earliest < site.today and not end.date.exact:
        return (f"{label} may have ended: ", *_named(site, end), " may have passed.")
    return (f"{label} ends by its own terms if nothing prolongs it: ", *_named(site, end), " is still to come.")


def lapse_rows(site: Site) -> tuple[tuple[Phrase, ...], ...]:
    """What has ended by its own terms and nothing has changed since, the latest first: what, when, said in."""
    found: list[tuple[End, Phrase]] = []
    for state in site.rules_today.values():
        rule = site.names.rule(state.id)
        for lapse in state.lapsed:
            clause = f", “{site.names.clause(state.id, lapse.clause.clause)}”" if lapse.clause else ""
            found.append((lapse.end, (rule, clause or (", its suspension" if lapse.standing == "in_force" else ""))))
    for programme in site.ledger.programmes.values():
        if programme.end and programme.lapsed(site.today):
            found.append((programme.end, (site.names.programme(programme.id),)))
    found.sort(key=lambda one: one[0].day, reverse=True)
    return tuple((capital(what), (when(end.date),), (site.names.entry(end.entry),)) for end, what in found)


def programme_lapse(site: Site, state: ProgrammeState) -> Phrase:
    """What is to be said of a programme whose named end has passed; empty where it has not."""
    if state.end is None or not state.lapsed(site.today):
        return ()
    entry = site.entry(state.end.entry)
    support = refs(entry.sources, "until", address=entry_address(entry))
    return (
        "The end that “", site.names.entry(entry.id), f"” named, {end_words(state.end.date)},", support,
        " has passed, and no entry tells of a prolongation.",
    )  # fmt: skip
