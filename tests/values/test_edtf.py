"""Dates: what is read, what is refused, how they are ordered; with the edtf package as an oracle."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.values import edtf
from plugins.timeline.values.edtf import FIRST_DAY, LAST_DAY, Edtf, parse

days = st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(9998, 12, 31))
marks = st.sampled_from(["", "~", "?", "%"])
singles = st.one_of(
    days.map(lambda day: day.isoformat()),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: day.isoformat()[:4]),
    days.map(lambda day: f"{day.year}-2{day.month % 4 + 1}"),
    days.map(lambda day: f"{day.year}-3{day.month % 4 + 3}"),
    days.map(lambda day: f"{day.isoformat()[:3]}X"),
    days.map(lambda day: f"{day.isoformat()[:2]}XX"),
    days.map(lambda day: f"{day.isoformat()[:7]}-XX"),
    days.map(lambda day: f"{day.year}-XX-XX"),
)
dates = st.one_of(
    st.builds(lambda single, mark: single + mark, singles, marks),
    singles.map(lambda single: f"../{single}"),
    singles.map(lambda single: f"{single}/.."),
)


def bounds(text: str) -> tuple[str, str]:
    found = parse(text)
    return edtf.iso(found.earliest), edtf.iso(found.latest)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-12-22", "2023-12-22", "2023-12-22"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-33", "2024-01-01", "2024-03-31"),
        ("2024-36", "2024-10-01", "2024-12-31"),
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2023-12-XX", "2023-12-01", "2023-12-31"),
        ("2023-XX", "2023-01-01", "2023-12-31"),
        ("2023-12/2024-02", "2023-12-01", "2024-02-29"),
    ],
)
def test_first_and_last_possible_day(text: str, first: str, last: str) -> None:
    assert bounds(text) == (first, last)


def test_open_ends() -> None:
    by = parse("../2023-04-19")
    assert (by.earliest, by.latest, by.open_start) == (FIRST_DAY, edtf.day("2023-04-19"), True)
    assert by.anchor == by.certain_by == by.latest
    since = parse("2022-02-24/..")
    assert (since.earliest, since.latest, since.open_end) == (edtf.day("2022-02-24"), LAST_DAY, True)
    assert since.anchor == since.certain_by == since.earliest
    assert parse("/2023").open_start and parse("2023/").open_end


@pytest.mark.parametrize(
    "text",
    ["", " ", "/", "../..", "2023-13", "2023-00", "2023-02-30", "2023-12-22T10:00", "22.12.2023", "2023~~", "2024/2023",
     "2023-37", "20X3", "X", "~", "2023-12-2", "0000", "2023/2024/2025", "December 2023", "٢٠٢٣"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no date|ends before it begins"):
        parse(text)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = parse(text)
    except ValueError:
        return
    assert found.text == text
    assert found.earliest <= found.latest


@given(dates)
def test_a_date_is_an_interval_that_holds_its_anchor(text: str) -> None:
    found = parse(text)
    assert FIRST_DAY <= found.earliest <= found.anchor <= found.latest <= LAST_DAY
    assert found.earliest <= found.certain_by <= found.latest
    assert str(found) == text


@given(st.lists(dates.map(parse), min_size=3, max_size=3))
def test_the_order_is_total(three: list[Edtf]) -> None:
    one, two, three_ = three
    assert (one < two) + (one == two) + (one > two) == 1
    assert not (one < two < three_) or one < three_
    assert not one.surely_before(two) or one.latest < two.earliest


@given(days, days)
def test_exact_days_are_ordered_as_days(one: dt.date, two: dt.date) -> None:
    assert (parse(one.isoformat()) < parse(two.isoformat())) == (one < two)


@given(days)
def test_a_month_ends_on_its_last_day(day: dt.date) -> None:
    found = parse(f"{day.year}-{day.month:02}")
    assert dt.date.fromordinal(found.latest).day == monthrange(day.year, day.month)[1]


ORACLE = st.one_of(
    days.map(lambda day: day.isoformat()),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: day.isoformat()[:4]),
    days.map(lambda day: f"{day.year}-2{day.month % 3 + 1}"),
    days.map(lambda day: f"{day.isoformat()[:3]}X"),
    days.map(lambda day: f"{day.isoformat()[:7]}-XX"),
)
"""Winter is not among them: ours runs into the next year, the package's ends with its own."""
PLAIN = st.builds(lambda day, length: day.isoformat()[:length], days, st.sampled_from([4, 7, 10]))
MARKED = st.builds(lambda single, mark: single + mark, PLAIN, marks)
INTERVALS = st.tuples(ORACLE, ORACLE).filter(lambda pair: pair[0][:4] < pair[1][:4]).map("/".join)
OPEN = st.one_of(PLAIN.map(lambda single: f"../{single}"), PLAIN.map(lambda single: f"{single}/.."))


@given(st.one_of(ORACLE, MARKED, INTERVALS))
def test_bounds_are_those_of_the_edtf_package(text: str) -> None:
    oracle = parse_edtf(text)
    assert bounds(text) == (_iso(oracle.lower_strict()), _iso(oracle.upper_strict()))


@given(OPEN)
def test_the_end_that_is_there_is_that_of_the_edtf_package(text: str) -> None:
    found, oracle = parse(text), parse_edtf(text)
    if found.open_start:
        assert edtf.iso(found.latest) == _iso(oracle.upper_strict())
    else:
        assert edtf.iso(found.earliest) == _iso(oracle.lower_strict())


def _iso(day: tuple[int, ...]) -> str:
    return f"{day[0]:04}-{day[1]:02}-{day[2]:02}"
