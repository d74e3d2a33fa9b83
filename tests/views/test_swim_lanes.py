"""Swim lanes as the build makes them: spans, links, marks, the pages of the busiest."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.ledger import fold
from plugins.timeline.model import Entry
from plugins.timeline.model.library import Library
from plugins.timeline.values.edtf import day
from plugins.timeline.views.charts import Scale
from plugins.timeline.views.page import Options, Page
from plugins.timeline.views.timeline import timeline_files, timeline_pages
from plugins.timeline.views.timeline_lane_pages import APART, APART_NARROW, MOST, SwimLanes, marks_of
from plugins.timeline.views.timeline_lanes import END_IN_DOUBT, START_IN_DOUBT, Span, spans_of
from plugins.timeline.views.timeline_rows import rows_of
from tests.support.records import actor, entry, library, rule, step

TODAY = dt.date(2024, 1, 1)


def spans(*events: Entry) -> dict[str, list[Span]]:
    """Id of a transfer or rule → its spans."""
    found = spans_of(fold(library(*events, rules=(rule("act", "war"),))), TODAY.toordinal())
    return {id_: list(some) for kind in found.values() for id_, some in kind.items()}


def change(date: str, action: str) -> Entry:
    return entry(f"{date}-{action}", date, rules=[{"rule": "act", "action": action, "clauses": []}])


def test_a_transfer_lasts_from_step_to_step_and_an_open_one_goes_on() -> None:
    found = spans(
        entry("a", "2022-01-10", transfers=[step("x", "pledged")]),
        entry("b", "2022-03", transfers=[step("x", "committed")]),
    )
    assert found["x"] == [
        Span(day("2022-01-10"), day("2022-03-01"), "pledge", END_IN_DOUBT),
        Span(day("2022-03-01"), TODAY.toordinal(), "contract", START_IN_DOUBT | END_IN_DOUBT),
    ]


def test_a_transfer_that_is_done_ends_with_its_last_step() -> None:
    found = spans(
        entry("a", "2022-01-10", transfers=[step("x", "pledged")]),
        entry("b", "2022-02-10", transfers=[step("x", "delivered")]),
    )
    assert found["x"] == [Span(day("2022-01-10"), day("2022-02-10"), "pledge", 0)]


def test_a_rule_is_proposed_in_force_suspended_and_over() -> None:
    found = spans(
        change("2020-01-01", "propose"),
        change("2020-06-01", "adopt"),
        change("2021-01-01", "amend"),
        change("2022-01-01", "suspend"),
        change("2022-06-01", "reinstate"),
        change("2023-01-01", "repeal"),
    )
    assert [(span.state, span.doubt) for span in found["act"]] == [
        ("proposed", 0), ("in_force", 0), ("suspended", 0), ("in_force", 0),
    ]  # fmt: skip
    assert found["act"][-1].last == day("2023-01-01")


def test_a_rule_that_ends_by_its_own_terms_has_a_span_until_then() -> None:
    adopt = [{"rule": "act", "action": "adopt", "clauses": []}]
    halt = entry("a", "2020-01-01", rules=adopt, until="2021-06-30")
    assert spans(halt)["act"] == [Span(day("2020-01-01"), day("2021-06-30"), "in_force", 0)]
    later = spans(entry("a", "2020-01-01", rules=adopt, until="2030"))["act"]
    assert later == [Span(day("2020-01-01"), TODAY.toordinal(), "in_force", END_IN_DOUBT)]


def test_a_proposal_that_was_rejected_has_no_span_to_this_day() -> None:
    assert "act" not in spans(change("2020-01-01", "propose"), change("2020-06-01", "reject"))


def files(records: Library) -> dict[str, Any]:
    return dict(timeline_files(records, fold(records), TODAY.toordinal()))


def test_links_lead_from_row_to_row_and_one_to_a_transfer_to_the_event_that_declares_it() -> None:
    records = library(
        entry("a", "2022-01-10", transfers=[step("x", "pledged")]),
        entry("b", "2022-02-10", kind="statement", relations=[{"enables": "x"}, {"see_also": "c"}]),
        entry("c", "2022-03-10", kind="statement"),
    )
    lanes = files(records)["data/timeline-lanes.json"]
    assert lanes["ties"] == [(1, 0, "see_also"), (1, 2, "enables")]
    assert lanes["relations"]["enables"] == ("enables", "enabled by")


def test_the_sources_for_paper_stand_in_the_order_of_the_rows() -> None:
    sources = files(library(entry("a", "2022-01-10"), entry("b", "2023-01-10")))["data/timeline-sources.json"]
    assert sources["publishers"] == ["Example News"]
    assert [row[0][2] for row in sources["sources"]] == ["2023-01-10", "2022-01-10"]


def lane_pages(records: Library) -> dict[str, Page]:
    pages = timeline_pages(records, fold(records), Options(TODAY))
    return {page.address: page for page in pages if page.address.startswith("lanes/")}


def test_only_kinds_of_lanes_with_events_have_a_page() -> None:
    records = library(entry("a", "2022-01-10", transfers=[step("x", "pledged")]), actors=(actor("aa"), actor("bb")))
    pages = lane_pages(records)
    assert set(pages) == {"lanes/actor/", "lanes/transfer/"}
    drawn = pages["lanes/actor/"].context["drawn"]
    assert isinstance(drawn, SwimLanes)
    assert [(lane.label, lane.total, lane.years) for lane in drawn.lanes] == [("Aa", 1, (1,)), ("Bb", 1, (1,))]


def test_the_busiest_lanes_are_drawn_and_the_rest_counted() -> None:
    events = [
        entry(f"e{number}-{again}", f"2022-01-{again + 1:02}", transfers=[step(f"t{number:02}", "pledged")])
        for number in range(MOST + 3)
        for again in range(2 if number == 5 else 1)
    ]
    drawn: Any = lane_pages(library(*events))["lanes/transfer/"].context["drawn"]
    assert (len(drawn.lanes), drawn.rest) == (MOST, 3)
    assert drawn.lanes[0].total == 2


@given(st.lists(st.integers(0, 900), min_size=1, max_size=30), st.sampled_from([APART, APART_NARROW]))
def test_every_event_is_in_one_mark_that_covers_no_other(days: list[int], apart: float) -> None:
    first = dt.date(2020, 1, 1)
    events = [
        entry(f"e{number}", (first + dt.timedelta(days=offset)).isoformat(), kind="statement")
        for number, offset in enumerate(days)
    ]
    records = library(*events)
    rows = sorted(rows_of(records, fold(records)), key=lambda row: row.when.anchor)
    on = Scale(first.toordinal(), first.toordinal() + 900)
    marks = list(marks_of(rows, [on.at(row.when.anchor) for row in rows], apart))
    assert sum(mark.count for mark in marks) == len(days)
    assert all(right.at - left.at > apart - 0.02 for left, right in pairwise(marks))
    assert all(bool(mark.address) == (mark.count == 1) for mark in marks)
