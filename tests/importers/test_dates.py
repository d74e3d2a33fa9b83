"""Dates as pages write them, and days that a text names."""

from __future__ import annotations

from datetime import date, timedelta
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.importers.dateline import Hint, publication_day, take_prefix
from plugins.timeline.importers.dates import written_dates
from plugins.timeline.importers.lines import split_lines
from plugins.timeline.importers.understanding.event_dates import find_dates
from plugins.timeline.importers.understanding.text import sentences
from plugins.timeline.values import edtf
from scripts import calendar_names, territory_names

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2050, 12, 31))


def named(text: str, published: str | None = "2024-03-08") -> list[str]:
    return [one.edtf for one in find_dates(sentences("", [text]), published)]


@given(
    DAYS, st.sampled_from(["%Y-%m-%d", "%B %d, %Y", "%d %B %Y", "%b. %d, %Y", "%d.%m.%Y", "%Y年%m月%d日", "%Y/%m/%d"])
)
def test_every_written_day_is_read_back(day: date, form: str) -> None:
    found = list(written_dates(f"Published {day.strftime(form)} 10:40"))
    assert [one.day for one in found] == [day]


@given(DAYS)
def test_a_day_with_strokes_is_one_of_two(day: date) -> None:
    (found,) = written_dates(day.strftime("%d/%m/%Y"))
    assert found.day == day
    assert found.other in (None, date(day.year, day.day, day.month) if day.day <= 12 else None)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for one in written_dates(text):
        assert text[one.start : one.end].strip()
    for found in find_dates(sentences("", [text]), "2024-03-08"):
        edtf.parse(found.edtf)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry announced it on Dec. 22.", "2023-12-22"),
        ("The minister said Thursday that it was done.", "2024-03-07"),
        ("It was announced on Friday.", "2024-03-08"),
        ("The first arrived in April 2023.", "2023-04"),
        ("It had been promised last October.", "2023-10"),
        ("They will arrive next May.", "2024-05"),
        ("Talks will be held on Monday.", "2024-03-11"),
        ("It left yesterday.", "2024-03-07"),
        ("Nothing happened last month.", "2024-02"),
        ("Das wurde am 9. Februar beschlossen.", "2024-02-09"),
        ("Ogłosił to w środę.", "2024-03-06"),
        ("El acuerdo se firmó el 3 de enero.", "2024-01-03"),
        ("Про це повідомили 5 березня.", "2024-03-05"),
    ],
)
def test_a_day_is_reckoned_from_the_publication(text: str, expected: str) -> None:
    assert named(text) == [expected]


@pytest.mark.parametrize(
    "text", ["He may go.", "Some 30 out of 150 licences.", "It cost £2 and took 48 hours.", "We set out in good time."]
)
def test_other_words_are_no_dates(text: str) -> None:
    assert named(text) == []


def test_without_a_day_of_publication_a_weekday_says_nothing() -> None:
    assert named("It was said on Monday.", None) == []
    assert named("It was said on Monday.", "2024-03") == []


@given(DAYS)
def test_a_weekday_lies_within_the_week_before(day: date) -> None:
    (found,) = named("He said so on Tuesday.", day.isoformat())
    assert timedelta(0) <= day - date.fromisoformat(found) < timedelta(7)


def test_the_date_in_front_of_a_dump_is_taken_off() -> None:
    hint, text = take_prefix(" date 2024-03-08 Skip to content\nMore")
    assert hint == Hint("2024-03-08")
    assert text == "Skip to content\nMore"
    assert take_prefix("Skip to content") == (None, "Skip to content")


def test_the_page_s_own_date_goes_before_the_one_in_front() -> None:
    lines = split_lines(
        "Menu\nA headline that is long enough\nBy Ida Sample March 6, 2024 4:12 PM\nThe story begins here."
    )
    assert publication_day(lines, 1, [3], Hint("2024-03-08")) == date(2024, 3, 6)
    assert publication_day(lines[:2], 1, [1], Hint("2024-03-08")) == date(2024, 3, 8)


def test_of_two_orders_the_one_that_the_hint_knows() -> None:
    lines = split_lines("A headline that is long enough\n03/09/2014, 15:20\nThe story begins here.")
    assert publication_day(lines, 0, [2], None) == date(2014, 9, 3)
    assert publication_day(lines, 0, [2], Hint("2014-03")) == date(2014, 3, 9)


def test_a_name_that_large_letters_change_is_not_taken_for_another() -> None:
    assert named("geldi salı ve SALI günü", "2024-03-08") == ["2024-03-05"]


@pytest.mark.parametrize("table", [calendar_names, territory_names])
def test_the_table_of_names_is_what_its_script_makes(table: ModuleType) -> None:
    assert table.TABLE.read_text("utf-8") == table.text()
