"""How many of what, in words: the numbers of goods and the nouns that they count."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from ..ledger import Line
from ..model import Quantity, System
from ..values.spoken import quantity_words

MEASURES: Final = frozenset(("rounds", "tonnes", "kilograms", "litres", "containers", "packages", "crates"))
"""Units that measure what cannot itself be counted: ``rounds of ammunition``, not ``ammunitions``."""
ROUNDS: Final = frozenset(("rounds", "shells", "cartridges"))
"""Nouns that are counted in rounds without saying so."""
_GAP: Final = "\0"
_FOLLOWS: Final = re.compile(r"^[^,]*?(?=,| (?:of|for|from|with|without|on|in|to)\b|$)")


def loose_goods(what: str, quantity: Quantity | None) -> str:
    """Goods that are no system. A number of them is said only where the source gives one."""
    if quantity is None or quantity.unknown:
        return what
    before, after = around(quantity)
    if quantity.unit and measured(what, quantity.unit):
        unit = singular(quantity.unit) if quantity.exact == 1 else quantity.unit
        return f"{before}{unit}{after} of {what}"
    if before[-2:-1].isdigit() and what[:1].isdigit():  # a calibre after a number would read as one figure
        return f"{before}× {what}{after}"
    return f"{before}{what}{after}"


@lru_cache(maxsize=1 << 12)
def measured(what: str, unit: str) -> bool:
    """True if the goods are a mass that the unit measures, not things that the number counts."""
    head = _FOLLOWS.findall(what)[0].split()[-1:]
    said = {unit, singular(unit)}
    counted_by = unit == "rounds" and ROUNDS.intersection(head)
    return unit in MEASURES and not said.intersection(what.split()) and not counted_by


def around(quantity: Quantity | None) -> tuple[str, str]:
    """What stands before and after the goods when they are counted."""
    return _around(quantity.exact, quantity.min, quantity.max, quantity.about) if quantity else ("", "")


@lru_cache(maxsize=1 << 12)
def _around(exact: Decimal | None, least: Decimal | None, most: Decimal | None, about: str | None) -> tuple[str, str]:
    before, _, after = quantity_words(exact, least, most, about, unit=_GAP).partition(_GAP)
    return before, after


@lru_cache(maxsize=1 << 12)
def counted(name: str, unit: str) -> str:
    """A system's name with what is counted: ``Patriot`` and ``missiles``, ``Patriot missile`` and ``missiles``."""
    words = name.split()
    last = words[-1] if words else ""
    if unit in MEASURES and last.islower() and not (unit == "rounds" and ROUNDS.intersection(words)):
        return f"{unit} of {name}"
    if not unit or unit.split()[0].casefold() in name.casefold().split() or _is_plural(last):
        return name
    if words and singular(unit).casefold() == last.casefold():
        return " ".join([*words[:-1], unit])
    return f"{name} {unit}"


def _is_plural(word: str) -> bool:
    return word.islower() and word.endswith("s") and not word.endswith("ss")


def singular(unit: str) -> str:
    """The singular of an English plural such as ``batteries`` or ``tanks``; other words stay as they are."""
    if unit.endswith("ies"):
        return unit[:-3] + "y"
    return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") else unit


def said(number: int, plural: str) -> str:
    """A label after a number: of one thing in the singular, ``transfers by it`` or ``transfer by it``."""
    if number != 1:
        return plural
    words = plural.split(" ")
    first = next((place for place, word in enumerate(words) if _is_plural(word)), None)
    return " ".join(singular(word) if place == first else word for place, word in enumerate(words))


def unit_said(line: Line, system: System | None) -> str:
    """The unit of a line's numbers where its name does not tell it; "" otherwise."""
    if not line.unit:
        return ""
    name = system.name if system else line.what or ""
    other = system is not None and line.unit != system.unit
    return line.unit if other or (name and measured(name, line.unit)) else ""
