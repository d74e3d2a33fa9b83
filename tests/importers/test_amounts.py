"""Sums of money and numbers of goods."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.timeline.importers.suggest.money import counted, covered, since_when, written_sum
from plugins.timeline.importers.understanding.amounts import Amount, find_amounts, plain_number
from plugins.timeline.importers.understanding.quantities import find_counts
from plugins.timeline.importers.understanding.text import sentences


def sums(text: str, language: str = "en", home: str | None = None) -> list[Amount]:
    return list(find_amounts(sentences("", [text]), language, home))


@pytest.mark.parametrize(
    ("text", "value", "currency", "bound"),
    [
        ("committed more than $7 billion in aid", "7e9", "USD", "more_than"),
        ("up to $345 million in defense articles", "345e6", "USD", "at_most"),
        ("worth $500m in all", "500e6", "USD", "exact"),
        ("nearly €2.5bn of shells", "2.5e9", "EUR", "about"),
        ("at least 30 million pounds", "30e6", "GBP", "at_least"),
        ("ett värde om högst 1,1 miljarder kronor", "1.1e9", "SEK", "at_most"),
        ("rund 40 Millionen Euro", "40e6", "EUR", "about"),
        ("na kwotę 200 mln złotych", "200e6", "PLN", "exact"),
        ("на суму 30 мільйонів євро", "30e6", "EUR", "exact"),
        ("five-point-seven billion dollars", "5.7e9", "USD", "exact"),
        ("DKK 200 million for weapons", "200e6", "DKK", "exact"),
        ("vale € 1,2 bilhão", "1.2e9", "EUR", "exact"),
        ("支援は約70億ドル", "7e9", "USD", "about"),
        ("EUR 1.250.000 in cash", "1250000", "EUR", "exact"),
    ],
)
def test_a_sum(text: str, value: str, currency: str, bound: str) -> None:
    language = {"högst": "sv"}.get(next((word for word in text.split() if word == "högst"), ""), "en")
    (found,) = sums(text, language)
    assert (found.value, found.currency, found.bound) == (Decimal(value), currency, bound)
    assert text[found.start : found.end]


def test_a_conversion_in_brackets_is_told_from_the_sum() -> None:
    first, second = sums("a package of $500m (£415m) for the army")
    assert not first.converted
    assert second.converted
    assert second.currency == "GBP"


def test_whose_dollars() -> None:
    assert sums("a $245 million package", home="au")[0].currency == "AUD"
    assert [one.currency for one in sums("C$500 million ($375 million)", home="ca")] == ["CAD", "USD"]


@pytest.mark.parametrize("text", ["31 tanks", "in 2022", "the £ sign", "a dollar", "M1A1", "35mm shells", "5 percent"])
def test_no_sum(text: str) -> None:
    assert sums(text) == []


@given(st.integers(1, 999_999_999))
def test_thousands_are_read_in_every_writing(number: int) -> None:
    english = f"{number:,}"
    assert Decimal(plain_number(english, False)) == number
    assert Decimal(plain_number(english.replace(",", "."), False)) == number
    assert Decimal(plain_number(english.replace(",", "\u00a0"), False)) == number


@given(st.decimals(min_value=1, max_value=999, places=1), st.sampled_from([",", "."]))
def test_one_decimal(number: Decimal, mark: str) -> None:
    assert Decimal(plain_number(str(number).replace(".", mark), True)) == number


@given(st.text(max_size=80))
def test_no_text_breaks_the_readers(text: str) -> None:
    parts = sentences("", [text])
    find_counts(parts, (), find_amounts(parts, "en"))


@given(st.integers(1, 10**13))
def test_a_written_sum_is_the_sum(number: int) -> None:
    amount = Amount(Decimal(number), "USD", "exact", False, 0, 0, 1)
    assert Decimal(written_sum(amount)) == number


def test_what_a_sum_is_for() -> None:
    text = "Since the invasion began, more than $7 billion in aid was committed, the majority of which is humanitarian."
    (amount,) = sums(text)
    assert covered(text, amount) == ("mixed", "humanitarian")
    assert counted(text, amount) == "cumulative"


def test_a_sum_that_is_told_again_or_is_a_part() -> None:
    again = "The previously announced $2 million will be paid."
    assert counted(again, sums(again)[0]) == "restates"
    part = "The package, part of which is $2 million for shells"
    first = sums(part)[0]
    assert counted(part, first) == "part_of"


def test_an_event_that_has_a_day() -> None:
    assert since_when("since the beginning of the full-scale invasion") == "2022-02-24"
    assert since_when("since last spring") is None


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("up to 31 tanks", {"max": "31", "unit": "tanks"}),
        ("dozens of missiles", {"about": "dozens", "unit": "missiles"}),
        ("hundreds of thousands of artillery rounds", {"about": "hundreds of thousands", "unit": "artillery rounds"}),
        ("eighteen self-propelled howitzers", {"exact": "18", "unit": "howitzers"}),
        ("12 to 14 launchers", {"min": "12", "max": "14", "unit": "launchers"}),
        ("over 20 million rounds", {"min": "20000000", "unit": "rounds"}),
        ("about 30 permits", {"about": "30", "unit": "permits"}),
        ("200 grenade launchers", {"exact": "200", "unit": "grenade launchers"}),
        ("100,000 artillery shells", {"exact": "100000", "unit": "artillery shells"}),
    ],
)
def test_a_number_of_goods(text: str, fields: dict[str, str]) -> None:
    (found,) = find_counts(sentences("", [f"They sent {text}."]), (), ())
    assert dict(found.fields) == fields


@pytest.mark.parametrize(
    "text", ["a howitzer", "$5 million", "in 2020 the firm stopped sales of its drones", "the tanks"]
)
def test_no_number_of_goods(text: str) -> None:
    parts = sentences("", [text])
    assert find_counts(parts, (), find_amounts(parts, "en")) == ()
