"""Names and sums that no line may tear: F-16, IRIS-T, Mirage 2000-5, EUR 3.2 billion, 155 mm, 22 December 2023."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

_MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_WHOLE: Final = re.compile(
    r"\b(?:[A-Z][A-Za-z]{0,4}-(?:\d[\w-]*|[A-Z]\b)|[A-Z]{3} \d[\d.,]*\d?(?: [mb]illion)?|"
    rf"\d[\d.,]* (?:[mb]illion|thousand|mm|km)\b|(?:\d{{1,2}} )?(?:{_MONTHS}) \d{{4}}\b|"
    rf"\d{{1,2}} (?:{_MONTHS})\b|"
    r"[A-Z][a-z]{3,} \d{4}-\d\b|re-export\b|"
    rf"[A-Z][a-z]{{3,}} \d[A-Z]?\d?\b(?![.,]\d| (?:[mb]illion|thousand|mm|km|{_MONTHS})\b))"
)
PATTERN: Final = _WHOLE.pattern
"""What belongs together, as a regular expression that JavaScript reads too, for the rows that a script makes."""

_TAG: Final = re.compile(r"(<[^>]*>)")


@lru_cache(maxsize=1 << 14)
def whole(text: object) -> Markup:
    """A text for a page, with what belongs together in a ``span``: what a reader copies stays as it was typed.

    A browser may end a line after any hyphen. A no-break hyphen instead would not be found, and not be the name.
    """
    safe = str(escape(text))
    return Markup(_WHOLE.sub(_bound, safe))  # escaped above; what is bound has no sign of HTML


def tied(text: object) -> str:
    """The same for a text that takes no elements of its own: no-break spaces in names and sums.

    A hyphen in them may still end a line.
    """
    return _WHOLE.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), str(text))


def whole_html(html: str) -> Markup:
    """The same for the text in safe HTML; within a tag nothing is touched."""
    return Markup("".join(part if part.startswith("<") else _WHOLE.sub(_bound, part) for part in _TAG.split(html)))


def _bound(found: re.Match[str]) -> str:
    return f'<span class="whole">{found[0]}</span>'
