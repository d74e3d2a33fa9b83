"""The stable addresses of pages and files, below the site's root."""

from __future__ import annotations

from typing import Final

FOLDERS: Final = ("entries", "actors", "systems", "rules", "programmes", "transfers", "drafts")
"""The folders of pages that stand for one record each."""

ENTRIES_JSON: Final = "data/entries.json"
EVENTS_CSV: Final = "data/events.csv"
TRANSFERS_CSV: Final = "data/transfers.csv"
RULES_CSV: Final = "data/rules.csv"
SOURCES_CSV: Final = "data/sources.csv"
DATAPACKAGE: Final = "data/datapackage.json"
ENTRY_SCHEMA: Final = "data/schema/entry.json"
TIMELINE_COLUMNS: Final = "data/timeline.json"
TIMELINE_TEXTS: Final = "data/timeline-text.json"
SITEMAP: Final = "sitemap.xml"
COVERAGE: Final = "coverage/"
"""The page of coverage: its text is a page of content/pages, its numbers are counted from the entries."""


def page(folder: str, id_: str) -> str:
    """Address of a record's page: ``entries/2023-12-22-…/``."""
    return f"{folder}/{id_}/"


def record_json(id_: str) -> str:
    """Address of one entry's data."""
    return f"entries/{id_}/index.json"
