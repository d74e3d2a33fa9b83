"""What is published holds nothing that was there for the review only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ...model import Entry, Record
from ..base import Finding, Records, check_each

STUB: Final = "to be written"
"""Begins the title or summary of a draft that nobody has written yet."""


def find(_: Records, entry: Record) -> Iterable[Finding]:
    """Published entries with evidence or the stub of a title or summary."""
    if not isinstance(entry, Entry):
        return ()
    if not entry.evidence and not _to_be_written(entry.title) and not _to_be_written(entry.summary):
        return ()
    return () if entry.draft else _left(entry)


def _left(entry: Entry) -> Iterator[Finding]:
    if entry.evidence:
        yield Finding(entry, ("evidence",), "belongs to drafts; delete it, or write status: draft")
    if _to_be_written(entry.title):
        yield Finding(entry, ("title",), "is still to be written: what happened, in a line")
    if _to_be_written(entry.summary):
        yield Finding(entry, ("summary",), "is still to be written: one or two sentences of your own")


def _to_be_written(text: str) -> bool:
    return text[: len(STUB)].lower() == STUB


CHECK = check_each("reviewed", "What is published holds nothing that was there for the review only", find)
