"""How numbers grew: at the end, what the fold says; on the way, what it said then."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.ledger import AsOf, fold
from plugins.timeline.ledger.growth import Growth, growth
from plugins.timeline.ledger.intervals import NOTHING, total
from tests.support.records import day, entry, goods, library, step

PROMISED = entry("a", "2022-01-10", transfers=[step("t", "pledged", items=goods(10))])
PART = entry("b", "2022-03-01", transfers=[step("t", "delivered", items=goods(4))])
OTHER = entry("c", "2022-02-01", transfers=[step("u", "pledged", items=goods(about="dozens"))])
REST = entry("d", "2022-05-01", transfers=[step("t", "delivered", items=goods(6))])
GIVEN_UP = entry("e", "2022-04-01", transfers=[step("u", "cancelled")])


def grown(*entries: object) -> Growth:
    (found,) = growth(fold(library(*entries)).transfers.values(), {"tank"})  # type: ignore[arg-type]
    return found


def told(points: object) -> list[tuple[str, int, int | None]]:
    return [
        (point.entry, int(point.count.least), None if point.count.most is None else int(point.count.most))
        for point in points  # type: ignore[attr-defined]
    ]


def test_what_is_promised_and_handed_over_to_date() -> None:
    found = grown(PROMISED, OTHER, PART, REST)
    assert told(found.promised) == [("a", 10, 10), ("c", 11, None)]
    assert told(found.delivered) == [("b", 4, 4), ("d", 10, 10)]


def test_what_is_given_up_is_promised_no_more() -> None:
    assert told(grown(PROMISED, OTHER, GIVEN_UP).promised) == [("a", 10, 10), ("c", 11, None), ("e", 10, 10)]


def test_units_are_never_added() -> None:
    items = [{"system": "tank", "quantity": {"exact": "5", "unit": "rounds"}}]
    rounds = entry("f", "2022-06-01", transfers=[step("v", "pledged", items=items)])
    found = growth(fold(library(PROMISED, rounds)).transfers.values(), {"tank"})
    assert {(one.unit, told(one.promised)[-1][1]) for one in found} == {(None, 10), ("rounds", 5)}


def test_what_is_held_back_and_was_never_promised_is_no_promise() -> None:
    diverted = entry("f", "2022-02-01", transfers=[step("v", "diverted", items=goods(5))])
    later = entry("g", "2022-06-01", transfers=[step("v", "pledged")])
    assert told(grown(PROMISED, diverted).promised) == [("a", 10, 10)]
    assert told(grown(PROMISED, diverted, later).promised) == [("a", 10, 10), ("g", 15, 15)]


def test_a_delivery_without_a_number_hands_over_what_was_promised() -> None:
    plain = entry("b", "2022-03-01", transfers=[step("t", "delivered")])
    assert told(grown(PROMISED, plain).delivered) == [("b", 10, 10)]
    assert told(grown(PROMISED, PART, entry("d", "2022-05-01", transfers=[step("t", "delivered")])).delivered) == [
        ("b", 4, 4),
        ("d", 10, 10),
    ]


STATUSES = st.sampled_from(["pledged", "delivered", "diverted"])
STEPS = st.lists(st.tuples(st.integers(1, 28), STATUSES, st.integers(1, 20)), min_size=1, max_size=8)


@given(STEPS)
def test_on_each_day_it_is_what_the_fold_of_that_day_says(steps: list[tuple[int, str, int]]) -> None:
    entries = [
        entry(f"e{n}", f"2022-01-{d:02}", transfers=[step(f"t{n % 2}", status, items=goods(many))])
        for n, (d, status, many) in enumerate(steps)
    ]
    found = growth(fold(library(*entries)).transfers.values(), {"tank"})
    for date in range(1, 29):
        on = day(f"2022-01-{date:02}")
        states = [state for state in fold(library(*entries), AsOf(happened=on)).transfers.values() if state.promised]
        for name in ("promised", "delivered"):
            points = [point for one in found for point in getattr(one, name) if point.date.latest <= on]
            expected = total(getattr(line, name) or NOTHING for state in states for line in state.lines)
            assert (points[-1].count.least if points else Decimal(0)) == expected.least
