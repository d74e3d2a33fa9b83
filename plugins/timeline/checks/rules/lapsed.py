"""Nothing rests on a rule, and nothing changes one, after the end that was named for it, unless it was prolonged."""

from __future__ import annotations

from collections.abc import Iterator

from ...frontmatter import Path
from ...ledger import Lapse, RuleState
from ...ledger.rules import STANDING_AFTER
from ...ledger.sunsets import STOPS, WHOLE
from ...model import Entry
from ..base import Check, Finding, Site


def find(site: Site) -> Iterator[Finding]:
    """Changes of a rule, and transfers and consents under it, that surely lie after its named end."""
    ended = {id_: lapses for id_, state in site.ledger.rules.items() if (lapses := _ends(state))}
    for entry in site.library.timeline if ended else ():
        for path, rule, clause in _named(entry):
            for lapse in ended.get(rule, ()):
                if _under(site.ledger.rules[rule], lapse, entry, clause):
                    yield Finding(entry, path, _message(rule, lapse))


def _ends(state: RuleState) -> tuple[Lapse, ...]:
    """Its ends, and those of its clauses after which they say nothing."""
    return tuple(
        lapse
        for lapse in state.lapses
        if (lapse.again is None if lapse.clause else lapse.standing == "ended")
    )


def _named(entry: Entry) -> Iterator[tuple[Path, str, str | None]]:
    """Where an entry takes a rule to be in force: the field's path, the rule, and the clause of a consent."""
    for number, change in enumerate(entry.rules):
        if change.action in STANDING_AFTER and change.action not in WHOLE | STOPS:
            yield ("rules", number, "action"), change.rule, None
    for number, step in enumerate(entry.transfers):
        if step.rule:
            yield ("transfers", number, "rule"), step.rule, None
    for number, consent in enumerate(entry.consents):
        if consent.rule:
            yield ("consents", number, "rule"), consent.rule, consent.clause


def _under(state: RuleState, lapse: Lapse, entry: Entry, clause: str | None) -> bool:
    """True if the entry lies after the lapse, and no other event has put in force again what had lapsed."""
    if lapse.clause is not None and lapse.clause.clause != clause:
        return False
    back = (
        version.date.anchor
        for version in state.versions
        if version.entry != entry.id and version.action in STANDING_AFTER and version.date.anchor > lapse.end.day
        if lapse.clause is None or any(step.clause == clause for step in version.changes)
    )
    day = (entry.effective or entry.date if lapse.clause is None else entry.date).earliest
    return lapse.end.day < day < min(back, default=day + 1)


def _message(rule: str, lapse: Lapse) -> str:
    what = f'"{lapse.clause.clause}" of "{rule}"' if lapse.clause else f'"{rule}"'
    return (
        f"{what} ended by its own terms ({lapse.end.date}, {lapse.end.entry}); "
        "enter what prolonged it, or what put it in force again"
    )


CHECK = Check("lapsed", "Nothing rests on a rule after its named end", find, "warning")
