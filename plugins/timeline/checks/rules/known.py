"""When the public could know an event is said, not guessed from a late source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ...model import Entry, Record
from ..base import Finding, Records, check_each

DAYS: Final = 7
"""How long after the event a first report may come without a word on it."""


def find(_: Records, entry: Record) -> Iterable[Finding]:
    """Entries whose first source is more than a week late, and that do not say when they were known."""
    if not isinstance(entry, Entry) or entry.known or entry.announced or _in_time(entry):
        return ()
    late = entry.known_by - entry.date.latest
    if late <= DAYS or entry.draft:
        return ()
    advice = "add an earlier one, or say when it became public (known: …)"
    return (Finding(entry, ("date",), f"its first source is {late} days later; {advice}"),)


def _in_time(entry: Entry) -> bool:
    """True if the source named first is surely not late, as nearly every one is: that it is the earliest need not be
    looked for.
    """
    published, date = entry.sources[0].published, entry.date
    return published is not None and date.earliest <= published.latest <= date.latest + DAYS


CHECK = check_each("known", "When the public could know an event is said", find)
