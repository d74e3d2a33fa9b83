"""When the public could know an event is said, not guessed from a late source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..base import Check, Finding, Site

DAYS: Final = 7
"""How long after the event a first report may come without a word on it."""


def find(site: Site) -> Iterator[Finding]:
    """Entries whose first source is more than a week late, and that do not say when they were known."""
    for entry in site.library.timeline:
        late = entry.known_by - entry.date.latest
        if entry.known is None and entry.announced is None and late > DAYS:
            advice = "add an earlier one, or say when it became public (known: …)"
            yield Finding(entry, ("date",), f"its first source is {late} days later; {advice}")


CHECK = Check("known", "When the public could know an event is said", find)
