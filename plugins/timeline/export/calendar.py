"""Calendars by RFC 5545: every event, and what is due, comes into force or ends.

Days only: no time, no zone. A date with doubt fills all the days it may lie in, and says so in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from ..ledger import Ledger
from ..ledger.promises import named_days, naming_days
from ..model.library import columns
from ..terms import EVENT_KINDS
from ..values import addresses
from ..values.edtf import FIRST_DAY, LAST_DAY, Edtf, iso
from ..values.frozen import quick
from ..values.spoken import date_words

WIDTH: Final = 75
"""Bytes that a line has at most."""
DATED: Final = {"due": "Due", "effective": "In force", "until": "Ends"}
"""What a dated field of an entry says of the day it names."""

_ESCAPED: Final = (("\\", r"\\"), (";", r"\;"), (",", r"\,"), ("\n", r"\n"), ("\r", ""))
"""Signs that mean more, and how each is written; the first stands in the others."""


@quick
class Item:
    """A line of a calendar. stamp: the day it became known (ordinal), for a build reads no clock."""

    uid: str
    title: str
    when: Edtf
    notes: str
    address: str
    kinds: tuple[str, ...]
    stamp: int


def events(ledger: Ledger, site_url: str) -> Iterator[Item]:
    """Every event of the ledger."""
    involved = dict(ledger.involved.items())
    for id_, title, when, summary, known in columns(ledger.events, "id", "title", "date", "summary", "known_by"):
        yield _item(_Told(id_, summary, known, involved[id_].kinds), title, when, "", site_url)


def dated(ledger: Ledger, site_url: str) -> Iterator[Item]:
    """Every day that an entry names beside its own: due, comes into force, ends."""
    for entry in naming_days(ledger):
        for field, when in named_days(entry):
            told = _Told(entry.id, entry.summary, entry.known_by, ledger.involved[entry.id].kinds)
            # An entry may name several ends: its own, and those of clauses.
            which = field if getattr(entry, field) == when else f"{field}.{when}"
            yield _item(told, f"{DATED[field]}: {entry.title}", when, f".{which}", site_url)


class _Told(NamedTuple):
    """What an item says of its entry, whatever day of it it is of. known: the day it became known (ordinal)."""

    id: str
    summary: str
    known: int
    kinds: tuple[str, ...]


def _item(told: _Told, title: str, when: Edtf, which: str, site_url: str) -> Item:
    address = f"{site_url}/{addresses.page('entries', told.id)}"
    kinds = tuple([EVENT_KINDS[kind].label for kind in told.kinds])
    uid = f"{told.id}{which}@{site_url.partition('://')[2] or 'timeline'}"
    return Item(uid, title, when, f"{date_words(when)}. {told.summary}", address, kinds, told.known)


def calendar(name: str, items: Iterable[Item]) -> str:
    """A calendar as text. What has no first and no last day has no place in one."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//timeline//EN", _line(f"X-WR-CALNAME:{_text(name)}"))
    lines = chain.from_iterable(map(_lines, items))
    return "\r\n".join((*head, *lines, "END:VCALENDAR", ""))


def _lines(item: Item) -> Iterable[str]:
    first = item.when.latest if item.when.earliest == FIRST_DAY else item.when.earliest
    last = first if item.when.latest == LAST_DAY else item.when.latest
    if LAST_DAY in (first, last):
        return ()
    return (
        "BEGIN:VEVENT",
        _line(f"UID:{item.uid}"),
        f"DTSTAMP:{_day(item.stamp)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(first)}",
        f"DTEND;VALUE=DATE:{_day(last + 1)}",
        _line(f"SUMMARY:{_text(item.title)}"),
        _line(f"DESCRIPTION:{_text(item.notes)}"),
        _line(f"URL:{item.address}"),
        _categories(item.kinds),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


@lru_cache(maxsize=1 << 10)
def _categories(kinds: tuple[str, ...]) -> str:
    return _line(f"CATEGORIES:{','.join(_text(kind) for kind in kinds)}")


@lru_cache(maxsize=1 << 14)
def _day(ordinal: int) -> str:
    return iso(ordinal).replace("-", "")


def _text(words: str) -> str:
    # One sign after the other: to translate goes through all letters.
    for sign, written in _ESCAPED:
        words = words.replace(sign, written)
    return words


def _line(line: str) -> str:
    """A line that may be too long; most are not, and there are a hundred thousand."""
    return line if len(line) <= WIDTH and line.isascii() else _folded(line)


def _folded(line: str) -> str:
    """At most 75 bytes a line, never within a letter; what goes on begins with a space."""
    if len(line.encode()) <= WIDTH:
        return line
    if line.isascii():
        return "\r\n ".join((line[:WIDTH], *(line[at : at + WIDTH - 1] for at in range(WIDTH, len(line), WIDTH - 1))))
    parts, size = [""], 0
    for letter in line:
        size += len(letter.encode())
        if size > WIDTH:
            parts.append("")
            size = 1 + len(letter.encode())
        parts[-1] += letter
    return "\r\n ".join(parts)
