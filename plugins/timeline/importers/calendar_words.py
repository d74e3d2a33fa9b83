"""Names of months and weekdays in the languages that articles come in, from CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel.dates import get_day_names, get_month_names

LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru", "cs", "sk", "sv", "da", "nb", "fi", "et", "lv", "lt",
    "ro", "hu", "bg", "el", "tr", "id",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{2,}")
_OTHER_WORDS = frozenset({"out", "set", "ago", "mars"})  # short names of months that are words elsewhere
_MORE_MONTHS = {"sept": 9, "märz": 3, "mrz": 3, "jänner": 1, "mars": 3, "sep": 9}


@cache
def months() -> Mapping[str, int]:
    """Month by name, full and short, in lower case: ``{"november": 11, "nov": 11, "грудня": 12}``."""
    table = dict(_MORE_MONTHS)
    for word, number in _names():
        if word not in _OTHER_WORDS:
            table.setdefault(word, number)
    return table


@cache
def weekdays() -> Mapping[str, int]:
    """Weekday by name, Monday 0, full names only, with the cases that Slavic languages bend them to."""
    table = dict(_BENT)
    for language in LANGUAGES:
        for number, name in get_day_names("wide", locale=language).items():
            for word in _WORD.findall(name.lower()):
                if len(word) > 3:
                    table.setdefault(word, number)
    for word in ("feira", "segunda", "terça", "quarta", "quinta", "sexta"):
        table.pop(word, None)
    return table


_BENT = {
    "poniedziałek": 0, "wtorek": 1, "środę": 2, "środa": 2, "czwartek": 3, "piątek": 4, "sobotę": 5, "niedzielę": 6,
    "середу": 2, "п'ятницю": 4, "п’ятницю": 4, "суботу": 5, "неділю": 6, "среду": 2, "пятницу": 4, "субботу": 5,
    "måndags": 0, "tisdags": 1, "onsdags": 2, "torsdags": 3, "fredags": 4, "lördags": 5, "söndags": 6,
}  # fmt: skip


def _names() -> Iterator[tuple[str, int]]:
    for language in LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in get_month_names(width, context, language).items():
                    for word in _WORD.findall(name.lower()):
                        yield word, number
