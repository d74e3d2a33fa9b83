"""The pages that list: terms, data files; and the page for an address that is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import terms
from ..values import addresses
from ..values.frozen import quick
from ..values.termset import TermSet
from .page import Page
from .patterns import patterns_page
from .site import Site

GLOSSARY: Mapping[str, tuple[str, TermSet]] = {
    "kind": ("Kinds of event", terms.EVENT_KINDS),
    "transfer-status": ("Where a transfer stands", terms.TRANSFER_STATUSES),
    "delivery-point": ("Points of delivery", terms.DELIVERY_POINTS),
    "rule-action": ("What is done to a rule", terms.RULE_ACTIONS),
    "rule-form": ("Forms of a rule", terms.RULE_FORMS),
    "clause-state": ("What a clause says", terms.CLAUSE_STATES),
    "consent-action": ("Consents", terms.CONSENT_ACTIONS),
    "relation": ("How events are tied", terms.RELATIONS),
    "basis": ("How a sum is reckoned", terms.BASES),
    "covers": ("What a sum is for", terms.COVERS),
    "counts": ("Whether a sum may be added", terms.COUNTS),
    "source-type": ("Types of source", terms.SOURCE_TYPES),
    "publisher-kind": ("Kinds of publisher", terms.PUBLISHER_KINDS),
    "reliability": ("How far to rely on a publisher", terms.RELIABILITY),
    "actor-kind": ("Kinds of actor", terms.ACTOR_KINDS),
    "programme-kind": ("Kinds of programme", terms.PROGRAMME_KINDS),
    "programme-action": ("What is done to a programme", terms.PROGRAMME_ACTIONS),
    "entry-status": ("Drafts and published entries", terms.ENTRY_STATUSES),
}
"""The closed vocabularies, by the group that the links to their terms name."""


@quick
class TermView:
    """A term with its definition. anchor: id on the page. source: the standard that it follows, or ""."""

    anchor: str
    label: str
    meaning: str
    source: str
    inverse: str


@quick
class Glossary:
    """A vocabulary."""

    anchor: str
    heading: str
    terms: tuple[TermView, ...]


@quick
class DataFile:
    """A file for programs: its address and what a row of it is."""

    address: str
    form: str
    holds: str


DATA_FILES = (
    DataFile(addresses.ENTRIES_JSON, "JSON", "Every published entry with all its fields."),
    DataFile(addresses.EVENTS_CSV, "CSV", "A row for each event, with its first and last possible day."),
    DataFile(addresses.TRANSFERS_CSV, "CSV", "A row for each step of a transfer."),
    DataFile(addresses.RULES_CSV, "CSV", "A row for each clause that an event set."),
    DataFile(addresses.SOURCES_CSV, "CSV", "A row for each source of each entry."),
    DataFile(addresses.DATAPACKAGE, "JSON", "What each column of the tables means."),
    DataFile(addresses.ENTRY_SCHEMA, "JSON Schema", "The fields of an entry and what each means."),
)  # fmt: skip

FEEDS = (
    DataFile(addresses.FEED, "Atom", "The entries that became known last."),
    DataFile(addresses.json_feed(addresses.FEED), "JSON Feed", "The entries that became known last."),
    DataFile(addresses.CORRECTIONS_FEED, "Atom", "What was changed after publication."),
    DataFile(addresses.json_feed(addresses.CORRECTIONS_FEED), "JSON Feed", "What was changed after publication."),
    DataFile(addresses.CALENDAR, "iCalendar", "Every event; a date with doubt fills the days it may lie in."),
    DataFile(addresses.DUE_CALENDAR, "iCalendar", "What is due, comes into force or ends."),
)  # fmt: skip


def list_pages(site: Site) -> Iterator[Page]:
    """Terms, data, the page for an address that is none, and the patterns."""
    yield terms_page()
    yield data_page(site)
    yield missing_page()
    yield patterns_page()


def terms_page() -> Page:
    """The glossary, made from the terms themselves."""
    groups = tuple(
        Glossary(group, heading, tuple(_term(group, id_, found) for id_ in found))
        for group, (heading, found) in GLOSSARY.items()
    )
    context = {
        "title": "Terms",
        "description": "The words of this timeline’s records, with their definitions.",
        "address": "terms/",
        "section": "terms",
        "groups": groups,
    }
    return Page("terms/", "terms.html", context)


def _term(group: str, id_: str, found: TermSet) -> TermView:
    term = found[id_]
    return TermView(f"{group}-{id_}", term.label or id_, term.meaning, term.source, term.inverse)


def data_page(site: Site) -> Page:
    """What each data file holds."""
    context = {
        "title": "Data",
        "description": "The timeline as files for programs, with what each holds.",
        "address": "data/",
        "section": "data",
        "files": DATA_FILES,
        "feeds": FEEDS,
        "entry_count": len(site.ledger.events),
    }
    return Page("data/", "data.html", context)


def missing_page() -> Page:
    """What a server shows for an address that is none."""
    context = {
        "title": "No such page",
        "address": "404.html",
        "noindex": True,
        "description": "There is no page at this address.",
    }
    return Page("404.html", "missing.html", context)
