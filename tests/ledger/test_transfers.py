"""Transfers: where one stands, n of m, how long it took, what is still owed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from plugins.timeline.ledger import Count, TransferState, fold, totals
from plugins.timeline.ledger.transfers import current
from tests.support.records import entry, goods, library, step


def folded(*steps: tuple[str, dict[str, Any]]) -> TransferState:
    """The state of transfer `t` after steps on these dates."""
    events = [
        entry(f"e{number}", date, transfers=[fields], published="2023-01-01")
        for number, (date, fields) in enumerate(steps)
    ]
    return fold(library(*events)).transfers["t"]


@pytest.mark.parametrize(
    ("statuses", "now"),
    [
        ("pledged", "pledged"),
        ("pledged authorised delivered", "delivered"),
        ("authorised pledged", "authorised"),
        ("pledged paused", "paused"),
        ("pledged paused resumed", "pledged"),
        ("committed paused delivered", "delivered"),
        ("pledged paused pledged", "paused"),
        ("pledged cancelled", "cancelled"),
        ("pledged cancelled pledged", "pledged"),
        ("requested refused", "refused"),
        ("requested refused considered", "considered"),
        ("delivered reduced delivered", "delivered"),
        ("delivered returned", "returned"),
    ],
)
def test_where_a_transfer_stands(statuses: str, now: str) -> None:
    assert current(statuses.split()) == now


def test_n_of_m() -> None:
    state = folded(
        ("2023-01-01", step("t", "pledged", items=goods(10))),
        ("2023-02-01", step("t", "delivered", items=goods(4))),
        ("2023-03-01", step("t", "delivered", items=goods(min="2", max="3"))),
    )
    (line,) = state.lines
    assert line.promised == Count(Decimal(10), Decimal(10))
    assert line.delivered == Count(Decimal(6), Decimal(7))
    assert not line.complete and state.open


def test_a_count_to_date_says_what_had_come_by_its_day() -> None:
    state = folded(
        ("2023-01-01", step("t", "pledged", items=goods(10))),
        ("2023-12-31", step("t", "delivered", items=[{**goods(4)[0], "so_far": True}])),
    )
    assert str(state.steps[-1].date) == "../2023-12-31"
    assert state.to_first and (state.to_first.least, state.to_first.most) == (0, 364)


def test_goods_of_that_day_beside_a_count_to_date_came_on_it() -> None:
    items = [{**goods(4)[0], "so_far": True}, *goods(2)]
    state = folded(
        ("2023-01-01", step("t", "pledged", items=goods(10))), ("2023-03-01", step("t", "delivered", items=items))
    )
    assert str(state.steps[-1].date) == "2023-03-01"


def test_a_contract_for_a_part_does_not_lower_the_promise_and_a_cut_does() -> None:
    steps = [
        ("2023-01-01", step("t", "pledged", items=goods(about="dozens"))),
        ("2023-02-01", step("t", "committed", items=goods(10))),
        ("2023-03-01", step("t", "contracted", items=goods(4))),
    ]
    assert folded(*steps).lines[0].promised == Count(Decimal(10), Decimal(10))
    cut = folded(*steps, ("2023-04-01", step("t", "reduced", items=goods(6))))
    assert cut.lines[0].promised == Count(Decimal(6), Decimal(6))


def test_complete_when_as_many_are_there_as_were_promised() -> None:
    state = folded(
        ("2023-01-01", step("t", "pledged", items=goods(4))),
        ("2023-02-01", step("t", "delivered", items=goods(1))),
        ("2023-03-01", step("t", "delivered", items=goods(3))),
    )
    assert state.lines[0].complete and not state.open and state.status == "delivered"


def test_a_promise_of_up_to_so_many_is_kept_by_so_many_and_not_known_to_be_kept_by_fewer() -> None:
    pledge = ("2023-01-01", step("t", "pledged", items=goods(max="10")))
    assert folded(pledge, ("2023-02-01", step("t", "delivered", items=goods(9)))).open
    assert not folded(pledge, ("2023-02-01", step("t", "delivered", items=goods(10)))).open


def test_a_delivery_without_a_number_is_of_all_and_an_unknown_number_is_not() -> None:
    pledge = ("2023-01-01", step("t", "pledged", items=goods(4)))
    assert not folded(pledge, ("2023-02-01", step("t", "delivered", items=goods()))).open
    assert not folded(pledge, ("2023-02-01", step("t", "delivered"))).open
    assert folded(pledge, ("2023-02-01", step("t", "delivered", items=goods(unknown="true")))).open


def test_the_lag_is_an_interval_of_days() -> None:
    state = folded(
        ("2023-01-10", step("t", "pledged", items=goods(1))),
        ("2023-03", step("t", "delivered", items=goods(1))),
    )
    assert state.to_first is not None
    assert (state.to_first.least, state.to_first.most) == (50, 80)


def test_the_lag_to_a_delivery_known_only_as_in_or_before() -> None:
    state = folded(
        ("2023-01-10", step("t", "pledged", items=goods(1))),
        ("../2023-04-19", step("t", "delivered", items=goods(1))),
    )
    assert state.to_first is not None
    assert (state.to_first.least, state.to_first.most) == (0, 99)


def test_a_running_total_is_no_promise() -> None:
    value = {"amount": "7e9", "currency": "USD", "counts": "cumulative"}
    assert not folded(("2023-01-01", step("t", "committed", value=value))).open


def test_a_refused_or_cancelled_transfer_is_not_owed() -> None:
    pledge = ("2023-01-01", step("t", "pledged", items=goods(4)))
    assert not folded(pledge, ("2023-02-01", step("t", "cancelled"))).open
    assert folded(pledge, ("2023-02-01", step("t", "paused"))).open


def test_consents_stand_with_the_transfer() -> None:
    ledger = fold(
        library(
            entry("a", "2023-01-01", transfers=[step("t", "requested", items=goods(4))]),
            entry("b", "2023-02-01", consents=[{"by": "cc", "asked_by": "aa", "action": "deny", "transfer": "t"}]),
        )
    )
    (consent,) = ledger.transfers["t"].consents
    assert (consent.entry, consent.consent.action, consent.consent.by) == ("b", "deny", ("cc",))


def test_only_what_is_new_is_summed_and_every_total_names_its_rows() -> None:
    def worth(amount: str, **fields: str) -> dict[str, str]:
        return {"amount": amount, "currency": "USD", **fields}

    events = [
        entry("a", "2023-01-01", transfers=[step("t", "pledged", value=worth("100e6", bound="at_most"))]),
        entry("b", "2023-01-03", transfers=[step("t", "pledged", value=worth("100e6", counts="restates"))]),
        entry("c", "2023-02-01", transfers=[step("u", "pledged", value=worth("50e6"))]),
        entry("d", "2023-03-01", transfers=[step("u", "delivered", value=worth("50e6"))]),
        entry("e", "2023-04-01", transfers=[step("v", "pledged", value=worth("9e6", basis="net_book_value"))]),
        entry("f", "2023-05-01", transfers=[step("w", "pledged", value={"amount": "7e6", "currency": "EUR"})]),
    ]
    found = totals(fold(library(*events)).transfers.values())
    assert [(t.currency, t.stage, t.basis, int(t.amount), t.bound) for t in found] == [
        ("EUR", "pledged", "stated", 7_000_000, "exact"),
        ("USD", "delivered", "stated", 50_000_000, "exact"),
        ("USD", "pledged", "net_book_value", 9_000_000, "exact"),
        ("USD", "pledged", "stated", 150_000_000, "at_most"),
    ]
    assert [row.entry for row in found[-1].rows] == ["a", "c"]


SUM = {"amount": "1e6", "currency": "USD", "basis": "stated", "counts": "new"}


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        (["exact", "exact"], "exact"),
        (["about", "at_most"], "at_most"),
        (["at_least", "about"], "at_least"),
        (["at_least", "at_most"], "about"),
    ],
)
def test_a_sum_with_a_ceiling_in_it_is_a_ceiling_and_its_rows_are_in_order(bounds: list[str], said: str) -> None:
    events = [
        entry(id_, f"2023-0{3 - number}-01", transfers=[step(f"t{number}", "pledged", value={**SUM, "bound": bound})])
        for number, (id_, bound) in enumerate(zip("ab", bounds, strict=True))
    ]
    (found,) = totals(fold(library(*events)).transfers.values())
    assert (found.bound, [row.entry for row in found.rows]) == (said, ["b", "a"])
