"""How dates, money and quantities are said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.values.edtf import parse
from plugins.timeline.values.spoken import (
    date_words,
    days_words,
    money_words,
    number_words,
    quantity_words,
    span_words,
    time_words,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023-12-22", "22 December 2023"),
        ("2023-12", "December 2023"),
        ("2023", "2023"),
        ("2023~", "about 2023"),
        ("2023-04?", "possibly April 2023"),
        ("../2023-04", "in or before April 2023"),
        ("../2023-04-19", "on or before 19 April 2023"),
        ("2022-02-24/..", "since 24 February 2022"),
        ("2023-12/2024-02", "from December 2023 to February 2024"),
        ("2024-33", "first quarter of 2024"),
        ("2024-24", "winter 2024"),
        ("201X", "the 2010s"),
        ("2023-12-XX", "a day in December 2023"),
        ("2023-XX", "a month in 2023"),
    ],
)
def test_a_date_keeps_its_doubt(text: str, words: str) -> None:
    assert date_words(parse(text)) == words


@pytest.mark.parametrize(
    ("amount", "currency", "bound", "words"),
    [
        ("7e9", "USD", "more_than", "more than USD 7 billion"),
        ("61350000", "EUR", "exact", "EUR 61.35 million"),
        ("1850000000", "USD", "at_most", "up to USD 1.85 billion"),
        ("950", "GBP", "about", "about GBP 950"),
        ("999999", "USD", "exact", "USD 999,999"),
    ],
)
def test_a_sum_keeps_its_bound(amount: str, currency: str, bound: str, words: str) -> None:
    assert money_words(Decimal(amount), currency, bound) == words


@given(st.decimals(min_value=0, max_value=Decimal("9e14"), places=2))
def test_no_digit_of_a_number_is_lost(number: Decimal) -> None:
    digits, _, scale = number_words(number).partition(" ")
    factor = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    assert Decimal(digits.replace(",", "")) * factor == number


def test_quantities_keep_their_doubt() -> None:
    assert quantity_words(exact=Decimal(14), unit="tanks") == "14 tanks"
    assert quantity_words(minimum=Decimal(12), maximum=Decimal(14), unit="tanks") == "12 to 14 tanks"
    assert quantity_words(maximum=Decimal(31), unit="tanks") == "up to 31 tanks"
    assert quantity_words(minimum=Decimal(4)) == "at least 4"
    assert quantity_words(about="dozens", unit="missiles") == "dozens of missiles"
    assert quantity_words(about="30", unit="tanks") == "about 30 tanks"
    assert quantity_words(unit="tanks") == "an unknown number of tanks"


def test_days() -> None:
    assert days_words(117, 117) == "117 days"
    assert days_words(0, 1119) == "0 to 1,119 days"
    assert days_words(1, 1) == "1 day"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (99, "99 days"),
        (100, "3 months"),
        (132, "4 months"),
        (700, "23 months"),
        (731, "2 years"),
        (762, "2 years 1 month"),
        (2487, "6 years 10 months"),
    ],
)
def test_a_time_is_told_as_people_tell_it(days: int, words: str) -> None:
    assert time_words(days) == words


def test_of_a_time_that_has_passed_no_month_is_rounded_up() -> None:
    assert (time_words(326), time_words(326, passed=True)) == ("11 months", "10 months")


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (5, 5, "5 days"),
        (1, 30, "1 to 30 days"),
        (90, 300, "90 days to 10 months"),
        (130, 296, "4 to 10 months"),
        (130, 133, "4 months"),
        (853, 1294, "2 years 4 months to 3 years 7 months"),
    ],
)
def test_a_time_between_two(least: int, most: int, words: str) -> None:
    assert span_words(least, most) == words


@given(st.integers(0, 40_000), st.integers(0, 40_000))
def test_a_longer_time_is_not_told_as_a_shorter(one: int, other: int) -> None:
    def told(days: int) -> float:
        parts = time_words(days).replace(",", "").split()
        units = {"day": 1.0, "month": 30.4375, "year": 365.25}
        return sum(int(number) * units[unit.rstrip("s")] for number, unit in zip(parts[::2], parts[1::2], strict=True))

    assert told(min(one, other)) <= told(max(one, other)) + 9, "a hundred days are three months and nine days"
