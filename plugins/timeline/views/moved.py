"""A page at every address that an entry had before: it leads to where the entry is now."""

from __future__ import annotations

from collections.abc import Iterator

from ..values import addresses
from .page import Page
from .site import Site


def moved_pages(site: Site) -> Iterator[Page]:
    """A page for each id that a published entry had before."""
    for entry in site.ledger.events:
        for old in entry.aliases:
            context = {
                "title": f"Moved: {entry.title}",
                "description": f"The entry “{entry.title}” has another address now.",
                "address": addresses.page("entries", old),
                "section": "timeline",
                "noindex": True,
                "moved_to": addresses.page("entries", entry.id),
                "entry_title": entry.title,
            }
            yield Page(addresses.page("entries", old), "moved.html", context, (entry.id,))
