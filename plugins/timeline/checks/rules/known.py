"""When the public could know an event is said, not guessed from a late source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model import Entry, Record
from ..base import Finding, Records, check_early

DAYS: Final = 7
"""How long after the event a first report may come without a word on it."""


def find(_: Records, entry: Record) -> Iterator[Finding]:
    """Entries whose first source is more than a week late, and that do not say when they were known."""
    if not isinstance(entry, Entry) or entry.draft or entry.known or entry.announced:
        return
    late = entry.known_by - entry.date.latest
    if late > DAYS:
        advice = "add an earlier one, or say when it became public (known: …)"
        yield Finding(entry, ("date",), f"its first source is {late} days later; {advice}")


CHECK = check_early("known", "When the public could know an event is said", find)
