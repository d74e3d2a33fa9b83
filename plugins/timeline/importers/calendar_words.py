"""Names of months and weekdays in the languages that articles come in: CLDR's, by scripts/calendar_names.py."""

from __future__ import annotations

from collections.abc import Mapping

from .table import read_table


def months() -> Mapping[str, int]:
    """Month by name, full and short, in lower case: ``{"november": 11, "nov": 11, "грудня": 12}``."""
    return _numbers("months")


def weekdays() -> Mapping[str, int]:
    """Weekday by name, Monday 0, full names only, with the cases that Slavic languages bend them to."""
    return _numbers("weekdays")


def _numbers(what: str) -> Mapping[str, int]:
    table: Mapping[str, int] = read_table("calendar")[what]
    return table
