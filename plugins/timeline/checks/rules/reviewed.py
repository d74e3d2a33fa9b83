"""What is published holds nothing that was there for the review only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...model import Entry, Record
from ..base import Finding, Site, check_each

REVIEW_TEXT: Final = "<!-- article text"
"""Begins the article's text in a draft; it is another's and must not be published."""
STUB: Final = "to be written"
"""Begins the title or summary of a draft that nobody has written yet."""


def find(site: Site, entry: Record) -> Iterator[Finding]:
    """Published entries with evidence, article text or the stub of a title or summary."""
    if not isinstance(entry, Entry) or entry.draft:
        return
    if entry.evidence:
        yield Finding(entry, ("evidence",), "belongs to drafts; delete it, or write status: draft")
    if REVIEW_TEXT in entry.body:
        yield Finding(entry, (), "holds the article's text, which is another's; delete it below the front matter")
    if entry.summary.lower().startswith(STUB):
        yield Finding(entry, ("summary",), "is still to be written: one or two sentences of your own")


CHECK = check_each("reviewed", "What is published holds nothing that was there for the review only", find)
