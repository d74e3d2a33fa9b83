"""Cases that happen in this field and that the model must hold: on the real content where it has them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from plugins.timeline.checks import check
from plugins.timeline.ledger import AsOf, Ledger, fold, totals
from plugins.timeline.ledger.chains import novelty, obstacles, replacements
from plugins.timeline.ledger.promises import setbacks
from plugins.timeline.model.library import Library
from plugins.timeline.values.spoken import date_words
from tests.support.records import day, entry, goods, library, step


def worth(amount: str, **fields: str) -> dict[str, str]:
    return {"amount": amount, "currency": "USD", **fields}


def party(transfer: str, status: str, giver: str, taker: str) -> dict[str, Any]:
    """A step of five pieces from one actor to another."""
    return {**step(transfer, status, items=goods(5)), "from": giver, "to": taker}


def test_switzerland_refuses_twice_and_the_law_changes_later(ledger: Ledger) -> None:
    found = obstacles(ledger, "de-ua-swiss-35mm", day("2026-01-01"))
    assert [(item.consent.by, item.consent.asked_by, item.consent.rule) for item in found.refusals] == [
        (("ch",), ("de",), "ch-war-material-act"),
        (("ch",), ("de",), "ch-war-material-act"),
    ]
    assert ledger.transfers["de-ua-swiss-35mm"].blocked(day("2026-01-01"))
    refused = max(item.date for item in found.refusals)
    assert any(version.date > refused for version in ledger.rules["ch-war-material-act"].versions)


def test_f16_from_several_donors_after_american_consent_in_parts(real: Library) -> None:
    ledger = fold(real, AsOf(happened=day("2024-12-31")))
    for transfer in ("nl-ua-f16", "dk-ua-f16"):
        state = ledger.transfers[transfer]
        assert any(item.consent.by == ("us",) and item.consent.action == "grant" for item in state.consents)
        (line, *_) = state.lines
        assert line.promised is not None and line.delivered is not None
        assert line.delivered.least < line.promised.least and state.open
        assert sum(step.status == "delivered" for step in state.steps) >= 1


def test_a_ceiling_its_restatement_and_its_revaluation_count_once() -> None:
    package = entry(
        "2023-01-06-package", "2023-01-06",
        transfers=[step("us-ua-package", "authorised", programme="pda", value=worth("2.85e9", bound="at_most"))],
    )  # fmt: skip
    again = entry(
        "2023-01-08-again", "2023-01-08",
        transfers=[step("us-ua-package", "authorised", value=worth("2.85e9", bound="at_most", counts="restates"))],
        relations=[{"restates": "2023-01-06-package"}],
    )  # fmt: skip
    lowered = {"programme": "pda", "action": "lower", "value": worth("6.2e9", basis="net_book_value")}
    error = entry(
        "2023-06-20-error", "2023-06-20", programmes=[lowered], relations=[{"corrects": "2023-01-06-package"}]
    )
    ledger = fold(library(package, again, error))
    (total,) = totals(ledger.transfers.values())
    assert (total.amount, total.bound, [row.entry for row in total.rows]) == (
        Decimal("2.85e9"), "at_most", ["2023-01-06-package"],
    )  # fmt: skip
    assert [item.novelty for item in novelty(ledger, again)] == ["restated"]
    (change,) = ledger.programmes["pda"].steps
    assert change.value is not None and (change.action, change.value.basis) == ("lower", "net_book_value")
    assert "lower" not in [step.action for step in fold(library(package, again, error), AsOf(known=day("2023-06-01")))
                           .programmes["pda"].steps]  # fmt: skip


def test_the_real_revaluation_is_an_effect_on_the_drawdown_authority(ledger: Ledger) -> None:
    lowered = [(step.date.text, step.value.amount) for step in ledger.programmes["us-pda"].steps
               if step.action == "lower" and step.value]  # fmt: skip
    assert ("2023-06-20", Decimal("6.2e9")) in lowered


def test_a_pledge_announced_three_times_is_one_promise() -> None:
    pledges = [
        entry(f"2023-0{month}-01-p", f"2023-0{month}-01", transfers=[
            step("t", "pledged", items=goods(10), value=worth("9e6", counts="new" if month == 1 else "restates"))
        ], relations=[] if month == 1 else [{"restates": "2023-01-01-p"}])
        for month in (1, 2, 3)
    ]  # fmt: skip
    ledger = fold(library(*pledges))
    (total,) = totals(ledger.transfers.values())
    assert total.amount == Decimal("9e6")
    line = ledger.transfers["t"].lines[0]
    assert line.promised is not None and line.promised.least == 10
    assert not [problem for problem in check(library(*pledges)) if problem.rule == "restatement"]


def test_a_pause_and_its_end_a_cancellation_and_a_diversion(ledger: Ledger) -> None:
    standstills = {item.step.status: item for item in setbacks(ledger)}
    assert {"paused", "cancelled", "diverted", "refused"} <= set(standstills)
    assert ledger.transfers["fr-ru-mistral"].status == "cancelled"
    paused = [item for item in setbacks(ledger) if item.step.status == "paused" and item.ended]
    assert any(item.ended and item.ended.status == "resumed" for item in paused)


def test_stock_is_replaced_through_several_hands() -> None:
    """K lends shells to U, so that U can give its own to R; G backfills K."""
    ledger = fold(
        library(
            entry("2023-01-01-a", "2023-01-01", transfers=[party("u-r", "pledged", "uu", "rr")]),
            entry(
                "2023-02-01-b", "2023-02-01",
                transfers=[{**party("k-u", "committed", "kk", "uu"), "via": "gg", "benefits": "rr"}],
                relations=[{"backfills": "u-r", "transfer": "k-u"}],
            ),
            entry(
                "2023-03-01-c", "2023-03-01",
                transfers=[party("g-k", "pledged", "gg", "kk")],
                relations=[{"backfills": "k-u", "transfer": "g-k"}],
            ),
        )
    )  # fmt: skip
    hands = replacements(ledger, "u-r")
    assert [(hand.transfer.id, hand.depth) for hand in hands] == [("k-u", 1), ("g-k", 2)]
    assert hands[0].transfer.parties.via == ("gg",) and hands[0].transfer.parties.benefits == ("rr",)


def test_the_ring_exchange_and_the_lent_shells_are_in_the_record(ledger: Ledger) -> None:
    hands = [hand.transfer.id for hand in replacements(ledger, "cz-ua-t-72")]
    assert hands == ["de-cz-leopard-2a4", "de-cz-leopard-2a4-second"]
    loan = ledger.transfers["kr-us-shells-loan"]
    assert (loan.parties.from_, loan.parties.to) == (("kr",), ("us",))


def test_one_event_has_its_several_dates(real: Library) -> None:
    dates = ("decided", "announced", "requested", "effective")
    several = [event for event in real.timeline if sum(getattr(event, name) is not None for name in dates) >= 2]
    assert several
    ahead = next(event for event in real.timeline if event.effective and event.effective > event.date and event.rules)
    rule = ahead.rules[0].rule
    versions = fold(real).rules[rule].versions
    assert next(version for version in versions if version.entry == ahead.id).date == ahead.effective


def test_in_or_before_an_open_end_and_a_disputed_date(real: Library) -> None:
    first = real.entries["2023-04-19-ukraine-first-patriots"]
    assert date_words(first.date) == "on or before 19 April 2023"
    open_ended = entry("e", "2022-02-24/..", kind="context", published="2022-02-24")
    assert date_words(open_ended.date) == "since 24 February 2022"
    assert fold(library(open_ended), AsOf(happened=day("2022-02-24"))).events == (open_ended,)
    disputed = [d for event in real.timeline for d in event.disagreements if "when" in d.about or "date" in d.about]
    assert disputed and all(len(item.values) >= 2 for item in disputed)


def test_two_numbers_stand_side_by_side(real: Library) -> None:
    """Sources differ: both numbers are kept with their sources, and the quantity is the range, not a mean."""
    event = entry(
        "e", "2023-01-01",
        transfers=[step("t", "delivered", items=goods(min="12", max="14"))],
        disagreements=[{"about": "how many", "values": [{"value": n, "sources": ["s1"]} for n in ("14", "12")]}],
    )  # fmt: skip
    line = fold(library(event)).transfers["t"].lines[0]
    assert line.delivered is not None
    assert (line.delivered.least, line.delivered.most) == (12, 14)
    assert any("how many" in d.about or "number" in d.about for e in real.timeline for d in e.disagreements)


@pytest.mark.parametrize(
    ("date", "finished", "war"),
    [
        ("2014-03-31", None, None),
        ("2014-04-01", "forbidden", "forbidden"),
        ("2023-12-21", "forbidden", "forbidden"),
        ("2023-12-22", "permitted", "forbidden"),
        ("2026-04-20", "permitted", "forbidden"),
        ("2026-04-21", "permitted", "conditional"),
    ],
)
def test_japans_principles_clause_by_clause_on_any_day(real: Library, date: str, finished: str, war: str) -> None:
    rules = fold(real, AsOf(happened=day(date))).rules
    clauses = rules["jp-three-principles"].clauses if "jp-three-principles" in rules else {}
    found = {id_: state.now for id_, state in clauses.items()}
    assert (found.get("licensed-finished-goods"), found.get("states-at-war")) == (finished, war)
