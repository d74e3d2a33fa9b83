"""Values as the text that a page has of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any, Final

from jinja2.filters import do_striptags
from markupsafe import Markup, escape

MOST: Final = 1 << 14
"""Texts that are kept."""

_MEANS_MORE: Final = re.compile("[&<>'\"]").search


class Escaped(dict[str, str]):
    """Texts escaped. A page says the same labels, addresses and names again and again."""

    def __missing__(self, value: str) -> str:
        if len(self) >= MOST:
            self.clear()
        made = self[value] = str(escape(value)) if _MEANS_MORE(value) else value
        return made


escaped: Final = Escaped()


class Numbers(dict[float, str]):
    """Numbers in digits: pictures say the same places, of two decimals, again and again."""

    def __missing__(self, value: float) -> str:
        made = str(value)
        if value and len(self) < MOST:  # 0 is what -0 is, and is not said so
            self[value] = made
        return made


numbers: Final = Numbers()


def stripped(value: Any) -> str:
    """As Jinja's ``striptags``, which makes three objects of a text that has neither tags nor entities."""
    if type(value) is not str or "<" in value or "&" in value:
        return do_striptags(value)
    return " ".join(value.split())


def text(value: object) -> str:
    """As `markupsafe.escape`, for a value that is put out and not worked with."""
    kind = type(value)
    if kind is str:
        return escaped[value]  # type: ignore[index]
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is float:
        return numbers[value]  # type: ignore[index]
    return str(value) if kind is int else escape(value)


def runs(pieces: Iterable[str]) -> list[str]:
    """Pieces of a page as few texts: those in ASCII one after the other are one, apart from the others.

    One quote makes a text of which each letter takes two bytes, and which is gone through letter by letter to encode
    it; ASCII is copied.
    """
    return ["".join(run) for _, run in groupby(pieces, str.isascii)]
