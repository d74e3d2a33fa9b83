"""The ledger as a whole: any order of files, any day, and what was known on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.ledger import AsOf, Ledger, fold
from plugins.timeline.ledger.days import Days
from plugins.timeline.ledger.rules import fold_rules, rules_on
from plugins.timeline.model import Entry
from plugins.timeline.model.library import Library
from plugins.timeline.terms import CLAUSE_STATES, TRANSFER_STATUSES
from tests.support.records import entry, goods, library, rule, step

DAYS = st.dates(min_value=dt.date(2020, 1, 1), max_value=dt.date(2026, 12, 31))


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    """A handful of events on two transfers and one rule, known some days after they happened."""
    made = []
    for number in range(draw(st.integers(1, 8))):
        day = draw(DAYS)
        published = day + dt.timedelta(days=draw(st.integers(0, 400)))
        made.append(entry(f"e{number}", day.isoformat(), published=published.isoformat(), **draw(_effect())))
    return made


@st.composite
def _effect(draw: st.DrawFn) -> dict[str, Any]:
    if draw(st.booleans()):
        change = {"clause": "war", "now": draw(st.sampled_from(list(CLAUSE_STATES)))}
        action = draw(st.sampled_from(["propose", "adopt", "amend", "suspend", "reinstate", "repeal", "reject"]))
        until = draw(st.none() | DAYS.map(str) | st.just("2022-02/.."))
        law, effective = draw(st.sampled_from(["law", "act"])), draw(st.none() | DAYS.map(str))
        return {"rules": [{"rule": law, "action": action, "clauses": [change]}], "until": until, "effective": effective}
    if draw(st.integers(0, 3)) == 0:
        answer = {"by": "cc", "action": draw(st.sampled_from(["grant", "deny"])), "basis": "neutrality"}
        return {"consents": [{**answer, "transfer": draw(st.sampled_from("ab"))}], "kind": "statement"}
    status = draw(st.sampled_from(list(TRANSFER_STATUSES)))
    return {"transfers": [step(draw(st.sampled_from("ab")), status, items=goods(draw(st.integers(1, 9))))]}


def state(ledger: Ledger) -> object:
    """What a ledger says, without the library it was folded from."""
    return replace(ledger, library=Library()), ledger.involved, ledger.outgoing, ledger.incoming


@given(entries(), st.randoms(use_true_random=False), DAYS, DAYS)
def test_the_order_of_files_does_not_matter(
    events: list[Entry], random: Any, happened: dt.date, known: dt.date
) -> None:
    as_of = AsOf(happened.toordinal(), known.toordinal())
    shuffled = list(events)
    random.shuffle(shuffled)
    law = (rule("law", "war"),)
    assert state(fold(library(*events, rules=law), as_of)) == state(fold(library(*shuffled, rules=law), as_of))


@given(entries(), DAYS)
def test_what_is_known_later_changes_no_earlier_answer(events: list[Entry], known: dt.date) -> None:
    day = known.toordinal()
    early = [event for event in events if event.known_by <= day]
    assert state(fold(library(*events), AsOf(known=day))) == state(fold(library(*early), AsOf(known=day)))


@given(entries(), DAYS)
def test_what_happens_later_changes_no_earlier_answer(events: list[Entry], happened: dt.date) -> None:
    day = happened.toordinal()
    early = [event for event in events if event.date.latest <= day]
    assert state(fold(library(*events), AsOf(happened=day))) == state(fold(library(*early), AsOf(happened=day)))


@given(entries(), st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS), min_size=1, max_size=4))
def test_days_told_together_are_the_same_as_each_told_anew(
    events: list[Entry], days: list[tuple[dt.date | None, dt.date | None]]
) -> None:
    records = library(*events)
    told = Days(fold(records))
    for happened, known in days:
        as_of = AsOf(happened and happened.toordinal(), known and known.toordinal())
        anew = fold(records, as_of)
        assert state(told.on(as_of)) == state(anew)
        assert list(told.on(as_of).transfers) == list(anew.transfers) and list(told.on(as_of).rules) == list(anew.rules)
        assert told.ids(as_of) == tuple(event.id for event in anew.events)
        assert told.between(as_of, AsOf()) == tuple(event for event in fold(records).events if event not in anew.events)


@given(entries(), DAYS)
def test_rules_of_a_day_told_from_all_their_changes_are_the_same_as_told_anew(
    events: list[Entry], day: dt.date
) -> None:
    ledger, on = fold(library(*events)), day.toordinal()
    assert rules_on(ledger.events, on, ledger.rules) == fold_rules(ledger.events, on)


def test_an_uncertain_date_counts_once_it_is_sure() -> None:
    one = library(entry("e", "../2023-04-19", transfers=[step("t", "delivered")], published="2023-04-19"))
    day = dt.date(2023, 4, 19).toordinal()
    assert "t" not in fold(one, AsOf(happened=day - 1)).transfers
    assert "t" in fold(one, AsOf(happened=day)).transfers


def test_drafts_count_nowhere() -> None:
    draft = entry("d", "2023-01-01", status="draft", transfers=[step("t", "pledged", items=goods(3))])
    ledger = fold(library(draft))
    assert not ledger.events and not ledger.transfers
    assert ledger.involvement(draft).suppliers == ("aa",)


def test_whom_an_event_concerns_is_inherited_from_the_transfer() -> None:
    ledger = fold(
        library(
            entry("a", "2023-01-01", transfers=[step("t", "pledged", items=goods(3), benefits="cc")]),
            entry("b", "2023-02-01", transfers=[{"transfer": "t", "status": "in_transit"}]),
            entry("c", "2023-03-01", rules=[{"rule": "law", "action": "amend"}]),
            rules=(rule("law", whose="dd"),),
        )
    )
    later = ledger.involved["b"]
    assert (later.suppliers, later.recipients, later.actors) == (("aa",), ("bb",), ("aa", "bb", "cc"))
    assert later.systems == ("tank",)
    assert ledger.involved["c"].actors == ("dd",)
    assert ledger.entries_of_actor["bb"] == ("a", "b")
    assert ledger.entries_of_rule["law"] == ("c",)


def test_kinds_are_told_by_effects_and_the_main_one_is_first() -> None:
    running = {"amount": "7e9", "currency": "USD", "counts": "cumulative"}
    events = [
        entry("a", "2023-01-01", rules=[{"rule": "law", "action": "amend"}], transfers=[step("t", "authorised")]),
        entry("b", "2023-01-02", consents=[{"by": "aa", "action": "deny", "transfer": "t"}]),
        entry("c", "2023-01-03", transfers=[step("u", "committed", value=running)]),
        entry("d", "2023-01-04", kind="report"),
    ]
    ledger = fold(library(*events))
    assert [ledger.involved[event.id].kinds for event in events] == [
        ("rule", "authorisation"), ("refusal",), ("figure",), ("report",),
    ]  # fmt: skip


def test_links_are_found_from_both_ends_and_old_ids_lead_on() -> None:
    old = entry("new-name", "2023-01-01", kind="report", aliases=["old-name"])
    ledger = fold(library(old, entry("b", "2023-02-01", kind="report", relations=[{"corrects": "old-name"}])))
    (link,) = ledger.outgoing["b"]
    assert (link.relation, link.target, link.kind) == ("corrects", "new-name", "entry")
    assert ledger.incoming["new-name"] == (link,)


def test_an_id_that_a_record_has_leads_to_it_whoever_had_it_before() -> None:
    renamed = entry("c", "2023-01-01", kind="report", aliases=["a"])
    tied = entry("b", "2023-02-01", kind="report", relations=[{"corrects": "a"}, {"see_also": "nobody"}])
    ledger = fold(library(entry("a", "2022-01-01", kind="report"), renamed, tied))
    assert [(link.target, link.kind) for link in ledger.outgoing["b"]] == [("a", "entry"), ("nobody", "unknown")]


def test_without_events_nothing_is_beside_anything() -> None:
    ledger = fold(library())
    assert not ledger.neighbours and not ledger.involved and not ledger.outgoing


def test_neighbours_are_those_before_and_after_in_time() -> None:
    years = {"b": "2023", "a": "2022", "c": "2024"}
    ledger = fold(library(*(entry(id_, year, kind="report") for id_, year in years.items())))
    assert ledger.neighbours == {"a": ("", "b"), "b": ("a", "c"), "c": ("b", "")}
