"""Rules: versions and the state of each clause on any day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from plugins.timeline.ledger import AsOf, RuleState, fold
from plugins.timeline.model import Entry
from tests.support.records import entry, library, rule


def change(id_: str, date: str, action: str, now: str = "", **fields: Any) -> Entry:
    clauses = [{"clause": "war", "now": now}] if now else []
    return entry(id_, date, rules=[{"rule": "law", "action": action, "clauses": clauses}], **fields)


def folded(*events: Entry, happened: str = "") -> RuleState:
    day = dt.date.fromisoformat(happened).toordinal() if happened else None
    return fold(library(*events, rules=(rule("law", "war"),)), AsOf(happened=day)).rules["law"]


def test_a_clause_has_its_last_state_and_each_version_says_what_it_changed() -> None:
    state = folded(
        change("a", "2014-04-01", "adopt", "forbidden"),
        change("b", "2023-12-22", "amend", "conditional"),
        change("c", "2024-03-26", "interpret"),
    )
    assert state.standing == "in_force"
    assert state.clauses["war"].now == "conditional" and state.clauses["war"].entry == "b"
    assert [version.entry for version in state.versions] == ["a", "b", "c"]
    (changed,) = state.versions[1].changes
    assert changed.before is not None
    assert (changed.before.now, changed.after.now) == ("forbidden", "conditional")


def test_a_clause_said_again_as_before_keeps_the_day_since_when_it_says_so() -> None:
    first, again = change("a", "2014-04-01", "adopt", "forbidden"), change("b", "2023-12-22", "amend", "forbidden")
    state = folded(first, again)
    assert (str(state.clauses["war"].since), state.clauses["war"].entry) == ("2014-04-01", "b")
    assert state.versions[1].changes[0].before == state.versions[0].changes[0].after
    suspended = change("c", "2015-01-01", "suspend")
    assert str(folded(first, suspended, again).clauses["war"].since) == "2023-12-22", "it was out of force between"
    other = folded(first, change("aa", "2016-01-01", "amend", "permitted"), again)
    assert str(other.clauses["war"].since) == "2023-12-22", "it said something else between"


def test_a_change_has_effect_from_its_effective_date() -> None:
    events = [
        change("a", "2014-04-01", "adopt", "forbidden"),
        change("b", "2023-12-22", "amend", "permitted", effective="2024-01-01"),
    ]
    assert folded(*events, happened="2023-12-31").clauses["war"].now == "forbidden"
    assert folded(*events, happened="2024-01-01").clauses["war"].now == "permitted"


def test_a_proposal_changes_nothing_that_is_in_force() -> None:
    adopted = change("a", "2014-04-01", "adopt", "forbidden")
    proposed = folded(adopted, change("b", "2023-01-01", "propose", "permitted"))
    assert (proposed.standing, proposed.clauses["war"].now) == ("in_force", "forbidden")
    rejected = folded(change("b", "2023-01-01", "propose"), change("c", "2023-02-01", "reject"))
    assert rejected.standing == "rejected"


def test_standing() -> None:
    adopted = change("a", "2014-04-01", "adopt")
    suspended = change("b", "2015-04-01", "suspend")
    assert folded(adopted, suspended).standing == "suspended"
    assert folded(adopted, suspended, change("c", "2016-04-01", "reinstate")).standing == "in_force"
    assert folded(adopted, change("c", "2016-04-01", "repeal")).standing == "ended"
    assert folded(adopted, change("c", "2016-04-01", "expire")).standing == "ended"
