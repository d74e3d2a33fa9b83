"""Make the converter's table of the names of months and weekdays: ``python scripts/calendar_names.py``.

They are CLDR's, by Babel, in the languages that articles come in. A table, because to load so many languages takes a
fifth of a second each time that one article is imported.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from babel.dates import get_day_names, get_month_names

TABLE = Path(__file__).parent.parent / "plugins" / "timeline" / "importers" / "tables" / "calendar.json"
LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru", "cs", "sk", "sv", "da", "nb", "fi", "et", "lv", "lt",
    "ro", "hu", "bg", "el", "tr", "id",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{2,}")
_OTHER_WORDS = frozenset({"out", "set", "ago", "mars"})  # short names of months that are words elsewhere
_MORE_MONTHS = {"sept": 9, "märz": 3, "mrz": 3, "jänner": 1, "mars": 3, "sep": 9}
_NO_WEEKDAYS = ("feira", "segunda", "terça", "quarta", "quinta", "sexta")
_BENT = {
    "poniedziałek": 0, "wtorek": 1, "środę": 2, "środa": 2, "czwartek": 3, "piątek": 4, "sobotę": 5, "niedzielę": 6,
    "середу": 2, "п'ятницю": 4, "п’ятницю": 4, "суботу": 5, "неділю": 6, "среду": 2, "пятницу": 4, "субботу": 5,
    "måndags": 0, "tisdags": 1, "onsdags": 2, "torsdags": 3, "fredags": 4, "lördags": 5, "söndags": 6,
}  # fmt: skip


def main() -> None:
    """Write the table."""
    TABLE.write_text(text(), encoding="utf-8")


def text() -> str:
    """The table as it stands in its file."""
    return json.dumps({"months": months(), "weekdays": weekdays()}, ensure_ascii=False, separators=(",", ":")) + "\n"


def months() -> dict[str, int]:
    """Month by name, full and short."""
    table = dict(_MORE_MONTHS)
    for word, number in _names():
        if word not in _OTHER_WORDS:
            table.setdefault(word, number)
    return table


def weekdays() -> dict[str, int]:
    """Weekday by name, Monday 0."""
    table = dict(_BENT)
    for language in LANGUAGES:
        for number, name in get_day_names("wide", locale=language).items():
            for word in _WORD.findall(name.lower()):
                if len(word) > 3:
                    table.setdefault(word, number)
    return {word: number for word, number in table.items() if word not in _NO_WEEKDAYS}


def _names() -> Iterator[tuple[str, int]]:
    for language in LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in get_month_names(width, context, language).items():
                    for word in _WORD.findall(name.lower()):
                        yield word, number


if __name__ == "__main__":
    main()
