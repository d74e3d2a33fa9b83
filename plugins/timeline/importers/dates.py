"""Calendar dates written in a text, in the forms that pages use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..patterns import pattern_of
from ..values.frozen import quick
from .calendar_words import months

_YEAR = pattern_of(r"(?:19|20)\d\d")
_FIGURES = pattern_of(r"\d[./\-] ?\d")
_HINT = pattern_of(rf"{_YEAR.pattern}|{_FIGURES.pattern}")  # without these there is no date; most lines have neither
FIRST_YEAR, LAST_YEAR = 1990, 2099


@quick
class WrittenDate:
    """A date with a year, as it stands in a text.

    Args:
        day: The day meant.
        other: The day meant if the writer puts the month first (or the day first), where both make sense.
        start: Where it begins in the text.
        end: Where it ends.
    """

    day: date
    other: date | None
    start: int
    end: int


def written_dates(text: str) -> Iterator[WrittenDate]:
    """Every full date in a text, form by form; a place in the text counts once."""
    if not may_be_dated(text):
        return
    taken: list[tuple[int, int]] = []
    for form in _forms_in(text):
        for match in form.finditer(text):
            found = _read(match)
            if found and not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield found


def _forms_in(text: str) -> Iterator[re.Pattern[str]]:
    """The forms of which a text has what they begin with."""
    year, figures = _YEAR.search(text) is not None, _FIGURES.search(text) is not None
    yield from _BY_YEAR if year and figures else ()
    yield from _EAST_ASIAN if year and not text.isascii() else ()
    yield from _BY_NAME if year else ()
    yield from _BY_FIGURES if figures else ()


def may_be_dated(text: str) -> bool:
    """Whether a full date could stand in a text: soon told, and of most lines not so."""
    return _HINT.search(text) is not None


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none or the year is not one of news pages."""
    year += 2000 if year < 70 else 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read(match: re.Match[str]) -> WrittenDate | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("name"):
        month = months().get(_GLUED.split(parts["name"])[-1].lower())
        day = make_day(year, month, int(parts["day"])) if month else None
        return WrittenDate(day, None, *match.span()) if day else None
    if parts.get("first"):
        return _either(match, year, int(parts["first"]), int(parts["second"]))
    day = make_day(year, int(parts["month"]), int(parts["day"]))
    return WrittenDate(day, None, *match.span()) if day else None


def _either(match: re.Match[str], year: int, first: int, second: int) -> WrittenDate | None:
    """A date of which the order of day and month is not known: day first, unless that makes no day."""
    day_first, month_first = make_day(year, second, first), make_day(year, first, second)
    day = day_first or month_first
    if day is None:
        return None
    other = month_first if day_first and month_first != day_first else None
    return WrittenDate(day, other, *match.span())


_WORD = r"(?P<name>(?<![^\W\d_])[^\W\d_]{3,})"  # any word: which are months is looked up, which is faster
_GLUED = pattern_of(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
# A year may be glued to what comes after it, and a month's name to the word before, as dumps often have it.
_BY_YEAR = (
    pattern_of(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d?)-(?P<day>\d\d?)(?!\d)"),
    pattern_of(r"(?<!\d)(?P<year>(?:19|20)\d\d)[./] ?(?P<month>\d\d?)[./] ?(?P<day>\d\d?)(?!\d)"),
)
_EAST_ASIAN = (pattern_of(r"(?P<year>(?:19|20)\d\d) ?[年년] ?(?P<month>\d\d?) ?[月월] ?(?P<day>\d\d?) ?[日일]"),)
_BY_NAME = (
    pattern_of(rf"{_WORD}\.?,? +(?P<day>\d\d?)(?:st|nd|rd|th)?(?:,| ,|\.)? *(?P<year>(?:19|20)\d\d)"),
    pattern_of(
        r"(?<![\d.:])(?P<day>\d\d?)(?:st|nd|rd|th|º|er)?[. \-/]*(?:de |of )?"
        r"(?P<name>[^\W\d_]{3,})[.,]?[ \-/]*(?:de )?(?P<year>(?:19|20)\d\d)",
        re.I,
    ),
)
_BY_FIGURES = (
    pattern_of(r"(?<![\d.])(?P<day>\d\d?)\. ?(?P<month>\d\d?)\. ?(?P<year>(?:20)?\d\d)(?![\d.]|:\d)"),
    pattern_of(r"(?<![\d/.\-])(?P<first>\d\d?)[/.\-](?P<second>\d\d?)[/.\-](?P<year>(?:20)?\d\d)(?![\d/\-])"),
)
