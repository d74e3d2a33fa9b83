"""The headings of a page of text, so that each can be linked to and a long page lists them."""

from __future__ import annotations

import re
from html import unescape
from itertools import count
from typing import Final, NamedTuple

_HEADING: Final = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
_TAKEN: Final = frozenset({"main", "cite", "contents"})
"""Anchors of the frame around a page."""


class Heading(NamedTuple):
    """anchor: its id on the page. text: without marks."""

    anchor: str
    text: str


def anchored(html: str) -> tuple[str, tuple[Heading, ...]]:
    """The HTML of a body with an id on each of its highest headings, and these in order."""
    found: dict[str, Heading] = {}

    def opened(match: re.Match[str]) -> str:
        text = unescape(_TAG.sub("", match[1])).strip()
        anchor = _free(re.sub(r"[\W_]+", "-", text.lower()).strip("-") or "part", found)
        found[anchor] = Heading(anchor, text)
        return f'<h2 id="{anchor}">{match[1]}</h2>'

    return _HEADING.sub(opened, html), tuple(found.values())


def _free(anchor: str, found: dict[str, Heading]) -> str:
    names = (anchor if number == 1 else f"{anchor}-{number}" for number in count(1))
    return next(name for name in names if name not in found and name not in _TAKEN)
