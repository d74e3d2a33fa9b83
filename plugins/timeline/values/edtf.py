"""Dates as sources know them: the Extended Date/Time Format (ISO 8601-2), level 1 and quarters.

Years 1 to 9999 without a sign, and no times of day: this subject needs no others.

A date is an interval of days that the event may lie in, or that it fills. Days are proleptic Gregorian
ordinals (`datetime.date.toordinal`), so that they compare as whole numbers and no clock or zone touches them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache, total_ordering
from typing import Literal

from ..patterns import compiled

Precision = Literal["day", "month", "quarter", "season", "year", "decade", "century"]

FIRST_DAY = date.min.toordinal()
"""Stands for an open or unknown start."""
LAST_DAY = date.max.toordinal()
"""Stands for an open or unknown end."""

ALLOWED = (
    "write 2023, 2023-12, 2023-12-22, 2024-33 (first quarter), 2023~ (about), 2023? (uncertain), 201X, "
    "2023-12-XX, ../2023-04-19 (in or before), 2023-12/2024-02 (from, to) or 2022-02-24/.. (open end)"
)


@total_ordering
@dataclass(frozen=True, slots=True, eq=True)
class Edtf:
    """A date in EDTF.

    text: as written. earliest, latest: first and last possible day (ordinals, both inside).
    precision: the unit it is known to; for an interval, that of its first known end.
    approximate: ``~``, near it. uncertain: ``?``, it may be another.
    unspecified: digits left open with ``X``.
    interval: written with ``/``; open_start, open_end: that end is not known or not there.
    """

    text: str
    earliest: int
    latest: int
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    unspecified: bool = False
    interval: bool = False
    open_start: bool = False
    open_end: bool = False

    @property
    def anchor(self) -> int:
        """The day that places it on a line: its first day, or its last where the start is open."""
        return self.latest if self.open_start else self.earliest

    @property
    def certain_by(self) -> int:
        """The first day on which it has surely happened (or, with an open end, surely begun)."""
        return self.earliest if self.open_end else self.latest

    @property
    def exact(self) -> bool:
        """True if it names one day and no doubt."""
        return self.earliest == self.latest and not (self.approximate or self.uncertain)

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Its place among dates: what many are sorted by is compared faster than the dates are."""
        return (self.latest if self.open_start else self.earliest, self.latest, self.earliest, self.text)

    def __hash__(self) -> int:
        # The text tells the rest. Much is kept by dates.
        return hash(self.text)

    def __lt__(self, other: Edtf) -> bool:
        return self.order < other.order

    def __reduce__(self) -> tuple[Callable[[str], Edtf], tuple[str]]:
        """Sent to another process, or kept, as its text: there it is one date however often it was sent."""
        return parse, (self.text,)

    def surely_before(self, other: Edtf) -> bool:
        """True if no choice of days within both puts this one on or after the other."""
        return self.latest < other.earliest

    def __str__(self) -> str:
        return self.text


@cache
def parse(text: str) -> Edtf:
    """Read an EDTF level 1 date or interval, or a quarter.

    Raises ValueError with a sentence for the author if `text` is none.
    """
    start, slash, end = text.partition("/")
    found = _interval(text, start, end) if slash else _single(text)
    if found is None:
        raise ValueError(f'"{text}" is no date; {ALLOWED}')
    return found


def day(text: str) -> int:
    """The ordinal of an exact day ``YYYY-MM-DD``; ValueError if it is none."""
    found = parse(text)
    if not found.exact:
        raise ValueError(f'"{text}" is no single day; write it as 2023-12-22')
    return found.earliest


@lru_cache(maxsize=1 << 14)
def iso(ordinal: int) -> str:
    """``YYYY-MM-DD`` of an ordinal day."""
    return date.fromordinal(ordinal).isoformat()


