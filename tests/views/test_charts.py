"""Pictures: nothing is drawn outside them, in the wrong order, or more exactly than it is known."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.values.edtf import parse
from plugins.timeline.views.charts import Scale, bars, date_strip, doubts, scale, ticks

DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1)).map(date.toordinal)


@given(st.lists(DAYS, min_size=1, max_size=8), DAYS)
def test_bars_stay_inside_and_follow_each_other(days: list[int], today: int) -> None:
    on = scale(days, today)
    drawn = bars(on, [(day, "permitted", "x") for day in sorted(days)], on.last)
    assert all(0 <= bar.at <= 100 and bar.wide > 0 and bar.at + bar.wide <= 100.01 for bar in drawn)
    assert [bar.at for bar in drawn] == sorted(bar.at for bar in drawn)


@given(DAYS, st.integers(0, 3000), DAYS)
def test_a_day_outside_a_picture_stands_at_its_edge(first: int, wide: int, day: int) -> None:
    on = Scale(first, first + wide)
    inside = min(max(day, first), first + wide)
    assert on.at(day) == on.at(inside) == round((inside - first) / max(1, wide) * 100, 2)


@given(st.lists(DAYS, min_size=1, max_size=3), DAYS)
def test_ticks_are_in_order_and_few_are_major(days: list[int], today: int) -> None:
    marks = ticks(scale(days, today))
    assert [tick.at for tick in marks] == sorted(tick.at for tick in marks)
    assert sum(1 for tick in marks if tick.label and not tick.minor) <= 9


def test_a_day_is_a_line_and_a_month_is_a_doubtful_span() -> None:
    day, month = date_strip(parse("2023-12-22")), date_strip(parse("2023-12"))
    assert day and month
    assert not day.vague and month.vague
    assert month.wide > day.wide
    assert day.year == "2023"


def test_a_date_without_a_beginning_has_no_strip() -> None:
    assert date_strip(parse("../2023-04-19")) is None
    assert date_strip(parse("2022/..")) is None
    assert date_strip(parse("19XX")) is None


def test_a_change_whose_day_is_not_known_is_drawn_as_a_span() -> None:
    on = scale([parse("2022-01-01").earliest], parse("2026-01-01").earliest)
    spans = doubts(on, map(parse, ("2022-01-01", "2023-06", "../2024-03-01")))
    assert [span.text for span in spans] == ["June 2023", "on or before 1 March 2024"]
    june, until = spans
    assert june.at == on.at(parse("2023-06").earliest)
    assert until.at == june.at and until.wide > june.wide
