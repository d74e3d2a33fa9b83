"""How dates, money and quantities are said. The one place for it; every phrase is a template in `WORDS`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from ..terms import BOUNDS
from .edtf import Edtf, parse

WORDS = {
    "about": "about {0}",
    "uncertain": "possibly {0}",
    "by_day": "on or before {0}",
    "by": "in or before {0}",
    "open_end": "since {0}",
    "interval": "from {0} to {1}",
    "quarter": "{0} quarter of {1}",
    "season": "{0} {1}",
    "decade": "the {0}s",
    "century": "between {0} and {1}",
    "some_day": "a day in {0}",
    "some_month": "a month in {0}",
    "day": "{0} day",
    "days": "{0} days",
    "month": "{0} month",
    "months": "{0} months",
    "year": "{0} year",
    "years": "{0} years",
    "range": "{0} to {1}",
    "of": "{0} {1}",
    "word_of": "{0} of {1}",
    "unknown": "an unknown number",
}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ADJECTIVES = ("several", "many", "some", "few", "a few", "most", "all")
"""Words for a number that stand before the goods without "of"."""
QUARTERS = ("first", "second", "third", "fourth")
SEASONS = ("spring", "summer", "autumn", "winter")
SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


@lru_cache(maxsize=1 << 14)
def date_words(value: Edtf) -> str:
    """A date as a person says it, with all its doubt: ``in or before April 2023``, ``about 2023``."""
    if not value.interval:
        return _single(value)
    start, _, end = value.text.partition("/")
    if value.open_start:
        last = parse(end)
        return WORDS["by_day" if last.precision == "day" else "by"].format(_single(last))
    if value.open_end:
        return WORDS["open_end"].format(_single(parse(start)))
    return WORDS["interval"].format(_single(parse(start)), _single(parse(end)))


def day_words(ordinal: int) -> str:
    """A day: ``5 March 2023``. ordinal: as `date.toordinal`."""
    day = date.fromordinal(ordinal)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _single(value: Edtf) -> str:
    said = _plain(value)
    if value.uncertain:
        said = WORDS["uncertain"].format(said)
    return WORDS["about"].format(said) if value.approximate else said


def _plain(value: Edtf) -> str:
    first = date.fromordinal(value.earliest)
    month = f"{MONTHS[first.month - 1]} {first.year}"
    match value.precision:
        case "day":
            return day_words(value.earliest)
        case "month":
            return WORDS["some_day"].format(month) if value.unspecified else month
        case "quarter":
            return WORDS["quarter"].format(QUARTERS[(first.month - 1) // 3], first.year)
        case "season":
            return WORDS["season"].format(SEASONS[first.month // 3 - 1], first.year)
        case "decade":
            return WORDS["decade"].format(value.text[:3] + "0")
        case "century":
            return WORDS["century"].format(first.year, date.fromordinal(value.latest).year)
        case _:
            return WORDS["some_month"].format(first.year) if value.unspecified else str(first.year)


@lru_cache(maxsize=1 << 12)
def number_words(number: Decimal) -> str:
    """``7 billion``, ``1.25 million``, ``31``; no digit is lost."""
    for scale, name in SCALES:
        if abs(number) >= scale:
            return f"{_digits(number / scale)} {name}"
    return _digits(number)


def money_words(amount: Decimal, currency: str, bound: str = "exact") -> str:
    """``more than USD 7 billion``. currency: ISO 4217 code. bound: an id of `terms.BOUNDS`."""
    return f"{BOUNDS[bound].label} {currency} {number_words(amount)}".strip()


def quantity_words(
    exact: Decimal | None = None,
    minimum: Decimal | None = None,
    maximum: Decimal | None = None,
    about: str | None = None,
    unit: str = "",
) -> str:
    """``14 tanks``, ``12 to 14 tanks``, ``up to 31 tanks``, ``dozens of missiles``, ``an unknown number``."""
    if exact is not None:
        return WORDS["of"].format(number_words(exact), unit).strip()
    if minimum is not None and maximum is not None:
        return f"{WORDS['range'].format(number_words(minimum), number_words(maximum))} {unit}".strip()
    if minimum is not None or maximum is not None:
        bound = BOUNDS["at_least" if maximum is None else "at_most"].label
        only = minimum if minimum is not None else maximum
        return f"{bound} {number_words(only or Decimal(0))} {unit}".strip()
    if about is not None and about[:1].isdigit():
        return WORDS["of"].format(WORDS["about"].format(number_words(Decimal(about))), unit).strip()
    word = about or WORDS["unknown"]
    return WORDS["of" if word in ADJECTIVES else "word_of"].format(word, unit) if unit else word


def days_words(least: int, most: int) -> str:
    """An interval of days: ``117 days``, ``90 to 120 days``."""
    if least == most:
        return _some(least, "day")
    return WORDS["days"].format(WORDS["range"].format(f"{least:,}", f"{most:,}"))


IN_DAYS, IN_MONTHS = 100, 24
"""Below how many days a time is told in days, and below how many months in months."""
MONTH = 30.4375
"""Days of a month, on the average."""


def time_words(days: int, passed: bool = False) -> str:
    """A length of time as a person says it: ``12 days``, ``4 months``, ``6 years 10 months``. From a hundred days on
    it is rounded to months; passed: to those that have passed whole, where more would be an accusation or untrue.
    """
    if days < IN_DAYS:
        return _some(days, "day")
    months = int(days / MONTH) if passed else round(days / MONTH)
    if months < IN_MONTHS:
        return _some(months, "month")
    years, rest = divmod(months, 12)
    return " ".join([_some(years, "year"), *([_some(rest, "month")] if rest else [])])


def span_words(least: int, most: int) -> str:
    """A length of time between two: ``90 to 98 days``, ``3 to 14 months``, ``12 days to 14 months``."""
    low = time_words(least)
    high = low if most == least else time_words(most)
    if low == high:
        return low
    number, _, unit = low.partition(" ")
    same = " " not in unit and unit.rstrip("s") == high.partition(" ")[2].rstrip("s")
    return WORDS["range"].format(number if same else low, high)


def _some(number: int, unit: str) -> str:
    return WORDS[unit if number == 1 else f"{unit}s"].format(f"{number:,}")


def _digits(number: Decimal) -> str:
    whole = number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
    return f"{whole:,f}"
