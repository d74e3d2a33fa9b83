"""Reckoning with doubt: counts and spans of days as intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from ..model import Quantity
from ..values.edtf import FIRST_DAY, LAST_DAY, Edtf, parse
from ..values.frozen import quick

MANY = Decimal(1)
"""The least that a word such as "dozens", or an unknown number, stands for."""


@quick
class Count:
    """A number known to lie between two, both inside. most is None where nothing bounds it above."""

    least: Decimal
    most: Decimal | None
    about: bool = False

    def __add__(self, other: Count) -> Count:
        most = None if self.most is None or other.most is None else self.most + other.most
        return Count(self.least + other.least, most, self.about or other.about)

    @property
    def exact(self) -> bool:
        """True if it is one number and no doubt."""
        return self.least == self.most and not self.about

    @classmethod
    def of(cls, quantity: Quantity) -> Count:
        """The numbers that a quantity can stand for."""
        if quantity.exact is not None:
            return cls(quantity.exact, quantity.exact)
        if quantity.min is not None or quantity.max is not None:
            return cls(quantity.min or Decimal(0), quantity.max)
        try:
            near = Decimal((quantity.about or "").replace(",", ""))
        except InvalidOperation:
            return cls(MANY, None, about=True)
        return cls(near, near, about=True)


NOTHING = Count(Decimal(0), Decimal(0))


def total(counts: Iterable[Count]) -> Count:
    """The sum of counts."""
    result = NOTHING
    for number in counts:
        result += number
    return result


@quick
class Lag:
    """Days from one date to another: never fewer than `least`; `most` is None where a date is open.

    least = earliest day of `end` - latest day of `start`, but not below 0;
    most = latest day of `end` - earliest day of `start`.
    """

    start: Edtf
    end: Edtf
    least: int
    most: int | None


def lag(start: Edtf, end: Edtf) -> Lag:
    """The days between two dates, as an interval."""
    bounded = start.earliest > FIRST_DAY and end.latest < LAST_DAY
    most = max(0, end.latest - start.earliest) if bounded else None
    return Lag(start, end, max(0, end.earliest - start.latest), most)


def first_of(dates: Sequence[Edtf]) -> Edtf:
    """When the first of some events was. dates: in the order of the events. It was no later than any of them."""
    first = dates[0]
    if len(dates) == 1:
        return first
    latest = min([one.latest for one in dates])
    return first if first.latest == latest else _between(first.earliest, latest, dates)


def last_of(dates: Sequence[Edtf]) -> Edtf:
    """When the last of some events was: no sooner than any of them."""
    if len(dates) == 1:
        return dates[0]
    return _between(max([one.earliest for one in dates]), max([one.latest for one in dates]), dates)


def _between(earliest: int, latest: int, dates: Iterable[Edtf]) -> Edtf:
    """The one of the dates that has these bounds, or a span of its own."""
    same = next((one for one in dates if (one.earliest, one.latest) == (earliest, latest)), None)
    return same or parse(f"{_end(earliest)}/{_end(latest)}")


def _end(day: int) -> str:
    return ".." if day in (FIRST_DAY, LAST_DAY) else date.fromordinal(day).isoformat()
