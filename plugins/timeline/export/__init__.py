"""The data files: the same with and without a site build."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from ..ledger import Ledger
from ..model import Entry, Record
from ..model.citation import citation
from ..values import addresses
from . import calendar, feeds, record, tables
from .feeds import Channel, Item


@dataclass(frozen=True)
class Publication:
    """What the files say of the site that they belong to.

    url: its full address without a slash at the end, or empty.
    """

    title: str = "Timeline"
    subtitle: str = ""
    url: str = ""


class File(NamedTuple):
    """A file to write. path: below the output folder."""

    path: str
    text: str


def data_files(ledger: Ledger, publication: Publication = Publication()) -> Iterator[File]:
    """All data files, calendars and feeds."""
    entries = [_json(record.entry(entry, ledger, publication.url)) for entry in ledger.events]
    for entry, text in zip(ledger.events, entries, strict=True):
        yield File(addresses.record_file(entry.id, "json"), text)
        yield from _citations(entry, publication)
    yield File(addresses.ENTRIES_JSON, _listed_json(entries))
    entries.clear()
    yield from _tables(ledger)
    yield File(addresses.ENTRY_SCHEMA, _json(schema(Entry)))
    yield File(addresses.DATAPACKAGE, _json(_datapackage()))
    yield from _calendars(ledger, publication)
    yield from _feeds(ledger, publication)


def _citations(entry: Entry, publication: Publication) -> Iterator[File]:
    cited = citation(entry, publication.title, publication.url)
    yield File(addresses.record_file(entry.id, "bib"), cited.bibtex + "\n")
    yield File(addresses.record_file(entry.id, "ris"), cited.ris)
    yield File(addresses.record_file(entry.id, "csl.json"), _json([cited.csl]))


def _tables(ledger: Ledger) -> Iterator[File]:
    yield File(addresses.EVENTS_CSV, tables.text(tables.EVENTS, tables.events(ledger)))
    yield File(addresses.TRANSFERS_CSV, tables.text(tables.TRANSFERS, tables.transfers(ledger)))
    yield File(addresses.RULES_CSV, tables.text(tables.RULES, tables.rules(ledger)))
    yield File(addresses.SOURCES_CSV, tables.text(tables.SOURCES, tables.sources(ledger.library)))


def _calendars(ledger: Ledger, publication: Publication) -> Iterator[File]:
    every, dated = calendar.events(ledger, publication.url), calendar.dated(ledger, publication.url)
    yield File(addresses.CALENDAR, calendar.calendar(publication.title, every))
    yield File(addresses.DUE_CALENDAR, calendar.calendar(f"{publication.title}: due", dated))


def _feeds(ledger: Ledger, publication: Publication) -> Iterator[File]:
    title, url = publication.title, publication.url
    newest = feeds.newest(ledger, url)
    yield from _feed(Channel(title, publication.subtitle, url, "", ""), newest, addresses.FEED)
    begun = min((entry.known_by for entry in ledger.events), default=1)
    changed = Channel(
        f"{title}: corrections", "What was changed after publication", url, "", addresses.CORRECTIONS, begun
    )
    yield from _feed(changed, feeds.corrections(ledger, url), addresses.CORRECTIONS_FEED)
    for channel, items in feeds.record_feeds(ledger, title, url):
        yield from _feed(channel, items, channel.page + addresses.RECORD_FEED)


def _feed(channel: Channel, items: Sequence[Item], atom: str) -> Iterator[File]:
    """The feed in both forms. atom: the path of the Atom feed; the other lies beside it."""
    other = addresses.json_feed(atom)
    yield File(atom, feeds.atom(replace(channel, feed=atom), items))
    yield File(other, feeds.json_feed(replace(channel, feed=other), items))


def schema(model: type[Record]) -> dict[str, Any]:
    """JSON Schema of a record's front matter, for editors and for those who read the data."""
    made = model.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _datapackage() -> dict[str, Any]:
    """Description of the tables by the Data Package standard."""
    described = (
        (addresses.EVENTS_CSV, tables.EVENTS),
        (addresses.TRANSFERS_CSV, tables.TRANSFERS),
        (addresses.RULES_CSV, tables.RULES),
        (addresses.SOURCES_CSV, tables.SOURCES),
    )
    resources = [_resource(path, columns) for path, columns in described]
    return {"name": "timeline", "profile": "tabular-data-package", "resources": resources}


def _resource(path: str, columns: Sequence[tables.Column]) -> dict[str, Any]:
    name = path.removeprefix("data/")
    fields = [{"name": column.name, "type": column.type, "description": column.meaning} for column in columns]
    return {
        "name": name.removesuffix(".csv"), "path": name, "profile": "tabular-data-resource", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "schema": {"fields": fields, "missingValues": [""]},
    }  # fmt: skip


def _listed_json(entries: Sequence[str]) -> str:
    """The JSON of all entries from that of each, two steps further in; no text in JSON holds a bare line break."""
    head, _, tail = _json({"version": 1, "count": len(entries), "entries": []}).partition("[]")
    listed = (("\n" + text[:-1]).replace("\n", "\n  ") for text in entries)
    parts = (piece for number, text in enumerate(listed) for piece in (("," if number else "["), text))
    # One join of small parts: of ten thousand entries every further copy is tens of megabytes.
    return "".join((head, *parts, "\n ]", tail)) if entries else f"{head}[]{tail}"


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
