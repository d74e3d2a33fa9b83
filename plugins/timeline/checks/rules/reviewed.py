"""What is published holds nothing that was there for the review only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model import Entry, Record
from ..base import Finding, Records, check_early

STUB: Final = "to be written"
"""Begins the title or summary of a draft that nobody has written yet."""


def find(site: Records, entry: Record) -> Iterator[Finding]:
    """Published entries with evidence or the stub of a title or summary."""
    if not isinstance(entry, Entry) or entry.draft:
        return
    if entry.evidence:
        yield Finding(entry, ("evidence",), "belongs to drafts; delete it, or write status: draft")
    if entry.title.lower().startswith(STUB):
        yield Finding(entry, ("title",), "is still to be written: what happened, in a line")
    if entry.summary.lower().startswith(STUB):
        yield Finding(entry, ("summary",), "is still to be written: one or two sentences of your own")


CHECK = check_early("reviewed", "What is published holds nothing that was there for the review only", find)