def _interval(text: str, start: str, end: str) -> Edtf | None:
    opens = ("", "..")
    first = None if start in opens else _single(start)
    last = None if end in opens else _single(end)
    if (first is None) != (start in opens) or (last is None) != (end in opens) or not (first or last):
        return None
    known = first or last
    assert known is not None
    if first and last and last.latest < first.earliest:
        raise ValueError(f'"{text}" ends before it begins')
    return Edtf(
        text,
        first.earliest if first else FIRST_DAY,
        last.latest if last else LAST_DAY,
        known.precision,
        approximate=any(part.approximate for part in (first, last) if part),
        uncertain=any(part.uncertain for part in (first, last) if part),
        unspecified=any(part.unspecified for part in (first, last) if part),
        interval=True,
        open_start=first is None,
        open_end=last is None,
    )


def _single(text: str) -> Edtf | None:
    bare = text.rstrip("?~%") if text[-1:] in ("?", "~", "%") else text
    mark = text[len(bare) :]
    if len(mark) > 1:
        return None
    for pattern, read in _FORMS:
        match = pattern.fullmatch(bare)
        if match:
            found = read(bare, *(int(part) for part in match.groups()))
            return replace(found, text=text, approximate=mark in ("~", "%"), uncertain=mark in ("?", "%"))
    return None


def _days(text: str, first: tuple[int, int, int], last: tuple[int, int], precision: Precision) -> Edtf:
    """From a first day to the end of a last month (year, month)."""
    try:
        start = date(*first).toordinal()
        end = date(*last, monthrange(*last)[1]).toordinal()
    except ValueError as error:
        raise ValueError(f'"{text}" is no date: {error}') from None
    return Edtf(text, start, end, precision, unspecified="X" in text)


def _year(text: str, year: int) -> Edtf:
    return _days(text, (year, 1, 1), (year, 12), "year")


def _decade(text: str, tens: int) -> Edtf:
    return _days(text, (max(tens * 10, 1), 1, 1), (tens * 10 + 9, 12), "decade")


def _century(text: str, hundreds: int) -> Edtf:
    return _days(text, (max(hundreds * 100, 1), 1, 1), (hundreds * 100 + 99, 12), "century")


def _month(text: str, year: int, month: int) -> Edtf:
    if not 1 <= month <= 12:
        raise ValueError(f'"{text}" is no date: there is no month {month:02}; {ALLOWED}')
    return _days(text, (year, month, 1), (year, month), "month")


def _season(text: str, year: int, season: int) -> Edtf:
    """21 spring to 24 winter, of the northern hemisphere; winter runs into the next year."""
    month = (season - 20) * 3
    return _days(text, (year, month, 1), (year + (season == 24), 2 if season == 24 else month + 2), "season")


def _quarter(text: str, year: int, quarter: int) -> Edtf:
    month = (quarter - 33) * 3 + 1
    return _days(text, (year, month, 1), (year, month + 2), "quarter")


def _day(text: str, year: int, month: int, day_of_month: int) -> Edtf:
    try:
        ordinal = date(year, month, day_of_month).toordinal()
    except ValueError as error:
        raise ValueError(f'"{text}" is no date: {error}') from None
    return Edtf(text, ordinal, ordinal, "day")


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Edtf]], ...] = (
    (compiled(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII), _day),
    (compiled(r"(\d{4})-(2[1-4])", re.ASCII), _season),
    (compiled(r"(\d{4})-(3[3-6])", re.ASCII), _quarter),
    (compiled(r"(\d{4})-(\d\d)", re.ASCII), _month),
    (compiled(r"(\d{4})-(\d\d)-XX", re.ASCII), _month),
    (compiled(r"(\d{4})-XX(?:-XX)?", re.ASCII), _year),
    (compiled(r"(\d{4})", re.ASCII), _year),
    (compiled(r"(\d{3})X", re.ASCII), _decade),
    (compiled(r"(\d\d)XX", re.ASCII), _century),
)
