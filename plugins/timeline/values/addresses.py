"""The stable addresses of pages and files, below the site's root."""

from __future__ import annotations

from typing import Final

FOLDERS: Final = ("entries", "actors", "systems", "rules", "programmes", "publishers", "transfers", "drafts")
"""The folders of pages that stand for one record each."""

ENTRIES_JSON: Final = "data/entries.json"
EVENTS_CSV: Final = "data/events.csv"
TRANSFERS_CSV: Final = "data/transfers.csv"
RULES_CSV: Final = "data/rules.csv"
SOURCES_CSV: Final = "data/sources.csv"
DATAPACKAGE: Final = "data/datapackage.json"
ENTRY_SCHEMA: Final = "data/schema/entry.json"
CALENDAR: Final = "data/calendar.ics"
DUE_CALENDAR: Final = "data/due.ics"
FEED: Final = "feeds/all.atom.xml"
CORRECTIONS: Final = "corrections/"
CORRECTIONS_FEED: Final = "feeds/corrections.atom.xml"
RECORD_FEED: Final = "feed.atom.xml"
"""The feed of a record, below its page."""
TIMELINE_COLUMNS: Final = "data/timeline.json"
TIMELINE_TEXTS: Final = "data/timeline-text.json"
TIMELINE_LANES: Final = "data/timeline-lanes.json"
TIMELINE_SOURCES: Final = "data/timeline-sources.json"
STATES: Final = "data/states.json"
EMBED: Final = "embed/"
NAMES: Final = "data/names.json"
SITEMAP: Final = "sitemap.xml"
COVERAGE: Final = "coverage/"
"""The page of coverage: its text is a page of content/pages, its numbers are counted from the entries."""


def page(folder: str, id_: str) -> str:
    """Address of a record's page: ``entries/2023-12-22-…/``."""
    return f"{folder}/{id_}/"


def record_file(id_: str, form: str) -> str:
    """Address of one entry as data or as a citation. form: ``json``, ``bib``, ``ris``, ``csl.json``."""
    return f"entries/{id_}/index.{form}"


def json_feed(atom: str) -> str:
    """Address of a JSON Feed: beside the Atom feed of the same things."""
    return f"{atom.removesuffix('.atom.xml').removesuffix('.xml')}.json"
