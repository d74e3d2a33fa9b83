"""Calendars by RFC 5545: every event, and what is due, comes into force or ends.

Days only: no time, no zone. A date with doubt fills all the days it may lie in, and says so in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ..ledger import Ledger
from ..ledger.promises import named_days, naming_days
from ..model import Entry
from ..terms import EVENT_KINDS
from ..values import addresses
from ..values.edtf import FIRST_DAY, LAST_DAY, Edtf, iso
from ..values.frozen import quick
from ..values.spoken import date_words

WIDTH: Final = 75
"""Bytes that a line has at most."""
DATED: Final = {"due": "Due", "effective": "In force", "until": "Ends"}
"""What a dated field of an entry says of the day it names."""

_ESCAPED: Final = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\r": None})


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


def events(ledger: Ledger, site_url: str) -> Iterable[Item]:
    """Every event of the ledger."""
    return (_item(ledger, entry, entry.date, "", site_url) for entry in ledger.events)


def dated(ledger: Ledger, site_url: str) -> Iterable[Item]:
    """Every day that an entry names beside its own: due, comes into force, ends."""
    naming = naming_days(ledger)
    return (_item(ledger, entry, when, field, site_url) for entry in naming for field, when in named_days(entry))


def _item(ledger: Ledger, entry: Entry, when: Edtf, field: str, site_url: str) -> Item:
    said = f"{DATED[field]}: {entry.title}" if field else entry.title
    address = f"{site_url}/{addresses.page('entries', entry.id)}"
    kinds = tuple(EVENT_KINDS[kind].label for kind in ledger.involved[entry.id].kinds)
    # An entry may name several ends: its own, and those of clauses.
    which = field if not field or getattr(entry, field) == when else f"{field}.{when}"
    uid = f"{entry.id}{'.' if which else ''}{which}@{site_url.partition('://')[2] or 'timeline'}"
    return Item(uid, said, when, f"{date_words(when)}. {entry.summary}", address, kinds, entry.known_by)


def calendar(name: str, items: Iterable[Item]) -> str:
    """A calendar as text. What has no first and no last day has no place in one."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//timeline//EN", f"X-WR-CALNAME:{_text(name)}"]
    lines += [line for item in items for line in _lines(item)]
    # Most lines are short: they are told from the others here, for ten thousand events have a hundred thousand.
    every = (*lines, "END:VCALENDAR", "")
    return "\r\n".join(line if len(line) <= WIDTH and line.isascii() else _folded(line) for line in every)


def _lines(item: Item) -> Iterable[str]:
    first = item.when.latest if item.when.earliest == FIRST_DAY else item.when.earliest
    last = first if item.when.latest == LAST_DAY else item.when.latest
    if LAST_DAY in (first, last):
        return ()
    return (
        "BEGIN:VEVENT",
        f"UID:{item.uid}",
        f"DTSTAMP:{_day(item.stamp)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(first)}",
        f"DTEND;VALUE=DATE:{_day(last + 1)}",
        f"SUMMARY:{_text(item.title)}",
        f"DESCRIPTION:{_text(item.notes)}",
        f"URL:{item.address}",
        f"CATEGORIES:{','.join(_text(kind) for kind in item.kinds)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _day(ordinal: int) -> str:
    return iso(ordinal).replace("-", "")


def _text(words: str) -> str:
    return words.translate(_ESCAPED)


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
