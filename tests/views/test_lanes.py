"""Clauses over time: only what is in force says anything."""

from __future__ import annotations

import datetime as dt

from plugins.timeline.ledger import fold
from plugins.timeline.model import Entry
from plugins.timeline.views.page import Options
from plugins.timeline.views.parts import State, plain
from plugins.timeline.views.rule_lanes import clause_spans, lanes, span_table
from plugins.timeline.views.site import Site
from tests.support.records import entry, library, rule

ACT = rule("act", "war", "peace")


def change(date: str, action: str, now: str = "", **fields: str) -> Entry:
    clauses = [{"clause": "war", "now": now}] if now else []
    return entry(
        f"{date}-{action}", date, rules=[{"rule": "act", "action": action, "clauses": clauses}], **fields
    )


def drawn(*events: Entry) -> dict[str, list[str]]:
    """Label of each lane → the states of its bars."""
    records = library(*events, rules=(ACT,))
    site = Site(records, fold(records), Options(dt.date(2026, 1, 1)))
    found = site.ledger.rules["act"]
    chart = lanes(site, ACT, found, clause_spans(site, ACT, found), site.rules_today["act"].lapses)
    return {lane.label: [bar.state for bar in lane.bars] for lane in chart.lanes} if chart else {}


def test_a_lane_shows_each_state_and_what_was_not_stated_before() -> None:
    states = drawn(change("2014-01-01", "adopt", "forbidden"), change("2020-01-01", "amend", "permitted"))
    assert states == {"war": ["unknown", "forbidden", "permitted"], "peace": ["unknown"]}


def test_a_state_said_again_is_no_new_bar() -> None:
    again = drawn(change("2014-01-01", "adopt", "forbidden"), change("2020-01-01", "amend", "forbidden"))
    assert again["war"] == ["unknown", "forbidden"]


def test_a_proposal_changes_no_lane() -> None:
    states = drawn(change("2014-01-01", "adopt", "forbidden"), change("2020-01-01", "propose", "permitted"))
    assert states["war"] == ["unknown", "forbidden"]


def test_a_suspended_rule_says_nothing_until_it_is_back() -> None:
    states = drawn(
        change("2014-01-01", "adopt", "forbidden"),
        change("2018-01-01", "suspend"),
        change("2020-01-01", "reinstate"),
        change("2022-01-01", "repeal"),
    )
    assert states["war"] == ["unknown", "forbidden", "unknown", "forbidden", "unknown"]


def test_a_clause_says_nothing_after_its_named_end() -> None:
    halt = change("2020-01-01", "amend", "forbidden", until="2021-08")
    assert drawn(halt)["war"] == ["unknown", "forbidden", "unknown"]
    before = change("2014-01-01", "adopt", "permitted")
    assert drawn(before, halt)["war"] == ["unknown", "permitted", "forbidden", "permitted"]
    assert drawn(change("2020-01-01", "adopt", "forbidden", until="2021-08"))["war"][-1] == "unknown"
    assert drawn(before, change("2020-01-01", "suspend", until="2021-08"))["war"] == [
        "unknown", "permitted", "unknown", "permitted",
    ]  # fmt: skip


def test_a_rule_without_clauses_set_has_no_picture() -> None:
    assert drawn(change("2014-01-01", "propose", "forbidden")) == {}


def test_the_table_says_what_the_lanes_show() -> None:
    records = library(change("2014-01-01", "adopt", "forbidden"), rules=(ACT,))
    site = Site(records, fold(records), Options(dt.date(2026, 1, 1)))
    table = span_table(ACT, clause_spans(site, ACT, site.ledger.rules["act"]))
    (row,) = table.rows
    assert plain(row[0]) == "war"
    assert row[1] == (State("forbidden", "Forbidden"),)
    assert plain(row[2]) == "1 January 2014"
    assert [column.label for column in table.columns] == ["Clause", "Says", "Since", "By"]
