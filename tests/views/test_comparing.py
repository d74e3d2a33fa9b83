"""Flows, waits and growth: what is drawn is what the ledger says, and stays inside its picture."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.ledger import Ledger, fold
from plugins.timeline.ledger.flows import flows
from plugins.timeline.ledger.growth import growth
from plugins.timeline.ledger.totals import totals
from plugins.timeline.ledger.waiting import EVERYBODY, record, records
from plugins.timeline.views import Options
from plugins.timeline.views.compare import compare_pages
from plugins.timeline.views.flows import UNIT, FlowChart, flow_pages
from plugins.timeline.views.growth import TALL, Rises, goods_growth, money_growth
from plugins.timeline.views.parts import plain
from plugins.timeline.views.site import Site
from tests.support.records import actor, entry, goods, library, step

ACTORS = tuple(actor(id_) for id_ in ("aa", "bb", "cc", "dd"))


def site(*entries: object) -> Site:
    found = library(*entries, actors=ACTORS)  # type: ignore[arg-type]
    return Site(found, fold(found), Options(dt.date(2024, 1, 1)))


def ledger(*entries: object) -> Ledger:
    return site(*entries).ledger


PLEDGE = entry("a", "2022-01-10", transfers=[step("t", "pledged", items=goods(10))])
PART = entry("b", "../2022-03-01", transfers=[step("t", "delivered", items=goods(4))])
WHOLE = entry("c", "2022-04-01", transfers=[step("u", "delivered", items=goods(1), via="cc")])
IDEA = entry("d", "2022-04-02", transfers=[step("v", "considered", items=goods(1))])
GONE = entry("e", "2022-05-01", transfers=[step("w", "pledged", items=goods(1)), step("x", "pledged", items=goods(1))])
NOT = entry("f", "2022-06-01", transfers=[step("w", "cancelled")])


def test_what_came_of_a_suppliers_promises() -> None:
    (found,) = records(ledger(PLEDGE, PART, WHOLE, IDEA, GONE, NOT).transfers.values()).values()
    assert (found.promised, found.whole, found.begun, found.nothing, found.given_up) == (4, 1, 1, 1, 1)
    assert found.half == (0, 50, 1), "from 10 January to some day until 1 March; the delivery without a promise is none"


def test_half_is_without_end_if_half_of_the_waits_are() -> None:
    later = entry("g", "2022-02-01/..", transfers=[step("t", "delivered", items=goods(4))])
    half = record(list(ledger(PLEDGE, later).transfers.values())).half
    assert half == (22, None, 1)


def test_halves_of_each_supplier_are_those_of_its_record_and_everybodys_of_all() -> None:
    shared = entry("h", "2022-02", transfers=[step("y", "pledged", items=goods(2), **{"from": ["aa", "cc"]})])
    arrived = entry("i", "2022-03-01", transfers=[step("y", "delivered", items=goods(2))])
    found = ledger(PLEDGE, PART, shared, arrived)
    each = {id_: one.half for id_, one in records(found.transfers.values()).items()}
    assert each == {id_: half for id_, half in found.halves.items() if id_ != EVERYBODY}
    assert found.halves[EVERYBODY].of == 2, "what two give together is one of all"


def test_a_flow_goes_through_hands_and_what_was_never_promised_is_none() -> None:
    found = flows(ledger(PLEDGE, WHOLE, IDEA).transfers.values())
    assert [(one.supplier, one.via, one.recipient, one.whole, one.open) for one in found] == [
        ("aa", "", "bb", 0, 1), ("aa", "cc", "bb", 1, 0),
    ]  # fmt: skip


WAYS = st.lists(st.tuples(*[st.sampled_from(["aa", "bb", "cc", "dd"])] * 2, st.booleans()), min_size=1, max_size=30)


@given(WAYS)
def test_bands_leave_and_reach_their_bars_in_full(ways: list[tuple[str, str, bool]]) -> None:
    parts = [{"from": a, "to": b, **({"via": "cc"} if hand else {})} for a, b, hand in ways]
    entries = [entry(f"e{n}", "2022-01", transfers=[step(f"t{n}", "pledged", **part)]) for n, part in enumerate(parts)]
    (page,) = flow_pages(site(*entries))
    chart = page.context["chart"]
    assert isinstance(chart, FlowChart)
    assert sum(node.number for node in chart.suppliers) == len(ways) == sum(node.number for node in chart.recipients)
    for nodes, place in ((chart.suppliers, "M0"), (chart.recipients, "100")):
        bars = sum(node.tall for node in nodes)
        bands = [band for band in chart.bands if band.path.startswith(place) or f" {place} " in band.path.split("v")[0]]
        assert sum(float(re.findall(r"v([\d.]+)", band.path)[0]) for band in bands) == bars == len(ways) * UNIT
        assert all(node.top >= 0 and node.top + node.tall <= chart.tall for node in nodes)


def test_a_transfer_on_two_ways_is_one_of_its_supplier() -> None:
    both = [step("t", "pledged", **{"from": "aa", "to": ["bb", "dd"]})]
    (page,) = flow_pages(site(entry("e", "2022-01", transfers=both)))
    chart = page.context["chart"]
    assert isinstance(chart, FlowChart)
    assert [(node.number, node.tall) for node in chart.suppliers] == [(1, 2 * UNIT)]
    assert [node.number for node in chart.recipients] == [1, 1]


def test_in_the_picture_of_flows_one_on_two_ways_is_before_none_that_has_more() -> None:
    one = step("t", "pledged", **{"from": "aa", "via": ["cc", "dd"]})
    two = [step(id_, "pledged", **{"from": "bb"}) for id_ in ("u", "v")]
    chart = next(flow_pages(site(entry("e", "2022-01", transfers=[one, *two])))).context["chart"]
    assert isinstance(chart, FlowChart)
    assert [(node.label, node.number, node.tall) for node in chart.suppliers] == [
        ("Bb", 2, 2 * UNIT), ("Aa", 1, 2 * UNIT),
    ]  # fmt: skip


def test_every_transfer_of_a_flow_is_handed_over_open_or_given_up() -> None:
    found = flows(ledger(PLEDGE, PART, WHOLE, IDEA, GONE, NOT).transfers.values())
    assert [one.given_up for one in found] == [1, 0]
    assert all(one.whole + one.open + one.given_up == len(one.transfers) for one in found)


SUMS = st.lists(st.tuples(st.integers(1, 28), st.integers(1, 10**9)), min_size=2, max_size=9)


@given(SUMS)
def test_a_sum_rises_to_what_the_table_says_and_never_out_of_its_lane(sums: list[tuple[int, int]]) -> None:
    entries = [
        entry(f"e{n}", f"2022-01-{day:02}", transfers=[step(f"t{n}", "pledged", value=value)])
        for n, (day, amount) in enumerate(sums)
        for value in [{"amount": str(amount), "currency": "USD"}]
    ]
    (found,) = totals(ledger(*entries).transfers.values())
    chart = money_growth([found], "x", dt.date(2024, 1, 1).toordinal(), str)
    assert isinstance(chart, Rises)
    (layer,) = chart.lanes[0].layers
    assert found.amount == Decimal(sum(amount for _, amount in sums))
    tall = [level.tall for level in layer.levels]
    assert tall == sorted(tall) and 0 < tall[-1] <= TALL
    assert all(level.at + level.wide <= 100.01 for level in layer.levels)
    assert len(chart.table.rows) == len(sums) and plain(chart.table.rows[-1][2]) == layer.now


def test_a_single_sum_is_no_growth() -> None:
    one = entry("a", "2022-01-10", transfers=[step("t", "pledged", value={"amount": "1", "currency": "USD"})])
    assert money_growth(totals(ledger(one).transfers.values()), "x", 738000, str) is None


def test_what_is_promised_and_what_is_handed_over_share_a_lane_and_a_scale() -> None:
    more = entry("m", "2022-05-01", transfers=[step("t", "delivered", items=goods(3))])
    found = growth(ledger(PLEDGE, PART, more).transfers.values(), {"tank"})
    chart = goods_growth(found, "x", 738900, str)
    assert isinstance(chart, Rises)
    (lane,) = chart.lanes
    promised, delivered = lane.layers
    assert (promised.way, delivered.way) == ("promised", "delivered")
    assert delivered.levels[-1].tall < promised.levels[-1].tall


def test_a_supplier_of_two_waits_has_a_lane() -> None:
    again = entry("g", "2022-06-01", transfers=[step("u", "pledged", items=goods(1))])
    done = entry("h", "2022-06-11", transfers=[step("u", "delivered", items=goods(1))])
    (page,) = compare_pages(site(PLEDGE, PART, again, done))
    (lane,) = page.context["chart"].lanes  # type: ignore[attr-defined]
    assert lane.said == "Of 2 that followed a promise, half began within 5 to 30 days"
    assert len(lane.waits) == 2
