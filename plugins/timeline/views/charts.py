"""The arithmetic of the pictures that are drawn at build time: days → per cent of a width.

A picture has no viewBox: places are percentages and letters keep their size, so that one picture serves a
phone
and a desk. Whatever a picture shows stands in a table on the same page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Final

from ..values.edtf import Edtf
from ..values.frozen import quick
from ..values.spoken import MONTHS, date_words

LEAST = 0.6
"""The least width of a bar, in per cent: a day must be seen among years."""


@quick
class Scale:
    """first, last: ordinal days at 0 and 100 per cent."""

    first: int
    last: int

    def at(self, day: int) -> float:
        """Place of a day in per cent, held inside the picture."""
        first, last = self.first, self.last
        if first < day < last:
            return round((day - first) / (last - first) * 100, 2)
        return 100.0 if day >= last > first else 0.0

    def wide(self, start: int, end: int, least: float = LEAST) -> float:
        """Width between two days in per cent."""
        return round(max(self.at(end) - self.at(start), least), 2)


@quick
class Tick:
    """A mark on the axis. minor: may be left out where there is little room."""

    at: float
    label: str
    minor: bool


@quick
class Bar:
    """A span on a lane. state: what it shows, for its colour and pattern. text: what it says in words."""

    at: float
    wide: float
    state: str
    text: str


@quick
class Lane:
    """A line of bars. now: the state at its end. changes: places where something changed.

    doubts: the spans in which a change lies whose day is not known.
    """

    label: str
    bars: tuple[Bar, ...]
    now: str
    now_label: str
    changes: tuple[float, ...] = ()
    doubts: tuple[Bar, ...] = ()


@quick
class Chart:
    """Lanes over one axis. text: the picture in a sentence, for those who do not see it."""

    text: str
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    today: float


@quick
class DateStrip:
    """The year of a date, and the part of it in which the event may lie. vague: not one day."""

    text: str
    ticks: tuple[Tick, ...]
    at: float
    wide: float
    vague: bool
    year: str


AIR = (10, 30)
"""The least days before the first of a picture, and how many there are of them as long as that is an eighth of it."""


def scale(days: Iterable[int], today: int) -> Scale:
    """The scale from the first of some days to today, or beyond if they go beyond, with a little air
    before.
    """
    known = [*days, today]
    first, last = min(known), max(known)
    wide = last - first
    air = max(AIR[0], min(AIR[1], wide // 8), wide // 25)
    return Scale(first - air, last)


def ticks(on: Scale) -> tuple[Tick, ...]:
    """Years, or months where the span is short; those that would crowd are minor, or without a label."""
    first, last = date.fromordinal(on.first), date.fromordinal(on.last)
    years = last.year - first.year
    return tuple(_year_ticks(on, first, last) if years > 1 else _month_ticks(on, first, last))


CROWD = 14
"""Years from which only every so many have a label, however wide the picture."""


def _year_ticks(on: Scale, first: date, last: date) -> Iterator[Tick]:
    years = last.year - first.year
    every = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if years / step <= 7)
    for year in range(first.year + 1, last.year + 1):
        if years <= CROWD:
            yield Tick(on.at(_first_of(year * 12)), str(year), (last.year - year) % every != 0)
        elif year % every == 0:
            yield Tick(on.at(_first_of(year * 12)), str(year), False)


FEW = 5
"""Months up to which each has a label."""


def _month_ticks(on: Scale, first: date, last: date) -> Iterator[Tick]:
    start, end = first.year * 12 + first.month, last.year * 12 + last.month
    few = end - start <= FEW
    for number in range(start, end):
        month = number % 12
        label = MONTHS[month][:3] if few or month % 3 == 0 else ""
        if label and (month == 0 or number == start or not few):
            label += f" {number // 12}"
        yield Tick(on.at(_first_of(number)), label, not few and month % 6 != 0)


@cache
def _first_of(number: int) -> int:
    """The first day of a month (ordinal). number: of months since the year 0."""
    return date(number // 12, number % 12 + 1, 1).toordinal()


@cache
def date_strip(value: Edtf) -> DateStrip | None:
    """The strip of a date; None for one that lies in no single span of a year or two."""
    if value.latest - value.earliest > 800 or value.open_start or value.open_end:
        return None
    first, last = date.fromordinal(value.earliest), date.fromordinal(value.latest)
    on = Scale(date(first.year, 1, 1).toordinal(), date(last.year, 12, 31).toordinal())
    wide = on.wide(value.earliest, value.latest + 1, least=1.0)
    year = str(first.year) if first.year == last.year and wide < 80 else ""
    return DateStrip(date_words(value), _initials(on), min(on.at(value.earliest), 99.0), wide, not value.exact, year)


@cache
def _initials(on: Scale) -> tuple[Tick, ...]:
    """The months of the years that the scale spans."""
    years = range(date.fromordinal(on.first).year, date.fromordinal(on.last).year + 1)
    starts = [date(year, month, 1) for year in years for month in range(1, 13)]
    return tuple(Tick(on.at(day.toordinal()), _initial(day, len(starts)), minor=False) for day in starts)


def _initial(day: date, months: int) -> str:
    if months > 12:
        return str(day.year) if day.month == 1 else ""
    return MONTHS[day.month - 1][0]


def bars(on: Scale, states: Sequence[tuple[int, str, str]], end: int) -> tuple[Bar, ...]:
    """Bars from (day, state, words), each until the next and the last until `end`."""
    ends = [day for day, _, _ in states[1:]] + [end]
    return tuple(
        _bar(on, day, until, state, text) for (day, state, text), until in zip(states, ends, strict=True) if state
    )


ORDER: Final = attrgetter("order")


def doubts(on: Scale, dates: Iterable[Edtf]) -> tuple[Bar, ...]:
    """The spans of dates that are no single day. One without a beginning begins at the date before it."""
    sure = list(dates)
    if all(value.exact for value in sure):
        return ()
    found: list[Bar] = []
    before = on.first
    for value in sorted(sure, key=ORDER):
        first = before if value.open_start else value.earliest
        last = on.last if value.open_end else value.latest
        if not value.exact and last > first:
            found.append(_bar(on, first, last, "doubt", date_words(value)))
        before = max(before, value.anchor)
    return tuple(found)


def _bar(on: Scale, day: int, until: int, state: str, text: str) -> Bar:
    at = on.at(day)
    wide = round(max(on.at(until) - at, LEAST), 2)
    return Bar(round(min(at, 100 - wide), 2), wide, state, text)
