"""Kinds of fault that dumps invite: glued dates, days that are another's, times taken for headlines, tables that do
not fit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.importers.dateline import publication_day
from plugins.timeline.importers.dates import written_dates
from plugins.timeline.importers.features import bins, rising
from plugins.timeline.importers.flat import own_tables, read
from plugins.timeline.importers.headline import candidates
from plugins.timeline.importers.lines import split_lines
from plugins.timeline.importers.table import scorer

DAY = date(2024, 2, 19)
STORY = "The ministry of the example state decided on that day what it had put off for the whole of the winter."


def day_of(*lines: str) -> date | None:
    page = split_lines("\n".join((*lines, STORY)))
    return publication_day(page, 0, [len(lines)], None)


@pytest.mark.parametrize(
    "text", ["Example TimesFebruary 19, 2024", "2 minute readFebruary 19, 20242:26 PM", "19 February 202401747"]
)
def test_a_date_glued_to_its_neighbours_is_read(text: str) -> None:
    assert [one.day for one in written_dates(text)] == [DAY]


@pytest.mark.parametrize("text", ["at 12 noon 2024", "The 2024 edition", "Room 19, 2024 seats", "Saturday 19, 2024"])
def test_a_word_before_a_number_is_no_month(text: str) -> None:
    assert not list(written_dates(text))


def test_a_day_of_a_broadcast_or_of_a_quoted_post_is_not_the_page_s() -> None:
    assert (
        day_of("Ministry decides", "19.02.2024, 12:32 Uhr", "Darüber berichtet: im Radio am 18.02.2024 um 06:00") == DAY
    )
    assert day_of("Ministry decides", "— Ida Sample (@idasample) February 18, 2024", "February 19, 2024") == DAY


def test_the_day_is_looked_for_below_the_lower_of_two_equal_headlines() -> None:
    text = "\n".join(["Ministry decides at last", "February 21, 2024", *["Menu"] * 9, "Ministry decides at last"])
    page = split_lines(f"{text}\nFebruary 19, 2024\n{STORY}\n{STORY}")
    assert publication_day(page, 11, [13, 14], None) == DAY


@pytest.mark.parametrize("text", ["19. Februar 2024, 14:05 Uhr", "February 19, 2024", "10:40 AM 2024", "* 2024-02-19"])
def test_a_time_is_no_headline(text: str) -> None:
    assert candidates(split_lines(f"{text}\nMinistry decides at last\n{STORY}"), [2]) == [1, 2]


def test_what_is_read_does_not_depend_on_what_is_told_of_the_tables() -> None:
    lines = split_lines("\n".join(["Home", "World", "Ministry decides at last", *[STORY] * 6, "Contact"]))
    assert read(lines) == read(lines, own_tables())


def test_a_table_sums_the_cells_of_its_pairs() -> None:
    table = scorer(
        {"bias": 1.0, "pairs": [["a", "b", [[0, 100], [200, 300]]], ["a", "c", [[1000], [2000]]]]},
        {"a": 2, "b": 2, "c": 1},
    )
    columns = {"a": bytes([0, 1, 1]), "b": bytes([1, 0, 1]), "c": bytes(3), "unasked": bytes([7, 7, 7])}
    assert table.scores(columns) == [12.0, 23.0, 24.0]


@given(st.data(), st.integers(2, 40), st.integers(2, 40), st.integers(0, 30))
def test_a_table_of_any_size_sums_to_what_its_cells_say(data: st.DataObject, high: int, wide: int, rows: int) -> None:
    cell = st.integers(-900, 900)
    grids = [data.draw(st.lists(st.lists(cell, min_size=wide, max_size=wide), min_size=high, max_size=high))]
    grids.append([[-one for one in row] for row in reversed(grids[0])])
    table = scorer({"bias": -0.25, "pairs": [["a", "b", grid] for grid in grids]}, {"a": high, "b": wide})
    one = data.draw(st.lists(st.integers(0, high - 1), min_size=rows, max_size=rows))
    other = data.draw(st.lists(st.integers(0, wide - 1), min_size=rows, max_size=rows))
    sums = [-0.25 + sum(grid[a][b] for grid in grids) / 100 for a, b in zip(one, other, strict=True)]
    assert table.scores({"a": bytes(one), "b": bytes(other)}) == pytest.approx(sums)


@given(st.lists(st.integers(0, 50)).map(sorted), st.lists(st.integers(0, 50)).map(sorted))
def test_rising_values_fall_into_the_bins_that_any_values_do(bounds: list[int], values: list[int]) -> None:
    assert rising(bounds, values) == bins(bounds, values)


def test_a_table_of_other_features_is_refused() -> None:
    with pytest.raises(ValueError, match="learn_flat"):
        scorer({"bias": 0, "pairs": [["a", "b", [[0, 1], [2, 3]]]]}, {"a": 2, "b": 3})
