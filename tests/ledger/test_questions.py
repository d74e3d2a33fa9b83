"""The ten questions of docs/questions.md, on the real content and on cases made up for their edges."""

from __future__ import annotations

from decimal import Decimal

from plugins.timeline.ledger import AsOf, Ledger, fold
from plugins.timeline.ledger.chains import novelty, obstacles, replacements
from plugins.timeline.ledger.numbers import how_many, sums
from plugins.timeline.ledger.promises import coming, named_days, naming_days, open_promises, overdue, setbacks
from plugins.timeline.model.library import Library
from tests.support.records import day, entry, goods, library, step


def test_1_how_long_from_pledge_to_delivery(ledger: Ledger) -> None:
    lag = ledger.transfers["us-ua-patriot"].to_first
    assert lag is not None
    assert (str(lag.start), str(lag.end)) == ("2022-12-21", "../2023-04-19")
    assert (lag.least, lag.most) == (0, 119)


def test_2_what_stopped_it_who_asked_who_refused(ledger: Ledger) -> None:
    found = obstacles(ledger, "de-ua-swiss-35mm", day("2026-01-01"))
    assert found.asked_by == ("de",)
    assert [item.consent.by for item in found.refusals] == [("ch",), ("ch",)]
    assert [item.date.text for item in found.refusals] == ["../2022-04-24", "2022-11-03"]
    assert not found.lifted


def test_3_what_was_in_force_on_a_day(real: Library) -> None:
    def state(date: str) -> str:
        return fold(real, AsOf(happened=day(date))).rules["jp-three-principles"].clauses["licensed-finished-goods"].now

    assert (state("2023-12-21"), state("2023-12-22")) == ("forbidden", "permitted")


def test_4_what_was_known_on_a_day(real: Library) -> None:
    """The first Patriots were there by 19 April 2023; that they were, was first reported about then."""
    before = fold(real, AsOf(known=day("2023-04-01"))).transfers["us-ua-patriot"]
    after = fold(real, AsOf(known=day("2023-05-01"))).transfers["us-ua-patriot"]
    assert before.stage != "delivered" and after.stage == "delivered"


def test_5_what_is_promised_and_open_the_oldest_first(real: Library) -> None:
    promises = open_promises(fold(real, AsOf(happened=day("2024-06-01"))))
    dates = [promise.since.date for promise in promises]
    assert dates == sorted(dates) and len(promises) > 5
    assert "us-ua-patriot" not in {promise.transfer.id for promise in promises}
    assert "jp-us-patriot-missiles" in {promise.transfer.id for promise in promises}


def test_6_who_replaced_whose_stock(ledger: Ledger) -> None:
    (hand,) = [hand for hand in replacements(ledger, "us-ua-patriot") if hand.transfer.id == "jp-us-patriot-missiles"]
    assert (hand.relation, hand.depth) == ("backfills", 1)
    assert [hand.relation for hand in replacements(ledger, "cz-ua-t-72")] == ["swaps_with", "backfills"]


def test_6_through_several_hands_and_round_in_a_ring() -> None:
    ledger = fold(
        library(
            entry("a", "2023-01-01", transfers=[step("one", "pledged", items=goods(1))]),
            entry(
                "b", "2023-02-01",
                transfers=[step("two", "pledged", items=goods(1))], relations=[{"backfills": "one"}],
            ),
            entry(
                "c", "2023-03-01",
                transfers=[step("three", "pledged", items=goods(1)), step("four", "pledged", items=goods(1))],
                relations=[{"backfills": "two", "transfer": "three"}, {"swaps_with": "three", "transfer": "one"}],
            ),
        )
    )  # fmt: skip
    assert [(hand.transfer.id, hand.depth) for hand in replacements(ledger, "one")] == [("two", 1), ("three", 2)]


def test_7_is_it_new_or_restated(ledger: Ledger) -> None:
    total = next(event for event in ledger.events if "jp-ua-aid-since-2022" in ledger.involved[event.id].transfers)
    assert [item.novelty for item in novelty(ledger, total)] == ["running total"]
    again = entry(
        "b", "2023-01-03",
        transfers=[step("t", "pledged", value={"amount": "1", "currency": "USD", "counts": "restates"})],
        relations=[{"restates": "a"}],
    )  # fmt: skip
    made_up = fold(library(entry("a", "2023-01-01", transfers=[step("t", "pledged", items=goods(1))]), again))
    assert [(item.novelty, item.of) for item in novelty(made_up, again)] == [("restated", ("a",))]


def test_8_how_many_and_how_sure(ledger: Ledger) -> None:
    found = {item.transfer.id: item for item in how_many(ledger, "leopard-2")}
    polish = found["pl-ua-leopard-2"]
    assert polish.delivered is not None
    assert (polish.delivered.least, polish.sureness, polish.publishers > 1) == (14, "exact", True)
    assert all(total.promised.least >= total.delivered.least - 10 for total in sums(found.values()))


def test_8_units_are_never_added() -> None:
    ledger = fold(
        library(
            entry("a", "2023-01-01", transfers=[step("t", "pledged", items=goods(exact="4", unit="tanks"))]),
            entry("b", "2023-01-02", transfers=[step("u", "pledged", items=goods(about="dozens", unit="tanks"))]),
            entry("c", "2023-01-03", transfers=[step("v", "pledged", items=goods(exact="9", unit="companies"))]),
        )
    )
    found = {total.unit: total for total in sums(how_many(ledger, "tank"))}
    assert (found["tanks"].promised.least, found["tanks"].promised.most) == (5, None)
    assert found["companies"].promised.most == Decimal(9)


def test_9_what_was_paused_and_how_long(ledger: Ledger) -> None:
    pause = next(item for item in setbacks(ledger) if item.transfer.id == "us-ua-aid-in-delivery-2025")
    assert pause.ended is not None and pause.lasted is not None
    assert (pause.step.status, pause.ended.status, pause.lasted.least, pause.lasted.most) == ("paused", "resumed", 8, 8)


def test_10_what_is_due_next_and_what_is_overdue() -> None:
    pledge = [step("t", "pledged", items=goods(1))]
    done = [step("u", "delivered", items=goods(1))]
    ledger = fold(
        library(
            entry("a", "2023-01-01", transfers=pledge, due="2023-06"),
            entry("b", "2023-01-02", transfers=done, due="2023-05"),
            entry(
                "c", "2023-01-03", rules=[{"rule": "law", "action": "adopt"}], until="2023-07-01", effective="2023-02"
            ),
        )
    )
    assert [(item.entry, item.field) for item in coming(ledger, day("2023-01-10"))] == [
        ("c", "effective"), ("a", "due"), ("c", "until"),
    ]  # fmt: skip
    assert [item.entry for item in overdue(ledger, day("2023-07-01"))] == ["a"]
    assert overdue(ledger, day("2023-06-15")) == ()


def test_10_every_event_that_names_a_day_is_looked_at(ledger: Ledger) -> None:
    naming = [one.id for one in naming_days(ledger) if named_days(one)]
    assert naming == [one.id for one in ledger.events if named_days(one)] != []
