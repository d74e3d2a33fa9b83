"""Names and sums that no line may tear: F-16, IRIS-T, Mirage 2000-5, EUR 3.2 billion, 155 mm, 22 December 2023."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

_MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_UNITS: Final = "[mb]illion|thousand|mm|km"
_FORMS: Final = (
    ("[A-Z]", r"[A-Za-z]{0,4}-(?:\d[\w-]*|[A-Z]\b)"),
    ("[A-Z]", r"[A-Z]{2} \d[\d.,]*\d?(?: [mb]illion)?"),
    (r"\d", rf"[\d.,]* (?:{_UNITS})\b"),
    (r"\d", rf"\d? (?:{_MONTHS})\b(?: \d{{4}}\b)?"),
    *((month[0], rf"{month[1:]} \d{{4}}\b") for month in _MONTHS.split("|")),
    ("[A-Z]", r"[a-z]{3,} \d{4}-\d\b"),
    ("r", r"e-export\b"),
    ("[A-Z]", rf"[a-z]{{3,}} \d[A-Z]?\d?\b(?![.,]\d| (?:{_UNITS}|{_MONTHS})\b)"),
)
"""What belongs together: the sign that it begins with, and the rest."""

PATTERN: Final = rf"\b(?:{'|'.join(first + rest for first, rest in _FORMS)})"
"""The same as a regular expression that JavaScript reads too, for the rows that a script makes."""

_WHOLE: Final = re.compile(rf"[A-Zr\d](?<=\b.)(?:{'|'.join(f'(?<={first}){rest}' for first, rest in _FORMS)})")
"""The same where Python looks for it: by the signs that it begins with, in less than half of the time."""

_NEEDED: Final = "-0123456789"
"""Signs of which it has one."""

_TAG: Final = re.compile(r"(<[^>]*>)")


@lru_cache(maxsize=1 << 14)
def whole(text: object) -> Markup:
    """A text for a page, with what belongs together in a ``span``: what a reader copies stays as it was typed.

    A browser may end a line after any hyphen. A no-break hyphen instead would not be found, and not be the name.
    """
    safe = str(escape(text))
    return Markup(_replaced(_bound, safe))  # escaped above; what is bound has no sign of HTML


def tied(text: object) -> str:
    """The same for a text that takes no elements of its own: no-break spaces in names and sums.

    A hyphen in them may still end a line.
    """
    return _replaced(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), str(text))


def whole_html(html: str) -> Markup:
    """The same for the text in safe HTML; within a tag nothing is touched."""
    if _has_none(html):
        return html if type(html) is Markup else Markup(html)
    return Markup("".join(part if part.startswith("<") else _replaced(_bound, part) for part in _TAG.split(html)))


def _replaced(by: Callable[[re.Match[str]], str], text: str) -> str:
    """A text with what belongs together replaced."""
    return text if _has_none(text) else _WHOLE.sub(by, text)


def _has_none(text: str) -> bool:
    """True if a text has none of the signs, and need not be looked through. Of other scripts there are digits too."""
    return text.isascii() and not any(map(text.__contains__, _NEEDED))


def _bound(found: re.Match[str]) -> str:
    return f'<span class="whole">{found[0]}</span>'
